from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from layer_server.db import schema, shared_key, tables
from layer_server.db.database import Database
from layer_server.db.migrations import upgrade


@pytest.fixture
def database(postgres):
    made = []

    def make(url=None):
        made.append(Database(url or postgres("template0")))
        return made[-1]

    yield make
    for each in made:
        each.close()


_PARTS = {
    "columns": "SELECT table_name, column_name, data_type, is_nullable, column_default, character_maximum_length "
    "FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'layer_schema'",
    "constraints": "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> 'layer_schema'",
    "indexes": "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' "
    "AND tablename <> 'layer_schema'",
    "triggers": "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
}


def _parts(db):
    with db.connect() as connection:
        return {name: set(map(tuple, connection.execute(sa.text(query)))) for name, query in _PARTS.items()}


def test_a_fresh_database_and_a_migrated_one_are_equal(database):
    fresh, migrated = database(), database()
    assert schema.prepare(fresh) == schema.SCHEMA_VERSION
    upgrade(migrated)
    assert schema.current_version(migrated) == schema.SCHEMA_VERSION
    one, other = _parts(fresh), _parts(migrated)
    for name in _PARTS:
        assert one[name] == other[name], name


def test_processes_that_start_at_once_make_it_once(database):
    url = database().url
    each = [database(url) for _ in range(4)]
    with ThreadPoolExecutor(4) as threads:
        assert set(threads.map(schema.prepare, each)) == {schema.SCHEMA_VERSION}


def test_the_journal_of_money_cannot_be_changed(database):
    db = database()
    schema.prepare(db)
    with db.begin() as connection:
        connection.execute(sa.insert(tables.account).values(id="a", available=1))
        entry = {"account_id": "a", "kind": "grant", "amount": 1, "key": "k", "at": 1}
        connection.execute(sa.insert(tables.entry).values(entry))
    for statement in (sa.update(tables.entry).values(amount=2), sa.delete(tables.entry)):
        with pytest.raises(DBAPIError, match="append-only"), db.begin() as connection:
            connection.execute(statement)


def test_one_process_at_a_time_has_a_task(database):
    one = database()
    other = database(one.url)
    with one.alone("task", wait=False) as mine, other.alone("task", wait=False) as theirs:
        assert (mine, theirs) == (True, False)
        with other.alone("another task", wait=False) as free:
            assert free
    with other.alone("task", wait=False) as theirs:
        assert theirs


def test_every_process_has_the_same_key(database, tmp_path):
    one = database()
    schema.prepare(one)
    shared_key.take(one, "links", tmp_path / "one")
    shared_key.take(database(one.url), "links", tmp_path / "two")
    (tmp_path / "three").write_bytes(b"of a time before")
    shared_key.take(one, "links", tmp_path / "three")
    keys = {(tmp_path / name).read_bytes() for name in ("one", "two", "three")}
    assert [len(key) for key in keys] == [shared_key.KEY_BYTES]
    assert (tmp_path / "three").stat().st_mode & 0o077 == 0
