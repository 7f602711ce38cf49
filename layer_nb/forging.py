"""One paid run, from the request to the pictures: price it, have it approved, submit it, follow it.

A forge or a workflow run alike. The magics and ``layer_nb.forge`` are two ways into this; what they show goes through
a ``View``, so that nothing here knows a notebook.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from layer_mcp.contract.errors import (
    BudgetExceeded,
    InsufficientBalance,
    LayerError,
    RunCancelled,
)
from layer_mcp.contract.money import format_cu
from layer_mcp.contract.status import RunStatus
from layer_mcp.options import CONFIRM_ABOVE_CU

if TYPE_CHECKING:
    from layer_mcp import Layer, Run
    from layer_mcp.answers import Price
    from layer_nb.requests import PaidRequest


class View(Protocol):
    """Where a run shows itself."""

    def ask(self, estimate: Price, limit: float, workspace: str) -> bool | None:
        """Whether to spend it; None where nobody can answer."""

    def working(self, run: Run, progress: float | None, stage: str | None, seconds: float | None) -> None:
        """The run goes on."""

    def done(self, run: Run) -> None:
        """The run is over and has assets; one that was stopped may have those of its finished steps."""

    def ended(self, run: Run, outcome: str) -> None:
        """The run ended, or was left, without assets."""


def run_and_follow(
    layer: Layer,
    request: PaidRequest,
    view: View,
    *,
    confirm_above: float = CONFIRM_ABOVE_CU,
    wait: bool = True,
) -> Run:
    """Price, approve, submit and follow one run.

    Args:
        confirm_above: a dearer run asks first, in CU.
        wait: return when it is over; else as soon as it is accepted.

    Raises:
        LayerError: in Layer's codes. ``error.run`` is the run, where one was started.
    """
    run = submit(layer, request, view, confirm_above=confirm_above)
    return follow(run, view) if wait else run


def submit(layer: Layer, request: PaidRequest, view: View, *, confirm_above: float = CONFIRM_ABOVE_CU) -> Run:
    """Price, approve and start one run.

    Raises:
        LayerError: before anything is paid.
        KeyboardInterrupt: its text, where it has one, says what became of the submit.
    """
    price = request.price(layer)
    return request.start(layer, price, _approve(layer, price, request, view, confirm_above))


def _approve(
    layer: Layer, estimate: Price, request: PaidRequest, view: View, confirm_above: float
) -> Decimal:
    """The price that may be spent, in CU."""
    price = estimate.price
    if request.max_cu is not None and price > Decimal(str(request.max_cu)):
        raise BudgetExceeded(
            f"This costs {format_cu(price)}, more than the {format_cu(request.max_cu)} that --max-cu allows.",
            remedy="Allow more, or ask for less. Nothing was started.",
        )
    if not estimate.sufficient:
        raise _short_of(layer, estimate)
    if request.yes or request.max_cu is not None or price <= Decimal(str(confirm_above)):
        return price
    answer = view.ask(estimate, confirm_above, _workspace_name(layer))
    if answer:
        return price
    if answer is None:
        raise BudgetExceeded(
            f"{format_cu(price)} needs your approval, and nobody can be asked here.",
            remedy=f"Nothing was spent. Run again with --yes, or --max-cu {_whole(price)}.",
        )
    raise BudgetExceeded(f"{format_cu(price)} was not approved.", remedy="Nothing was spent.")


def _short_of(layer: Layer, estimate: Price) -> InsufficientBalance:
    missing = estimate.price - estimate.balance
    embedded = layer.target.kind in {"embedded", "memory"}
    remedy = (
        f"add practice credits: %layer grant {_whole(missing)}"
        if embedded
        else "top up in Settings > Billing"
    )
    return InsufficientBalance(
        f"This costs {format_cu(estimate.price)}, and {format_cu(estimate.balance)} is available in "
        f"{_workspace_name(layer)}.",
        remedy=f"Nothing was started. Ask for less, or {remedy}",
    )


def _workspace_name(layer: Layer) -> str:
    workspace = layer.workspace()
    return workspace.name or workspace.slug


def follow(run: Run, view: View) -> Run:
    """Show the run until it is over.

    An interrupt cancels it; a second one, while the cancel is on its way, leaves it running.

    Raises:
        LayerError: when it failed or was cancelled; ``error.run`` is the run.
        Interrupted: when it was left running; its text says so.
    """
    held = run.reserved or (run.estimate.price if run.estimate else None)
    try:
        for event in run.events():
            if not event.status.final:
                view.working(run, event.progress, event.stage, event.seconds)
        return _over(run, view)
    except KeyboardInterrupt as interrupt:
        from layer_mcp.runs.run import Interrupted

        # Without the client's own interrupt it came between two events, and the run has not seen it.
        outcome = str(interrupt) if isinstance(interrupt, Interrupted) else run.interrupt()
        return _stopped(run, view, held, outcome)


def _over(run: Run, view: View) -> Run:
    try:
        run.result()
    except LayerError:
        _show_end(run, view)
        raise
    view.done(run)
    return run


def _show_end(run: Run, view: View) -> None:
    """What is left to see of a run that did not succeed: of a workflow's, what its finished steps made."""
    if run.assets:
        view.done(run)
        return
    cost = f"{format_cu(run.cost)} was charged" if run.cost else "nothing was charged"
    view.ended(run, f"{run.status.value} · {cost}")


def _stopped(run: Run, view: View, held: Decimal | None, outcome: str) -> Run:
    """What an interrupt made of the run; ``outcome`` is the client's sentence about it."""
    if run.status is RunStatus.SUCCEEDED:
        view.done(run)
        return run
    if not run.status.final:
        from layer_mcp.runs.run import Interrupted

        run.detach()
        view.ended(run, "left running")
        raise Interrupted(outcome, run) from None
    cost = run.cost or Decimal(0)
    released = f", {format_cu(held - cost)} released" if held is not None else ""
    charged = f", {format_cu(cost)} charged" if cost else ""
    if run.assets:
        view.done(run)
    else:
        view.ended(run, f"{run.status.value}{released}{charged}")
    cancelled = RunCancelled(f"Interrupted: the run was cancelled{released}{charged}.", remedy="")
    cancelled.run = run
    raise cancelled from None


def _whole(cu: Decimal) -> int:
    return int(cu.to_integral_value(rounding="ROUND_CEILING"))
