from __future__ import annotations

import asyncio
import base64
import hashlib
import io
import json
from decimal import Decimal
from typing import Any

import httpx2
import pytest
from PIL import Image


@pytest.fixture
def forge(workspace_id: str) -> dict[str, Any]:
    return {
        "workspace_id": workspace_id,
        "model_id": "swatch",
        "prompt": "red square",
        "batch_size": 2,
        "seed": 7,
    }


async def content(client: Any, tool: str, arguments: dict[str, Any], meta: Any = None) -> dict[str, Any]:
    answer = await client.call_tool(tool, arguments, meta=meta)
    assert not answer.is_error, answer.content[0].text
    return dict(answer.structured_content)


async def test_the_estimate_is_the_charge_and_nothing_stays_reserved(
    client: Any, forge: dict[str, Any], workspace_id: str, finish: Any
) -> None:
    before = await content(client, "get_workspace", {"workspace_id": workspace_id})
    price = await content(client, "estimate_forge_price", {k: v for k, v in forge.items() if k != "seed"})
    assert price["estimated_price_creative_units"] == 2
    assert price["has_sufficient_creative_units"] is True
    assert price["workspace_balance_creative_units"] == before["available_creative_units"]
    assert price["normalized_parameters"] == {
        "width": 64,
        "height": 64,
        "duration_seconds": 0,
        "batch_size": 2,
    }
    started = await content(client, "execute_forge", forge)
    assert started["status"] == "in_progress"
    assert started["estimated_price_creative_units"] == 2
    assert started["normalized_parameters"]["seed"] == 7
    run = await finish(client, started["inference_id"])
    assert run["status"] == "complete"
    assert run["actual_price_creative_units"] == 2
    assert "poll_interval_seconds" not in run
    after = await content(client, "get_workspace", {"workspace_id": workspace_id})
    spent = Decimal(str(before["balance_creative_units"])) - Decimal(str(after["balance_creative_units"]))
    assert spent == 2
    assert after["reserved_creative_units"] == before["reserved_creative_units"]


async def test_assets_have_bytes_that_match_their_hash(
    app: Any, client: Any, forge: dict[str, Any], finish: Any
) -> None:
    run = await finish(client, (await content(client, "execute_forge", forge))["inference_id"])
    assert [asset["seed"] for asset in run["assets"]] == [7, 8]
    async with httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app=app.asgi), base_url="http://in.memory"
    ) as http:
        for asset in run["assets"]:
            for file in [asset, *asset["parts"]]:
                signed = (await http.get(file["url"].removeprefix("http://127.0.0.1:9"))).raise_for_status()
                own = (await http.get(f"/local/v1/files/{file['file_id']}")).raise_for_status()
                assert signed.content == own.content
                assert hashlib.sha256(own.content).hexdigest() == file["sha256"]
                assert len(own.content) == file["size_bytes"]
                assert own.headers["content-type"] == file["content_type"] == "image/png"
        assert run["assets"][0]["parts"][0]["role"] == "normal"
        assert run["assets"][0]["attribution"][0]["title"] == "Swatch"


async def test_a_finished_run_shows_small_pictures_and_links(
    client: Any, forge: dict[str, Any], finish: Any
) -> None:
    started = await content(client, "execute_forge", forge | {"batch_size": 6, "width": 512, "height": 300})
    await finish(client, started["inference_id"])
    answer = await client.call_tool("get_forge_run", {"inference_id": started["inference_id"]})
    text, *blocks = answer.content
    assert json.loads(text.text) == answer.structured_content
    pictures = [block for block in blocks if block.type == "image"]
    links = [block for block in blocks if block.type == "resource_link"]
    assert len(pictures) == 4
    assert [link.uri for link in links] == [
        f"asset://{asset['file_id']}" for asset in answer.structured_content["assets"]
    ]
    picture = Image.open(io.BytesIO(base64.b64decode(pictures[0].data)))
    assert (picture.format, picture.size[0]) == ("WEBP", 256)


