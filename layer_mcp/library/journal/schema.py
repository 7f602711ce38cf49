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

_THIRD = """
ALTER TABLE runs ADD COLUMN source TEXT NOT NULL DEFAULT 'here';
ALTER TABLE runs ADD COLUMN reserved_micro INTEGER;
ALTER TABLE runs ADD COLUMN parameters TEXT NOT NULL DEFAULT '{}';
ALTER TABLE runs ADD COLUMN model_title TEXT NOT NULL DEFAULT '';
ALTER TABLE runs ADD COLUMN model_version TEXT;
CREATE TABLE files (
    target TEXT NOT NULL,
    file_id TEXT NOT NULL,
    run_id TEXT NOT NULL,
    asset_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    role TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    content_type TEXT NOT NULL DEFAULT '',
    size_bytes INTEGER,
    width INTEGER,
    height INTEGER,
    sha256 TEXT,
    seed INTEGER,
    output TEXT NOT NULL DEFAULT '',
    step TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (target, file_id)
);
CREATE INDEX files_by_run ON files (target, run_id, position);
CREATE TABLE inputs (
    target TEXT NOT NULL,
    file_id TEXT NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (target, file_id, key)
) WITHOUT ROWID;
CREATE INDEX inputs_by_key ON inputs (key);
CREATE TABLE heard (
    target TEXT PRIMARY KEY,
    since TEXT NOT NULL,
    until TEXT NOT NULL
);
CREATE INDEX runs_of_all ON runs (started_at);
CREATE INDEX runs_by_target_and_run ON runs (target, run_id);
CREATE INDEX runs_open ON runs (state, started_at) WHERE state IN ('intent', 'uncertain');
DROP INDEX runs_by_time;
CREATE INDEX uploads_by_file ON uploads (target, file_id);
CREATE INDEX runs_spent ON runs (
    target, started_at, state, charge_micro, estimate_micro, reserved_micro,
    session_name, notebook, model_name, workspace_name, workspace_id
);
INSERT OR IGNORE INTO files (target, file_id, run_id, asset_id, position)
    SELECT target, value, run_id, value, json_each.key FROM runs, json_each(runs.asset_ids)
    WHERE run_id IS NOT NULL;
INSERT OR IGNORE INTO inputs (target, file_id, key)
    SELECT target, value, runs.key FROM runs, json_each(runs.parents);
"""

_STEPS = (_FIRST, _SECOND, _THIRD)
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
