"""The journal: every run that was started from this machine, written down before it is asked for.

A row is made before a submit leaves (so that a crash between the two leaves a trace), gets the run's id
when the answer is there, and the charge and asset ids when the run is over. Several processes write at once:
SQLite in WAL mode. No token and no signed URL ever gets in.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from layer_mcp.contract.data_folder import JOURNAL_FILE
from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.money import cu_to_micro
from layer_mcp.contract.redact import redact
from layer_mcp.library.journal import schema
from layer_mcp.library.journal.entry import Entry, entry_of

BUSY_SECONDS = 10.0


class Journal:
    """The journal of a data folder. Opened when first used; safe from any thread."""

    def __init__(self, home: Path) -> None:
        self.path = home / JOURNAL_FILE
        self._guard = threading.Lock()
        self._connection: sqlite3.Connection | None = None

    def intend(
        self,
        key: str,
        *,
        target: str,
        tool: str,
        request: Mapping[str, Any],
        workspace_id: str,
        workspace_name: str,
        model_id: str,
        model_name: str,
        estimate: Decimal | None,
        notebook: str | None = None,
        parents: Sequence[str] = (),
        balance_before: Decimal | None = None,
        reserved_before: Decimal | None = None,
    ) -> bool:
        """Write down what is about to be submitted.

        Args:
            notebook: the notebook or script that asks.
            parents: ids of the files that go into it.
            balance_before, reserved_before: of the workspace, where they were read.

        Returns:
            Whether the key is new, or its last call was refused. A row that tells of more is left as it is.

        Raises:
            LayerError: when the journal cannot be written; then nothing may be submitted.
        """
        row = {
            "key": key,
            "state": "intent",
            "target": target,
            "tool": tool,
            "request": redact(json.dumps(request, ensure_ascii=False, default=str)),
            "workspace_id": workspace_id,
            "workspace_name": workspace_name,
            "model_id": model_id,
            "model_name": model_name,
            "prompt": redact(str(request.get("prompt") or "")),
            "seed": request.get("seed"),
            "estimate_micro": _micro(estimate),
            "notebook": notebook,
            "parents": json.dumps(list(parents)),
            "balance_before_micro": _micro(balance_before),
            "reserved_before_micro": _micro(reserved_before),
            "session_name": request.get("session_name"),
            "started_at": _now(),
        }
        names = ", ".join(row)
        marks = ", ".join(f":{name}" for name in row)
        again = ", ".join(f"{name} = excluded.{name}" for name in row if name != "key")
        return self._write(
            f"INSERT INTO runs ({names}) VALUES ({marks}) "  # noqa: S608  names are ours
            f"ON CONFLICT (key) DO UPDATE SET {again}, error = NULL WHERE runs.state = 'refused'",
            row,
        )

    def submitted(self, key: str, run_id: str, seed: int | None) -> None:
        """The submit was answered with a run; the same run again changes nothing."""
        self._write(
            "UPDATE runs SET state = 'submitted', run_id = :run_id, seed = coalesce(:seed, seed), "
            "error = NULL WHERE key = :key AND run_id IS NOT :run_id",
            {"key": key, "run_id": run_id, "seed": seed},
        )

    def not_submitted(self, key: str, state: str, error: LayerError) -> None:
        """The submit was ``refused``, or its fate is ``uncertain``; a key that has a run keeps it."""
        self._write(
            "UPDATE runs SET state = :state, error = :error WHERE key = :key AND run_id IS NULL",
            {"key": key, "state": state, "error": redact(str(error))},
        )

    def finished(
        self,
        run_id: str,
        *,
        state: str,
        charge: Decimal | None,
        asset_ids: Sequence[str],
        error: str | None,
        seconds: float | None = None,
    ) -> None:
        """The run is over."""
        self._write(
            "UPDATE runs SET state = :state, charge_micro = :charge, asset_ids = :assets, error = :error, "
            "seconds = coalesce(:seconds, seconds), finished_at = :now WHERE run_id = :run_id",
            {
                "run_id": run_id,
                "state": state,
                "charge": _micro(charge),
                "seconds": seconds,
                "assets": json.dumps(list(asset_ids)),
                "error": None if error is None else redact(error),
                "now": _now(),
            },
        )

    def latest(self, target: str, limit: int) -> list[Entry]:
        """Runs on a target, newest first."""
        return self._read(
            "SELECT * FROM runs WHERE target = :target ORDER BY started_at DESC, rowid DESC LIMIT :limit",
            {"target": target, "limit": limit},
        )

    def find(self, target: str, prefix: str) -> list[Entry]:
        """Runs on a target whose id starts with a prefix; at most three."""
        return self._read(
            "SELECT * FROM runs WHERE target = :target AND substr(run_id, 1, :length) = :prefix LIMIT 3",
            {"target": target, "prefix": prefix, "length": len(prefix)},
        )

    def maker_of(self, target: str, file_id: str) -> Entry | None:
        """The run that made an asset."""
        found = self._read(
            "SELECT * FROM runs WHERE target = :target AND instr(asset_ids, :file_id) > 0 LIMIT 1",
            {"target": target, "file_id": json.dumps(file_id)},
        )
        return found[0] if found else None

    def unanswered(self) -> list[Entry]:
        """Submits whose fate this machine does not know, oldest first."""
        return self._read("SELECT * FROM runs WHERE state IN ('intent', 'uncertain') ORDER BY started_at", {})

    def entry(self, key: str) -> Entry | None:
        """The row of a request key."""
        found = self._read("SELECT * FROM runs WHERE key = :key", {"key": key})
        return found[0] if found else None

    # -- uploads -------------------------------------------------------------------------------------

    def uploaded(
        self,
        target: str,
        workspace_id: str,
        sha256: str,
        content_type: str,
        *,
        file_id: str,
        name: str,
        size: int,
    ) -> None:
        """These bytes are on that server under this id."""
        self._write(
            "INSERT OR REPLACE INTO uploads VALUES "
            "(:target, :workspace_id, :sha256, :content_type, :file_id, :name, :size, :now)",
            {
                "target": target,
                "workspace_id": workspace_id,
                "sha256": sha256,
                "content_type": content_type,
                "file_id": file_id,
                "name": name,
                "size": size,
                "now": _now(),
            },
        )

    def upload_of(self, target: str, workspace_id: str, sha256: str, content_type: str) -> str | None:
        """The id under which a server has these bytes, as far as this machine knows."""
        found = self._rows(
            "SELECT file_id FROM uploads WHERE target = :target AND workspace_id = :workspace_id "
            "AND sha256 = :sha256 AND content_type = :content_type",
            {"target": target, "workspace_id": workspace_id, "sha256": sha256, "content_type": content_type},
        )
        return str(found[0]["file_id"]) if found else None

    def forget_upload(self, target: str, file_id: str) -> None:
        """The server has this file no more."""
        self._write(
            "DELETE FROM uploads WHERE target = :target AND file_id = :file_id",
            {"target": target, "file_id": file_id},
        )

    def close(self) -> None:
        with self._guard:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.path.touch(
                mode=0o600
            )  # prompts are nobody else's business; SQLite keeps the mode for its own files
            connection = sqlite3.connect(
                self.path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            if schema.version_of(connection) > schema.VERSION:
                connection.close()
                raise LayerError(
                    f"The journal {self.path.name} was written by a newer version of layer-nb.",
                    remedy="Update layer-nb, or set LAYER_HOME to another folder.",
                )
            schema.bring_up_to_date(connection)
            self._connection = connection
        return self._connection

    def _write(self, statement: str, values: Mapping[str, Any]) -> bool:
        """Whether a row was written."""
        try:
            with self._guard, closing(self._open().execute(statement, values)) as done:
                return done.rowcount > 0
        except (sqlite3.Error, OSError) as error:
            raise _unwritable(self.path, error) from error

    def _read(self, statement: str, values: Mapping[str, Any]) -> list[Entry]:
        return [entry_of(row) for row in self._rows(statement, values)]

    def _rows(self, statement: str, values: Mapping[str, Any]) -> list[sqlite3.Row]:
        try:
            with self._guard, closing(self._open().execute(statement, values)) as rows:
                return rows.fetchall()
        except (sqlite3.Error, OSError) as error:
            raise _unwritable(self.path, error) from error


def _unwritable(path: Path, error: Exception) -> LayerError:
    return LayerError(
        f"The journal {path} cannot be used: {error}.",
        remedy="Set LAYER_HOME to a folder on a local disk that can be written.",
    )


def _micro(cu: Decimal | None) -> int | None:
    return None if cu is None else cu_to_micro(cu)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
