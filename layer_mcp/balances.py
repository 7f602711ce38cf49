"""What a workspace has before and after a submit, and whether anything else of ours could have changed it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from layer_mcp.contract.money import Balance, wire_to_cu
from layer_mcp.contract.workspaces import WorkspaceInfo

if TYPE_CHECKING:
    from layer_mcp.connect.wire import Wire
    from layer_mcp.library.journal import Entry

LIVE_SECONDS = 3600.0
"""A run that nobody saw end is taken to be over after this."""
_UNENDED = frozenset({"intent", "submitted", "uncertain"})


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


def was_alone(entries: Iterable[Entry], key: str, workspace_id: str, since: str) -> bool:
    """Whether nothing else of this machine could have changed a workspace's balance since a moment.

    Args:
        entries: the journal's, of this server.
        key: of the submit in question.
        since: as ``moment`` gives it.
    """
    long_ago = (datetime.fromisoformat(since) - timedelta(seconds=LIVE_SECONDS)).isoformat(
        timespec="milliseconds"
    )
    return not any(
        other.started_at >= since
        or (other.finished_at or "") >= since
        or (other.state in _UNENDED and other.started_at >= long_ago)
        for other in entries
        if other.key != key and other.workspace_id in {workspace_id, ""} and other.state != "refused"
    )
