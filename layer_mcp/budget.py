"""May this be spent? Asked after the estimate and before anything is paid."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from layer_mcp.answers import Price
from layer_mcp.contract.errors import BudgetExceeded, InvalidInputs
from layer_mcp.contract.money import format_cu
from layer_mcp.options import CONFIRM_ABOVE_CU

MOST_CU = 1_000_000_000
"""More than any balance."""

Confirm = Callable[[Price], bool]


def check(estimate: Price, max_cu: Decimal | float | None) -> None:
    """Refuse a price above the caller's limit.

    Raises:
        BudgetExceeded: with the price and the limit.
        InvalidInputs: when the limit is not an amount.
    """
    if max_cu is None:
        return
    if estimate.price > amount(max_cu, "max_cu"):
        raise BudgetExceeded(
            f"It would cost {format_cu(estimate.price)}, and at most {format_cu(max_cu)} was allowed.",
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
    least = Decimal("0.000001") if positive else Decimal(0)
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
