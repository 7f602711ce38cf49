"""``layer.tools()`` describes any tool; one that is broken hides no other, and can be called all the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from layer_mcp import Layer
from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.tools.tool_info import ToolInfo


def test_a_tool_tells_its_arguments() -> None:
    tool = ToolInfo(
        name="split_sheet",
        title="Split",
        description="Cut a sheet into cells.\nIn reading order.",
        input_schema={
            "type": "object",
            "properties": {
                "columns": {"type": "integer", "minimum": 1, "default": 4},
                "order": {"$ref": "#/$defs/order"},
                "file_id": {"type": "string", "format": "uuid", "description": "The sheet."},
            },
            "required": ["file_id"],
            "$defs": {"order": {"enum": ["rows", "columns"]}},
        },
        annotations={"readOnlyHint": True},
    )
    file_id, columns, order = tool.arguments
    assert (file_id.name, file_id.type, file_id.required, file_id.description) == (
        "file_id", "a UUID", True, "The sheet.",
    )  # fmt: skip
    assert (columns.type, columns.default, columns.required) == ("a whole number from 1 up", 4, False)
    assert (order.type, order.choices) == ("one of rows, columns", ("rows", "columns"))
    assert repr(tool) == "<Tool split_sheet(file_id, columns=…, order=…): Cut a sheet into cells.>"
    assert tool.read_only
    assert not tool.paid


def test_who_vouches_for_nothing_may_spend() -> None:
    assert ToolInfo("render", "", "", {}).paid
    assert ToolInfo("execute_forge", "", "", {}, annotations={"readOnlyHint": True}).paid, "it lies"
    assert not ToolInfo("list_models", "", "", {}).paid


def test_one_of_them_by_its_name(hosted: Callable[..., Any], tmp_path: Any) -> None:
    hosted(2)
    with Layer(home=tmp_path) as layer:
        assert layer.tool("list_reference_sets").paid is False
        assert layer.tool("list_models").name == "list_base_models"
        with pytest.raises(InvalidInputs) as caught:
            layer.tool("pack_sprite_shet")
        assert caught.value.nearest == "pack_sprite_sheet"


BROKEN: list[Any] = [
    {"name": "no_schema", "description": "x"},
    {"name": "a_list", "inputSchema": []},
    {"name": "odd_hints", "inputSchema": {"type": "object"}, "annotations": "none"},
    {"name": "odd_words", "description": {"en": "x"}, "inputSchema": {"type": "object"}},
    {"name": "odd_output", "inputSchema": {"type": "object"}, "outputSchema": 7},
    {"description": "no name"},
    {"name": ["x"]},
    "not a tool",
    None,
]


def test_a_broken_tool_hides_no_other(hosted: Callable[..., Any], tmp_path: Any) -> None:
    server = hosted(1)
    server._protocol.tools.extend(BROKEN)
    with Layer(home=tmp_path) as layer:
        names = [tool.name for tool in layer.tools()]
        assert names[-5:] == ["no_schema", "a_list", "odd_hints", "odd_words", "odd_output"]
        assert len(names) == 18 + 5
        assert all(repr(tool) for tool in layer.tools())
        assert layer.tool("a_list").arguments == []
        assert layer.models("image")


def test_a_listing_that_repeats_itself_ends(hosted: Callable[..., Any], tmp_path: Any) -> None:
    from layer_mcp.connect import listing

    hosted(1, tools_per_page=5)
    page = listing.tools_page

    async def circling(client: Any, cursor: str | None) -> listing.ToolsPage:
        found = await page(client, None)
        return listing.ToolsPage(found.tools, "again")

    with Layer(home=tmp_path) as layer, pytest.MonkeyPatch.context() as patch:
        patch.setattr(listing, "tools_page", circling)
        assert len(layer.tools()) == 10
