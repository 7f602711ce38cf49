"""One signing key for all processes of a shared database: a link that one has signed is checked by another."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import sqlalchemy as sa

from layer_server.db import tables
from layer_server.db.database import Database

KEY_BYTES = 32


def take(db: Database, name: str, key_file: Path) -> None:
    """Put the database's key of this name into a file, 0600; the first process makes it."""
    table = tables.shared_key
    with db.alone("shared key"), db.begin() as connection:
        key = connection.execute(sa.select(table.c.key).where(table.c.name == name)).scalar()
        if key is None:
            key = secrets.token_bytes(KEY_BYTES)
            connection.execute(sa.insert(table).values(name=name, key=key))
    if key_file.is_file() and key_file.read_bytes() == key:
        return
    key_file.unlink(missing_ok=True)
    with os.fdopen(os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(key)
