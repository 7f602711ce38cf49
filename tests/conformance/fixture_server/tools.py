"""The suite's tools, beside the product's own."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import asking_tools
from long_tools import LONG_TOOLS, FixtureTasks
from mcp import MCPError, types
from mcp.shared.message import ServerMessageMetadata
from samples import audio, embedded, image, sampling, text

from layer_server.tools.tasks import Tasks, declares_tasks, require_tasks

Fixture = Callable[[Any, types.CallToolRequestParams], Awaitable[Any]]
OBJECT: dict[str, Any] = {"type": "object", "properties": {}}
SCHEMA_2020_12: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "$defs": {
        "address": {
            "$anchor": "addressDef",
            "type": "object",
            "properties": {"street": {"type": "string"}, "city": {"type": "string"}},
        }
    },
    "properties": {
        "name": {"type": "string"},
        "address": {"$ref": "#/$defs/address"},
        "contactMethod": {"type": "string", "enum": ["phone", "email"]},
        "phone": {"type": "string"},
        "email": {"type": "string"},
    },
    "allOf": [{"anyOf": [{"required": ["phone"]}, {"required": ["email"]}]}],
    "if": {"properties": {"contactMethod": {"const": "phone"}}, "required": ["contactMethod"]},
    "then": {"required": ["phone"]},
    "else": {"required": ["email"]},
    "additionalProperties": False,
}
HEADER_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"region": {"type": "string", "x-mcp-header": "Region"}},
    "required": ["region"],
}


def answer(*blocks: Any, error: bool = False) -> types.CallToolResult:
    return types.CallToolResult(content=list(blocks), is_error=error)


async def simple(context: Any, params: Any) -> Any:
    return answer(text("This is a simple text response for testing."))


async def picture(context: Any, params: Any) -> Any:
    return answer(image())


async def sound(context: Any, params: Any) -> Any:
    return answer(audio())


async def resource(context: Any, params: Any) -> Any:
    words = "This is an embedded resource content."
    return answer(embedded("test://embedded-resource", "text/plain", words))


async def mixed(context: Any, params: Any) -> Any:
    data = embedded("test://mixed-content-resource", "application/json", '{"test":"data","value":123}')
    return answer(text("Multiple content types test:"), image(), data)


async def failing(context: Any, params: Any) -> Any:
    return answer(text("This tool intentionally returns an error for testing"), error=True)


async def logging(context: Any, params: Any) -> Any:
    for words in ("Tool execution started", "Tool processing data", "Tool execution completed"):
        await context.session.send_log_message("info", words, related_request_id=context.request_id)
        await asyncio.sleep(0.05)
    return answer(text("Logged three messages."))


async def progressing(context: Any, params: Any) -> Any:
    for share in (0, 50, 100):
        await context.session.report_progress(share, 100)
        await asyncio.sleep(0.05)
    return answer(text("Done."))


async def ask_model(context: Any, params: Any) -> Any:
    capabilities = context.session.client_capabilities
    if capabilities is None or capabilities.sampling is None:
        return answer(text("The client does not support sampling."), error=True)
    request = sampling(params.arguments["prompt"])
    # Sent on the stream of this very call.
    riding = ServerMessageMetadata(related_request_id=context.request_id)
    answered = await context.session.send_request(request, types.CreateMessageResult, metadata=riding)
    return answer(text(f"LLM response: {answered.content.text}"))


async def missing_capability(context: Any, params: Any) -> Any:
    capabilities = context.session.client_capabilities
    if capabilities is not None and capabilities.sampling is not None:
        return answer(text("The client supports sampling."))
    required = types.ClientCapabilities(sampling=types.SamplingCapability())
    data = types.MissingRequiredClientCapabilityErrorData(required_capabilities=required)
    raise MCPError(
        -32021, "Sampling is needed.", data.model_dump(by_alias=True, mode="json", exclude_none=True)
    )


async def change_tools(context: Any, params: Any) -> Any:
    return answer(text("Nothing has changed; this server's tools never do."))


async def echo_header(context: Any, params: Any) -> Any:
    return answer(text(str((params.arguments or {}).get("region"))))


FIXTURES: dict[str, tuple[Fixture, dict[str, Any]]] = {
    "test_simple_text": (simple, OBJECT),
    "test_image_content": (picture, OBJECT),
    "test_audio_content": (sound, OBJECT),
    "test_embedded_resource": (resource, OBJECT),
    "test_multiple_content_types": (mixed, OBJECT),
    "test_error_handling": (failing, OBJECT),
    "test_tool_with_logging": (logging, OBJECT),
    "test_tool_with_progress": (progressing, OBJECT),
    "test_sampling": (ask_model, {"type": "object", "properties": {"prompt": {"type": "string"}}}),
    "test_missing_capability": (missing_capability, OBJECT),
    "test_trigger_tool_change": (change_tools, OBJECT),
    "test_trigger_prompt_change": (change_tools, OBJECT),
    "json_schema_2020_12_tool": (simple, SCHEMA_2020_12),
    "test_custom_header_tool": (echo_header, HEADER_SCHEMA),
    **asking_tools.FIXTURES,
}


def register(server: Any, tasks: FixtureTasks) -> None:
    """Add the fixtures to the server's tools."""
    own_list = server.get_request_handler("tools/list").handler
    own_call = server.get_request_handler("tools/call").handler
    own_schema = server.get_tool_input_schema
    schemas = {name: schema for name, (_, schema) in FIXTURES.items()}
    schemas |= {name: tool.schema for name, tool in LONG_TOOLS.items()}

    async def listed(context: Any, params: Any) -> types.ListToolsResult:
        own = await own_list(context, params)
        more = [
            types.Tool(name=name, description=f"Fixture {name}.", input_schema=schema)
            for name, schema in schemas.items()
        ]
        return types.ListToolsResult(tools=[*own.tools, *more])

    async def called(context: Any, params: types.CallToolRequestParams) -> Any:
        if params.name in FIXTURES:
            return await FIXTURES[params.name][0](context, params)
        tool = LONG_TOOLS.get(params.name)
        if tool is None:
            return await own_call(context, params)
        if tool.required:
            require_tasks(context)
        question = tool.first(context, params)
        if question is not None:
            return question
        if tool.sync or not declares_tasks(context):
            return await tool.run_here(params)
        return await Tasks(tasks).started(context, tasks.start(tool, params))

    server.add_request_handler("tools/list", types.PaginatedRequestParams, listed)
    server.add_request_handler("tools/call", types.CallToolRequestParams, called)
    server.get_tool_input_schema = lambda name: schemas.get(name) or own_schema(name)
