from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator

from layer_mcp.contract.tools import MAX_SCHEMA_BYTES, TOOLS


async def test_every_tool_in_order_with_schemas_and_annotations(client: Any) -> None:
    listed = (await client.list_tools()).tools
    assert [tool.name for tool in listed] == [tool.name for tool in TOOLS]
    for shown, tool in zip(listed, TOOLS, strict=True):
        assert shown.title == tool.title
        assert shown.description == tool.description
        assert shown.input_schema == tool.input_schema()
        assert shown.output_schema == tool.output_schema()
        assert shown.annotations.read_only_hint is tool.read_only
        assert shown.annotations.destructive_hint is tool.destructive
        assert shown.annotations.idempotent_hint is tool.idempotent
        assert shown.annotations.open_world_hint is tool.open_world


async def test_schemas_are_json_schema_and_small_enough_for_strict_clients(client: Any) -> None:
    for tool in (await client.list_tools()).tools:
        Draft202012Validator.check_schema(tool.input_schema)
        Draft202012Validator.check_schema(tool.output_schema)
        wire = tool.model_dump_json(by_alias=True, include={"input_schema", "output_schema"})
        assert len(wire) <= MAX_SCHEMA_BYTES, tool.name


async def test_the_server_says_who_it_is(client: Any) -> None:
    assert client.server_info.name == "layer-nb"
    assert "get_instructions" in client.instructions
