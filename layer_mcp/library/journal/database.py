"""The journal's file: opened when first used, several processes at once, and clear words when it cannot be used.

SQLite in WAL mode. What may be the only trace of something paid is on the disk before the write returns; anything else
survives the death of the process, and is told again by its server after a power cut.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.redact import redact
from layer_mcp.library.journal import schema

BUSY_SECONDS = 10.0

Statement = tuple[str, Mapping[str, Any]]

_NAMES_A_ROW = frozenset({"key", "run_id", "file_id", "asset_id", "target", "sha256"})
_ASIDE = "`layer history --set-aside` puts it aside (nothing is deleted); the next run begins a new one."
_CODES = {
    sqlite3.SQLITE_CORRUPT: ("is damaged", _ASIDE),
    sqlite3.SQLITE_NOTADB: ("is not a journal", _ASIDE),
    sqlite3.SQLITE_FULL: ("cannot grow: the disk is full", "Free some space, then try again."),
    sqlite3.SQLITE_BUSY: (
        f"is held by another program for more than {BUSY_SECONDS:g} s",
        "Try again; `layer doctor` tells what runs in this folder.",
    ),
}


class JournalUnusable(LayerError):
    """The journal cannot be read or written; nothing is paid without it."""

    code = "JOURNAL_UNUSABLE"
    status = 507
    default_remedy = "Set LAYER_HOME to a folder on a local disk that can be written."


class Database:
    """The SQLite file of a journal. Safe from any thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._guard = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._reads_only = False

    def write(self, *statements: Statement, durable: bool = False) -> list[int]:
        """Execute the statements as one transaction.

        Args:
            durable: wait until it is on the disk; a few milliseconds.

        Returns:
            How many rows each of them wrote.

        Raises:
            JournalUnusable: when nothing was written.
        """
        try:
            with self._guard:
                connection = self._open()
                connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
                connection.execute("BEGIN IMMEDIATE")
                try:
                    rows = []
                    for statement, values in statements:
                        with closing(connection.execute(statement, _without_secrets(values))) as done:
                            rows.append(done.rowcount)
                    connection.execute("COMMIT")
                except BaseException:
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
                    raise
                return rows
        except (sqlite3.Error, OSError) as error:
            raise self._unusable(error) from error

    def rows(self, statement: str, values: Mapping[str, Any]) -> list[sqlite3.Row]:
        """What a query finds. A journal that can only be read is read."""
        try:
            with self._guard, closing(self._open(to_read=True).execute(statement, values)) as rows:
                return rows.fetchall()
        except (sqlite3.Error, OSError) as error:
            raise self._unusable(error) from error

    def close(self) -> None:
        """Close the file; it is opened again when it is used again."""
        with self._guard:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def set_aside(self) -> list[Path]:
        """Rename the file, with what belongs to it, so that a new one can begin.

        Returns:
            Where they are now; empty where there was none.
        """
        self.close()
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
        moved: list[Path] = []
        for suffix in ("", "-wal", "-shm"):
            path = self.path.with_name(self.path.name + suffix)
            if path.exists():
                aside = self.path.with_name(f"{self.path.stem}-{moment}{self.path.suffix}{suffix}")
                moved.append(path.rename(aside))
        return moved

    def _open(self, *, to_read: bool = False) -> sqlite3.Connection:
        if self._connection is not None and self._reads_only and not to_read:
            self._connection.close()
            self._connection = None
        if self._connection is None:
            try:
                self._connection = self._opened_to_write()
                self._reads_only = False
            except (sqlite3.OperationalError, OSError):
                if not (to_read and self.path.is_file()):
                    raise
                self._connection = self._opened_to_read()
                self._reads_only = True
        return self._connection

    def _opened_to_write(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Prompts are nobody else's business; SQLite keeps the mode for its own files.
        self.path.touch(mode=0o600)
        connection = sqlite3.connect(
            self.path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            self._check_version(connection)
            schema.bring_up_to_date(connection)
        except BaseException:
            connection.close()
            raise
        return _prepared(connection)

    def _opened_to_read(self) -> sqlite3.Connection:
        # A folder that cannot be written has no room for SQLite's own files, and nobody else writes there either.
        address = f"{self.path.absolute().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
        try:
            self._check_version(connection, lowest=schema.VERSION)
        except BaseException:
            connection.close()
            raise
        return _prepared(connection)

    def _check_version(self, connection: sqlite3.Connection, lowest: int = 0) -> None:
        version = schema.version_of(connection)
        if version < lowest:
            raise JournalUnusable(
                f"The journal {self.path} is of an older version, and its folder cannot be written.",
                remedy="Copy the folder to where it can be written, and set LAYER_HOME to the copy.",
            )
        if version > schema.VERSION:
            raise JournalUnusable(
                f"The journal {self.path.name} was written by a newer version of layer-nb.",
                remedy="Update layer-nb, or set LAYER_HOME to another folder.",
            )

    def _unusable(self, error: Exception) -> JournalUnusable:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _CODES:
            what, remedy = _CODES[code]
            return JournalUnusable(f"The journal {self.path} {what}.", remedy=remedy)
        return JournalUnusable(f"The journal {self.path} cannot be used: {error}.")


def _without_secrets(values: Mapping[str, Any]) -> dict[str, Any]:
    """The last net: whatever is written goes through it, except what names a row."""
    return {
        name: redact(value) if isinstance(value, str) and name not in _NAMES_A_ROW else value
        for name, value in values.items()
    }


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.row_factory = sqlite3.Row
    connection.create_function("has_word", 2, _has_word, deterministic=True)
    return connection


def _has_word(text: str | None, word: str) -> bool:
    """Whether a text has this word, in any case: SQLite folds ASCII only."""
    return word in (text or "").casefold()
