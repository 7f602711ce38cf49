"""Whose runs these are, and whether they are over: what it takes to tell the right people of a change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from layer_server.db import tables
from layer_server.db.database import Database


@dataclass(frozen=True, slots=True)
class Ownership:
    run_id: str
    user_id: str
    final: bool


def owners(db: Database, run_ids: Sequence[str]) -> list[Ownership]:
    """The runs of these ids, as far as they exist."""
    run = tables.run
    query = sa.select(run.c.id, run.c.user_id, run.c.state).where(run.c.id.in_(run_ids))
    with db.connect() as connection:
        return [Ownership(row.id, row.user_id, row.state != "active") for row in connection.execute(query)]
