"""Tools are discovered: known, unknown, badly named and broken ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from layer_agents import LayerKit
from layer_agents.schema import rules
from layer_mcp.contract.tools import TOOLS

TEXT = {"type": "object", "properties": {"text": {"type": "string"}}}


def test_every_tool_of_the_server_is_there_and_the_composites(kit: LayerKit) -> None:
    own = {"generate_and_wait", "run_workflow_and_wait"}
    assert {tool.name for tool in TOOLS} | own == {spec.name for spec in kit.tools}
    assert kit.rejected == []
    assert {spec.name for spec in kit.tools if spec.spends} == {
        "execute_forge",
        "execute_workflow",
        "generate_and_wait",
        "run_workflow_and_wait",
    }


def test_a_workspace_need_not_be_named(kit: LayerKit) -> None:
    spec = next(spec for spec in kit.tools if spec.name == "get_workspace")
    assert "workspace_id" not in spec.input_schema["required"]
    assert "workspace_id" in spec.server_schema["required"]
    assert kit.call("get_workspace", {}).structured["workspace_id"] == kit.layer.workspace().id
    assert not kit.call("get_workspace", {"workspace_id": None}).is_error


def test_a_view_has_fewer_tools_on_the_same_connection(kit: LayerKit) -> None:
    free = kit.select(read_only=True, groups=["models", "workspaces"], exclude=["list_workspaces"])
    assert {spec.name for spec in free.tools} == {
        "get_workspace",
        "get_model_recommendations",
        "list_models",
        "get_model",
    }
    assert [spec.name for spec in free.select(include=["get_model*"]).tools] == [
        "get_model_recommendations",
        "get_model",
    ]
    assert free.layer is kit.layer
    refused = free.call("execute_forge", {"prompt": "x", "model_id": "swatch"})
    assert refused.is_error
    assert "There is no tool 'execute_forge'" in refused.text


def test_a_tool_that_a_server_adds_is_adapted(made_up_server: Any) -> None:
    layer, server = made_up_server({"paint_by_numbers": TEXT})
    kit = LayerKit(layer)
    (spec,) = kit.tools
    assert (spec.name, spec.group, spec.read_only, spec.spends) == ("paint_by_numbers", "other", False, True)
    assert kit.call("paint_by_numbers", {"text": "7"}).structured == {"arguments": {"text": "7"}}
    assert server.calls == [("paint_by_numbers", {"text": "7"})]


def test_a_server_may_add_a_tool_later(made_up_server: Any) -> None:
    tools = {"one": TEXT}
    layer, _ = made_up_server(tools)
    kit = LayerKit(layer)
    view = kit.select(include=["t*"])
    assert (len(kit.tools), len(view.tools)) == (1, 0)
    tools["two"] = TEXT
    kit.refresh()
    assert (len(kit.tools), len(view.tools)) == (2, 1)


def test_a_broken_tool_is_set_aside_with_the_reason(made_up_server: Any) -> None:
    bomb = {
        "type": "object",
        "$defs": {"A": {"$ref": "#/$defs/A"}},
        "properties": {"a": {"$ref": "#/$defs/A"}},
    }
    away = {"type": "object", "properties": {"a": {"$ref": "https://elsewhere.example/schema"}}}
    own = {"type": "object", "properties": {"max_cu": {"type": "number"}}}
    layer, _ = made_up_server({"good": TEXT, "away": away, "bomb": bomb, "own": own})
    kit = LayerKit(layer)
    assert [spec.name for spec in kit.tools] == ["good"]
    reasons = {tool.name: tool.reason for tool in kit.rejected}
    assert set(reasons) == {"away", "bomb", "own"}
    assert "without end" in reasons["bomb"]


def test_names_and_words_are_safe_for_every_provider(made_up_server: Any) -> None:
    names = ["a.b", "a b", "x" * 90, "größe", "plain"]
    hidden = "Draws.\u200b\u202e\x1b[31m" + "y" * 3000
    layer, server = made_up_server(dict.fromkeys(names, TEXT), description=hidden)
    kit = LayerKit(layer)
    assert all(rules.TOOL_NAME.fullmatch(spec.name) for spec in kit.tools)
    assert len({spec.name for spec in kit.tools}) == len(names)
    assert [spec.name for spec in kit.tools][-1] == "plain"
    assert all(len(spec.description) <= 1024 for spec in kit.tools)
    assert not any(char in kit.tools[0].description for char in "\u200b\u202e\x1b")
    kit.call(kit.tools[0].name, {})
    assert server.calls[0][0] == "a.b", "the server is called by its own name"


@pytest.mark.parametrize(
    "name", ["config", "run_manager", "self", "tool", "args", "kwargs", "callbacks", "spec"]
)
def test_an_argument_may_have_any_name(made_up_server: Any, name: str) -> None:
    layer, _ = made_up_server({"t": {"type": "object", "properties": {name: {"type": "string"}}}})
    assert LayerKit(layer).call("t", {name: "v"}).structured == {"arguments": {name: "v"}}


def test_a_model_of_ones_own_is_offered_and_run(server_home: Path, own_model: str) -> None:
    with LayerKit.embedded(home=server_home) as kit:
        assert own_model in str(kit.call("list_models", {"search": own_model}).structured)
        made = kit.generate_and_wait("a red square", model_id=own_model, batch_size=1)
        assert not made.is_error, made.text
        assert made.assets[0].open().size == (64, 48)
