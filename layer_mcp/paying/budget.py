"""May this be spent? Asked after the estimate and before anything is paid; and ``Budget``, which several calls share.

A budget is reserved from before a call and settled after it. Reserving first is what makes parallel calls safe:
checking the limit and then spending lets every one of them through. What was reserved stays counted until the true
cost is known, also when an answer was lost.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from layer_mcp.contract.errors import BudgetExceeded, InvalidInputs, SubmitUncertain
from layer_mcp.contract.money import format_cu, wire_to_cu
from layer_mcp.options import CONFIRM_ABOVE_CU

if TYPE_CHECKING:
    from layer_mcp.answers import Price

    Confirm = Callable[[Price], bool]

MOST_CU = 1_000_000_000
"""More than any balance."""
_SMALLEST_CU = Decimal("0.000001")


class Budget:
    """How much may be spent by all the calls that are given it: of any client, thread or task of this process.

    Args:
        max_cu: in all, in CU.
        per_call: for one call, in CU; no limit of its own by default.

    Raises:
        InvalidInputs: when either is not an amount.

    Example:
        budget = Budget(50)
        layer.forge("sword", budget=budget)
        layer.forge("axe", budget=budget)
        print(budget)                       # <Budget 4 spent, 4 reserved, 42 of 50 CU left>
    """

    def __init__(self, max_cu: Decimal | float, *, per_call: Decimal | float | None = None) -> None:
        self.max_cu = amount(max_cu, "max_cu")
        self.per_call = None if per_call is None else amount(per_call, "per_call")
        self._lock = threading.Lock()
        self._spent = Decimal(0)
        self._reserved = Decimal(0)

    @property
    def spent(self) -> Decimal:
        """CU of the calls whose cost is known."""
        with self._lock:
            return self._spent

    @property
    def reserved(self) -> Decimal:
        """CU held for calls whose cost is not known yet."""
        with self._lock:
            return self._reserved

    @property
    def left(self) -> Decimal:
        """CU that a further call may reserve; never below zero."""
        with self._lock:
            return self._left()

    def reserve(self, price: Decimal | float) -> Reservation:
        """Set a price aside.

        Raises:
            BudgetExceeded: when it does not fit; nothing is set aside.
        """
        asked = amount(price, "price")
        with self._lock:
            self._admit(asked)
            self._reserved += asked
        return Reservation(self, asked)

    def check(self, price: Decimal | float) -> None:
        """Refuse what would not fit now; sets nothing aside.

        Raises:
            BudgetExceeded: as ``reserve``.
        """
        with self._lock:
            self._admit(amount(price, "price"), each=False)

    def _admit(self, asked: Decimal, *, each: bool = True) -> None:
        if each and self.per_call is not None and asked > self.per_call:
            raise BudgetExceeded(
                f"The call costs {format_cu(asked)}, more than the {format_cu(self.per_call)} that one call may cost.",
                remedy="Ask for less, e.g. a smaller batch_size. Nothing was charged.",
            )
        left = self._left()
        if asked > left:
            raise BudgetExceeded(
                f"It would cost {format_cu(asked)}, and the budget of {format_cu(self.max_cu)} has {format_cu(left)} left: "
                f"{format_cu(self._spent)} are spent and {format_cu(self._reserved)} reserved for live runs.",
                remedy="Ask for less, e.g. a smaller batch_size, or stop here. Nothing was charged.",
                field="budget",
                value=float(asked),
            )

    def _left(self) -> Decimal:
        return max(Decimal(0), self.max_cu - self._spent - self._reserved)

    def _move(self, *, reserved: Decimal, spent: Decimal = Decimal(0)) -> None:
        with self._lock:
            self._reserved += reserved
            self._spent += spent

    def __repr__(self) -> str:
        with self._lock:
            spent, reserved, left = self._spent, self._reserved, self._left()
        return f"<Budget {_bare(spent)} spent, {_bare(reserved)} reserved, {_bare(left)} of {format_cu(self.max_cu)} left>"


class Reservation:
    """A part of a budget that is set aside for one call. Settled or released once; again changes nothing.

    As a context it is released when the block raises, and settled at its price when the block ends without having said
    a cost. After ``SubmitUncertain``, Ctrl-C or a cancellation it stays: nobody can know what became of the call.

    Attributes:
        price: CU that are set aside.
    """

    def __init__(self, budget: Budget, price: Decimal) -> None:
        self.price = price
        self._budget = budget
        self._open = True
        self._lock = threading.Lock()

    def settle(self, cost: Decimal | float) -> None:
        """Replace the reservation by what was charged."""
        if (held := self._closed()) is not None:
            self._budget._move(reserved=-held, spent=max(Decimal(0), wire_to_cu(str(cost))))

    def release(self) -> None:
        """Give it back: the call was refused, or cost nothing."""
        if (held := self._closed()) is not None:
            self._budget._move(reserved=-held)

    def correct(self, price: Decimal) -> None:
        """The server holds another amount than was set aside: count that, even where it exceeds the budget."""
        with self._lock:
            if not self._open:
                return
            more, self.price = price - self.price, price
        self._budget._move(reserved=more)

    def _closed(self) -> Decimal | None:
        """What was held; None if it is closed already."""
        with self._lock:
            if not self._open:
                return None
            self._open = False
            return self.price

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.settle(self.price)
        elif isinstance(error, Exception) and not isinstance(error, SubmitUncertain):
            self.release()

    def __repr__(self) -> str:
        return f"<Reservation {format_cu(self.price)}{'' if self._open else ', closed'}>"


def _bare(cu: Decimal) -> str:
    return format_cu(cu).removesuffix(" CU")


def check(price: Decimal, max_cu: Decimal | float | None) -> None:
    """Refuse a price above the caller's limit.

    Raises:
        BudgetExceeded: with the price and the limit.
        InvalidInputs: when the limit is not an amount.
    """
    if max_cu is None:
        return
    if price > amount(max_cu, "max_cu"):
        raise BudgetExceeded(
            f"It would cost {format_cu(price)}, and at most {format_cu(max_cu)} was allowed.",
            field="max_cu",
            value=float(max_cu),
        )


def amount(value: Any, field: str, *, positive: bool = False) -> Decimal:
    """The amount of CU that a caller gave.

    Args:
        field: the argument that it was given for.
        positive: whether 0 (a millionth, rounded) is too little.

    Raises:
        InvalidInputs: when it is not a number of CU that anybody could mean.
    """
    least = _SMALLEST_CU if positive else Decimal(0)
    if not isinstance(value, bool | str):
        try:
            found = Decimal(str(value))
        except InvalidOperation:
            pass
        else:
            if found.is_finite() and least <= found <= MOST_CU:
                return found
    allowed = f"a number {'above 0' if positive else 'from 0 up'}, at most {format_cu(MOST_CU)}"
    raise InvalidInputs(
        f"{field} is {value!r}, but must be {allowed}.", field=field, value=str(value), allowed=[allowed]
    )


def needs_confirmation(estimate: Price) -> bool:
    """Whether the price is one that people want to be asked about."""
    return estimate.price > Decimal(str(CONFIRM_ABOVE_CU))


def not_confirmed(estimate: Price) -> BudgetExceeded:
    """The refusal after a "no"."""
    return BudgetExceeded(
        f"It would cost {format_cu(estimate.price)}, and that was not confirmed.",
        remedy="Nothing was charged. Say yes when asked, pass --yes, or ask for less.",
    )
