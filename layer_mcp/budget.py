"""May this be spent? Asked after the estimate and before anything is paid."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal

from layer_mcp.answers import Estimate
from layer_mcp.contract.errors import BudgetExceeded, InvalidInputs
from layer_mcp.contract.money import format_cu
from layer_mcp.options import CONFIRM_ABOVE_CU

Confirm = Callable[[Estimate], bool]


def check(estimate: Estimate, max_cu: Decimal | float | None) -> None:
    """Refuse a price above the caller's limit.

    Raises:
        BudgetExceeded: with the price and the limit.
        InvalidInputs: when the limit is not an amount.
    """
    if max_cu is None:
        return
    if isinstance(max_cu, bool) or not math.isfinite(max_cu) or max_cu < 0:
        raise InvalidInputs(
            f"max_cu is {max_cu!r}, but must be a number of CU from 0 up.",
            field="max_cu",
            value=str(max_cu),
            allowed=["a number from 0 up"],
        )
    if estimate.price > Decimal(str(max_cu)):
        raise BudgetExceeded(
            f"It would cost {format_cu(estimate.price)}, and at most {format_cu(max_cu)} was allowed.",
            field="max_cu",
            value=float(max_cu),
        )


def needs_confirmation(estimate: Estimate) -> bool:
    """Whether the price is one that people want to be asked about."""
    return estimate.price > Decimal(str(CONFIRM_ABOVE_CU))


def not_confirmed(estimate: Estimate) -> BudgetExceeded:
    """The refusal after a "no"."""
    return BudgetExceeded(
        f"It would cost {format_cu(estimate.price)}, and that was not confirmed.",
        remedy="Nothing was charged. Say yes when asked, pass --yes, or ask for less.",
    )
