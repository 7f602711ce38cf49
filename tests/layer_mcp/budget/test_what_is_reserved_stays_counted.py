"""``Budget``: what was set aside counts until its cost is known, from however many threads."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pytest

from layer_mcp import Budget
from layer_mcp.contract.errors import BudgetExceeded, InvalidInputs, SubmitUncertain


def test_sixteen_threads_never_reserve_more_than_the_limit() -> None:
    budget = Budget(50)
    barrier = threading.Barrier(16)

    def take(_: int) -> bool:
        barrier.wait()
        try:
            budget.reserve(10)
        except BudgetExceeded:
            return False
        return True

    with ThreadPoolExecutor(16) as threads:
        assert sum(threads.map(take, range(16))) == 5
    assert (budget.reserved, budget.left, budget.spent) == (50, 0, 0)


def test_a_reservation_is_closed_once() -> None:
    budget = Budget(10, per_call=6)
    held = budget.reserve(Decimal(6))
    assert (budget.reserved, budget.left) == (6, 4)
    held.settle(2.5)
    held.settle(9)
    held.release()
    assert (budget.spent, budget.reserved, budget.left) == (Decimal("2.5"), 0, Decimal("7.5"))
    with pytest.raises(BudgetExceeded, match="one call may cost"):
        budget.reserve(6.1)
    assert repr(budget) == "<Budget 2.5 spent, 0 reserved, 7.5 of 10 CU left>"


def test_the_refusal_names_all_four_amounts() -> None:
    budget = Budget(50)
    budget.reserve(40).settle(36)
    budget.reserve(4)
    with pytest.raises(BudgetExceeded) as caught:
        budget.reserve(12)
    for amount in ("12 CU", "50 CU", "10 CU left", "36 CU are spent", "4 CU reserved"):
        assert amount in caught.value.message
    assert (caught.value.field, caught.value.value) == ("budget", 12)
    assert budget.reserved == 4


def test_as_a_context_it_is_released_unless_nobody_knows() -> None:
    budget = Budget(10)
    with pytest.raises(ValueError, match="refused"), budget.reserve(3):
        raise ValueError("refused")
    assert budget.left == 10
    with pytest.raises(SubmitUncertain), budget.reserve(3):
        raise SubmitUncertain("The answer was lost.")
    assert (budget.reserved, budget.left) == (3, 7)
    with budget.reserve(2):
        pass
    with budget.reserve(2) as held:
        held.settle(1)
    assert (budget.spent, budget.reserved) == (3, 3)


def test_what_the_server_holds_counts_also_beyond_the_limit() -> None:
    budget = Budget(10)
    held = budget.reserve(8)
    held.correct(Decimal(14))
    assert (budget.reserved, budget.left) == (14, 0)
    held.settle(14)
    held.correct(Decimal(1))
    assert (budget.spent, budget.reserved, budget.left) == (14, 0, 0)


@pytest.mark.parametrize("limit", [-1, float("nan"), float("inf"), True, "10"])
def test_a_budget_is_an_amount(limit: Any) -> None:
    with pytest.raises(InvalidInputs) as caught:
        Budget(limit)
    assert caught.value.field == "max_cu"