async def test_both_spellings_start_the_same_run(
    client: Any, core: Any, workspace_id: str, finish: Any
) -> None:
    model_id = core.catalog.get("swatch").model_id
    spellings: list[dict[str, Any]] = [
        {"model_id": "swatch", "prompt": "x", "batch_size": 1, "seed": 3},
        {"base_model_id": "swatch", "prompt": "x", "batch_size": 1, "seed": 3},
        {"base_model_id": model_id, "parameters": {"prompt": "x", "batch_size": 1, "seed": 3}},
    ]
    hashes = set()
    for spelling in spellings:
        started = await content(client, "execute_forge", {"workspace_id": workspace_id, **spelling})
        run = await finish(client, started["inference_id"])
        hashes.add(run["assets"][0]["sha256"])
        assert run["model_id"] == model_id
    assert len(hashes) == 1


async def test_the_same_request_key_is_the_same_run(
    client: Any, forge: dict[str, Any], finish: Any, era: str
) -> None:
    meta = {"layer-nb/request-key": f"key-{era}"}
    first = await content(client, "execute_forge", forge, meta)
    again = await content(client, "execute_forge", forge, meta)
    assert first["inference_id"] == again["inference_id"]
    other = await client.call_tool("execute_forge", forge | {"prompt": "blue"}, meta=meta)
    assert other.is_error
    assert other.structured_content["code"] == "INVALID_INPUTS"
    await finish(client, first["inference_id"])


async def test_a_dearer_run_than_approved_is_refused(client: Any, forge: dict[str, Any]) -> None:
    answer = await client.call_tool("execute_forge", forge, meta={"layer-nb/max-creative-units": 1.5})
    assert answer.is_error
    assert answer.structured_content["code"] == "BUDGET_EXCEEDED"
    assert answer.structured_content["status"] == 402


async def test_a_random_seed_is_named(client: Any, forge: dict[str, Any], finish: Any) -> None:
    started = await content(client, "execute_forge", forge | {"seed": -1, "batch_size": 1})
    seed = started["normalized_parameters"]["seed"]
    assert 0 <= seed < 2**53
    run = await finish(client, started["inference_id"])
    assert run["assets"][0]["seed"] == seed


async def test_cancel_stops_a_run_and_releases_its_credits(
    client: Any, forge: dict[str, Any], workspace_id: str
) -> None:
    started = await content(client, "execute_forge", forge | {"duration_seconds": 120.0})
    live = await content(client, "get_forge_run", {"inference_id": started["inference_id"]})
    assert live["status"] == "in_progress"
    assert live["poll_interval_seconds"] > 0
    cancelled = await content(client, "cancel_inference", {"inference_id": started["inference_id"]})
    assert cancelled["status"] == "cancelled"
    workspace = await content(client, "get_workspace", {"workspace_id": workspace_id})
    assert workspace["reserved_creative_units"] == 0


async def test_a_failed_run_says_so_without_its_inside(client: Any, workspace_id: str, finish: Any) -> None:
    started = await content(
        client, "execute_forge", {"workspace_id": workspace_id, "model_id": "broken", "prompt": "x"}
    )
    run = await finish(client, started["inference_id"])
    assert run["status"] == "failed"
    assert run["error_code"]
    assert "private" not in json.dumps(run)
    assert "assets" not in run or run["assets"] == []


async def test_the_sixth_live_run_is_refused_also_when_all_start_at_once(
    client: Any, forge: dict[str, Any]
) -> None:
    slow = forge | {"duration_seconds": 120.0, "batch_size": 1}
    answers = await asyncio.gather(*(client.call_tool("execute_forge", slow) for _ in range(12)))
    started = [answer.structured_content for answer in answers if not answer.is_error]
    refused = [answer.structured_content for answer in answers if answer.is_error]
    for run in started:
        await content(client, "cancel_inference", {"inference_id": run["inference_id"]})
    assert len(started) == 5
    assert {body["code"] for body in refused} == {"RATE_LIMITED"}
    assert {body["status"] for body in refused} == {429}
