from __future__ import annotations

import sqlite3
import sys

import pytest
import sqlalchemy as sa

from layer_server.db import schema, tables
from layer_server.db.database import Database
from layer_server.db.migrations import upgrade


@pytest.fixture
def database(tmp_path):
    made = []

    def make(name):
        made.append(Database.in_file(tmp_path / name))
        return made[-1]

    yield make
    for each in made:
        each.close()


def _parts(db):
    """Every table with its columns and constraints, every index and trigger; the order is no matter."""
    with db.connect() as connection:
        rows = connection.execute(sa.text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")).all()
    found = {name: sorted(_clauses(sql)) for name, sql in rows}
    # Alembic names its version table's key itself.
    del found[tables.schema.name]
    return found


def _clauses(sql):
    """A statement cut at the commas of its outermost parenthesis: SQLite writes an added column behind the rest."""
    depth, clause = 0, ""
    for character in " ".join(sql.replace('"', "").split()):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if (character in "()" and depth == (character == "(")) or (character == "," and depth == 1):
            yield clause.strip()
            clause = ""
        else:
            clause += character
    yield clause.strip()


def test_a_fresh_database_and_a_migrated_one_are_equal(database):
    fresh, migrated = database("fresh.db"), database("migrated.db")
    assert schema.prepare(fresh) == schema.SCHEMA_VERSION
    upgrade(migrated)
    assert schema.current_version(migrated) == schema.SCHEMA_VERSION
    assert _parts(fresh) == _parts(migrated)


def test_preparing_again_changes_nothing(database):
    db = database("state.db")
    schema.prepare(db)
    before = _parts(db)
    schema.prepare(db)
    assert _parts(db) == before


def test_newer_data_is_refused(database):
    db = database("state.db")
    schema.prepare(db)
    with db.begin() as connection:
        connection.execute(sa.update(tables.schema).values(version_num="0999"))
    with pytest.raises(schema.NewerData, match="999") as caught:
        schema.prepare(db)
    assert "LAYER_HOME" in caught.value.remedy


def test_a_schema_that_was_being_made_is_made_whole_or_not_at_all(database, monkeypatch):
    db = database("state.db")

    def fail(_):
        raise RuntimeError("killed")

    with monkeypatch.context() as patch:
        patch.setattr(schema, "append_only", fail)
        with pytest.raises(RuntimeError, match="killed"):
            schema.prepare(db)
    with db.connect() as connection:
        assert sa.inspect(connection).get_table_names() == []
    schema.prepare(db)


def test_an_up_to_date_database_needs_no_alembic(database):
    import subprocess

    db = database("state.db")
    schema.prepare(db)
    code = (
        "import sys; from layer_server.db.database import Database; from layer_server.db import schema;"
        f"schema.prepare(Database({db.url!r})); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_every_connection_is_durable_and_knows_unixepoch(database):
    db = database("state.db")
    with db.connect() as one, db.connect() as two:
        for connection in (one, two):
            pragma = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            }
            assert pragma == {
                "journal_mode": "wal",
                "synchronous": 2,
                "foreign_keys": 1,
                "busy_timeout": 30_000,
            }
            assert connection.exec_driver_sql("SELECT unixepoch('subsec')").scalar() > 1_700_000_000


def test_two_writers_wait_for_each_other(database):
    db = database("state.db")
    schema.prepare(db)
    with db.begin() as connection:
        connection.execute(sa.insert(tables.account).values(id="a", available=1))
        other = sqlite3.connect(db.url.removeprefix("sqlite:///"), timeout=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()
