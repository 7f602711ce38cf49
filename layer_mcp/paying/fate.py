"""What became of a submit whose answer never came, as far as anybody can tell. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from layer_mcp.contract.money import Balance, format_cu

Outcome = Literal["started", "never_started", "unknown"]


@dataclass(frozen=True, slots=True)
class Fate:
    """A submit without an answer, looked at again.

    Attributes:
        key: its request key.
        started_at: when it was written down, as ISO text in UTC.
        price: what it would cost in CU, where it was priced.
        outcome: ``started`` and ``never_started`` are certain, and the journal says so now. ``unknown`` is all
            that a server without request keys can tell; ``settle_uncertain`` closes it.
        run_id: of the run that was started.
        before, after: what the workspace had before it was sent, and has now; None where it could not be read.
        likely: whether the two say that it was started; None when they do not tell.
        said: all of it as a sentence or two.
    """

    key: str
    tool: str
    prompt: str
    model_name: str
    workspace_id: str
    session_name: str | None
    started_at: str
    price: Decimal | None
    outcome: Outcome
    said: str
    run_id: str | None = None
    before: Balance | None = None
    after: Balance | None = None
    likely: bool | None = None

    def __repr__(self) -> str:
        return f"<Fate {self.key[:8]} {self.outcome}: {self.said}>"


def likely_started(
    before: Balance | None, after: Balance | None, price: Decimal | None, *, alone: bool
) -> bool | None:
    """Whether a submit was started, judged by the balance.

    Args:
        price: what it would cost.
        alone: whether nothing else of ours was under way meanwhile.

    Returns:
        True when exactly its price is held or gone, False when nothing has changed, None when the numbers do not fit.
    """
    if before is None or after is None or not alone:
        return None
    if price is None or price <= 0:
        return None  # what costs nothing leaves no trace
    if before == after:
        return False
    return True if before.available - after.available == price else None


def judged(before: Balance | None, after: Balance | None, likely: bool | None) -> str:
    """What the balance says, in a sentence or two."""
    if before is None and after is None:
        return "The balance could not be read."
    if before is None or after is None:
        known = before if before is not None else after
        when = "afterwards" if before is None else "before"
        return f"The balance {when} was {known}; the other one could not be read."
    words = f"The workspace had {before}; now it has {format_cu(after.total)}, with {format_cu(after.reserved)} reserved"
    verdict = {
        True: "it was most likely started",
        False: "it was most likely not started",
        None: "which does not tell whether it was started",
    }[likely]
    return f"{words}: {verdict}." if likely is not None else f"{words}, {verdict}."
