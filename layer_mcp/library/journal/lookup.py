"""What the journal is asked: one run, the last ones, those that fit, their files."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from layer_mcp.library.journal.database import Database
from layer_mcp.library.journal.entry import Entry, entry_of
from layer_mcp.library.journal.files import MadeFile, file_of
from layer_mcp.library.journal.search import Search, conditions


class Lookup:
    """The reading half of a journal."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def latest(self, target: str, limit: int) -> list[Entry]:
        """Runs on a target, newest first."""
        return self._entries(
            "target = :target ORDER BY started_at DESC, rowid DESC LIMIT :limit",
            {"target": target, "limit": limit},
        )

    def search(self, wanted: Search) -> list[Entry]:
        """Runs that fit, newest first."""
        where, values = conditions(wanted)
        return self._entries(
            f"{where} ORDER BY started_at DESC, rowid DESC LIMIT :limit",
            {**values, "limit": -1 if wanted.limit is None else wanted.limit},
        )

    def find(self, target: str, prefix: str) -> list[Entry]:
        """Runs on a target whose id starts with a prefix; at most three."""
        return self._entries(
            "target = :target AND run_id >= :prefix AND run_id < :beyond LIMIT 3",
            {"target": target, "prefix": prefix, "beyond": f"{prefix}\U0010ffff"},
        )

    def find_key(self, target: str, prefix: str) -> list[Entry]:
        """Runs on a target whose request key starts with a prefix; at most three."""
        return self._entries(
            "target = :target AND key >= :prefix AND key < :beyond LIMIT 3",
            {"target": target, "prefix": prefix, "beyond": f"{prefix}\U0010ffff"},
        )

    def maker_of(self, target: str, file_id: str) -> Entry | None:
        """The run that made an asset, or the part of one."""
        return _first(
            self._entries(
                "target = :target AND run_id = "
                "(SELECT run_id FROM files WHERE target = :target AND file_id = :file_id)",
                {"target": target, "file_id": file_id},
            )
        )

    def made_from(self, target: str, file_id: str, limit: int) -> list[Entry]:
        """Runs that the file, or a part of it, went into, oldest first."""
        return self._entries(
            "key IN (SELECT key FROM inputs WHERE target = :target AND file_id IN (SELECT :file_id UNION "
            "SELECT part.file_id FROM files AS whole JOIN files AS part ON part.target = whole.target "
            "AND part.run_id = whole.run_id AND part.asset_id = whole.file_id "
            "WHERE whole.target = :target AND whole.file_id = :file_id)) "
            "AND state NOT IN ('refused', 'lost') ORDER BY started_at LIMIT :limit",
            {"target": target, "file_id": file_id, "limit": limit},
        )

    def unanswered(self) -> list[Entry]:
        """Submits whose fate this machine does not know, oldest first."""
        return self._entries("state IN ('intent', 'uncertain') ORDER BY started_at", {})

    def entry(self, key: str) -> Entry | None:
        """The row of a request key."""
        return _first(self._entries("key = :key", {"key": key}))

    def file(self, target: str, file_id: str) -> MadeFile | None:
        """A file that a run made."""
        rows = self._database.rows(
            "SELECT * FROM files WHERE target = :target AND file_id = :file_id",
            {"target": target, "file_id": file_id},
        )
        return file_of(rows[0]) if rows else None

    def find_file(self, target: str, prefix: str) -> list[MadeFile]:
        """Files whose id starts with a prefix; at most three."""
        rows = self._database.rows(
            "SELECT * FROM files WHERE target = :target AND file_id >= :prefix AND file_id < :beyond LIMIT 3",
            {"target": target, "prefix": prefix, "beyond": f"{prefix}\U0010ffff"},
        )
        return [file_of(row) for row in rows]

    def files(self, target: str, run_ids: Sequence[str]) -> list[MadeFile]:
        """The files of these runs, each run's in its order."""
        rows = self._database.rows(
            "SELECT files.* FROM json_each(:runs) AS wanted JOIN files "
            "ON files.target = :target AND files.run_id = wanted.value ORDER BY wanted.key, files.position",
            {"target": target, "runs": json.dumps(list(run_ids))},
        )
        return [file_of(row) for row in rows]

    def settled(self, target: str, run_ids: Sequence[str]) -> set[str]:
        """Those of these runs of which the end and the charge are written down."""
        rows = self._database.rows(
            "SELECT runs.run_id FROM json_each(:runs) AS wanted JOIN runs ON runs.target = :target "
            "AND runs.run_id = wanted.value WHERE charge_micro IS NOT NULL AND state NOT IN ('submitted', 'intent')",
            {"target": target, "runs": json.dumps(list(run_ids))},
        )
        return {row["run_id"] for row in rows}

    def heard_of(self, target: str) -> tuple[datetime, datetime] | None:
        """The span of time of which every run of a server is in the journal."""
        rows = self._database.rows(
            "SELECT since, until FROM heard WHERE target = :target", {"target": target}
        )
        if not rows:
            return None
        return datetime.fromisoformat(rows[0]["since"]), datetime.fromisoformat(rows[0]["until"])

    def rows(self, statement: str, values: Mapping[str, Any]) -> list[sqlite3.Row]:
        """What a query of the report's own finds."""
        return self._database.rows(statement, values)

    def upload_of(self, target: str, workspace_id: str, sha256: str, content_type: str) -> str | None:
        """The id under which a server has these bytes, as far as this machine knows."""
        found = self._database.rows(
            "SELECT file_id FROM uploads WHERE target = :target AND workspace_id = :workspace_id "
            "AND sha256 = :sha256 AND content_type = :content_type",
            {
                "target": target,
                "workspace_id": workspace_id,
                "sha256": sha256,
                "content_type": content_type,
            },
        )
        return str(found[0]["file_id"]) if found else None

    def has_upload_of_size(self, target: str, workspace_id: str, size: int, content_type: str) -> bool:
        """Whether any file of just that size was uploaded there: if none was, these bytes were not either."""
        return bool(
            self._database.rows(
                "SELECT 1 FROM uploads WHERE target = :target AND workspace_id = :workspace_id "
                "AND size_bytes = :size AND content_type = :content_type LIMIT 1",
                {"target": target, "workspace_id": workspace_id, "size": size, "content_type": content_type},
            )
        )

    def upload_named(self, target: str, file_id: str) -> str | None:
        """The name of a file that was uploaded from this machine."""
        found = self._database.rows(
            "SELECT name FROM uploads WHERE target = :target AND file_id = :file_id LIMIT 1",
            {"target": target, "file_id": file_id},
        )
        return str(found[0]["name"]) if found else None

    def _entries(self, where: str, values: Mapping[str, Any]) -> list[Entry]:
        return [entry_of(row) for row in self._database.rows(f"SELECT * FROM runs WHERE {where}", values)]  # noqa: S608  ours


def _first(entries: list[Entry]) -> Entry | None:
    return entries[0] if entries else None
