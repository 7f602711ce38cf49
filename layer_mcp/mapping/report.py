"""What a map tells: its price, how far it is, each result, and how it was stopped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from layer_mcp.answers import Price
from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.money import format_cu

if TYPE_CHECKING:
    from layer_mcp.library.assets import Asset
    from layer_mcp.runs.run import Run


@dataclass(frozen=True, slots=True)
class MapResult:
    """What became of one item.

    Attributes:
        index: its place among the items.
        item: as it was given.
        run: its run; None where none was started.
        error: why it has no assets, if it has none.
        resumed: whether its run was started by an earlier process, and found in the resume file.
    """

    index: int
    item: Any
    run: Run | None = None
    error: LayerError | None = None
    resumed: bool = False

    @property
    def ok(self) -> bool:
        """Whether it succeeded, as far as it was waited for."""
        return self.error is None

    @property
    def assets(self) -> list[Asset]:
        """What it made; a stopped workflow may have some of it."""
        return list(self.run.assets) if self.run is not None else []

    def __repr__(self) -> str:
        what = self.run if self.error is None else self.error.code
        return f"<MapResult {self.index} {what}>"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class MapPrice(Price):
    """What all the runs of a map would cost that are still to be started.

    Attributes:
        items: how many there are in all.
        to_run: how many would be started.
        spent: CU that earlier processes paid for those that are done, or hold for those that are live.
        refused: by index, what cannot be run, and why.
        without_guidance: whether the server prices without the guidance files that some have.
    """

    items: int
    to_run: int
    spent: Decimal = Decimal(0)
    refused: Mapping[int, LayerError] = field(default_factory=dict)
    without_guidance: bool = False

    @property
    def subject(self) -> str:
        """How many runs, in words."""
        return _runs(self.to_run)

    def in_words(self) -> str:
        """``100 runs, 400 CU of 1,000 CU``, and what is to be known before a yes."""
        known = self.items - self.to_run - len(self.refused)
        what = f"{self.subject}, {format_cu(self.price)} of {format_cu(self.balance)}"
        what = what if self.to_run else "Nothing is left to start"
        more = [f"{known} of {self.items} were started before, for {format_cu(self.spent)}"] if known else []
        if self.refused:
            index, error = next(iter(self.refused.items()))
            more.append(f"{len(self.refused)} cannot be run (item {index}: {error.message.rstrip('.')})")
        if self.without_guidance:
            more.append("this server prices without guidance files, so it may be more")
        return "; ".join([what, *more])


@dataclass(frozen=True, slots=True)
class MapProgress:
    """How far a map is.

    Attributes:
        total: items in all.
        done: that are over, well or not; those of earlier processes too.
        running: runs that are live.
        failed: of those that are over, how many have no result.
        charged: CU charged so far, by earlier processes too.
        seconds_left: about how long it will take, once that can be told.
    """

    total: int
    done: int
    running: int
    failed: int
    charged: Decimal
    seconds_left: float | None = None

    def in_words(self) -> str:
        """``61/100 · 5 running · 1 failed · 244 CU · about 2 min left``."""
        parts = [
            f"{self.done}/{self.total}",
            f"{self.running} running" if self.running else "",
            f"{self.failed} failed" if self.failed else "",
            format_cu(self.charged),
            f"about {_time(self.seconds_left)} left" if self.seconds_left and self.done < self.total else "",
        ]
        return " · ".join(part for part in parts if part)


class MapInterrupted(KeyboardInterrupt):
    """Ctrl-C while a map was waited for; its text says what became of its runs and how to go on.

    Attributes:
        progress: how far it had come.
    """

    def __init__(self, outcome: str, progress: MapProgress) -> None:
        super().__init__(outcome)
        self.progress = progress


def stopped_by(error: LayerError, progress: MapProgress, go_on: str) -> LayerError:
    """Why a map ended before its end, in the class and code of what stopped it."""
    done = progress.done - progress.failed
    failed = f", {progress.failed} failed" if progress.failed else ""
    rest = progress.total - progress.done
    stopped = type(error)(
        f"{done} of {progress.total} are done{failed}, and {rest} were not started: {error.message}",
        remedy=f"{error.remedy} {go_on}".strip(),
        field=error.field,
        retry_after_seconds=error.retry_after_seconds,
    )
    if stopped.code != error.code:
        stopped.code = error.code  # type: ignore[misc]  # an unknown code shadows the class's, on this one instance
    return stopped


def outcome_of_interrupt(
    progress: MapProgress, ended: Sequence[Run], goes_on: Sequence[str], not_started: int, go_on: str
) -> str:
    """What Ctrl-C left behind.

    Args:
        ended: the runs that were live, and are over now.
        goes_on: ids of those that could not be cancelled.
        go_on: the sentence that says how to go on.
    """
    cancelled = [run for run in ended if run.status.value == "cancelled"]
    charged = sum((run.cost or Decimal(0) for run in cancelled), Decimal(0))
    parts = [f"{progress.done - progress.failed} of {progress.total} are done"]
    if cancelled:
        money = f"{format_cu(charged)} charged" if charged else "nothing charged"
        parts.append(f"{_runs(len(cancelled))} cancelled ({money})")
    if goes_on:
        what = f"run {goes_on[0]}" if len(goes_on) == 1 else f"run {goes_on[0]} and {len(goes_on) - 1} more"
        parts.append(f"{what} may go on")
    if not_started > 0:
        parts.append(f"{not_started:,} not started")
    return f"Stopped: {', '.join(parts)}. {go_on}"


def failure_of(run: Run) -> LayerError | None:
    """Why a run that is over has not succeeded."""
    try:
        run._outcome()
    except LayerError as error:
        return error
    return None


def _runs(number: int) -> str:
    return "1 run" if number == 1 else f"{number:,} runs"


_MINUTE, _HOUR = 60, 3600


def _time(seconds: float) -> str:
    if seconds < _MINUTE:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / _MINUTE)} min" if seconds < _HOUR else f"{seconds / _HOUR:.1f} h"
