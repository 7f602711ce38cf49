"""A run: wait for it, await it, follow it, cancel it, or let it go.

A run belongs to the server and outlives this object, this process and this notebook. Ctrl-C while waiting
cancels the run where the server can (a second Ctrl-C lets it go instead) and raises ``Interrupted``, whose
text says which. Cancelling the task that awaits a run does the same.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from layer_mcp.connect.loop import io_loop, run_blocking, run_from_any_loop
from layer_mcp.contract import steps
from layer_mcp.contract.errors import LayerError, RunFailed
from layer_mcp.contract.local import RunModel, RunSnapshot
from layer_mcp.contract.money import wire_to_cu
from layer_mcp.contract.plain_text import plain
from layer_mcp.contract.redact import redact
from layer_mcp.contract.status import RunStatus, status_from_wire
from layer_mcp.contract.workflows import WorkflowStep
from layer_mcp.library.assets import Asset
from layer_mcp.library.saving import save_all
from layer_mcp.runs import endings
from layer_mcp.runs.endings import SHORT_ID, Interrupted
from layer_mcp.runs.events import RunEvent, close, next_of
from layer_mcp.runs.port import RunKeeper

if TYPE_CHECKING:
    from layer_mcp.answers import Price

__all__ = ["Interrupted", "Run", "RunEvent"]

CANCEL_SECONDS = 10.0
"""How long an interrupt waits for the server to confirm a cancel."""


class Run:
    """One run of a model or a workflow.

    Attributes:
        id: the server's id for it.
        kind: ``forge`` or ``workflow``.
        status: ``queued``, ``running``, ``succeeded``, ``failed`` or ``cancelled``.
        progress: from 0 to 1 while it is live, where the server tells.
        stage: what it is doing, in words.
        estimate: the price that was shown before it was started here.
        reserved: CU held for it while it is live.
        cost: CU charged, once it is over.
        model: ``.slug``, ``.name``, ``.model_id``; of a workflow run, those of the workflow.
        steps: of a workflow run, each with its status.
        assets: what it made, once it is over; each says its ``output``.
        seconds: of generation, once it is over.
        workspace_name: of the workspace that pays, where it has been heard.
        error: why it failed.
        interrupted_outcome: what became of it at the latest Ctrl-C.
    """

    def __init__(
        self,
        state: RunSnapshot,
        keeper: RunKeeper,
        *,
        estimate: Price | None = None,
    ) -> None:
        self._keeper = keeper
        keeper.note(state)
        self._detached = False
        self._settled = False
        self._when_over: list[Callable[[Run], None]] = []
        self.id = state.run_id
        self.kind = state.kind
        self.estimate = estimate
        self.workspace_name = ""
        self.interrupted_outcome = ""
        self.status = RunStatus.QUEUED
        self.progress: float | None = None
        self.stage: str | None = None
        self.reserved: Decimal | None = None
        self.cost: Decimal | None = None
        self.model = RunModel()
        self.prompt = ""
        self.seed: int | None = None
        self.parameters: dict[str, Any] = {}
        self.session_name: str | None = None
        self.steps: list[WorkflowStep] = []
        self.assets: list[Asset] = []
        self.created_at: datetime | None = None
        self.finished_at: datetime | None = None
        self.seconds: float | None = None
        self.error: LayerError | None = None
        self._apply(state)

    @property
    def done(self) -> bool:
        """Whether it is over, as far as this object has heard; see ``refresh()``."""
        return self._over()

    @property
    def ran(self) -> str:
        """What kind of thing ``model`` is: ``model``, or ``workflow``."""
        return "workflow" if self.kind == "workflow" else "model"

    @property
    def title(self) -> str:
        """What people know it by: its prompt, or the name of its workflow."""
        return self.prompt or (self.model.name or self.model.slug if self.kind == "workflow" else "")

    @property
    def outputs(self) -> dict[str, list[Asset]]:
        """The assets by the output that they belong to; of a forge, all under no name."""
        found: dict[str, list[Asset]] = {}
        for asset in self.assets:
            found.setdefault(asset.output, []).append(asset)
        return found

    def save(self, folder: str | Path = ".") -> list[Path]:
        """Write its assets with their parts into a folder; see ``AsyncLayer.download``."""
        return run_blocking(save_all(self.assets, Path(folder)))

    # -- waiting -------------------------------------------------------------------------------------

    def result(self, timeout: float | None = None) -> Run:
        """Wait until it is over.

        Args:
            timeout: seconds to wait at most; the run goes on.

        Raises:
            RunFailed, RunCancelled: with ``.run``.
            TimeoutError: names the run and how to pick it up.
            Interrupted: after Ctrl-C.
        """
        try:
            run_blocking(self._finish(timeout))
        except KeyboardInterrupt:
            raise Interrupted(self.interrupt(), self) from None
        return self._outcome()

    def __await__(self) -> Generator[Any, None, Run]:
        return self._wait().__await__()

    async def _wait(self) -> Run:
        try:
            await run_from_any_loop(self._finish(None))
        except asyncio.CancelledError as cancelled:
            self._let_go_in(cancelled)
            raise
        return self._outcome()

    def refresh(self) -> Run:
        """Ask the server for its present state."""
        run_blocking(self._refresh())
        return self

    async def refreshed(self) -> Run:
        """``refresh()`` for async code."""
        await run_from_any_loop(self._refresh())
        return self

    def events(self, timeout: float | None = None) -> Iterator[RunEvent]:
        """Its changes as they come, the present state first, until it is over. Blocks in between.

        Args:
            timeout: seconds for all of them at most; the run goes on.

        Raises:
            TimeoutError: names the run and how to pick it up.
            Interrupted: after Ctrl-C.
        """
        changes = self._changes()
        end = None if timeout is None else time.monotonic() + timeout
        try:
            while True:
                left = None if end is None else max(0.0, end - time.monotonic())
                try:
                    yield run_blocking(next_of(changes), left)
                except StopAsyncIteration:
                    return
                except TimeoutError:
                    raise endings.not_in_time(self, timeout or 0.0) from None
        except KeyboardInterrupt:
            raise Interrupted(self.interrupt(), self) from None
        finally:
            with contextlib.suppress(RuntimeError):
                io_loop().submit(close(changes))

    async def __aiter__(self) -> AsyncIterator[RunEvent]:
        changes = self._changes()
        try:
            while True:
                try:
                    yield await run_from_any_loop(next_of(changes))
                except StopAsyncIteration:
                    return
        except asyncio.CancelledError as cancelled:
            self._let_go_in(cancelled)
            raise
        finally:
            io_loop().submit(close(changes))

    # -- ending it -----------------------------------------------------------------------------------

    def cancel(self) -> Run:
        """Stop it and release what it has not used. A run that is over stays as it is.

        Raises:
            LayerError: when the server cannot cancel a run of this kind.
        """
        run_blocking(self._cancel())
        return self

    async def cancelled(self) -> Run:
        """``cancel()`` for async code."""
        await run_from_any_loop(self._cancel())
        return self

    def detach(self) -> None:
        """Let it go on by itself: Ctrl-C no longer cancels it."""
        self._detached = True

    def interrupt(self) -> str:
        """After Ctrl-C: cancel what can be cancelled; says what became of the run."""
        if self._detached:
            outcome = endings.goes_on(self)
        else:
            try:
                run_blocking(self._cancel(), CANCEL_SECONDS)
                outcome = endings.after_cancel(self)
            except KeyboardInterrupt:
                self._detached = True
                outcome = f"Let go of run {self.id}; it may go on. {endings.picks_up(self)}"
            except TimeoutError:
                outcome = (
                    f"The server has not confirmed that run {self.id} was cancelled. {endings.picks_up(self)}"
                )
            except LayerError as error:
                outcome = endings.goes_on(self, error.message)
        self.interrupted_outcome = outcome
        return outcome

    def _let_go_in(self, cancelled: asyncio.CancelledError) -> None:
        """The task that awaits the run is cancelled: cancel the run too, without waiting for it.

        Raising anything else inside a task wedges a kernel, so the words go with the cancellation.
        """
        if self._over():
            return
        if self._detached:
            outcome = endings.goes_on(self)
        elif self._keeper.cancels(self.kind) is False:
            outcome = endings.goes_on(self, "this server cannot cancel a forge.")
        else:
            outcome = f"Cancelling run {self.id}; `layer run {self.id}` shows it."
            io_loop().submit(self._cancel_quietly())
        self.interrupted_outcome = outcome
        # IPython's hook for one line in place of a traceback. On the instance: asyncio.timeout() takes no subclass.
        cancelled._render_traceback_ = lambda: [f"Interrupted · {outcome}"]  # type: ignore[attr-defined]

    # -- on the I/O loop -----------------------------------------------------------------------------

    async def _finish(self, timeout: float | None) -> None:  # noqa: ASYNC109  part of result()'s promise
        if self._over():
            return
        try:
            states = self._keeper.states(self.id, only_end=True)
            async with asyncio.timeout(timeout), contextlib.aclosing(states):
                async for state in states:
                    self._apply(state)
                    if self._over():
                        await self._settle()
                        return
        except TimeoutError:
            raise endings.not_in_time(self, timeout or 0.0) from None

    async def _changes(self) -> AsyncIterator[RunEvent]:
        last = self._event()
        yield last
        if self._over():
            return
        async with contextlib.aclosing(self._keeper.states(self.id)) as states:
            async for state in states:
                self._apply(state)
                if self._over():
                    await self._settle()
                event = self._event()
                if (event.status, event.progress, event.stage) != (last.status, last.progress, last.stage):
                    last = event
                    yield event

    async def _refresh(self) -> None:
        state, _ = await self._keeper.read_run(self.id)
        self._apply(state)
        if self._over():
            await self._settle()

    async def _cancel(self) -> None:
        if self._over():
            return
        state = await self._keeper.cancel_run(self.id, self.kind)
        if state is None:
            raise LayerError(
                "this server cannot cancel a forge.", remedy=f"It goes on: `layer run {self.id}`."
            )
        self._apply(state)
        if not self._over():
            await self._refresh()
        if self._over():
            await self._settle()

    async def _cancel_quietly(self) -> None:
        with contextlib.suppress(LayerError, TimeoutError):  # the outcome is on the server
            async with asyncio.timeout(CANCEL_SECONDS):
                await self._cancel()

    def _tell_when_over(self, told: Callable[[Run], None]) -> None:
        """Call ``told`` once, on the I/O loop, when this object sees the run's end: a slot or a reservation waits for it."""
        if self._settled:
            told(self)
        else:
            self._when_over.append(told)

    async def _settle(self) -> None:
        if not self._settled:
            self._settled = True
            for told in self._when_over:
                told(self)
            await self._keeper.settled(self)

    def _outcome(self) -> Run:
        if error := endings.failure(self):
            raise error
        return self

    def _apply(self, state: RunSnapshot) -> None:
        """Take over what a state tells; what it leaves out stays as it was."""
        status = status_from_wire(state.status)
        if self._over() and not status.final:
            return  # an answer that was overtaken by a later one
        self.status = status
        if state.kind == "workflow":  # its id does not tell, so this may be the first to say so
            self.kind = state.kind
        self.steps = list(state.steps) or self.steps
        known = state.progress if state.progress is not None else steps.progress(self.steps)
        self.progress = 1.0 if status is RunStatus.SUCCEEDED else known
        self.stage = None if status.final else steps.stage(self.steps) or state.stage
        if status.final:
            self.reserved = Decimal(0)
        elif state.reserved_creative_units:  # news of progress does not tell it
            self.reserved = wire_to_cu(state.reserved_creative_units)
        if state.charged_creative_units is not None:
            self.cost = wire_to_cu(state.charged_creative_units)
        if state.model.model_id and (state.model.slug or not self.model.slug):
            self.model = state.model
        self.prompt = state.prompt or self.prompt
        self.seed = state.seed if state.seed is not None else self.seed
        self.parameters = dict(state.parameters) or self.parameters
        self.session_name = state.session_name or self.session_name
        self.workspace_name = self._keeper.workspace_names.get(state.workspace_id, self.workspace_name)
        self.created_at = state.created_at or self.created_at
        self.finished_at = state.finished_at or self.finished_at
        self.seconds = state.seconds if state.seconds is not None else self.seconds
        if status is RunStatus.FAILED:
            self.error = RunFailed(redact(state.error_message or "the server gave no reason."))
            self.error.run = self
            if state.error_code:
                self.error.code = state.error_code  # type: ignore[misc]  # the server's code, on this instance
        if status.final:
            self.assets = [
                Asset(info, self._keeper, run_id=self.id, prompt=self.prompt, model=self.model)
                for info in state.assets
            ]

    def _over(self) -> bool:
        return self.status.final

    def _event(self) -> RunEvent:
        seconds = None
        if self.created_at is not None:
            end = self.finished_at or datetime.now(self.created_at.tzinfo)
            seconds = max(0.0, (end - self.created_at).total_seconds())
        return RunEvent(self.status, self.progress, self.stage, seconds)

    def __repr__(self) -> str:
        model = self.model.slug or self.model.name
        made = f", {endings.count(self.assets)}" if self.status is RunStatus.SUCCEEDED else ""
        return plain(f"<Run {self.id[:SHORT_ID]} {self.status.value}{f' {model}' if model else ''}{made}>")
