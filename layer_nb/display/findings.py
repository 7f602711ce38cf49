"""What the doctor found, as a table. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from layer_nb.display.markup import prose
from layer_nb.display.table import Column, table_bundle

if TYPE_CHECKING:
    from layer_mcp.doctor.check import Check


def doctor_bundle(checks: Sequence[Check]) -> dict[str, str]:
    """Every check with its finding; the fix is under it."""
    rows = [
        row
        for check in checks
        for row in (
            (check.name, "ok" if check.ok else "FAIL", prose(check.finding)),
            *((("", "", prose(check.remedy)),) if check.remedy else ()),
        )
    ]
    failed = sum(not check.ok for check in checks)
    heading = f"{failed} of {len(checks)} checks failed" if failed else f"{len(checks)} checks, all is well"
    return table_bundle((Column("check"), Column(""), Column("finding")), rows, heading=heading)
