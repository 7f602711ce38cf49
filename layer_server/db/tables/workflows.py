"""Workflows that people added; the published ones are files of the package."""

from __future__ import annotations

import sqlalchemy as sa

from layer_server.db.tables.accounts import workspace
from layer_server.db.tables.base import metadata

workflow = sa.Table(
    "layer_workflow",
    metadata,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("workspace_id", sa.ForeignKey(workspace.c.id), nullable=False),
    sa.Column("user_id", sa.String(64), nullable=False),
    sa.Column("slug", sa.String(80), nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("blueprint", sa.JSON, nullable=False),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("published_at", sa.BigInteger, nullable=False),
    sa.Column("removed_at", sa.BigInteger),
    sa.UniqueConstraint("workspace_id", "slug"),
)
"""Seen by the members of its workspace. Adding the same slug again is its next version."""
