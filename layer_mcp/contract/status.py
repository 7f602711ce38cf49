"""One vocabulary for the state of a run, and the words that the wire uses for it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class RunStatus(StrEnum):
    """The state of a run. The last three are final."""

    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def final(self) -> bool:
        return self in {RunStatus.SUCCEEDED, RunStatus.FAILED, RunStatus.CANCELLED}


_FROM_WIRE: Mapping[str, RunStatus] = {
    "queued": RunStatus.QUEUED,
    "pending": RunStatus.QUEUED,
    "running": RunStatus.RUNNING,
    "in_progress": RunStatus.RUNNING,
    "complete": RunStatus.SUCCEEDED,
    "completed": RunStatus.SUCCEEDED,
    "success": RunStatus.SUCCEEDED,
    "succeeded": RunStatus.SUCCEEDED,
    "failed": RunStatus.FAILED,
    "failure": RunStatus.FAILED,
    "error": RunStatus.FAILED,
    "cancelled": RunStatus.CANCELLED,
    "canceled": RunStatus.CANCELLED,
    "deleted": RunStatus.CANCELLED,
}

FORGE_STATUS: Mapping[RunStatus, str] = {
    RunStatus.QUEUED: "in_progress",
    RunStatus.RUNNING: "in_progress",
    RunStatus.SUCCEEDED: "complete",
    RunStatus.FAILED: "failed",
    RunStatus.CANCELLED: "cancelled",
}
"""A forge run's status as the wire spells it."""

WORKFLOW_STATUS: Mapping[RunStatus, str] = {
    RunStatus.QUEUED: "pending",
    RunStatus.RUNNING: "running",
    RunStatus.SUCCEEDED: "success",
    RunStatus.FAILED: "failure",
    RunStatus.CANCELLED: "cancelled",
}
"""A workflow run's status, and that of each of its steps, as the wire spells it."""


def status_from_wire(word: str) -> RunStatus:
    """Our word for a status of either kind of run, in either case. Unknown words count as running."""
    return _FROM_WIRE.get(word.strip().lower(), RunStatus.RUNNING)
