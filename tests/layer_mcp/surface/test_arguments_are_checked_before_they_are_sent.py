"""``layer.call`` holds arguments against the tool's own schema, and locks nobody out for what it does not know."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.tools import TOOLS
from layer_mcp.tools.schemas.checking import check

OPEN = {
    "type": "object",
    "properties": {
        "file_ids": {"type": "array", "items": {"$ref": "#/$defs/id"}, "minItems": 1},
        "columns": {"type": "integer", "exclusiveMinimum": 0, "maximum": 64},
        "padding": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
        "layout": {"oneOf": [{"const": "grid"}, {"const": "row"}]},
        "scale": {"type": ["number", "string"]},
        "tomorrow": {"unheardOf": True, "type": "tensor"},
        "label": {"type": "string", "pattern": "^(a+)+$", "maxLength": 40},
        "camera": {
            "anyOf": [
                {"type": "object", "properties": {"orbit": {"type": "number"}}, "required": ["orbit"]},
                {"type": "string"},
            ]
        },
    },
    "required": ["file_ids"],
    "$defs": {"id": {"type": "string", "format": "uuid"}},
}
ID = str(uuid.uuid4())


@pytest.mark.parametrize(
    ("arguments", "field", "words", "nearest"),
    [
        ({}, "file_ids", "'file_ids' is missing", None),
        ({"file_id": [ID]}, "file_id", "did you mean 'file_ids'", "file_ids"),
        ({"file_ids": ID}, "file_ids", "must be a list", None),
        ({"file_ids": []}, "file_ids", "at least 1 item", None),
        ({"file_ids": [ID, "x"]}, "file_ids.1", "is 'x', but must be a UUID", None),
        ({"file_ids": [ID], "columns": 0}, "columns", "a whole number from 1 to 64", None),
        ({"file_ids": [ID], "columns": True}, "columns", "a whole number", None),
        ({"file_ids": [ID], "columns": 2.5}, "columns", "a whole number", None),
        ({"file_ids": [ID], "colums": 2}, "colums", "did you mean 'columns'", "columns"),
        ({"file_ids": [ID], "padding": "2"}, "padding", "a whole number", None),
        ({"file_ids": [ID], "layout": "Gird"}, "layout", "one of grid, row; did you mean 'grid'", "grid"),
        ({"file_ids": [ID], "scale": False}, "scale", "a number", None),
        ({"file_ids": [ID], "label": "b" * 41}, "label", "at most 40 characters", None),
        ({"file_ids": [ID], "camera": {"orbit": "x"}}, "camera.orbit", "must be a number", None),
        ({"file_ids": [ID], "scale": float("nan")}, "scale", "", None),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(
    arguments: dict[str, Any], field: str, words: str, nearest: str | None
) -> None:
    with pytest.raises(InvalidInputs) as caught:
        check("pack", OPEN, arguments)
    assert (caught.value.field, caught.value.nearest) == (field, nearest)
    assert words in caught.value.message
    assert "nothing was sent" in caught.value.remedy
    assert "layer tools pack" in caught.value.remedy


@pytest.mark.parametrize(
    "arguments",
    [
        {"columns": 2.0},
        {"padding": None, "layout": "row", "scale": "half"},
        {"tomorrow": [1, 2, 3]},
        {"label": "a" * 30 + "!"},  # a server's pattern could run for years
        {"camera": "front"},
        {"an_argument_that_it_does_not_list": 1},
        {"file_ids": (ID, ID)},
        {"columns": object()},
    ],
)
def test_what_may_be_right_is_sent(arguments: dict[str, Any]) -> None:
    check("pack", OPEN, {"file_ids": [ID], **arguments})


@pytest.mark.parametrize(
    "schema",
    [
        {},
        None,
        [],
        True,
        {"type": "object", "properties": []},
        {"properties": {"a": True, "b": None, "c": 7}, "required": "a"},
        {"properties": {"a": {"$ref": "#/$defs/none"}, "b": {"$ref": "https://elsewhere.example/s.json"}}},
        {"properties": {"a": {"$ref": "#/properties/b"}, "b": {"$ref": "#/properties/a"}}},
        {"$ref": "#"},
        {"properties": {"a": {"enum": "red"}, "b": {"minimum": "low"}, "c": {"anyOf": {}}}},
        {"allOf": [{"$ref": "#"}]},
    ],
)
def test_a_broken_schema_locks_nobody_out(schema: Any) -> None:
    check("odd", schema, {"a": 1, "b": "x", "c": [None]})


def test_an_endless_schema_comes_to_an_end() -> None:
    node: dict[str, Any] = {"type": "object", "properties": {}}
    node["properties"]["child"] = {"anyOf": [{"$ref": "#"}, {"$ref": "#"}, {"type": "null"}]}
    deep: dict[str, Any] = {}
    for _ in range(200):
        deep = {"child": deep}
    check("deep", node, deep)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 20) | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["", "image", "low", "x", ID]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["file_id", "type"]), inner),
    max_leaves=4,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_it_agrees_with_a_full_validator(data: st.DataObject) -> None:
    tool = data.draw(st.sampled_from(TOOLS))
    schema = tool.input_schema()
    names = st.sampled_from(list(schema.get("properties") or ["none"]))
    arguments = data.draw(st.dictionaries(names, JSON, max_size=4))
    valid = Draft202012Validator(schema).is_valid(arguments)
    refused = _refusal(tool.name, schema, arguments)
    bad_id = refused is not None and any("UUID" in word for word in refused.allowed or [])
    assert refused is None or not valid or bad_id, (tool.name, arguments, refused.message)


def _refusal(name: str, schema: Any, arguments: dict[str, Any]) -> InvalidInputs | None:
    try:
        check(name, schema, arguments)
    except InvalidInputs as refused:
        return refused
    return None


@pytest.mark.parametrize("generation", [1, 2])
def test_nothing_wrong_reaches_the_server(hosted: Callable[..., Any], tmp_path: Any, generation: int) -> None:
    from layer_mcp import Layer

    server = hosted(generation)
    with Layer(home=tmp_path) as layer:
        with pytest.raises(InvalidInputs, match="did you mean 'prompt'"):
            layer.call("execute_forge", promt="x", max_cu=1)
        with pytest.raises(InvalidInputs, match="is missing"):
            layer.call("execute_workflow", max_cu=1)
        with pytest.raises(InvalidInputs, match="did you mean execute_forge"):
            layer.call("execute_froge")
        assert server.submits == []
        found = layer.call("list_models", limit=3).structured  # in the seed's words, of either
        assert found.get("models") or found["base_models"]
        assert server.calls[-1].arguments["workspace_id"] == server.workspace_id


def test_a_tool_that_a_server_has_learned_meanwhile_is_found(
    hosted: Callable[..., Any], tmp_path: Any
) -> None:
    from layer_mcp import Layer

    server = hosted(2)
    with Layer(home=tmp_path) as layer:
        layer.tools()
        late = next(tool for tool in server._protocol.tools if tool["name"] == "render_text")
        server._protocol.tools.remove(late)
        with pytest.raises(InvalidInputs):
            layer.call("paint_text")
        server._protocol.tools.append(late)
        assert layer.tool("render_text").name == "render_text"
