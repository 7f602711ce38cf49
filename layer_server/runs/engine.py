"""The port to whatever drives runs. Our run row is the truth; an engine only makes it move."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Protocol

import sqlalchemy as sa


class EngineStatus(StrEnum):
    """What an engine knows of a run; a run that it never heard of is absent."""

    ALIVE = "alive"
    DONE = "done"
    BROKEN = "broken"


class RunEngine(Protocol):
    """Drives ``Pipeline`` for every run that was started, again after a crash.

    Attributes:
        atomic: whether ``enlist`` is enough to start a run; if not, ``start`` must follow the commit.
    """

    atomic: bool

    def enlist(self, connection: sa.Connection, run_id: str) -> None:
        """Take the run on inside the transaction that makes its row; does nothing in an engine that is not atomic."""

    def start(self, run_id: str) -> None:
        """Begin. The run's row is committed. Doing it again changes nothing."""

    def cancel(self, run_id: str) -> None:
        """Stop, within a second. The run is settled already."""

    def statuses(self, run_ids: Sequence[str]) -> Mapping[str, EngineStatus]:
        """What is known of these runs."""

    def reap(self, run_ids: Sequence[str]) -> None:
        """Take over the runs that a dead process left unfinished."""

    def forget(self, finished_before: int) -> int:
        """Drop what is kept of runs that ended before this time (microseconds). Returns how many."""
