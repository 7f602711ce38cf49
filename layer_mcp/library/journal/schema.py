"""The journal's tables, and how an older journal becomes one of today."""

from __future__ import annotations

import sqlite3
from contextlib import closing

_FIRST = """
CREATE TABLE runs (
    key TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    target TEXT NOT NULL,
    tool TEXT NOT NULL,
    request TEXT NOT NULL,
    workspace_id TEXT NOT NULL,
    workspace_name TEXT NOT NULL,
    model_id TEXT NOT NULL,
    model_name TEXT NOT NULL,
    prompt TEXT NOT NULL,
    seed INTEGER,
    estimate_micro INTEGER,
    session_name TEXT,
    started_at TEXT NOT NULL,
    run_id TEXT,
    charge_micro INTEGER,
    asset_ids TEXT NOT NULL DEFAULT '[]',
    finished_at TEXT,
    error TEXT
);
CREATE INDEX runs_by_run_id ON runs (run_id);
CREATE INDEX runs_by_time ON runs (target, started_at);
"""

_SECOND = """
ALTER TABLE runs ADD COLUMN notebook TEXT;
ALTER TABLE runs ADD COLUMN parents TEXT NOT NULL DEFAULT '[]';
ALTER TABLE runs ADD COLUMN balance_before_micro INTEGER;
ALTER TABLE runs ADD COLUMN reserved_before_micro INTEGER;
ALTER TABLE runs ADD COLUMN seconds REAL;
CREATE TABLE uploads (
    target TEXT NOT NULL,
    workspace_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    content_type TEXT NOT NULL,
    file_id TEXT NOT NULL,
    name TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    uploaded_at TEXT NOT NULL,
    PRIMARY KEY (target, workspace_id, sha256, content_type)
);
"""

_STEPS = (_FIRST, _SECOND)
VERSION = len(_STEPS)


def version_of(connection: sqlite3.Connection) -> int:
    """Which schema a journal has; 0 is an empty file."""
    with closing(connection.execute("PRAGMA user_version")) as rows:
        return int(rows.fetchone()[0])


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Make the tables, or alter those of an older version; each step in one transaction, for several processes open
    one journal at the same time."""
    while (version := version_of(connection)) < VERSION:
        connection.execute("BEGIN IMMEDIATE")
        try:
            if version_of(connection) == version:  # nobody else was faster
                for statement in filter(str.strip, _STEPS[version].split(";")):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
