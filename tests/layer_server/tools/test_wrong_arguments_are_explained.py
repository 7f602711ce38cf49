from __future__ import annotations

import json
import uuid
from typing import Any

import pytest

from layer_mcp.contract.tools import TOOLS

NOWHERE = str(uuid.UUID(int=7))


async def refused(client: Any, tool: str, arguments: dict[str, Any], meta: Any = None) -> dict[str, Any]:
    answer = await client.call_tool(tool, arguments, meta=meta)
    assert answer.is_error
    body: dict[str, Any] = answer.structured_content
    assert json.loads(answer.content[0].text) == body
    assert body["message"]
    assert body["remedy"]
    assert "Traceback" not in answer.content[0].text
    return body


@pytest.fixture
def good(workspace_id: str) -> dict[str, Any]:
    return {"workspace_id": workspace_id, "model_id": "swatch", "prompt": "red", "batch_size": 1}


async def test_a_misspelt_argument_names_the_nearest(client: Any, good: dict[str, Any]) -> None:
    good["promt"] = good.pop("prompt")
    body = await refused(client, "execute_forge", good)
    assert (body["code"], body["status"], body["field"], body["nearest"]) == (
        "INVALID_INPUTS",
        400,
        "promt",
        "prompt",
    )


async def test_text_is_not_a_number(client: Any, good: dict[str, Any]) -> None:
    body = await refused(client, "execute_forge", good | {"batch_size": "4"})
    assert (body["field"], body["value"]) == ("batch_size", "4")
    assert body["allowed"] == ["a whole number from 1 to 16"]


@pytest.mark.parametrize("size", [0, 17, -1, 2.5, True, None])
async def test_a_batch_out_of_range(client: Any, good: dict[str, Any], size: Any) -> None:
    body = await refused(client, "execute_forge", good | {"batch_size": size})
    assert body["code"] == "INVALID_INPUTS"
    assert body["field"] == "batch_size"


async def test_a_parameter_that_the_model_does_not_honour(client: Any, good: dict[str, Any]) -> None:
    body = await refused(client, "execute_forge", good | {"upscale_ratio": 2.0})
    assert body["field"] == "upscale_ratio"
    assert set(body["allowed"]) >= {"width", "height"}


async def test_a_value_outside_the_models_own_range(client: Any, good: dict[str, Any]) -> None:
    body = await refused(client, "estimate_forge_price", good | {"width": 4096})
    assert (body["field"], body["value"]) == ("width", 4096)


async def test_not_a_uuid(client: Any) -> None:
    body = await refused(client, "get_workspace", {"workspace_id": "mine"})
    assert (body["field"], body["allowed"]) == ("workspace_id", ["a UUID"])


async def test_a_missing_argument(client: Any) -> None:
    body = await refused(client, "get_forge_run", {})
    assert body["field"] == "inference_id"


async def test_an_unknown_tool_names_the_nearest(client: Any) -> None:
    body = await refused(client, "execute_forgery", {})
    assert (body["code"], body["nearest"]) == ("INVALID_INPUTS", "execute_forge")


async def test_an_unknown_cursor(client: Any) -> None:
    for cursor in ("x", "bm90aGluZw==", ""):
        body = await refused(client, "list_workspaces", {"cursor": cursor})
        assert body["field"] == "cursor"


@pytest.mark.parametrize(
    ("tool", "more", "code", "status"),
    [
        ("get_workspace", {"workspace_id": NOWHERE}, "WORKSPACE_NOT_FOUND", 404),
        ("list_models", {"workspace_id": NOWHERE}, "WORKSPACE_NOT_FOUND", 404),
        ("get_model", {"model_id": "swotch"}, "MODEL_NOT_FOUND", 404),
        ("execute_forge", {"model_id": NOWHERE, "prompt": "x"}, "MODEL_NOT_FOUND", 404),
        ("get_forge_run", {"inference_id": NOWHERE}, "RUN_NOT_FOUND", 404),
        ("cancel_inference", {"inference_id": NOWHERE}, "RUN_NOT_FOUND", 404),
        ("get_workflow_run", {"run_id": NOWHERE}, "RUN_NOT_FOUND", 404),
        ("cancel_workflow_run", {"run_id": NOWHERE}, "RUN_NOT_FOUND", 404),
        ("estimate_workflow_price", {"workflow_id": NOWHERE}, "WORKFLOW_NOT_FOUND", 404),
        ("execute_workflow", {"workflow_id": NOWHERE}, "WORKFLOW_NOT_FOUND", 404),
        ("upload_file", {"url": "https://127.0.0.1/a.png"}, "UPLOAD_FAILED", 400),
        ("execute_forge", {"model_id": "dear", "prompt": "x", "batch_size": 16}, "INSUFFICIENT_BALANCE", 402),
    ],
)
async def test_errors_keep_layers_names(
    client: Any, workspace_id: str, tool: str, more: dict[str, Any], code: str, status: int
) -> None:
    arguments = {"workspace_id": workspace_id} | more
    body = await refused(client, tool, arguments)
    assert (body["code"], body["status"]) == (code, status)


async def test_a_misspelt_model_names_the_nearest(client: Any, workspace_id: str) -> None:
    body = await refused(client, "get_model", {"workspace_id": workspace_id, "model_id": "swotch"})
    assert body["nearest"] == "swatch"


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
async def test_every_tool_refuses_what_it_does_not_know(client: Any, tool: Any) -> None:
    body = await refused(client, tool.name, {"bogus": 1})
    assert (body["code"], body["field"]) == ("INVALID_INPUTS", "bogus")


@pytest.mark.parametrize(
    "meta",
    [
        {"layer-nb/request-key": 7},
        {"layer-nb/request-key": ""},
        {"layer-nb/max-creative-units": "much"},
        {"layer-nb/max-creative-units": True},
        {"layer-nb/max-creative-units": -1},
    ],
)
async def test_meta_is_checked_too(client: Any, good: dict[str, Any], meta: dict[str, Any]) -> None:
    body = await refused(client, "execute_forge", good, meta)
    assert body["field"].startswith("_meta.")


async def test_what_breaks_inside_is_told_in_one_sentence(
    client: Any, core: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("secret path /very/private")

    monkeypatch.setattr(core.accounts, "workspaces", broken)
    body = await refused(client, "list_workspaces", {})
    assert (body["code"], body["status"]) == ("INTERNAL", 500)
    assert "private" not in json.dumps(body)
    reference = body["message"].rpartition("reference ")[2].rstrip(").")
    assert reference in caplog.text
    assert "/very/private" in caplog.text
