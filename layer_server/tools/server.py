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
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import anyio.to_thread
from mcp import types
from mcp.server import NotificationOptions, Server

from layer_mcp import __version__
from layer_mcp.contract.errors import InvalidInputs, LayerError
from layer_mcp.contract.forge import ForgeStarted, GetForgeRun
from layer_mcp.contract.money import MICRO_PER_CU
from layer_mcp.contract.tools import TOOLS, TOOLS_BY_NAME, Tool
from layer_mcp.contract.workflows import GetWorkflowRun, WorkflowStarted
from layer_server.accounts.principal import origin_of, principal_of
from layer_server.results import Urls
from layer_server.tools import apps
from layer_server.tools.call import Answer, Call
from layer_server.tools.following import asks_for_progress, follow
from layer_server.tools.handlers import HANDLERS, QUICK
from layer_server.tools.meta import max_price_micro, of_tool, request_key, run_asked_for
from layer_server.tools.resources import RUN_TOOLS, Resources
from layer_server.tools.spend_gate import CONFIRM, CONFIRM_SCHEMA, SpendGate, sealed_state
from layer_server.tools.subscriptions import Subscriptions
from layer_server.tools.tasks import RunTasks, Tasks, declares_tasks

if TYPE_CHECKING:
    from mcp.server.context import ServerRequestContext
    from mcp.server.models import InitializationOptions

    from layer_mcp.contract.model import Request, Result
    from layer_server.accounts.principal import Principal
    from layer_server.core import Core
    from layer_server.runs.views import RunView

_log = logging.getLogger(__name__)

SERVER_NAME = "layer-nb"
INSTRUCTIONS = (
    "Generates game assets on this machine, priced in Creative Units (CU): single ones by a model (forge), series and "
    "chains by a workflow, from prompts and from the user's files. Call get_instructions once, then list_workspaces; "
    "estimates are free; execute_forge and execute_workflow spend CU and answer at once with an id to poll."
)


