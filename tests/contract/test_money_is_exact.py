"""Creative Units: integers underneath, exact both ways."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layer_mcp.contract.money import cu_to_micro, format_cu, micro_to_cu, micro_to_wire, wire_to_cu


@given(st.integers(-(10**15), 10**15))
def test_micro_cu_survive_the_wire(micro: int) -> None:
    assert cu_to_micro(micro_to_cu(micro)) == micro
    assert wire_to_cu(micro_to_wire(micro)) == micro_to_cu(micro)


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (4, "4 CU"),
        (Decimal("0.891"), "0.891 CU"),
        (1000, "1,000 CU"),
        (0, "0 CU"),
        (0.1, "0.1 CU"),
        (1234.5, "1,234.5 CU"),
    ],
)
def test_amounts_read_as_people_write_them(amount: Decimal | float, shown: str) -> None:
    assert format_cu(amount) == shown


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_amount_is_refused(amount: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        cu_to_micro(amount)


@pytest.mark.parametrize(
    ("micro", "shown"),
    [(4_000_000, "4"), (1_000_000_000, "1000"), (891_000, "0.891"), (-1_500_000, "-1.5"), (0, "0")],
)
def test_an_amount_reads_well_as_it_is(micro: int, shown: str) -> None:
    assert str(micro_to_cu(micro)) == shown
