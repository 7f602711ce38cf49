"""What a run is by now, asked of its server, and how it is stopped there.

Its coroutines run on the I/O loop.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from layer_mcp.connect.dialect import run_from_wire, structured
from layer_mcp.connect.rest import LocalRest
from layer_mcp.connect.wire import Wire
from layer_mcp.contract.errors import (
    ClientClosed,
    InvalidInputs,
    LayerError,
    RunNotFound,
    Unauthenticated,
    WorkspaceNotFound,
)
from layer_mcp.contract.forge import WAITS_META
from layer_mcp.contract.local import RunSnapshot
from layer_mcp.contract.status import RunStatus, status_from_wire
from layer_mcp.library.journal import Journal
from layer_mcp.library.journal.files import files_of_assets
from layer_mcp.runs.watch import Asking, LongPoll, Watcher

if TYPE_CHECKING:
    from layer_mcp.runs.run import Run

DEFAULT_POLL_SECONDS = 2.0

_FORGE = ("get_forge_run", "inference_id")
_WORKFLOW = ("get_workflow_run", "run_id")
"""The tool that reads a run, and its argument."""
_CANCELS = (("cancel_inference", "inference_id"), ("cancel_workflow_run", "run_id"))
"""The tool that cancels a run, and its argument: of a forge, of a workflow."""

_ENDS = frozenset(status.value for status in RunStatus if status.final)

Told = Callable[[RunSnapshot], None]


class RunReading:
    """Runs of one server.

    Args:
        wire: its tools.
        rest: its local REST, where it is the embedded one.
        journal: told when a run is over.

    Attributes:
        workspaces: ids of those that a run may be in, the likeliest first; for a server that insists on one.
        workflow_runs: ids of the runs that are known to be of a workflow.
    """

    def __init__(self, wire: Wire, rest: LocalRest | None, journal: Journal) -> None:
        self.workspaces: Callable[[], Awaitable[Sequence[str]]] | None = None
        self.workflow_runs: set[str] = set()
        self._wire = wire
        self._rest = rest
        self._journal = journal
        self._forges: set[str] = set()
        self._homes: dict[str, str] = {}
        self._watcher: Watcher = LongPoll(rest, self.renew) if rest is not None else Asking(self)

    def note(self, state: RunSnapshot) -> None:
        """Remember of a run what asking after it takes."""
        if state.kind == "workflow":
            self.workflow_runs.add(state.run_id)
        if state.workspace_id:
            self._homes[state.run_id] = state.workspace_id

    def home_of(self, run_id: str) -> str:
        """The id of the workspace that a run is in, as far as it is known."""
        return self._homes.get(run_id, "")

    async def states(self, run_id: str, *, only_end: bool = False) -> AsyncGenerator[RunSnapshot]:
        """The run's states, the present one first, until a final one.

        Args:
            only_end: whether nobody looks at what is in between; then a server may be asked less often.

        Raises:
            RunNotFound: the server does not know it, or no more.
            ServerUnavailable: it has been away for too long.
        """
        pick_up = f"`layer run {run_id} --wait` picks it up"
        try:
            async with contextlib.aclosing(self._watcher.states(run_id, only_end=only_end)) as states:
                async for state in states:
                    yield state
        except RunNotFound as error:
            raise RunNotFound(
                f"The server does not know run {run_id} any more: {error.message}",
                remedy=f"What is known of it is kept: `layer show {run_id}`. Is this the account that started it?",
                field="run_id",
                value=run_id,
            ) from error
        except (Unauthenticated, ClientClosed) as error:
            error.remedy = f"{error.remedy} The run goes on; {pick_up} afterwards."
            raise

    def renew(self) -> None:
        """Ask over a new connection from now on."""
        self._wire.connection.renew()

    async def read_run(self, run_id: str) -> tuple[RunSnapshot, float]:
        """The run's state, and seconds until it is worth asking again."""
        return await self._read(run_id, None)

    async def follow_run(self, run_id: str, told: Told) -> tuple[RunSnapshot, float]:
        """The same, answered when the run is over where the server can wait for it; ``told`` what happens until then."""
        return await self._read(run_id, told)

    async def _read(self, run_id: str, told: Told | None) -> tuple[RunSnapshot, float]:
        if self._rest is not None:
            return await self._rest.get(f"/runs/{run_id}", RunSnapshot), DEFAULT_POLL_SECONDS
        body = await self._asked(run_id, told)
        interval = body.get("poll_interval_seconds")
        state = run_from_wire(body)
        state.run_id = state.run_id or run_id
        state.kind = "workflow" if run_id in self.workflow_runs else state.kind
        waited = told is not None and await self._waits(
            _WORKFLOW[0] if state.kind == "workflow" else _FORGE[0]
        )
        seconds = float(interval) if isinstance(interval, int | float) else DEFAULT_POLL_SECONDS
        return state, 0.0 if waited else seconds

    async def _asked(self, run_id: str, told: Told | None) -> Mapping[str, Any]:
        """The answer of the tool that knows the run: which kind it is, its id does not tell."""
        if run_id not in self.workflow_runs:
            try:
                found = await self._scoped(*_FORGE, run_id, told)
            except (RunNotFound, InvalidInputs):
                if run_id in self._forges or not await self._wire.offers(_WORKFLOW[0]):
                    raise
            else:
                self._forges.add(run_id)
                return found
        found = await self._scoped(*_WORKFLOW, run_id, told)
        self.workflow_runs.add(run_id)
        return found

    async def _scoped(
        self, tool: str, argument: str, run_id: str, told: Told | None = None
    ) -> Mapping[str, Any]:
        """The answer of a tool about a run, in whichever workspace it is, where the server wants to know."""
        if not (await self._wire.dialect()).requires(tool, "workspace_id"):
            return await self._answer(tool, {argument: run_id}, run_id, told)
        homes = [self._homes[run_id]] if run_id in self._homes else []
        if not homes and self.workspaces is not None:
            homes = list(await self.workspaces())
        missing: LayerError = RunNotFound(f"There is no workspace to look for run {run_id} in.")
        for home in homes:
            try:
                found = await self._answer(tool, {argument: run_id, "workspace_id": home}, run_id, told)
            except (RunNotFound, WorkspaceNotFound) as error:
                missing = error
            else:
                self._homes[run_id] = home
                return found
        raise missing

    async def _answer(
        self, tool: str, arguments: Mapping[str, Any], run_id: str, told: Told | None
    ) -> Mapping[str, Any]:
        if told is None or not await self._waits(tool):
            return structured(await self._wire.answer(tool, arguments))

        async def progressed(progress: float, total: float | None, message: str | None) -> None:
            if message in _ENDS:
                return  # the answer tells more
            queued = message == RunStatus.QUEUED
            told(
                RunSnapshot(
                    run_id=run_id,
                    status=(RunStatus.QUEUED if queued else RunStatus.RUNNING).value,
                    progress=progress / total if total else None,
                    stage=None if queued or message == RunStatus.RUNNING else message,
                )
            )

        return structured(await self._wire.answer(tool, arguments, progress=progressed))

    async def _waits(self, tool: str) -> bool:
        """Whether a tool that reads a run, asked for progress, answers when the run is over."""
        return any(
            each.name == tool and (each.meta or {}).get(WAITS_META) for each in await self._wire.tools()
        )

    def cancels(self, kind: str) -> bool | None:
        """Whether the server can cancel a run of this kind; None while nobody has asked it what it can."""
        if self._rest is not None:
            return True
        spoken = self._wire.spoken
        return None if spoken is None else spoken.offers(_CANCELS[kind == "workflow"][0])

    async def cancel_run(self, run_id: str, kind: str) -> RunSnapshot | None:
        """Cancel it; None where the server cannot."""
        tool, name = _CANCELS[kind == "workflow"]
        if not await self._wire.offers(tool):
            return None
        state = run_from_wire(await self._scoped(tool, name, run_id))
        state.run_id = state.run_id or run_id
        if self._rest is not None and status_from_wire(state.status).final:
            return (await self.read_run(run_id))[0]
        return state

    async def settled(self, run: Run) -> None:
        """Write the end of a run into the journal."""
        with contextlib.suppress(LayerError):  # the run is what counts; the server keeps its own record
            await asyncio.to_thread(
                self._journal.finished,
                run.id,
                state=run.status.value,
                charge=run.cost,
                asset_ids=[asset.file_id for asset in run.assets],
                error=str(run.error) if run.error else None,
                seconds=run.seconds,
                files=files_of_assets(run.id, run.assets),
                finished_at=run.finished_at,
            )
