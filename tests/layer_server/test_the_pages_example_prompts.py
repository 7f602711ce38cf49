"""The example prompts of Layer's page, done as an agent would: over HTTP, with a token, against the real models."""

from __future__ import annotations

import io
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import anyio
import httpx2
import numpy as np
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from PIL import Image, ImageDraw


@pytest.fixture(scope="module")
def served(layer_serve: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    with layer_serve(tmp_path_factory.mktemp("page") / "home") as found:
        yield found


class Agent:
    """Calls tools and reads what a model would read."""

    def __init__(self, client: Client) -> None:
        self.client = client

    async def __call__(self, tool: str, /, **arguments: Any) -> dict[str, Any]:
        result = await self.client.call_tool(tool, arguments)
        assert not result.is_error, result.structured_content
        return dict(result.structured_content or {})

    async def until_over(self, tool: str, **run: str) -> dict[str, Any]:
        with anyio.fail_after(60):
            while (state := await self(tool, **run)).get("poll_interval_seconds"):  # noqa: ASYNC110  agents poll
                await anyio.sleep(0.2)
        return state

    async def workspace(self) -> str:
        return str((await self("list_workspaces"))["workspaces"][0]["workspace_id"])


@pytest.fixture
def agent(served: dict[str, str]) -> Any:
    @asynccontextmanager
    async def connected() -> AsyncIterator[Agent]:
        async with (
            httpx2.AsyncClient(headers={"authorization": f"Bearer {served['token']}"}, timeout=60) as http,
            Client(streamable_http_client(served["url"], http_client=http)) as client,
        ):
            yield Agent(client)

    return connected


async def test_what_can_i_do_with_layer(agent):
    async with agent() as call:
        guide = json.dumps(await call("get_instructions"))
        for tool in ("execute_forge", "execute_workflow", "request_file_upload_url"):
            assert tool in guide
        assert "execute_workflow" in json.dumps(await call("get_workflow_instructions"))
        assert "get_forge_run" in json.dumps(await call("get_forge_instructions"))


async def test_generate_4_variations_of_a_crystal_sword_icon_on_a_transparent_background(agent, served):
    async with agent() as call:
        workspace = await call.workspace()
        recommended = await call(
            "get_model_recommendations", workspace_id=workspace, use_case="text_to_image"
        )
        wanted = {
            "workspace_id": workspace,
            "model_id": recommended["recommendations"][0]["models"][0]["model_id"],
            "prompt": "crystal sword icon on a transparent background",
            "batch_size": 4,
            "width": 256,
            "height": 256,
        }
        price = (await call("estimate_forge_price", **wanted))["estimated_price_creative_units"]
        started = await call("execute_forge", **wanted)
        run = await call.until_over("get_forge_run", inference_id=started["inference_id"])
        assert run["status"].lower() == "complete"
        assert run["actual_price_creative_units"] == price
        assert len({asset["sha256"] for asset in run["assets"]}) == 4
        for asset in run["assets"]:
            assert asset["has_alpha"]
            assert asset["url"].startswith(served["url"].removesuffix("/mcp"))
            picture = Image.open(io.BytesIO(httpx2.get(asset["url"]).raise_for_status().content))
            assert picture.size == (256, 256)
            assert picture.getchannel("A").getextrema() == (0, 255)


async def test_show_me_what_image_models_are_available_for_my_workspace(agent):
    async with agent() as call:
        workspace = await call.workspace()
        found = await call("list_models", workspace_id=workspace, modality="image")
        assert {"icon", "texture"} <= {model["slug"] for model in found["models"]}
        for model in found["models"]:
            details = await call("get_model", workspace_id=workspace, model_id=model["model_id"])
            assert details["prompt_format"]


async def test_run_the_product_shot_workflow_with_a_photo_of_my_item(agent):
    async with agent() as call:
        workspace = await call.workspace()
        [workflow, *_] = (await call("list_workflows", workspace_id=workspace, search="product shot photo"))[
            "workflows"
        ]
        assert workflow["name"] == "Product shot"
        photo = await _uploaded(call, workspace, _photo())
        [port] = [port["name"] for port in workflow["inputs"] if port["required"]]
        wanted = {
            "workspace_id": workspace,
            "workflow_id": workflow["workflow_id"],
            "inputs": {port: photo},
        }
        estimate = await call("estimate_workflow_price", **wanted)
        assert estimate["has_sufficient_creative_units"]
        started = await call("execute_workflow", **wanted)
        run = await call.until_over("get_workflow_run", run_id=started["run_id"])
        assert run["status"] == "success", run
        assert run["completed_steps"] == run["total_steps"]
        counts = {name: len(files) for name, files in run["outputs"].items()}
        assert counts == estimate["expected_output_counts"]
        assert run["actual_price_creative_units"] == estimate["estimated_price_creative_units"]


async def test_how_many_creative_units_do_i_have_left(agent):
    async with agent() as call:
        [workspace] = (await call("list_workspaces"))["workspaces"]
        assert workspace["balance_creative_units"] == (
            workspace["available_creative_units"] + workspace["reserved_creative_units"]
        )
        assert 0 < workspace["available_creative_units"] <= 1000


async def test_create_a_3d_model_of_a_treasure_chest_from_this_reference_image(agent):
    async with agent() as call:
        workspace = await call.workspace()
        recommended = await call("get_model_recommendations", workspace_id=workspace, use_case="image_to_3d")
        reference = await _uploaded(call, workspace, _photo())
        wanted = {
            "workspace_id": workspace,
            "model_id": recommended["recommendations"][0]["models"][0]["model_id"],
            "prompt": "Create a 3D model of a treasure chest from this reference image",
            "batch_size": 1,
            "quality": "low",
            "guidance_files": [{"file_id": reference, "type": "reference_image"}],
        }
        started = await call("execute_forge", **wanted)
        run = await call.until_over("get_forge_run", inference_id=started["inference_id"])
        assert run["status"].lower() == "complete", run
        [asset] = run["assets"]
        assert asset["content_type"] == "model/gltf-binary"
        assert "chest" in json.dumps(asset["metadata"])


async def _uploaded(call: Agent, workspace: str, data: bytes) -> str:
    """By the protocol of the page's `request_file_upload_url`."""
    size = len(data)
    asked = await call(
        "request_file_upload_url", workspace_id=workspace, content_type="image/jpeg", file_size_bytes=size
    )
    headers = {
        "x-goog-resumable": "start",
        "content-type": "image/jpeg",
        "x-goog-content-length-range": f"0,{size}",
    }
    async with httpx2.AsyncClient() as http:
        begun = await http.post(asked["upload_url"], headers=headers)
        assert begun.status_code == 201, begun.text
        done = await http.put(begun.headers["location"], content=data)
        assert done.status_code in {200, 201}, done.text
    return str(asked["file_id"])


def _photo() -> bytes:
    """A mug on a nearly plain background, with the noise of a camera."""
    image = Image.new("RGB", (640, 480), (226, 224, 220))
    draw = ImageDraw.Draw(image)
    draw.ellipse((380, 170, 480, 310), outline=(150, 40, 30), width=22)
    draw.rounded_rectangle((220, 120, 420, 380), 24, fill=(176, 52, 38))
    noise = np.random.default_rng(1).normal(0, 2.5, (480, 640, 3))
    buffer = io.BytesIO()
    Image.fromarray(np.clip(np.asarray(image) + noise, 0, 255).astype(np.uint8)).save(
        buffer, "JPEG", quality=92
    )
    return buffer.getvalue()
