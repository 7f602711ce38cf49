"""The MCP server: lists the contract's tools, checks raw arguments, calls a handler, shapes the answer.

The SDK's low-level server is used on purpose: it hands over the arguments as they came, so the contract
decides about them and not a generated model that drops, coerces or answers in pydantic's words.
"""

from __future__ import annotations

import difflib
import json
import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

import anyio.to_thread
from mcp import types
from mcp.server import Server

from layer_mcp import __version__
from layer_mcp.contract.errors import InvalidInputs, LayerError
from layer_mcp.contract.tools import TOOLS, TOOLS_BY_NAME, Tool
from layer_server.accounts.principal import principal_of
from layer_server.results import Urls
from layer_server.tools.call import Answer, Call
from layer_server.tools.handlers import HANDLERS
from layer_server.tools.meta import max_price_micro, request_key

if TYPE_CHECKING:
    from mcp.server.context import ServerRequestContext

    from layer_server.accounts.principal import Principal
    from layer_server.core import Core

_log = logging.getLogger(__name__)

SERVER_NAME = "layer-nb"
INSTRUCTIONS = (
    "Generates game assets (icons, textures) on this machine, priced in Creative Units (CU). "
    "Call get_instructions once, then list_workspaces; estimate_forge_price is free; execute_forge spends CU "
    "and answers at once with an inference_id to poll with get_forge_run."
)


class Toolbox:
    """Answers ``tools/list`` and ``tools/call``.

    Args:
        core: waits for the core, or raises the LayerError that kept it from opening.
        origin: of the listener that serves files, or None.
    """

    def __init__(
        self,
        core: Callable[[], Awaitable[Core]],
        origin: Callable[[], str | None],
    ) -> None:
        self._core = core
        self._origin = origin
        self._listed = types.ListToolsResult(tools=[_listed(tool) for tool in TOOLS])

    def server(self) -> Server[dict[str, Any]]:
        """An MCP server of these tools, for any transport."""
        server: Server[dict[str, Any]] = Server(
            SERVER_NAME,
            version=__version__,
            title="Layer (embedded)",
            instructions=INSTRUCTIONS,
            on_list_tools=self._list,
            on_call_tool=self._call,
        )
        # Without it the SDK lists and serialises all tools again for every call over HTTP, to look at one schema:
        # two thirds of a call's time. Set after construction, because the SDK's older versions do not take it.
        schemas = {tool.name: tool.input_schema for tool in self._listed.tools}
        server.get_tool_input_schema = schemas.get
        return server

    async def _list(
        self,
        context: ServerRequestContext[Any],  # noqa: ARG002  the SDK's signature
        params: types.PaginatedRequestParams | None,  # noqa: ARG002
    ) -> types.ListToolsResult:
        return self._listed

    async def _call(
        self, context: ServerRequestContext[Any], params: types.CallToolRequestParams
    ) -> types.CallToolResult:
        meta: Mapping[str, Any] = dict(context.meta) if context.meta else {}
        try:
            return await self.call(params.name, params.arguments or {}, meta, principal_of(context.request))
        except LayerError as error:
            return _failure(error)
        except Exception:  # noqa: BLE001  the boundary: logged in full here, told in one sentence there
            reference = secrets.token_hex(4)
            _log.exception("%s failed (reference %s)", params.name, reference)
            return _failure(
                LayerError(
                    f"{params.name} could not be finished because of an internal error (reference {reference}).",
                    remedy=f"Try again; if it stays, look for {reference} in the server's log (`layer server logs`).",
                )
            )

    async def call(
        self, name: str, arguments: Mapping[str, Any], meta: Mapping[str, Any], principal: Principal
    ) -> types.CallToolResult:
        """Answer one call of this principal's.

        Raises:
            LayerError: what the caller is to be told.
        """
        tool = TOOLS_BY_NAME.get(name)
        if tool is None:
            raise _unknown(name)
        principal.need("layer:read" if tool.read_only else "layer:run")
        request = tool.parse(arguments)
        key, limit = (request_key(meta), max_price_micro(meta)) if tool.paid else (None, None)
        core = await self._core()
        call = Call(core, principal, Urls(self._origin(), core.library.sign), key, limit)
        answer = await anyio.to_thread.run_sync(HANDLERS[name], call, request)
        return _success(answer if isinstance(answer, Answer) else Answer(answer))


def _listed(tool: Tool) -> types.Tool:
    return types.Tool(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=tool.input_schema(),
        output_schema=tool.output_schema(),
        annotations=types.ToolAnnotations(
            title=tool.title,
            read_only_hint=tool.read_only,
            destructive_hint=tool.destructive,
            idempotent_hint=tool.idempotent,
            open_world_hint=tool.open_world,
        ),
    )


def _unknown(name: str) -> InvalidInputs:
    names = [tool.name for tool in TOOLS]
    close = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    return InvalidInputs(
        f"There is no tool {name[:80]!r}" + (f"; did you mean {close[0]!r}?" if close else "."),
        remedy="Call one of the tools of tools/list.",
        field="name",
        value=name,
        allowed=names,
        nearest=close[0] if close else None,
    )


def _success(answer: Answer) -> types.CallToolResult:
    structured = answer.result.to_wire()
    text = answer.text if answer.text is not None else json.dumps(structured, ensure_ascii=False)
    return types.CallToolResult(
        content=[types.TextContent(type="text", text=text), *answer.blocks],
        structured_content=structured,
    )


def _failure(error: LayerError) -> types.CallToolResult:
    body = error.to_wire()
    return types.CallToolResult(
        content=[types.TextContent(type="text", text=json.dumps(body, ensure_ascii=False))],
        structured_content=body,
        is_error=True,
    )
