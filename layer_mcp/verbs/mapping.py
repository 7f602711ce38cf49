"""Many runs as one: a hundred prompts, five at a time, priced once and resumable."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from layer_mcp.connect.loop import io_loop, run_from_any_loop
from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.limits import MAX_LIVE_RUNS
from layer_mcp.mapping.items import Job, forge_jobs, workflow_jobs
from layer_mcp.mapping.mapper import Mapper
from layer_mcp.mapping.past import Past
from layer_mcp.mapping.report import MapPrice, MapProgress, MapResult
from layer_mcp.paying import budget as budgets
from layer_mcp.paying.budget import Budget
from layer_mcp.verbs.spending import AsyncConfirm, Spending

OnProgress = Callable[[MapProgress], None]


class AsyncMapped:
    """The results of a map, for ``async for``. Nothing is paid before the first is asked for.

    Leaving the loop early starts no more; what is live goes on. Cancelling the task that iterates cancels what is live.
    """

    def __init__(
        self, mapper: Mapper, count: int, confirm: AsyncConfirm | None, on_progress: OnProgress | None
    ) -> None:
        self._mapper = mapper
        self._count = count
        self._confirm = confirm
        self._on_progress = on_progress

    async def price(self) -> MapPrice:
        """What it would cost; refuses what does not fit ``max_cu``, the budget or the balance. Free."""
        return await run_from_any_loop(self._mapper.prepare())

    @property
    def progress(self) -> MapProgress:
        """How far it is."""
        return self._mapper.progress

    @property
    def notes(self) -> Sequence[str]:
        """What is to be known of a resume file that does not fit what is asked for."""
        return tuple(self._mapper.notes)

    def __len__(self) -> int:
        return self._count

    async def __aiter__(self) -> AsyncIterator[MapResult]:
        price = await self.price()
        try:
            await self._confirmed(price)
            while True:
                try:
                    found = await run_from_any_loop(_next(self._mapper))
                except StopAsyncIteration:
                    return
                if self._on_progress is not None:
                    self._on_progress(self._mapper.progress)
                if found is not None:
                    yield found
        except asyncio.CancelledError:
            io_loop().submit(self._mapper.cancel_live())
            raise
        finally:
            io_loop().loop.call_soon_threadsafe(self._mapper.stop)

    async def _confirmed(self, price: MapPrice) -> None:
        if self._confirm is None or not budgets.needs_confirmation(price):
            return
        answer = self._confirm(price)
        if not (await answer if inspect.isawaitable(answer) else answer):
            raise budgets.not_confirmed(price)


async def _next(mapper: Mapper) -> MapResult | None:
    return await mapper.next()


class Maps(Spending):
    """Verbs for many runs."""

    def map(
        self,
        items: Iterable[str | Mapping[str, Any]],
        *,
        concurrency: int = MAX_LIVE_RUNS,
        as_completed: bool = False,
        resume: str | Path | None = None,
        retry_uncertain: bool = False,
        max_cu: Decimal | float | None = None,
        budget: Budget | None = None,
        confirm: AsyncConfirm | None = None,
        on_progress: OnProgress | None = None,
        wait: bool = True,
        **shared: Any,
    ) -> AsyncMapped:
        """Forge every item, a few at a time: one price for all of them, asked before anything is paid.

        What befalls one item is its result and stops no other. When the balance or the budget is used up, no more is
        started, and that is raised after the results of what was.

        Args:
            items: prompts, or mappings of keywords of ``forge`` such as ``{"prompt": …, "seed": 7}``.
            concurrency: runs at once, 1 to 5.
            as_completed: give results as they come rather than in the order of the items.
            resume: a file that keeps what became of each item. With the same file again, what succeeded is not run
                again, what is live is picked up, and what failed is tried again.
            retry_uncertain: start once more what a server that cannot tell may have started already.
            max_cu: for all of them together, what earlier calls with the same resume file spent included.
            budget: each run's price is set aside in it when it starts, and settled when it ends.
            confirm: asked once, with the price of all, when that is above ``CONFIRM_ABOVE_CU``.
            on_progress: told how far it is, while results are asked for.
            wait: give a result when its run is over; False gives it as soon as its run is accepted.
            shared: keywords of ``forge`` for all items, where an item does not say otherwise.

        Returns:
            To be iterated: each ``MapResult`` has ``.index .item .run .assets .error``.

        Raises:
            InvalidInputs: when an item is neither a prompt nor a mapping.
            BudgetExceeded, InsufficientBalance: when all of them together do not fit; nothing was started.
        """
        jobs = forge_jobs(items, shared)
        past = None if resume is None else Past(resume, "forge", shared, retry_uncertain=retry_uncertain)
        mapper = self._mapper(
            jobs,
            past,
            concurrency=concurrency,
            as_completed=as_completed,
            wait=wait,
            max_cu=max_cu,
            budget=budget,
        )
        return AsyncMapped(mapper, len(jobs), confirm, on_progress)

    def map_workflow(
        self,
        workflow: str,
        items: Iterable[Mapping[str, Any]],
        *,
        session_name: str | None = None,
        concurrency: int = MAX_LIVE_RUNS,
        as_completed: bool = False,
        resume: str | Path | None = None,
        retry_uncertain: bool = False,
        max_cu: Decimal | float | None = None,
        budget: Budget | None = None,
        confirm: AsyncConfirm | None = None,
        on_progress: OnProgress | None = None,
        wait: bool = True,
        **shared: Any,
    ) -> AsyncMapped:
        """Run a workflow for every mapping of inputs; all else as for ``map``.

        Args:
            workflow: slug, id, name or unique prefix.
            items: inputs by their names, one mapping for each run.
            shared: inputs for all of them, where an item does not say otherwise.
        """
        jobs = workflow_jobs(workflow, items, shared, session_name)
        kind = f"workflow {workflow}"
        past = None if resume is None else Past(resume, kind, shared, retry_uncertain=retry_uncertain)
        mapper = self._mapper(
            jobs,
            past,
            concurrency=concurrency,
            as_completed=as_completed,
            wait=wait,
            max_cu=max_cu,
            budget=budget,
        )
        return AsyncMapped(mapper, len(jobs), confirm, on_progress)

    def _mapper(
        self,
        jobs: Sequence[Job],
        past: Past | None,
        *,
        concurrency: int,
        as_completed: bool,
        wait: bool,
        max_cu: Decimal | float | None,
        budget: Budget | None,
    ) -> Mapper:
        if (
            isinstance(concurrency, bool)
            or not isinstance(concurrency, int)
            or not 1 <= concurrency <= MAX_LIVE_RUNS
        ):
            raise InvalidInputs(
                f"concurrency is {concurrency!r}, but must be from 1 to {MAX_LIVE_RUNS}: a server lets no more runs of a user be live.",
                field="concurrency",
                value=concurrency,
            )
        if max_cu is not None:
            budgets.amount(max_cu, "max_cu")
        return Mapper(
            self,
            jobs,
            concurrency=concurrency,
            as_completed=as_completed,
            wait=wait,
            max_cu=max_cu,
            budget=budget,
            past=past,
        )