class Toolbox:
    """Answers ``tools/list`` and ``tools/call``, and puts the whole server together.

    Args:
        core: waits for the core, or raises the LayerError that kept it from opening.
        origin: of the loopback listener, or None.
        spend_gate_cu: above this price a user has to say yes; None asks nobody.
    """

    def __init__(
        self,
        core: Callable[[], Awaitable[Core]],
        origin: Callable[[], str | None],
        spend_gate_cu: float | None = None,
    ) -> None:
        self._core = core
        self._origin = origin
        self._gate = None if spend_gate_cu is None else SpendGate(round(spend_gate_cu * MICRO_PER_CU))
        self._listed = types.ListToolsResult(
            tools=[_listed(tool, confirms=tool.paid and self._gate is not None) for tool in TOOLS]
        )
        self._tasks = Tasks(RunTasks(self.call_of, _run_result))
        self._resources = Resources(self.call_of)
        self._subscriptions = Subscriptions(self.call_of, self._resources)

    def server(self) -> Server[dict[str, Any]]:
        """An MCP server of all this, for any transport."""
        server = _Server(
            SERVER_NAME,
            version=__version__,
            title="Layer (embedded)",
            instructions=INSTRUCTIONS,
            on_list_tools=self._list,
            on_call_tool=self._call,  # type: ignore[arg-type]  # the SDK's extensions answer with tasks as well
        )
        # Without it the SDK lists and serialises all tools again for every call over HTTP, to look at one schema:
        # two thirds of a call's time. Set after construction, because the SDK's older versions do not take it.
        schemas = {tool.name: tool.input_schema for tool in self._listed.tools}
        server.get_tool_input_schema = schemas.get
        self._resources.register(server)
        self._subscriptions.register(server)
        self._tasks.register(server)
        server.extensions[apps.EXTENSION] = {}
        if self._gate is not None:
            server.middleware.append(sealed_state())
        return server

    def close(self) -> None:
        """End what waits for news; the server is going down."""
        self._subscriptions.close()

    async def call_of(self, context: ServerRequestContext[Any]) -> Call:
        """The core, for whoever sent this request, who may read."""
        principal = principal_of(context.request)
        principal.need("layer:read")
        return await self._opened(principal, context.request)

    async def _opened(self, principal: Principal, request: Any) -> Call:
        core = await self._core()
        # Files are fetched where the call came in: another listener may be out of the caller's reach.
        origin = origin_of(request) or self._origin()
        return Call(core, principal, Urls(origin, core.library.sign))

    async def _list(
        self,
        context: ServerRequestContext[Any],  # noqa: ARG002  the SDK's signature
        params: types.PaginatedRequestParams | None,  # noqa: ARG002
    ) -> types.ListToolsResult:
        return self._listed

    async def _call(
        self, context: ServerRequestContext[Any], params: types.CallToolRequestParams
    ) -> types.CallToolResult | types.InputRequiredResult | dict[str, Any]:
        try:
            return await self._answer(context, params)
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

    async def _answer(
        self, context: ServerRequestContext[Any], params: types.CallToolRequestParams
    ) -> types.CallToolResult | types.InputRequiredResult | dict[str, Any]:
        tool = TOOLS_BY_NAME.get(params.name)
        if tool is None:
            raise _unknown(params.name)
        principal = principal_of(context.request)
        principal.need("layer:read" if tool.read_only else "layer:run")
        arguments = params.arguments or {}
        if tool.paid:
            return await self._paid(context, params, tool, principal)
        request = tool.parse(arguments)
        call = await self._opened(principal, context.request)
        if isinstance(request, GetForgeRun | GetWorkflowRun):
            run_id = run_asked_for(request)
            if run_id is None:
                call = replace(call, request_key=request_key(dict(context.meta or {})))
            elif asks_for_progress(context):
                await follow(context, call, run_id)
        handler = HANDLERS[tool.name]
        if tool.name in QUICK and call.core.db.reads_at_once():
            return _success(handler(call, request))
        return _success(await anyio.to_thread.run_sync(handler, call, request))

    async def _paid(
        self,
        context: ServerRequestContext[Any],
        params: types.CallToolRequestParams,
        tool: Tool,
        principal: Principal,
    ) -> types.CallToolResult | types.InputRequiredResult | dict[str, Any]:
        meta: Mapping[str, Any] = dict(context.meta) if context.meta else {}
        arguments = dict(params.arguments or {})
        confirm = arguments.pop(CONFIRM, None) if self._gate is not None else None
        request: Request = tool.parse(arguments)
        key, limit = request_key(meta), max_price_micro(meta)
        call = replace(await self._opened(principal, context.request), request_key=key, max_price_micro=limit)
        if self._gate is not None:
            admitted = await self._gate.admit(context, params, call, request, confirm)
            if isinstance(admitted, types.InputRequiredResult):
                return admitted
            call = admitted
        answer = await anyio.to_thread.run_sync(HANDLERS[tool.name], call, request)
        started = answer.result if isinstance(answer, Answer) else answer
        if declares_tasks(context) and isinstance(started, ForgeStarted | WorkflowStarted):
            run_id = started.inference_id if isinstance(started, ForgeStarted) else started.run_id
            return await self._tasks.started(context, run_id)
        return _success(answer)


class _Server(Server[dict[str, Any]]):
    """The SDK's server, telling the older era as well that its lists change."""

    def create_initialization_options(
        self,
        notification_options: NotificationOptions | None = None,
        experimental_capabilities: dict[str, dict[str, Any]] | None = None,
        extensions: dict[str, dict[str, Any]] | None = None,
    ) -> InitializationOptions:
        options = notification_options or NotificationOptions(resources_changed=True)
        return super().create_initialization_options(options, experimental_capabilities, extensions)


def _run_result(call: Call, run: RunView) -> types.CallToolResult:
    tool, argument = RUN_TOOLS[run.kind]
    return _success(HANDLERS[tool](call, TOOLS_BY_NAME[tool].parse({argument: run.id})))


@cache
def _listed(tool: Tool, *, confirms: bool) -> types.Tool:
    """A tool as clients see it; made once, for the schemas of all tools take longer than the rest of an app."""
    input_schema = tool.input_schema()
    if confirms:
        input_schema["properties"] = {**input_schema["properties"], CONFIRM: dict(CONFIRM_SCHEMA)}
    return types.Tool(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=input_schema,
        output_schema=tool.output_schema(),
        annotations=types.ToolAnnotations(
            title=tool.title,
            read_only_hint=tool.read_only,
            destructive_hint=tool.destructive,
            idempotent_hint=tool.idempotent,
            open_world_hint=tool.open_world,
        ),
        _meta=of_tool(tool),
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


def _success(answered: Result | Answer) -> types.CallToolResult:
    answer = answered if isinstance(answered, Answer) else Answer(answered)
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
