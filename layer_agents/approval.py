"""Who may spend, and how much: a budget that is reserved before a call, and a person who may say no.

Reserving first is what makes parallel calls safe: checking the limit and then spending lets every one of them
through. What was reserved stays counted until the true cost is known, also when an answer was lost.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from layer_mcp.contract.errors import BudgetExceeded, LayerError
from layer_mcp.contract.money import format_cu, wire_to_cu


class ApprovalDenied(LayerError):
    """The person or program that approves paid calls said no."""

    code = "APPROVAL_DENIED"
    status = 403
    default_remedy = (
        "Nothing was started and nothing was charged. Do not repeat this call; ask what to do instead."
    )


@dataclass(frozen=True, slots=True)
class Deny:
    """No, with the reason that the model is told."""

    reason: str


@dataclass(frozen=True, slots=True)
class ApprovalRequest:
    """A paid call that waits for a yes.

    Attributes:
        tool: the tool's name on the server.
        arguments: what it would be called with.
        price: in CU; None where the server cannot price it.
        budget_left: in CU, with this call's price already taken off; None without a budget.
    """

    tool: str
    arguments: Mapping[str, Any]
    price: Decimal | None
    budget_left: Decimal | None


Approve = Callable[[ApprovalRequest], bool | Deny]


class Budget:
    """How much a kit may spend, shared by all of its views and threads.

    Args:
        limit_cu: in total, in CU.
        per_call: for one call, in CU; no limit of its own by default.
    """

    def __init__(self, limit_cu: Decimal | float, per_call: Decimal | float | None = None) -> None:
        self.limit = wire_to_cu(str(limit_cu))
        self.per_call = wire_to_cu(str(per_call)) if per_call is not None else None
        if self.limit < 0 or (self.per_call is not None and self.per_call < 0):
            raise ValueError(f"a budget is an amount of CU from 0 up, not {limit_cu!r} or {per_call!r}")
        self._lock = threading.Lock()
        self._held: dict[str, Decimal] = {}
        self._settled: dict[str, Decimal] = {}

    @property
    def spent(self) -> Decimal:
        """CU of calls whose cost is known."""
        with self._lock:
            return sum(self._settled.values(), Decimal(0))

    @property
    def held(self) -> Decimal:
        """CU reserved for calls whose cost is not known yet."""
        with self._lock:
            return sum(self._held.values(), Decimal(0))

    @property
    def left(self) -> Decimal:
        """CU that a further call may reserve; never below zero."""
        with self._lock:
            return max(Decimal(0), self._left())

    def reserve(self, key: str, price: Decimal) -> None:
        """Set the price aside. A key that is already known changes nothing: the same call, sent again.

        Raises:
            BudgetExceeded: when it does not fit; nothing is set aside.
        """
        with self._lock:
            if key in self._held or key in self._settled:
                return
            if self.per_call is not None and price > self.per_call:
                raise BudgetExceeded(
                    f"The call costs {format_cu(price)}, more than the {format_cu(self.per_call)} that one call may cost.",
                    remedy="Ask for less, e.g. a smaller batch_size. Nothing was charged.",
                )
            if price > self._left():
                left = format_cu(max(Decimal(0), self._left()))
                raise BudgetExceeded(
                    f"The call costs {format_cu(price)}, and the budget of {format_cu(self.limit)} has {left} left.",
                    remedy="Ask for less, e.g. a smaller batch_size, or stop here. Nothing was charged.",
                )
            self._held[key] = price

    def settle(self, key: str, cost: Decimal) -> None:
        """Replace a reservation by what was charged. Settling again changes nothing."""
        with self._lock:
            if self._held.pop(key, None) is not None:
                self._settled[key] = cost

    def release(self, key: str) -> None:
        """Give a reservation back: the call was refused and cost nothing."""
        with self._lock:
            self._held.pop(key, None)

    def _left(self) -> Decimal:
        return self.limit - sum(self._held.values(), Decimal(0)) - sum(self._settled.values(), Decimal(0))

    def __repr__(self) -> str:
        return f"Budget(limit={format_cu(self.limit)}, spent={format_cu(self.spent)}, held={format_cu(self.held)})"
