"""One database: an engine with the settings that durability and the run engine need."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import event

BUSY_TIMEOUT_MS = 30_000
_UNIXEPOCH_SINCE = (3, 42)


class Database:
    """The engine over our tables and the run engine's, which live in one file or one PostgreSQL database.

    Args:
        url: a SQLAlchemy URL, ``sqlite:///…`` or ``postgresql+psycopg://…``.
        name: of this process, for others that work on the same database.

    Attributes:
        url: as text; it may hold a password.
        shared: whether other processes work on it at the same time.
        name: of this process among them.
        place: what a person may be told: a file, or a URL without its password.
    """

    def __init__(self, url: str | sa.URL, name: str = "local") -> None:
        parsed = sa.make_url(url)
        sqlite = parsed.get_backend_name() == "sqlite"
        self.url = parsed.render_as_string(hide_password=False)
        self.place = parsed.database if sqlite and parsed.database else parsed.render_as_string()
        self.shared = not sqlite
        self.name = name
        self.engine = _sqlite(parsed) if sqlite else _postgresql(parsed, name)

    @classmethod
    def in_file(cls, path: Path) -> Database:
        """SQLite in a file, made when absent, readable only by its owner."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600, exist_ok=True)
        # SQLite gives the files beside it the same rights.
        path.chmod(0o600)
        # Not as text: a path may hold what a URL takes for its own.
        return cls(sa.URL.create("sqlite", database=str(path)))

    def begin(self) -> AbstractContextManager[sa.Connection]:
        """A transaction: ``with db.begin() as connection``."""
        return self.engine.begin()

    def connect(self) -> AbstractContextManager[sa.Connection]:
        """A connection for reading: ``with db.connect() as connection``."""
        return self.engine.connect()

    def reads_at_once(self) -> bool:
        """Whether a short read waits for nobody: readers of a file wait for no writer, and a connection is free."""
        pool = self.engine.pool
        return not self.shared and isinstance(pool, sa.QueuePool) and pool.checkedin() > 0

    @contextmanager
    def alone(self, task: str, *, wait: bool = True) -> Iterator[bool]:
        """Do something that only one process may do at a time. SQLite's one process has it to itself.

        Args:
            task: names it.
            wait: for whoever does it now; otherwise the answer is whether nobody else does.
        """
        if not self.shared:
            yield True
            return
        with self.engine.begin() as connection:
            key = sa.func.hashtextextended(f"layer {task}", 0)
            if wait:
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(key)))
                yield True
            else:
                yield connection.execute(sa.select(sa.func.pg_try_advisory_xact_lock(key))).scalar_one()

    def close(self) -> None:
        self.engine.dispose()


def now_us() -> int:
    """Microseconds since 1970."""
    return time.time_ns() // 1000


def moment(microseconds: int) -> datetime:
    """A time of the database as an aware datetime in UTC."""
    return datetime.fromtimestamp(microseconds / 1e6, UTC)


def _postgresql(url: sa.URL, name: str) -> sa.Engine:
    return sa.create_engine(
        url,
        pool_pre_ping=True,
        pool_size=10,
        max_overflow=20,
        # What the database tells others of a change is signed with it: see ``tables.CHANGES_POSTGRESQL``.
        connect_args={"application_name": name},
    )


def _sqlite(url: sa.URL) -> sa.Engine:
    engine = sa.create_engine(url, pool_size=10, max_overflow=50, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    # A write transaction takes its lock at once: two that read and then write would deadlock.
    connection.isolation_level = "IMMEDIATE"
    if sqlite3.sqlite_version_info < _UNIXEPOCH_SINCE:
        # The run engine's schema has unixepoch('subsec') as a default, which older SQLite lacks.
        connection.create_function("unixepoch", -1, _unixepoch)
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _unixepoch(*arguments: str) -> float:
    return time.time() if "subsec" in arguments else int(time.time())
