"""Which processes of a shared database are alive: each says so once a second, by the database's clock."""

from __future__ import annotations

import os
import platform
import re
import secrets

import sqlalchemy as sa

from layer_server.db import tables
from layer_server.db.database import Database

BEAT_SECONDS = 1.0
SILENT_SECONDS = 5.0
"""Who has said nothing for so long is taken for dead. If it is not, work is done twice, and counted once."""
_NOW_US = sa.cast(sa.extract("epoch", sa.func.clock_timestamp()) * 1_000_000, sa.BigInteger)
_HOST_CHARACTERS = 40


def new_executor_id() -> str:
    """A name for this process that no other process ever has; short enough for PostgreSQL's application name."""
    host = re.sub(r"[^A-Za-z0-9.-]", "-", platform.node())[:_HOST_CHARACTERS] or "host"
    return f"{host}-{os.getpid()}-{secrets.token_hex(3)}"


class Heartbeat:
    """This process's row among all processes.

    Args:
        role: as in ``Settings``.
    """

    def __init__(self, db: Database, executor_id: str, role: str) -> None:
        self._db = db
        self.executor_id = executor_id
        self._role = role

    def begin(self) -> None:
        """Say that this process is there; before it takes any run."""
        with self._db.begin() as connection:
            connection.execute(
                sa.insert(tables.worker).values(
                    executor_id=self.executor_id,
                    host=platform.node()[:200],
                    pid=os.getpid(),
                    role=self._role,
                    started_at=_NOW_US,
                    seen_at=_NOW_US,
                )
            )

    def beat(self) -> bool:
        """Say that it is alive. False when the others took it for dead, and it has to ``begin`` again."""
        worker = tables.worker
        with self._db.begin() as connection:
            result = connection.execute(
                sa.update(worker).where(worker.c.executor_id == self.executor_id).values(seen_at=_NOW_US)
            )
        return result.rowcount == 1

    def live_and_silent(self) -> tuple[set[str], set[str]]:
        """The processes that are alive, and those that ended without a word."""
        worker = tables.worker
        alive = worker.c.seen_at > _NOW_US - int(SILENT_SECONDS * 1_000_000)
        with self._db.connect() as connection:
            rows = connection.execute(sa.select(worker.c.executor_id, alive.label("alive"))).all()
        live = {row.executor_id for row in rows if row.alive}
        return live, {row.executor_id for row in rows} - live

    def strike(self, executor_ids: set[str]) -> None:
        """Remove the rows of processes that are dead, once nothing is left of theirs."""
        worker = tables.worker
        with self._db.begin() as connection:
            connection.execute(sa.delete(worker).where(worker.c.executor_id.in_(executor_ids)))

    def end(self) -> None:
        """Take leave: what this process had taken is nobody's now, and nobody is to blame."""
        self.strike({self.executor_id})
