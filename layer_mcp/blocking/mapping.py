"""Many runs as one: a hundred prompts, five at a time, priced once and resumable."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Self

from layer_mcp.blocking.parts import BlockingParts
from layer_mcp.connect.loop import io_loop, run_blocking
from layer_mcp.contract.limits import MAX_LIVE_RUNS

if TYPE_CHECKING:
    from decimal import Decimal
    from pathlib import Path
    from types import TracebackType

    from layer_mcp.mapping.mapper import Mapper
    from layer_mcp.mapping.report import MapPrice, MapProgress, MapResult
    from layer_mcp.paying.budget import Budget, Confirm
    from layer_mcp.verbs.mapping import AsyncMapped


class Mapped:
    """The results of a map, to be iterated once. Nothing is paid before the first is asked for.

    Leaving the loop early starts no more; what is live goes on. As a context manager, Ctrl-C anywhere in the block
    cancels what is live.

    Attributes:
        price: what all of it costs that is still to be started.
        notes: what is to be known of a resume file that does not fit what is asked for.
    """

    def __init__(self, mapper: Mapper, count: int, on_progress: Callable[[MapProgress], None] | None) -> None:
        self.price: MapPrice = run_blocking(mapper.prepare())
        self.notes: Sequence[str] = tuple(mapper.notes)
        self._mapper = mapper
        self._count = count
        self._on_progress = on_progress

    @property
    def progress(self) -> MapProgress:
        """How far it is."""
        return self._mapper.progress

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[MapResult]:
        try:
            while True:
                try:
                    found = run_blocking(_next(self._mapper))
                except StopAsyncIteration:
                    return
                if self._on_progress is not None:
                    self._on_progress(self._mapper.progress)
                if found is not None:
                    yield found
        except KeyboardInterrupt:
            raise self._interrupted() from None
        finally:
            self.stop()

    def stop(self) -> None:
        """Start no more; what is live goes on."""
        io_loop().loop.call_soon_threadsafe(self._mapper.stop)

    def interrupt(self) -> str:
        """After Ctrl-C: start no more and cancel what is live; a second Ctrl-C lets it go. Says what became of it."""
        try:
            return run_blocking(self._mapper.cancel_live())
        except KeyboardInterrupt:
            return self._mapper.outcome()

    def _interrupted(self) -> KeyboardInterrupt:
        from layer_mcp.mapping.report import MapInterrupted

        return MapInterrupted(self.interrupt(), self.progress)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        from layer_mcp.mapping.report import MapInterrupted

        if isinstance(error, KeyboardInterrupt) and not isinstance(error, MapInterrupted):
            raise self._interrupted() from None
        self.stop()

    def __repr__(self) -> str:
        return f"<Mapped {self.progress.in_words()}>"


async def _closed(mapper: Mapper) -> None:
    mapper.stop()


async def _next(mapper: Mapper) -> MapResult | None:
    return await mapper.next()


class BlockingMaps(BlockingParts):
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
        confirm: Confirm | None = None,
        on_progress: Callable[[MapProgress], None] | None = None,
        wait: bool = True,
        **shared: Any,
    ) -> Mapped:
        """Forge every item, a few at a time: one price for all of them, asked before anything is paid.

        What befalls one item is its result and stops no other. When the balance or the budget is used up, no more is
        started, and that is raised after the results of what was. Ctrl-C cancels what is live.

        Args:
            items: prompts, or mappings of keywords of ``forge`` such as ``{"prompt": …, "seed": 7}``.
            concurrency: runs at once, 1 to 5.
            as_completed: give results as they come rather than in the order of the items.
            resume: a file that keeps what became of each item. With the same file again, what succeeded is not run
                again, what is live is picked up, and what failed is tried again.
            retry_uncertain: start once more what a server that cannot tell may have started already.
            max_cu: for all of them together, what earlier calls with the same resume file spent included.
            budget: each run's price is set aside in it when it starts, and settled when it ends.
            confirm: asked once, on this thread, with the price of all, when that is above ``CONFIRM_ABOVE_CU``.
            on_progress: told how far it is, on this thread, while results are asked for.
            wait: give a result when its run is over; False gives it as soon as its run is accepted.
            shared: keywords of ``forge`` for all items, where an item does not say otherwise.

        Returns:
            To be iterated: each ``MapResult`` has ``.index .item .run .assets .error``.

        Raises:
            InvalidInputs: when an item is neither a prompt nor a mapping.
            BudgetExceeded, InsufficientBalance: when all of them together do not fit; nothing was started.

        Example:
            for made in layer.map(prompts, batch_size=1, resume="potions.jsonl", max_cu=200):
                made.assets[0].save("potions/")
        """
        mapped = self._layer.map(
            items,
            concurrency=concurrency,
            as_completed=as_completed,
            resume=resume,
            retry_uncertain=retry_uncertain,
            max_cu=max_cu,
            budget=budget,
            wait=wait,
            **shared,
        )
        return _begun(mapped, confirm, on_progress)

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
        confirm: Confirm | None = None,
        on_progress: Callable[[MapProgress], None] | None = None,
        wait: bool = True,
        **shared: Any,
    ) -> Mapped:
        """Run a workflow for every mapping of inputs; all else as for ``map``."""
        mapped = self._layer.map_workflow(
            workflow,
            items,
            session_name=session_name,
            concurrency=concurrency,
            as_completed=as_completed,
            resume=resume,
            retry_uncertain=retry_uncertain,
            max_cu=max_cu,
            budget=budget,
            wait=wait,
            **shared,
        )
        return _begun(mapped, confirm, on_progress)


def _begun(
    mapped: AsyncMapped, confirm: Confirm | None, on_progress: Callable[[MapProgress], None] | None
) -> Mapped:
    """Priced, held against the limits, and confirmed."""
    from layer_mcp.paying import budget as budgets

    made = Mapped(mapped._mapper, len(mapped), on_progress)
    if confirm is not None and budgets.needs_confirmation(made.price):
        answer = False
        try:
            answer = confirm(made.price)
        finally:
            if not answer:
                run_blocking(_closed(mapped._mapper))
        if not answer:
            raise budgets.not_confirmed(made.price)
    return made
