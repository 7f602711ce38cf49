"""The suite's tools that become tasks, and tasks in memory beside the product's runs."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from mcp import MCPError, types
from samples import form, text

from layer_mcp.contract.errors import RunNotFound
from layer_server.tools.tasks import Task

STRING = {"type": "string"}


@dataclass(frozen=True)
class LongTool:
    """One of the suite's tools.

    Attributes:
        seconds: how long it takes, unless an argument says otherwise.
        sync: never a task.
        required: only a task.
        gathers: asks before the task is made.
        asks: what the task asks.
    """

    name: str
    schema: Mapping[str, Any]
    seconds: float = 0.0
    sync: bool = False
    required: bool = False
    gathers: Mapping[str, Any] = field(default_factory=dict)
    asks: Mapping[str, Any] = field(default_factory=dict)
    error: bool = False
    crashes: bool = False

    def first(self, context: Any, params: types.CallToolRequestParams) -> Any:
        if self.gathers and not set(self.gathers) <= set(params.input_responses or {}):
            return types.InputRequiredResult(input_requests=dict(self.gathers))
        return None

    async def run_here(self, params: types.CallToolRequestParams) -> types.CallToolResult:
        await asyncio.sleep((params.arguments or {}).get("seconds", self.seconds))
        if self.crashes:
            raise MCPError(types.INTERNAL_ERROR, "This job fails in the protocol.")
        words = f"Hello, {(params.arguments or {}).get('name')}!" if self.name == "greet" else "Done."
        for answer in (params.input_responses or {}).values():
            words += f" {answer.content}"
        return types.CallToolResult(content=[text(words)], is_error=self.error)


def _schema(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


LONG_TOOLS = {
    tool.name: tool
    for tool in (
        LongTool("greet", _schema(name=STRING), sync=True),
        LongTool("slow_compute", _schema(seconds={"type": "number"}, label=STRING), seconds=1),
        LongTool("failing_job", _schema(), seconds=1, required=True, error=True),
        LongTool("protocol_error_job", _schema(), crashes=True),
        LongTool(
            "confirm_delete",
            _schema(filename=STRING),
            asks={"confirm": form("Delete it?", confirmed={"type": "boolean"})},
        ),
        LongTool("multi_input", _schema(), asks={"a": form("A?", a=STRING), "b": form("B?", b=STRING)}),
        LongTool(
            "test_tool_with_task", _schema(), required=True, gathers={"user_name": form("Name?", name=STRING)}
        ),
    )
}


@dataclass
class _Job:
    status: str = "working"
    pending: dict[str, Any] = field(default_factory=dict)
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    more: dict[str, Any] = field(default_factory=dict)
    created: datetime = field(default_factory=lambda: datetime.now(UTC))
    updated: datetime = field(default_factory=lambda: datetime.now(UTC))
    work: asyncio.Task[None] | None = None

    def become(self, status: str, **more: Any) -> None:
        self.status, self.more, self.updated = status, more, datetime.now(UTC)


class FixtureTasks:
    """A ``TaskStore`` in memory."""

    def __init__(self) -> None:
        self._jobs: dict[str, _Job] = {}

    def start(self, tool: LongTool, params: types.CallToolRequestParams) -> str:
        task_id, job = secrets.token_hex(16), _Job()
        self._jobs[task_id] = job
        job.work = asyncio.get_running_loop().create_task(self._work(job, tool, params))
        return task_id

    async def _work(self, job: _Job, tool: LongTool, params: types.CallToolRequestParams) -> None:
        try:
            if tool.asks:
                job.pending = {name: _dumped(request) for name, request in tool.asks.items()}
                job.become("input_required")
                await job.answered.wait()
                job.become("working")
            result = _dumped(await tool.run_here(params))
            job.become("completed", result={"resultType": "complete", **result})
        except MCPError as error:
            job.become("failed", error={"code": error.error.code, "message": error.error.message})

    async def get(self, context: Any, task_id: str) -> Task:
        job = self._find(task_id)
        more = {"inputRequests": dict(job.pending)} if job.status == "input_required" else job.more
        return Task(task_id, job.status, job.created, job.updated, poll_ms=200, more=more)

    async def update(self, context: Any, task_id: str, responses: Mapping[str, Any]) -> None:
        job = self._find(task_id)
        for name in responses:
            job.pending.pop(name, None)
        if not job.pending:
            job.answered.set()

    async def cancel(self, context: Any, task_id: str) -> None:
        job = self._find(task_id)
        if job.status in {"working", "input_required"} and job.work is not None:
            job.work.cancel()
            job.become("cancelled")

    def _find(self, task_id: str) -> _Job:
        if task_id not in self._jobs:
            raise RunNotFound("There is no such task.")
        return self._jobs[task_id]


def _dumped(model: Any) -> dict[str, Any]:
    return dict(model.model_dump(by_alias=True, mode="json", exclude_none=True))
