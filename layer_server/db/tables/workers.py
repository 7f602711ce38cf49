"""Processes that work on one database together (PostgreSQL)."""

from __future__ import annotations

import sqlalchemy as sa

from layer_server.db.tables.base import metadata

worker = sa.Table(
    "layer_worker",
    metadata,
    sa.Column("executor_id", sa.String(100), primary_key=True),
    sa.Column("host", sa.String(200), nullable=False),
    sa.Column("pid", sa.Integer, nullable=False),
    sa.Column("role", sa.String(16), nullable=False),
    sa.Column("started_at", sa.BigInteger, nullable=False),
    sa.Column("seen_at", sa.BigInteger, nullable=False),
)
"""A process is alive as long as it says so; one that has been silent for long enough is taken for dead."""

shared_key = sa.Table(
    "layer_shared_key",
    metadata,
    sa.Column("name", sa.String(40), primary_key=True),
    sa.Column("key", sa.LargeBinary, nullable=False),
)
"""Signing keys that processes of one database share; with one process they are files of its data folder."""
