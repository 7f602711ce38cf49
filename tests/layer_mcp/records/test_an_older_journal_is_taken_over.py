"""A journal of the first version becomes one of today and loses nothing; one that cannot be used says the way out."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.contract.data_folder import JOURNAL_FILE
from layer_mcp.library.journal import Journal
from layer_mcp.library.journal.database import JournalUnusable
from layer_mcp.library.journal.schema import VERSION

REPOSITORY = Path(__file__).parents[3]
TARGET = "https://far.example"

FIRST = """
CREATE TABLE runs (
    key TEXT PRIMARY KEY, state TEXT NOT NULL, target TEXT NOT NULL, tool TEXT NOT NULL, request TEXT NOT NULL,
    workspace_id TEXT NOT NULL, workspace_name TEXT NOT NULL, model_id TEXT NOT NULL, model_name TEXT NOT NULL,
    prompt TEXT NOT NULL, seed INTEGER, estimate_micro INTEGER, session_name TEXT, started_at TEXT NOT NULL,
    run_id TEXT, charge_micro INTEGER, asset_ids TEXT NOT NULL DEFAULT '[]', finished_at TEXT, error TEXT
);
CREATE INDEX runs_by_run_id ON runs (run_id);
CREATE INDEX runs_by_time ON runs (target, started_at);
PRAGMA user_version = 1;
INSERT INTO runs VALUES
    ('k1', 'succeeded', 'https://far.example', 'execute_forge', '{"prompt": "sword"}', 'w', '', 'm', 'icon', 'sword',
     7, 4000000, 'swords', '2026-11-01T10:00:00.000+00:00', 'run-1', 3900000, '["a1", "a2"]',
     '2026-11-01T10:00:09.000+00:00', NULL),
    ('k2', 'uncertain', 'https://far.example', 'execute_forge', '{"prompt": "shield"}', 'w', '', 'm', 'icon', 'shield',
     NULL, 4000000, NULL, '2026-11-01T11:00:00.000+00:00', NULL, NULL, '[]', NULL, 'lost');
"""
"""A journal as the first version of this package wrote it."""


@pytest.fixture
def first_journal(tmp_path: Path) -> Path:
    connection = sqlite3.connect(tmp_path / JOURNAL_FILE)
    connection.executescript(FIRST)
    connection.close()
    return tmp_path


def test_everything_is_there_and_more_can_be_asked(first_journal: Path, journal_of: Any) -> None:
    journal = journal_of(first_journal)
    newest, oldest = journal.latest(TARGET, 10)
    assert (newest.state, newest.error, newest.source) == ("uncertain", "lost", "here")
    assert (oldest.run_id, oldest.charge_micro, oldest.asset_ids) == ("run-1", 3_900_000, ["a1", "a2"])
    assert journal.maker_of(TARGET, "a2").run_id == "run-1"
    assert [file.file_id for file in journal.files(TARGET, ["run-1"])] == ["a1", "a2"]
    assert [entry.key for entry in journal.unanswered()] == ["k2"]


def test_several_processes_may_do_it_at_once(first_journal: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from layer_mcp.library.journal import Journal; "
        "assert len(Journal(Path(sys.argv[1])).latest('https://far.example', 9)) == 2"
    )
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    doing = [
        subprocess.Popen([sys.executable, "-c", code, str(first_journal)], env=environment) for _ in range(3)
    ]
    assert [each.wait(60) for each in doing] == [0, 0, 0]


def test_a_step_that_fails_half_way_leaves_the_older_journal(
    first_journal: Path, journal_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from layer_mcp.library.journal import schema

    broken = (*schema._STEPS[:-1], schema._STEPS[-1] + ";INSERT INTO nowhere VALUES (1)")
    with monkeypatch.context() as patch:
        patch.setattr(schema, "_STEPS", broken)
        with pytest.raises(JournalUnusable):
            journal_of(first_journal).intend(
                "k",
                target=TARGET,
                tool="t",
                request={},
                workspace_id="",
                workspace_name="",
                model_id="",
                model_name="",
                estimate=None,
            )
    assert len(journal_of(first_journal).latest(TARGET, 9)) == 2


def test_a_newer_one_is_refused_and_left_alone(tmp_path: Path, journal_of: Any) -> None:
    with sqlite3.connect(tmp_path / JOURNAL_FILE) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    with pytest.raises(JournalUnusable, match="newer version") as refused:
        journal_of(tmp_path).latest(TARGET, 1)
    assert "Update layer-nb" in refused.value.remedy


@pytest.mark.parametrize("damage", ["not a journal", "torn"])
def test_a_damaged_one_says_the_way_out_and_loses_nothing(
    damage: str, tmp_path: Path, journal_of: Any
) -> None:
    path = tmp_path / JOURNAL_FILE
    if damage == "torn":
        journal = Journal(tmp_path)
        for number in range(60):
            journal.uploaded(
                TARGET, "w", str(number), "image/png", file_id=str(number), name="x" * 200, size=1
            )
        journal.close()
        content = path.read_bytes()
        path.write_bytes(content[:4096] + b"\x5a" * (len(content) - 4096))
    else:
        path.write_bytes(b"what somebody put here " * 100)
    before = path.read_bytes()
    broken = journal_of(tmp_path)
    with pytest.raises(JournalUnusable) as refused:
        [broken.upload_named(TARGET, str(number)) for number in range(60)]
    assert "layer history --set-aside" in refused.value.remedy
    moved = broken.set_aside()
    assert before in [each.read_bytes() for each in moved]
    assert broken.latest(TARGET, 1) == []


def test_a_full_disk_is_named_and_the_rows_before_stay(tmp_path: Path, journal_of: Any) -> None:
    journal = journal_of(tmp_path)
    journal.uploaded(TARGET, "w", "0", "image/png", file_id="0", name="first", size=1)
    pages = journal._database._connection.execute("PRAGMA page_count").fetchone()[0]
    journal._database._connection.execute(f"PRAGMA max_page_count = {pages}")

    def fill() -> None:
        for number in map(str, range(1, 500)):
            journal.uploaded(TARGET, "w", number, "image/png", file_id=number, name="x" * 500, size=1)

    with pytest.raises(JournalUnusable, match="disk is full"):
        fill()
    assert journal.upload_named(TARGET, "0") == "first"


def test_a_folder_that_can_only_be_read_is_read(
    first_journal: Path, journal_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = Journal(first_journal)
    written.latest(TARGET, 1)
    written.close()
    # The rights of a folder mean nothing to root, who may run this: what SQLite says then is said here.
    from layer_mcp.library.journal.database import Database

    def refused(self: Database) -> sqlite3.Connection:
        raise sqlite3.OperationalError("unable to open database file")

    monkeypatch.setattr(Database, "_opened_to_write", refused)
    journal = journal_of(first_journal)
    assert len(journal.latest(TARGET, 9)) == 2
    with pytest.raises(JournalUnusable, match="cannot be used") as unwritable:
        journal.forget_upload(TARGET, "x")
    assert "LAYER_HOME" in unwritable.value.remedy
