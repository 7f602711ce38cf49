"""How a run ended, or was let go, in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from layer_mcp.contract.errors import LayerError, RunCancelled, RunFailed
from layer_mcp.contract.money import format_cu
from layer_mcp.contract.status import RunStatus

if TYPE_CHECKING:
    from layer_mcp.library.assets import Asset
    from layer_mcp.runs.run import Run

SHORT_ID = 8


class Interrupted(KeyboardInterrupt):
    """Ctrl-C while a run was waited for; its text says what became of the run.

    Attributes:
        run: the run.
    """

    def __init__(self, outcome: str, run: Run) -> None:
        super().__init__(outcome)
        self.run = run

    def _render_traceback_(self) -> list[str]:
        """IPython's hook: one line in place of a traceback."""
        return [f"Interrupted · {self}"]


def picks_up(run: Run) -> str:
    """The line that finds a run again."""
    return f"`layer run {run.id} --wait` picks it up."


def goes_on(run: Run, why: str = "") -> str:
    """A run that nobody waits for any more."""
    return f"Run {run.id} goes on{f': {why}' if why else '.'} {picks_up(run)}"


def after_cancel(run: Run) -> str:
    """What a cancel came to."""
    if run.status is RunStatus.SUCCEEDED:
        return f"Run {run.id} had finished before it could be cancelled."
    if not run.done:
        return f"The server was asked to cancel run {run.id}, and has not done so yet. {picks_up(run)}"
    cost = run.cost or Decimal(0)
    charged = "nothing was charged" if cost == 0 else f"{format_cu(cost)} was charged"
    kept = (
        f" {count(run.assets)} had been made: `layer run {run.id[:SHORT_ID]} --out DIR` saves what there is."
    )
    return f"Cancelled run {run.id}; {charged}.{kept if run.assets else ''}"


class NotInTime(LayerError, TimeoutError):
    """Waiting came to its end, and the run did not: it goes on."""

    code = "TIMED_OUT"
    status = 504


def not_in_time(run: Run, seconds: float) -> NotInTime:
    """The end of patience, not of the run."""
    error = NotInTime(
        f"Run {run.id} is still {run.status.value} after {seconds:g} s.",
        remedy=f"It goes on: {picks_up(run)}",
    )
    error.run = run
    return error


def failure(run: Run) -> LayerError | None:
    """The error of a run that did not end well."""
    if run.status is RunStatus.SUCCEEDED:
        return None
    error: LayerError
    if run.status is RunStatus.CANCELLED:
        error = RunCancelled(f"Run {run.id} was cancelled.")
    else:
        reason = run.error.message if run.error else "the server gave no reason."
        spent = run.cost or Decimal(0)
        remedy = f"{format_cu(spent)} was charged for what had finished; the rest was released."
        error = RunFailed(
            f"Run {run.id} failed: {reason}", remedy=remedy if spent else "Its credits were released."
        )
    error.run = run
    return error


def count(assets: Sequence[Asset]) -> str:
    """``1 asset``, ``2 assets``."""
    return f"{len(assets)} asset" + ("" if len(assets) == 1 else "s")
