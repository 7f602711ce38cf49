"""What a workspace has before and after a submit, and whether anything else of ours could have changed it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from layer_mcp.contract.money import Balance, wire_to_cu
from layer_mcp.contract.workspaces import WorkspaceInfo

if TYPE_CHECKING:
    from layer_mcp.connect.wire import Wire
    from layer_mcp.library.journal import Journal

LIVE_SECONDS = 3600.0
"""A run that nobody saw end is taken to be over after this."""
LONG_SECONDS = 24 * 3600.0
"""No run takes longer than this."""

_OTHERS = """
    SELECT 1 FROM runs
    WHERE target = :target AND started_at >= :long AND key <> :key AND workspace_id IN (:workspace_id, '')
    AND state NOT IN ('refused', 'lost') AND (
        started_at >= :since OR finished_at >= :since
        OR (state IN ('intent', 'submitted', 'uncertain') AND started_at >= :live)
    ) LIMIT 1"""


async def read_balance(wire: Wire, workspace_id: str) -> Balance:
    """The workspace's balance now.

    Raises:
        LayerError: when it cannot be read.
    """
    found = await wire.ask("get_workspace", {"workspace_id": workspace_id}, WorkspaceInfo)
    return Balance(wire_to_cu(found.balance_creative_units), wire_to_cu(found.reserved_creative_units))


def moment() -> str:
    """Now, as the journal writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def was_alone(journal: Journal, target: str, key: str, workspace_id: str, since: str) -> bool:
    """Whether nothing else of this machine could have changed a workspace's balance since a moment.

    Args:
        target: names the server in the journal.
        key: of the submit in question.
        since: as ``moment`` gives it.
    """
    begun = datetime.fromisoformat(since)
    values = {"target": target, "key": key, "workspace_id": workspace_id, "since": since}
    spans = {"live": LIVE_SECONDS, "long": LONG_SECONDS}
    for name, seconds in spans.items():
        values[name] = (begun - timedelta(seconds=seconds)).isoformat(timespec="milliseconds")
    return not journal.rows(_OTHERS, values)
