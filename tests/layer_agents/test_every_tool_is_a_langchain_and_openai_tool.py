"""All the tools of the page, and the kit's own, called as LangChain tools and as OpenAI tool calls, for real."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from layer_agents import LayerKit
from layer_mcp import Layer
from layer_mcp.contract.tools import TOOLS

SQUARES = Path(__file__).resolve().parents[1] / "cards" / "squares.yaml"
FORGE = {"model_id": "swatch", "prompt": "a tool's square", "batch_size": 1}
SLOW = {**FORGE, "duration_seconds": 20}

Say = Callable[..., str]
"""Calls a tool by name and gives what a model is told."""


def langchain(kit: LayerKit) -> Say:
    tools = {tool.name: tool for tool in kit.langchain()}

    def say(name: str, **arguments: Any) -> str:
        call = {"type": "tool_call", "id": f"{name}-{len(arguments)}", "name": name, "args": arguments}
        message = tools[name].invoke(call)
        assert message.artifact["tool"] == name
        return str(message.content)

    return say


def openai(kit: LayerKit) -> Say:
    names = {tool["function"]["name"] for tool in kit.openai_chat()}

    def say(name: str, **arguments: Any) -> str:
        assert name in names
        function = {"name": name, "arguments": json.dumps(arguments)}
        calls = [{"id": f"{name}-{len(arguments)}", "type": "function", "function": function}]
        (answer,) = kit.handle_chat({"choices": [{"message": {"tool_calls": calls}}]})
        return str(answer["content"])

    return say


@pytest.fixture
def driven_kit(layer: Layer, tmp_path: Path) -> Iterator[LayerKit]:
    from PIL import Image

    Image.new("RGB", (24, 24), (200, 40, 40)).save(tmp_path / "red.png")
    layer.grant(100)
    layer.add_workflow(SQUARES.read_text(encoding="utf-8"), file_name="squares.yaml")
    with LayerKit(layer, files=tmp_path) as kit:
        yield kit


def _id(text: str, before: str) -> str:
    found = re.search(rf"{before}\W+([0-9a-f-]{{36}})", text)
    assert found, text
    return found[1]


@pytest.mark.parametrize("face", [langchain, openai])
def test_every_tool(driven_kit: LayerKit, face: Callable[[LayerKit], Say]) -> None:
    said: dict[str, str] = {}
    say_it = face(driven_kit)

    def say(name: str, **arguments: Any) -> str:
        said[name] = text = say_it(name, **arguments)
        return text

    for guide in ("get_instructions", "get_forge_instructions", "get_workflow_instructions"):
        assert len(say(guide)) > 200
    assert "Personal" in say("list_workspaces")
    assert "available" in say("get_workspace")
    assert "swatch" in say("list_models", modality="image")
    assert "swatch" in say("get_model_recommendations")
    assert "duration_seconds" in say("get_model", model_id="swatch")

    assert "estimated_price" in say("estimate_forge_price", **FORGE)
    run_id = _id(say("execute_forge", **FORGE), "Run")
    assert run_id in say("get_forge_run", inference_id=run_id)
    slow = _id(say_it("execute_forge", **SLOW), "Run")
    assert "cancelled" in say("cancel_inference", inference_id=slow)
    assert "1 asset" in say("generate_and_wait", **FORGE)

    assert "file_id" in say("request_file_upload_url", content_type="image/png", file_size_bytes=99)
    assert "http://127.0.0.1" not in (refused := say("upload_file", url="http://127.0.0.1:9/a.png"))
    assert re.match(r"(INVALID_INPUTS|UPLOAD_FAILED)", refused)
    red = _id(say("upload_local_file", path="red.png"), "file_id")

    listed = say("list_workflows", search="squares")
    workflow_id = _id(listed, '"workflow_id"')
    asked = {"workflow_id": workflow_id, "inputs": {"names": ["a", "b"], "like": red}}
    assert "estimated_price" in say("estimate_workflow_price", **asked)
    workflow_run = _id(say("execute_workflow", **asked), "Run")
    assert "Steps: " in say("get_workflow_run", run_id=workflow_run)
    assert workflow_run in say("cancel_workflow_run", run_id=workflow_run)
    done = say("run_workflow_and_wait", **{**asked, "workflow_id": "squares"})
    assert "Steps: 4 of 4 done." in done
    assert "output follower" in done

    own = {"generate_and_wait", "run_workflow_and_wait", "upload_local_file"}
    assert set(said) == {tool.name for tool in TOOLS} | own
    assert not [
        text for text in said.values() if "Traceback" in text or "?X-" in text or "signature=" in text
    ]
