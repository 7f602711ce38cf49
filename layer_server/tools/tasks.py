"""The tasks extension: a call that starts something long is answered with a task, which the client asks after.

It is negotiated per request, exists in the newer era only, and is invisible to clients that do not declare it.
Here a task is a run: its id is the run's, so it outlives sessions and restarts, and its result is what polling
for the run would answer.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

import anyio.to_thread
from mcp import MCPError, types
from mcp_types import HEADER_MISMATCH, METHOD_NOT_FOUND, MISSING_REQUIRED_CLIENT_CAPABILITY
from mcp_types.version import MODERN_PROTOCOL_VERSIONS

from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.status import RunStatus

if TYPE_CHECKING:
    from mcp.server import Server
    from mcp.server.context import ServerRequestContext

    from layer_server.runs.views import RunView
    from layer_server.tools.call import Call

EXTENSION = "io.modelcontextprotocol/tasks"
TTL_MS = 7 * 24 * 3600 * 1000
"""What a client may count on. Runs are kept for longer: for ever."""

_NAME_HEADER = "mcp-name"


class TaskParams(types.RequestParams):
    """Params of ``tasks/get`` and ``tasks/cancel``."""

    task_id: str


class TaskUpdateParams(TaskParams):
    """Params of ``tasks/update``."""

    input_responses: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Task:
    """A task as its client sees it.

    Attributes:
        status: ``working``, ``input_required``, ``completed``, ``failed`` or ``cancelled``.
        more: what goes with the status: ``result``, ``error`` or ``inputRequests``.
    """

    id: str
    status: str
    created_at: datetime
    updated_at: datetime
    poll_ms: int
    message: str | None = None
    more: Mapping[str, Any] = field(default_factory=dict)

    def to_wire(self) -> dict[str, Any]:
        """As the extension spells it, without what goes with the status."""
        body = {
            "taskId": self.id,
            "status": self.status,
            "createdAt": _moment(self.created_at),
            "lastUpdatedAt": _moment(self.updated_at),
            "ttlMs": TTL_MS,
            "pollIntervalMs": self.poll_ms,
        }
        return body | ({"statusMessage": self.message} if self.message else {})


class TaskStore(Protocol):
    """Where tasks are; every method raises LayerError for one that the caller does not have."""

    async def get(self, context: ServerRequestContext[Any], task_id: str) -> Task: ...

    async def update(
        self, context: ServerRequestContext[Any], task_id: str, responses: Mapping[str, Any]
    ) -> None: ...

    async def cancel(self, context: ServerRequestContext[Any], task_id: str) -> None: ...


class Tasks:
    """Serves the methods of the extension over a store of tasks."""

    def __init__(self, store: TaskStore) -> None:
        self.store = store

    def register(self, server: Server[Any]) -> None:
        """Serve and advertise the extension on this server."""
        server.extensions[EXTENSION] = {}
        server.add_request_handler("tasks/get", TaskParams, self._get)
        server.add_request_handler("tasks/update", TaskUpdateParams, self._update)
        server.add_request_handler("tasks/cancel", TaskParams, self._cancel)

    async def started(self, context: ServerRequestContext[Any], task_id: str) -> dict[str, Any]:
        """The answer to the call that started this task."""
        task = await self.store.get(context, task_id)
        return {"resultType": "task", **task.to_wire()}

    async def _get(self, context: ServerRequestContext[Any], params: TaskParams) -> dict[str, Any]:
        _gate(context, params)
        with _known(params):
            task = await self.store.get(context, params.task_id)
        return {"resultType": "complete", **task.to_wire(), **task.more}

    async def _update(self, context: ServerRequestContext[Any], params: TaskUpdateParams) -> dict[str, Any]:
        _gate(context, params)
        with _known(params):
            await self.store.update(context, params.task_id, params.input_responses)
        return {"resultType": "complete"}

    async def _cancel(self, context: ServerRequestContext[Any], params: TaskParams) -> dict[str, Any]:
        _gate(context, params)
        with _known(params):
            await self.store.cancel(context, params.task_id)
        return {"resultType": "complete"}


Result = Callable[["Call", "RunView"], types.CallToolResult]
"""What polling for a run answers."""


class RunTasks:
    """The runs of this server, as tasks.

    Args:
        call_of: gives the core and the principal of a request.
    """

    def __init__(
        self, call_of: Callable[[ServerRequestContext[Any]], Awaitable[Call]], result: Result
    ) -> None:
        self._call_of = call_of
        self._result = result

    async def get(self, context: ServerRequestContext[Any], task_id: str) -> Task:
        call = await self._call_of(context)
        return await anyio.to_thread.run_sync(self._task, call, task_id)

    async def update(
        self,
        context: ServerRequestContext[Any],
        task_id: str,
        responses: Mapping[str, Any],  # noqa: ARG002  a run asks nothing once it is started
    ) -> None:
        await self.get(context, task_id)

    async def cancel(self, context: ServerRequestContext[Any], task_id: str) -> None:
        call = await self._call_of(context)
        call.principal.need("layer:run")
        await anyio.to_thread.run_sync(call.core.runs.cancel, call.principal, task_id)

    def _task(self, call: Call, run_id: str) -> Task:
        run = call.core.runs.get(call.principal, run_id)
        status, more = "working", {}
        if run.status is RunStatus.CANCELLED:
            status = "cancelled"
        elif run.status.final:
            # A run that failed is a call that was carried out and tells of an error.
            result = self._result(call, run).model_dump(by_alias=True, mode="json", exclude_none=True)
            result["isError"] = run.status is RunStatus.FAILED
            status, more = "completed", {"result": {"resultType": "complete", **result}}
        return Task(
            id=run.id,
            status=status,
            created_at=run.created_at,
            updated_at=run.finished_at or run.created_at,
            poll_ms=round(call.poll_interval_seconds * 1000),
            message=run.error_message if run.status is RunStatus.FAILED else run.stage,
            more=more,
        )


def declares_tasks(context: ServerRequestContext[Any]) -> bool:
    """Whether this request's client speaks the extension."""
    if context.protocol_version not in MODERN_PROTOCOL_VERSIONS:
        return False
    capabilities = context.session.client_capabilities
    return bool(capabilities and capabilities.extensions and EXTENSION in capabilities.extensions)


