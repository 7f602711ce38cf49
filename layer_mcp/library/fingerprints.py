"""What this machine has read through before, so that it need not again: a file's hash, as long as it is the same file.

A cache in the data folder. Nothing depends on it: a row that is not there, or a database that cannot be used, costs
one more reading.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

from layer_mcp.contract.data_folder import CACHE_FOLDER
from layer_mcp.library.sources import Stamp

FILE = "fingerprints.sqlite3"
MAX_ROWS = 20_000
SETTLED_NS = 2_000_000_000
"""A file that was written more recently than that when it was read may change again with the same times."""
_BUSY_SECONDS = 1.0
_TABLES = """
CREATE TABLE IF NOT EXISTS local (stamp TEXT PRIMARY KEY, sha256 TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS remote (target TEXT, file_id TEXT, sha256 TEXT NOT NULL, PRIMARY KEY (target, file_id));
"""


class Fingerprints:
    """Hashes of files here, by their stamp, and of files of servers, by their id. Safe from any thread.

    Args:
        home: the data folder.
    """

    def __init__(self, home: Path) -> None:
        self._path = home / CACHE_FOLDER / FILE
        self._guard = threading.Lock()

    def of_file(self, stamp: Stamp) -> str | None:
        """The hash of a file of this machine, if it was read since it was last written."""
        return self._get("SELECT sha256 FROM local WHERE stamp = ?", (_key(stamp),))

    def keep_file(self, stamp: Stamp, sha256: str) -> None:
        """This file was read through."""
        if time.time_ns() - max(stamp.modified_ns, stamp.changed_ns) > SETTLED_NS:
            self._put("local", (_key(stamp), sha256))

    def forget_file(self, stamp: Stamp) -> None:
        """What was kept of it is wrong."""
        if self._path.exists():
            with (
                contextlib.suppress(sqlite3.Error, OSError),
                self._guard,
                closing(self._open()) as connection,
            ):
                connection.execute("DELETE FROM local WHERE stamp = ?", (_key(stamp),))

    def of_remote(self, target: str, file_id: str) -> str | None:
        """The hash of a server's file that was fetched before. An id never gets other bytes."""
        return self._get("SELECT sha256 FROM remote WHERE target = ? AND file_id = ?", (target, file_id))

    def keep_remote(self, target: str, file_id: str, sha256: str) -> None:
        """This file was fetched."""
        self._put("remote", (target, file_id, sha256))

    def _get(self, query: str, values: tuple[str, ...]) -> str | None:
        if not self._path.exists():
            return None
        with contextlib.suppress(sqlite3.Error, OSError), self._guard, closing(self._open()) as connection:
            found = connection.execute(query, values).fetchone()
            return str(found[0]) if found else None
        return None

    def _put(self, table: str, row: tuple[str, ...]) -> None:
        with contextlib.suppress(sqlite3.Error, OSError), self._guard:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._path.touch(mode=0o600)
            with closing(self._open()) as connection:
                if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                    connection.executescript(_TABLES)
                marks = ", ".join("?" * len(row))
                connection.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", row)  # noqa: S608  ours
                oldest = f"DELETE FROM {table} WHERE rowid <= (SELECT max(rowid) FROM {table}) - ?"  # noqa: S608
                connection.execute(oldest, (MAX_ROWS,))

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=_BUSY_SECONDS, isolation_level=None)
        connection.execute("PRAGMA synchronous = OFF")  # what a power cut takes is read once more
        return connection


def _key(stamp: Stamp) -> str:
    return f"{stamp.device}:{stamp.inode}:{stamp.size}:{stamp.modified_ns}:{stamp.changed_ns}"
