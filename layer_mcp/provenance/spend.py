"""What was spent, by day, session, notebook, model or workspace: exact sums over the journal.

A run that failed, was refused or gave its credits back costs what was charged for it, mostly nothing. What is
uncertain is no cost yet and stands apart, with the estimate that it may have cost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.money import cu_to_wire, format_cu, micro_to_cu
from layer_mcp.contract.plain_text import plain
from layer_mcp.library.journal import Journal
from layer_mcp.library.journal.search import Search, conditions
from layer_mcp.provenance.record import server_of

_GROUPS: Mapping[str, str] = {
    "day": "date(started_at, 'localtime')",
    "month": "strftime('%Y-%m', started_at, 'localtime')",
    "session": "coalesce(session_name, '')",
    "notebook": "coalesce(notebook, '')",
    "model": "model_name",
    "workspace": "workspace_id",
    "server": "target",
}
GROUPS = tuple(_GROUPS)
_IN_TIME = frozenset({"day", "month"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spend:
    """What one day, session, notebook, … cost. Amounts are in CU.

    Attributes:
        name: of the group; empty for runs that belong to none.
        runs: how many were started.
        charged: what they cost.
        estimated: what those of them that succeeded, and were priced here, were said to cost.
        difference: how much dearer they were than that; negative when they were cheaper.
        failed: how many failed or were cancelled.
        live: how many are not over, and ``held``: what the server holds for them.
        uncertain: how many may have been started or not, and ``at_stake``: what they may have cost.
    """

    name: str
    runs: int
    charged: Decimal
    estimated: Decimal
    difference: Decimal
    failed: int = 0
    live: int = 0
    held: Decimal = Decimal(0)
    uncertain: int = 0
    at_stake: Decimal = Decimal(0)

    def to_wire(self) -> dict[str, Any]:
        """As JSON. Its names are stable."""
        return {
            "name": self.name,
            "runs": self.runs,
            "charged_creative_units": cu_to_wire(self.charged),
            "estimated_creative_units": cu_to_wire(self.estimated),
            "difference_creative_units": cu_to_wire(self.difference),
            "failed": self.failed,
            "live": self.live,
            "held_creative_units": cu_to_wire(self.held),
            "uncertain": self.uncertain,
            "at_stake_creative_units": cu_to_wire(self.at_stake),
        }

    def __repr__(self) -> str:
        unsure = f", {self.uncertain} uncertain" if self.uncertain else ""
        return plain(f"<Spend {self.name or 'none'}: {format_cu(self.charged)} for {self.runs} runs{unsure}>")


def spent(journal: Journal, by: str, wanted: Search, names: Mapping[str, str]) -> list[Spend]:
    """The sums, days in order and everything else dearest first.

    Args:
        by: one of ``GROUPS``.
        wanted: which runs count.
        names: of workspaces, by id.

    Raises:
        InvalidInputs: for a group that there is not.
    """
    if by not in _GROUPS:
        raise InvalidInputs(f"Spend is not known by {by!r}.", field="by", value=by, allowed=list(GROUPS))
    where, values = conditions(wanted)
    group = _GROUPS[by]
    rows = journal.rows(
        f"""
        SELECT {group} AS name, state, max(workspace_name) AS workspace, count(*) AS runs,
            coalesce(sum(charge_micro), 0) AS charged,
            coalesce(sum(CASE WHEN state = 'succeeded' AND charge_micro IS NOT NULL THEN estimate_micro END), 0) AS estimated,
            coalesce(sum(CASE WHEN state = 'succeeded' THEN charge_micro - estimate_micro END), 0)
                AS difference,
            coalesce(sum(coalesce(reserved_micro, estimate_micro)), 0) AS held
        FROM runs WHERE {where} AND state NOT IN ('refused', 'lost') GROUP BY 1, 2""",  # noqa: S608  our own names
        values,
    )
    sums: dict[str, dict[str, int]] = {}
    shown: dict[str, str] = {}
    for row in rows:
        name = str(row["name"])
        shown[name] = _shown(by, name, row["workspace"] or names.get(name, ""))
        _add(sums.setdefault(name, dict.fromkeys(_SUMS, 0)), row)
    found = [_spend(shown[name], each) for name, each in sums.items()]
    if by in _IN_TIME:
        return sorted(found, key=lambda each: each.name)
    return sorted(found, key=lambda each: (-each.charged, each.name))


def total(spends: Sequence[Spend]) -> Spend:
    """All of it as one."""
    return Spend(
        name="total",
        runs=sum(each.runs for each in spends),
        charged=sum((each.charged for each in spends), Decimal(0)),
        estimated=sum((each.estimated for each in spends), Decimal(0)),
        difference=sum((each.difference for each in spends), Decimal(0)),
        failed=sum(each.failed for each in spends),
        live=sum(each.live for each in spends),
        held=sum((each.held for each in spends), Decimal(0)),
        uncertain=sum(each.uncertain for each in spends),
        at_stake=sum((each.at_stake for each in spends), Decimal(0)),
    )


_SUMS = (
    "runs",
    "charged",
    "estimated",
    "difference",
    "failed",
    "live",
    "held",
    "uncertain",
    "at_stake",
)
_MONEY = frozenset({"charged", "estimated", "difference", "held", "at_stake"})


def _add(into: dict[str, int], row: Any) -> None:
    """Add the row of one state."""
    state, count = row["state"], row["runs"]
    if state in {"intent", "uncertain"}:
        into["uncertain"] += count
        into["at_stake"] += row["held"]
        return
    into["runs"] += count
    into["charged"] += row["charged"]
    into["estimated"] += row["estimated"]
    into["difference"] += row["difference"]
    if state == "submitted":
        into["live"] += count
        into["held"] += row["held"]
    elif state in {"failed", "cancelled"}:
        into["failed"] += count


def _spend(name: str, sums: Mapping[str, int]) -> Spend:
    amounts: dict[str, Any] = {
        key: micro_to_cu(value) if key in _MONEY else value for key, value in sums.items()
    }
    return Spend(name=name, **amounts)


def _shown(by: str, name: str, workspace: str) -> str:
    if by == "workspace":
        return workspace or name
    return server_of(name) if by == "server" else name