def require_tasks(context: ServerRequestContext[Any]) -> None:
    """Raises MCPError when the client does not speak the extension."""
    if not declares_tasks(context):
        data = types.MissingRequiredClientCapabilityErrorData(
            required_capabilities=types.ClientCapabilities(extensions={EXTENSION: {}})
        )
        raise MCPError(
            MISSING_REQUIRED_CLIENT_CAPABILITY,
            f"The client did not declare the extension {EXTENSION}.",
            data.model_dump(by_alias=True, mode="json", exclude_none=True),
        )


def _gate(context: ServerRequestContext[Any], params: TaskParams) -> None:
    if context.protocol_version not in MODERN_PROTOCOL_VERSIONS:
        raise MCPError(METHOD_NOT_FOUND, "Method not found", context.method)
    require_tasks(context)
    headers = getattr(context.request, "headers", None)
    if headers is not None and headers.get(_NAME_HEADER) not in {None, params.task_id}:
        raise MCPError(HEADER_MISMATCH, "Mcp-Name does not match params.taskId.")


class _known:  # noqa: N801  used like a function
    """Turns our errors into the protocol's."""

    def __init__(self, params: TaskParams) -> None:
        self._task_id = params.task_id

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, LayerError):
            raise MCPError(
                types.INVALID_PARAMS if error.status < 500 else types.INTERNAL_ERROR,
                f"Unknown task: {self._task_id}" if error.status == 404 else str(error),
                {"error": error.to_wire()},
            ) from None


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
