"""Bringing a database to this build's schema.

The version row is read by hand: alembic takes most of a second to import, so it is imported only for a
database that is behind. A fresh one is made from the tables and stamped; a test holds both ways equal.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from layer_mcp.contract.errors import LayerError
from layer_server.db import tables
from layer_server.db.database import Database

_DAMAGED = ("not a database", "malformed")
"""In SQLite's words."""
SCHEMA_VERSION = 2
"""The schema that this build reads and writes; the highest migration's number."""


class NewerData(LayerError):
    """The data was written by a newer version."""

    code = "NEWER_DATA"
    status = 409
    default_remedy = "Install the newer layer-nb, or choose another data folder with LAYER_HOME."


class DataUnusable(LayerError):
    """The database cannot be read or written."""

    code = "DATA_UNUSABLE"
    status = 500
    default_remedy = "See that its disk has room and that you may write there; then try again."


def unusable(db: Database, error: sa.exc.DBAPIError) -> DataUnusable:
    """What the driver said, for the person whose data it is."""
    reason = str(error.orig).rstrip(".")
    if any(word in reason for word in _DAMAGED):
        return DataUnusable(
            f"The database {db.place} is damaged ({reason}).",
            remedy="Put back a copy of it; or move it away, with the files beside it whose names begin the same, "
            "to start afresh. What you made is still under files/ in that folder.",
        )
    return DataUnusable(f"The database {db.place} cannot be used ({reason}).")


def revision(version: int) -> str:
    """The name of a migration."""
    return f"{version:04d}"


def prepare(db: Database) -> int:
    """Make or migrate the schema. Returns the version.

    Raises:
        NewerData: when the database is ahead of this build.
    """
    with db.alone("schema"):
        return _prepare(db)


def _prepare(db: Database) -> int:
    found = current_version(db)
    if found is None:
        _create(db)
    elif found > SCHEMA_VERSION:
        raise NewerData(
            f"The data has schema {found}, and this version of layer-nb knows schemas up to {SCHEMA_VERSION}."
        )
    elif found < SCHEMA_VERSION:
        from layer_server.db.migrations import upgrade

        upgrade(db)
    return SCHEMA_VERSION


def current_version(db: Database) -> int | None:
    """The version row, ``None`` for a database that is not ours yet."""
    with db.connect() as connection:
        if not sa.inspect(connection).has_table(tables.schema.name):
            return None
        number = connection.execute(sa.select(tables.schema.c.version_num)).scalar()
    return int(number) if number else None


def _create(db: Database) -> None:
    with whole(db) as connection:
        tables.metadata.create_all(connection)
        append_only(connection)
        tell_changes(connection)
        connection.execute(sa.insert(tables.schema).values(version_num=revision(SCHEMA_VERSION)))


@contextmanager
def whole(db: Database) -> Iterator[sa.Connection]:
    """A transaction that holds changes of the schema too: all of them are made, or none."""
    with db.begin() as connection:
        if connection.dialect.name == "sqlite":
            # Python's driver opens a transaction before changes of rows only.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection


def append_only(connection: sa.Connection) -> None:
    """Let the database itself refuse changes to the journal of money."""
    sqlite = connection.dialect.name == "sqlite"
    for statement in tables.APPEND_ONLY_SQLITE if sqlite else tables.APPEND_ONLY_POSTGRESQL:
        connection.exec_driver_sql(statement)


def tell_changes(connection: sa.Connection) -> None:
    """Let the database tell every process of a change; SQLite has one process."""
    if connection.dialect.name != "sqlite":
        for statement in tables.CHANGES_POSTGRESQL:
            connection.exec_driver_sql(statement)
