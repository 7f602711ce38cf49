"""A map at work: a few runs at a time, on the I/O loop. ``Mapped`` and ``AsyncMapped`` are its two faces.

Every item goes the same way: its key into the resume file, a slot, the submit, its run's id into the file, the run's
end, its result. What befalls one item is its result and stops no other; what would befall all of them (the balance or
the budget is used up, the server does not know us any more) ends the starting of new ones, and those that are live
are waited for.
"""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import time
from collections import deque
from collections.abc import Awaitable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from layer_mcp.contract.errors import LayerError, ServerUnavailable, SubmitUncertain
from layer_mcp.mapping.absence import Absence
from layer_mcp.mapping.items import Job
from layer_mcp.mapping.past import Past, run_of
from layer_mcp.mapping.pricing import ENDS_ALL, check_balance, price_all
from layer_mcp.mapping.report import (
    MapPrice,
    MapProgress,
    MapResult,
    failure_of,
    outcome_of_interrupt,
    stopped_by,
)
from layer_mcp.paying import budget as budgets
from layer_mcp.paying.budget import Budget
from layer_mcp.paying.gate import gate_of
from layer_mcp.runs.run import CANCEL_SECONDS, Run

if TYPE_CHECKING:
    from layer_mcp.paying.payments import Prepared
    from layer_mcp.paying.starting import Starting
    from layer_mcp.verbs.spending import Spending

TICK_SECONDS = 0.25
"""How often a waiting caller is given the chance to show how far it is."""
MOST_UNCERTAIN = 3
"""So many lost answers on a server that honours no keys, and no more is started."""


