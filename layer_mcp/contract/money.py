"""Creative Units (CU): integers of micro-CU in ledgers, ``Decimal`` in Python, a number on the wire."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

MICRO_PER_CU = 1_000_000
_MICRO = Decimal(1).scaleb(-6)


@dataclass(frozen=True, slots=True)
class Balance:
    """What a workspace had at one moment, in CU.

    Attributes:
        total: before reservations.
        reserved: held by live runs.
    """

    total: Decimal
    reserved: Decimal

    @property
    def available(self) -> Decimal:
        """What could be spent; may be negative."""
        return self.total - self.reserved

    def __str__(self) -> str:
        return f"{format_cu(self.total)}, of which {format_cu(self.reserved)} were reserved"


def micro_to_cu(micro: int) -> Decimal:
    """The amount in CU, exact and without trailing zeros."""
    whole, fraction = divmod(micro, MICRO_PER_CU)
    return Decimal(whole) if not fraction else Decimal(micro).scaleb(-6).normalize()


def cu_to_micro(cu: Decimal | float | str) -> int:
    """The amount in micro-CU, rounded half to even at the sixth decimal.

    Raises:
        ValueError: when it is not a finite number.
    """
    amount = Decimal(str(cu))
    if not amount.is_finite():
        raise ValueError(f"{cu!r} is not an amount of CU")
    return int(amount.quantize(_MICRO, rounding=ROUND_HALF_EVEN).scaleb(6))


def cu_to_wire(cu: Decimal) -> int | float:
    """The amount as a JSON number: whole amounts as integers."""
    return int(cu) if cu == cu.to_integral_value() else float(cu)


def micro_to_wire(micro: int) -> int | float:
    """The amount in CU as a JSON number."""
    return cu_to_wire(micro_to_cu(micro))


def wire_to_cu(number: float | str) -> Decimal:
    """A price or balance from the wire, as ``Decimal`` with six places at most."""
    return micro_to_cu(cu_to_micro(number))


def format_cu(cu: Decimal | float) -> str:
    """``4 CU``, ``0.891 CU``, ``1,000 CU``: at most three decimals, no trailing zeros."""
    rounded = Decimal(str(cu)).quantize(Decimal("0.001")).normalize()
    return f"{rounded:,f} CU" if rounded != 0 else "0 CU"
