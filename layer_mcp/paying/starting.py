"""One paid run on its way from a price that was agreed to a run: budget, slot, submit, and a look at what it costs now.

Waiting for a slot may be cut short at any time, and a submit may not. So the two are apart, and whoever starts a run
goes from ``wait()`` to ``send()`` until ``send()`` gives one.
"""

from __future__ import annotations

import asyncio
import time
import warnings
from collections.abc import Awaitable, Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from layer_mcp.contract.errors import BudgetExceeded, LayerError, RateLimited, SubmitUncertain
from layer_mcp.contract.money import format_cu
from layer_mcp.paying.budget import Budget, Reservation, amount

if TYPE_CHECKING:
    from layer_mcp.answers import Price
    from layer_mcp.paying.gate import Gate
    from layer_mcp.paying.payments import Prepared
    from layer_mcp.runs.run import Run

WaitForSlot = bool | float
"""Whether a run may wait for a slot: False is refused at once, True waits, a number waits so many seconds."""

_followers: set[asyncio.Task[None]] = set()


class PriceWarning(UserWarning):
    """The server holds more for a run than its estimate said."""


class Starting:
    """One paid run on its way.

    Args:
        submit: sends it, once.
        max_cu: what the caller allowed; None allows the shown price, and tells of a higher one.
        budgets: where its price is set aside, in each of them.

    Raises:
        BudgetExceeded: when a budget has too little left.
        InvalidInputs: when ``wait_for_slot`` is no time.
    """

    def __init__(
        self,
        prepared: Prepared[Any],
        gate: Gate,
        submit: Callable[[Prepared[Any], Decimal | float | None], Awaitable[Run]],
        *,
        max_cu: Decimal | float | None = None,
        budgets: Sequence[Budget] = (),
        wait_for_slot: WaitForSlot = False,
    ) -> None:
        self.waits = wait_for_slot is not False
        self._seconds = (
            None if isinstance(wait_for_slot, bool) else float(amount(wait_for_slot, "wait_for_slot"))
        )
        self._begun = time.monotonic()
        self._prepared = prepared
        self._gate = gate
        self._submit = submit
        self._max_cu = max_cu
        self._entered = self._sending = False
        self._held: list[tuple[Budget, Reservation]] = []
        try:
            for budget in budgets:
                self._held.append((budget, budget.reserve(prepared.estimate.price)))
        except LayerError:
            self._release()
            raise

    async def wait(self) -> None:
        """Wait for a slot. May be cancelled: nothing has been sent.

        Raises:
            RateLimited: when the time is over; nothing was sent.
        """
        try:
            left = None if self._seconds is None else self._begun + self._seconds - time.monotonic()
            async with asyncio.timeout(left):
                await self._gate.enter()
            self._entered = True
        except TimeoutError:
            self._release()
            raise RateLimited(
                f"No slot came free within {self._seconds:g} s: {self._gate.taken} runs that were started here are live, "
                "and others may be.",
                remedy="Nothing was started. Wait longer (wait_for_slot=True), or cancel a run.",
            ) from None
        except BaseException:
            self._release()
            raise

    def give_up(self) -> None:
        """It is not sent after all: its slot and its reservation are free. On the I/O loop."""
        if self._sending:
            return  # whoever gives up was too late: it may be paid for
        if self._entered:
            self._entered = False
            self._gate.leave()
        self._release()

    async def send(self) -> Run | None:
        """Submit it, once. Must not be cancelled.

        Returns:
            The run; None when the server had no slot, and the caller allows waiting for one.

        Raises:
            LayerError: what refused it; nothing was charged, and the reservation is released.
            SubmitUncertain: the reservation stays, for it may have been started.
            BudgetExceeded: the server holds more than was allowed for it, and it was cancelled; with ``.run``.
        """
        if not self._entered:
            self._gate.enter_now()
        self._entered, self._sending = False, True
        try:
            run = await self._submit(self._prepared, self._max_cu)
        except RateLimited as refusal:
            self._gate.refused(refusal.retry_after_seconds)
            if self.waits:
                self._sending = False
                return None
            self._release()
            raise
        except SubmitUncertain:
            self._gate.leave()
            raise
        except LayerError:
            self._gate.leave()
            self._release()
            raise
        except BaseException:
            self._gate.leave()  # the reservation stays: nobody knows what became of it
            raise
        self._gate.started(run)
        await self._hold(run)
        return run

    async def _hold(self, run: Run) -> None:
        """Settle the reservation when the run ends; see to it that it costs no more than was allowed."""
        price, held = self._prepared.estimate.price, run.reserved
        dearer = held is not None and held > price
        allowed = self._allowed()
        for _, reservation in self._held:
            if held is not None:
                reservation.correct(held)
            keep_settled(run, reservation)
        if dearer and held is not None and allowed is not None and held > allowed:
            await self._stop(run, held, allowed)

    def _allowed(self) -> Decimal | None:
        """The most that it may cost; None where the caller set no limit."""
        limits = [] if self._max_cu is None else [amount(self._max_cu, "max_cu")]
        limits += [reservation.price + budget.left for budget, reservation in self._held]
        return min(limits, default=None)

    async def _stop(self, run: Run, held: Decimal, allowed: Decimal) -> None:
        try:
            await run._cancel()
        except LayerError:
            return  # it goes on; `rise` tells
        if run.done:
            charged = format_cu(run.cost) if run.cost else "nothing"
            error = BudgetExceeded(
                f"The server holds {format_cu(held)} for run {run.id}, more than the {format_cu(allowed)} that were allowed; "
                f"its estimate said {format_cu(self._prepared.estimate.price)}{_why(self._prepared.estimate)}.",
                remedy=f"The run was cancelled, and {charged} was charged. Allow more, or ask for less.",
                field="max_cu",
                value=float(allowed),
            )
            error.run = run
            raise error

    def _release(self) -> None:
        for _, reservation in self._held:
            reservation.release()


def keep_settled(run: Run, held: Reservation) -> None:
    """Settle a reservation when the run ends, whether or not anybody waits for it. On the I/O loop."""

    def settle(over: Run) -> None:
        known = over.cost if over.cost is not None else held.price if over.status.value == "succeeded" else 0
        held.settle(known)

    run._tell_when_over(settle)
    if not run.done:
        follower = asyncio.get_running_loop().create_task(_follow(run))
        _followers.add(follower)
        follower.add_done_callback(_followers.discard)


async def _follow(run: Run) -> None:
    try:
        await run._finish(None)
    except LayerError:
        return  # the server is away, or the client was closed: the reservation stays, for the run goes on


def rise(estimate: Price, held: Decimal | None) -> str:
    """What to say of a run for which the server holds more than its estimate said; empty where it does not."""
    if held is None or held <= estimate.price:
        return ""
    return f"The server holds {format_cu(held)} for this run; its estimate said {format_cu(estimate.price)}{_why(estimate)}."


def warn_of_rise(run: Run, *, stacklevel: int) -> None:
    """Tell at once that a run may cost more than was shown."""
    if run.estimate is not None and (words := rise(run.estimate, run.reserved)):
        warnings.warn(f"{words} It goes on as run {run.id}.", PriceWarning, stacklevel=stacklevel + 1)


def _why(estimate: Price) -> str:
    return (
        ", for this server prices without guidance files"
        if getattr(estimate, "without_guidance", False)
        else ""
    )