class Mapper:
    """One map.

    Args:
        concurrency: how many runs at once.
        as_completed: give results as they come rather than in order.
        wait: give a result when its run is over rather than when it is accepted.
        max_cu: for all of it, what earlier processes spent included.
        past: what the resume file knows; None without one.

    Attributes:
        price: once ``prepare`` has been awaited.
        notes: what is to be known of a resume file that does not fit.
    """

    def __init__(
        self,
        layer: Spending,
        jobs: Sequence[Job],
        *,
        concurrency: int,
        as_completed: bool,
        wait: bool,
        max_cu: Decimal | float | None,
        budget: Budget | None,
        past: Past | None,
    ) -> None:
        self.price: MapPrice | None = None
        self.notes: list[str] = []
        self._layer = layer
        self._jobs = jobs
        self._concurrency = concurrency
        self._as_completed = as_completed
        self._wait = wait
        self._max_cu = max_cu
        self._budgets = [] if budget is None else [budget]
        self._past = past
        self._absence = Absence(layer._journal)
        self._news = asyncio.Event()
        self._results: dict[int, MapResult] = {}
        self._given: set[int] = set()
        self._order: deque[int] = deque()
        self._next_index = 0
        self._live: dict[int, Run] = {}
        self._waits: set[asyncio.Task[None]] = set()
        self._endings: set[asyncio.Task[None]] = set()
        self._main: asyncio.Task[None] | None = None
        self._stopping = self._abandoned = False
        self._stopped_by: LayerError | None = None
        self._uncertain = self._sent = self._to_do = 0
        self._done = self._failed = self._done_now = 0
        self._charged = Decimal(0)
        self._begun = time.monotonic()

    # -- before anything is paid ---------------------------------------------------------------------

    async def prepare(self) -> MapPrice:
        """Read the resume file, price the rest, and hold it against the limits. Free.

        Raises:
            BudgetExceeded, InsufficientBalance: when it does not fit; nothing was started.
            LayerError: what is wrong with all items, or with the resume file.
        """
        if self.price is not None:
            return self.price
        if self._past is not None:
            self.notes += await self._past.open(self._layer, self._jobs)
        try:
            spent = self._past.spent if self._past else Decimal(0)
            to_run = [job for job in self._jobs if job.run_id is None and job.refused is None]
            price = await price_all(self._layer, self._jobs, to_run, spent)
            if price.to_run:
                budgets.check(price.price + spent, self._max_cu)
                for budget in self._budgets:
                    budget.check(price.price)
                check_balance(price)
            if self._max_cu is not None:  # the server may hold more for a run than it said before
                self._budgets.append(Budget(max(Decimal(0), budgets.amount(self._max_cu, "max_cu") - spent)))
        except BaseException:
            self.close()
            raise
        finished = [job for job in self._jobs if job.finished]
        self._done, self._charged = len(finished), sum((job.charged for job in finished), Decimal(0))
        self.price = price
        return price

    def close(self) -> None:
        """Let go of the resume file, where nothing of this map is live."""
        if self._past is not None and (self._main is None or self._main.done()):
            self._past.close()

    # -- at work -------------------------------------------------------------------------------------

    def start(self) -> None:
        """Begin; once."""
        if self._main is None:
            self._begun = time.monotonic()
            self._main = asyncio.get_running_loop().create_task(self._work(), name="layer-map")

    async def next(self) -> MapResult | None:
        """The next result; None when there is none yet, now and then.

        Raises:
            StopAsyncIteration: when there are no more.
            LayerError: when it was ended before its end, after the last result.
        """
        self.start()
        assert self._main is not None
        if (found := self._take()) is not None:
            return found
        if self._main.done() or (not self._wait and len(self._jobs) == self._next_index):
            if self._main.done():
                self._main.result()
            if self._stopped_by is not None:
                raise stopped_by(self._stopped_by, self.progress, self.go_on())
            raise StopAsyncIteration
        self._news.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(TICK_SECONDS):
                await self._news.wait()
        return self._take()

    def _take(self) -> MapResult | None:
        if self._as_completed:
            index = self._order.popleft() if self._order else None
            self._next_index += index is not None
            return self._results.pop(index) if index is not None else None
        over = self._main is not None and self._main.done()
        while self._next_index < len(self._jobs):
            found = self._results.pop(self._next_index, None)
            if found is None and not over:
                return None
            self._next_index += 1
            if found is not None:
                return found
        return None

    async def _work(self) -> None:
        for job in self._jobs:
            if job.refused is not None:
                self._give(MapResult(job.index, job.item, error=job.refused), worked=False)
        finished = [job for job in self._jobs if job.finished]
        # What is live already comes first: it holds slots.
        todo = [job for job in self._jobs if job.run_id is not None and not job.finished]
        todo += [job for job in self._jobs if job.prepared is not None]
        self._to_do = len(todo)
        shared = iter(todo)
        workers = [self._worker(shared) for _ in range(min(self._concurrency, len(todo)))]
        try:
            outcomes = await asyncio.gather(*workers, self._recall(finished), return_exceptions=True)
            outcomes += await asyncio.gather(*self._endings, return_exceptions=True)
        finally:
            if self._past is not None:
                self._past.close()
            self._news.set()
        for outcome in outcomes:
            if isinstance(outcome, BaseException):
                raise outcome

    async def _worker(self, todo: Iterator[Job]) -> None:
        for job in todo:
            if self._stopping and job.run_id is None:
                continue  # not started, and no result
            try:
                await (self._one(job) if job.run_id is None else self._attach(job))
            except LayerError as error:
                self._failed_with(job, error)

    async def _one(self, job: Job) -> None:
        assert job.prepared is not None
        prepared = job.prepared if job.key is None else dataclasses.replace(job.prepared, key=job.key)
        run: Run | None = None
        while run is None:
            start = self._layer._starting(prepared, None, self._budgets, True)
            try:
                while run is None:
                    if not await self._slot(start):
                        return
                    run = await self._submitted(job, prepared, start)
            except ServerUnavailable as error:
                if not await self._absence.bears(error, prepared.key) or self._stopping:
                    raise
        self._absence.over()
        if self._past is not None:
            await self._noted(self._past.started(job, prepared.key, run.id))
        await self._follow(job, run, prepared.key)

    async def _slot(self, start: Starting) -> bool:
        """Wait for a slot; False when the map was stopped meanwhile."""
        waiting = asyncio.get_running_loop().create_task(start.wait())
        self._waits.add(waiting)
        await asyncio.wait({waiting})
        self._waits.discard(waiting)
        if self._stopping or waiting.cancelled():
            start.give_up()
            return False
        waiting.result()
        return True

    async def _submitted(self, job: Job, prepared: Prepared[Any], start: Starting) -> Run | None:
        """Write its key down and send it; None when the server had no slot."""
        try:
            if self._past is not None:
                await self._past.intend(job, prepared)
        except LayerError:
            start.give_up()
            raise
        self._sent += 1
        try:
            run = await start.send()
        except SubmitUncertain as error:
            self._uncertain += 1
            if self._uncertain >= MOST_UNCERTAIN:
                self._end(error)
            raise
        except LayerError as error:
            if self._past is not None:
                await self._noted(self._past.refused(job, prepared.key, error))
            self._sent -= isinstance(error, ENDS_ALL) and error.run is None
            raise
        self._sent -= run is None
        return run

    async def _noted(self, writing: Awaitable[None]) -> None:
        """A line about what is started already: that goes on, also where the line cannot be written."""
        try:
            await writing
        except LayerError as error:
            self._end(error)

    async def _attach(self, job: Job) -> None:
        """Go on with a run of an earlier process."""
        run = run_of(self._layer, job)
        await run.refreshed()
        gate_of(self._layer._target_key, self.price.workspace if self.price else "").holds(run)
        await self._follow(job, run, job.key or "")

    async def _follow(self, job: Job, run: Run, key: str) -> None:
        self._live[job.index] = run
        if not self._wait:
            self._give(MapResult(job.index, job.item, run, resumed=job.run_id is not None))
        ending = asyncio.get_running_loop().create_task(self._ending(job, run, key))
        self._endings.add(ending)
        ending.add_done_callback(self._endings.discard)
        over = asyncio.Event()
        run._tell_when_over(lambda _: over.set())
        ending.add_done_callback(lambda _: over.set())
        # The next may start as soon as this one is over: what is written down of its end need not be waited for.
        await over.wait()

    async def _ending(self, job: Job, run: Run, key: str) -> None:
        try:
            await run._finish(None)
        except LayerError as error:
            error.run = error.run or run
            self._failed_with(job, error)
            return
        finally:
            del self._live[job.index]
        self._charged += run.cost or Decimal(0)
        if self._past is not None:
            await self._noted(self._past.ended(job, key, run.status.value, run.cost))
        if self._wait:
            self._give(MapResult(job.index, job.item, run, failure_of(run), job.run_id is not None))

    async def _recall(self, finished: Sequence[Job]) -> None:
        """What earlier processes finished: each run is read again, a free call, for its assets."""
        for job in finished:
            if self._abandoned:
                return
            run = run_of(self._layer, job)
            error: LayerError | None = None
            try:
                await run.refreshed()
            except LayerError as unknown:
                error = unknown
            self._done -= 1  # it was counted before
            self._give(MapResult(job.index, job.item, run, error, resumed=True), worked=False)

    def _failed_with(self, job: Job, error: LayerError) -> None:
        """One item's failure: its result, and the end of all where it is not its own."""
        if isinstance(error, ENDS_ALL):
            self._end(error)
            if error.run is None:
                return  # it was not started, and will be when the map is gone on with
        if self._wait or job.index not in self._given:
            self._give(MapResult(job.index, job.item, error.run, error, job.run_id is not None))

    def _give(self, result: MapResult, *, worked: bool = True) -> None:
        self._given.add(result.index)
        self._results[result.index] = result
        self._order.append(result.index)
        self._done += 1
        self._done_now += worked
        self._failed += not result.ok
        self._news.set()

    # -- ending it -----------------------------------------------------------------------------------

    def _end(self, error: LayerError) -> None:
        """No more is started, because of this; it is told after the last result."""
        self._stopped_by = self._stopped_by or error
        self._start_no_more()

    def _start_no_more(self) -> None:
        self._stopping = True
        for waiting in list(self._waits):
            waiting.cancel()

    def stop(self) -> None:
        """Nobody wants more of it: start no more. What is live goes on, and is written down."""
        self._abandoned = True
        self._start_no_more()
        self.close()

    async def cancel_live(self) -> str:
        """Start no more, and cancel what is live where the server can; says what became of it."""
        self.stop()
        live = list(self._live.values())
        await asyncio.gather(*(run._cancel_quietly() for run in live))
        if self._main is not None and all(run.done for run in live):
            await asyncio.wait({self._main}, timeout=CANCEL_SECONDS)  # for a submit that was under way
            await asyncio.gather(*(run._cancel_quietly() for run in self._live.values()))
        return self.outcome(live)

    def outcome(self, live: Sequence[Run] = ()) -> str:
        """What became of a map that was interrupted.

        Args:
            live: the runs that were live then.
        """
        ended = [run for run in live if run.done]
        goes_on = [
            run.id for run in {**dict.fromkeys(live), **dict.fromkeys(self._live.values())} if not run.done
        ]
        not_started = (self.price.to_run if self.price else 0) - self._sent
        return outcome_of_interrupt(self.progress, ended, goes_on, not_started, self.go_on())

    def go_on(self) -> str:
        """The sentence that says how to go on."""
        if self._past is not None:
            return f"The same again, with the resume file {self._past.name}, goes on from here."
        return "What was made is in `layer runs`."

    @property
    def progress(self) -> MapProgress:
        """How far it is."""
        left = None
        if self._done_now and self._main is not None and not self._main.done():
            left = (time.monotonic() - self._begun) / self._done_now * max(0, self._to_do - self._done_now)
        return MapProgress(len(self._jobs), self._done, len(self._live), self._failed, self._charged, left)
