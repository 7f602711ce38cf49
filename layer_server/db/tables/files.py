"""What runs made and what people uploaded. Bytes are in the store, by their hash."""

from __future__ import annotations

import sqlalchemy as sa

from layer_server.db.tables.accounts import workspace
from layer_server.db.tables.base import metadata
from layer_server.db.tables.runs import run

asset = sa.Table(
    "layer_asset",
    metadata,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("run_id", sa.ForeignKey(run.c.id), nullable=False, index=True),
    sa.Column("workspace_id", sa.ForeignKey(workspace.c.id), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("content_type", sa.String(100), nullable=False),
    sa.Column("name", sa.String(255), nullable=False),
    sa.Column("width", sa.Integer),
    sa.Column("height", sa.Integer),
    sa.Column("size_bytes", sa.BigInteger, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("seed", sa.BigInteger),
    sa.Column("has_alpha", sa.Boolean),
    sa.Column("attribution", sa.JSON, nullable=False),
    sa.Column("metadata", sa.JSON, nullable=False),
    sa.Column("step", sa.String(120)),
    sa.Column("output", sa.String(80)),
    sa.Column("created_at", sa.BigInteger, nullable=False),
)
"""``step`` and ``output``: the step of a workflow that made it, and the output that it belongs to."""

sa.Index("ix_layer_asset_newest", asset.c.workspace_id, asset.c.created_at, asset.c.id)

part = sa.Table(
    "layer_part",
    metadata,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("asset_id", sa.ForeignKey(asset.c.id), nullable=False, index=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("role", sa.String(32), nullable=False),
    sa.Column("content_type", sa.String(100), nullable=False),
    sa.Column("name", sa.String(255), nullable=False),
    sa.Column("width", sa.Integer),
    sa.Column("height", sa.Integer),
    sa.Column("size_bytes", sa.BigInteger, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
)

upload = sa.Table(
    "layer_upload",
    metadata,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("workspace_id", sa.ForeignKey(workspace.c.id), nullable=False),
    sa.Column("user_id", sa.String(64), nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("source", sa.String(16), nullable=False),
    sa.Column("content_type", sa.String(100), nullable=False),
    sa.Column("name", sa.String(255), nullable=False),
    sa.Column("size_bytes", sa.BigInteger, nullable=False),
    sa.Column("sha256", sa.String(64)),
    sa.Column("kind", sa.String(16)),
    sa.Column("width", sa.Integer),
    sa.Column("height", sa.Integer),
    sa.Column("has_alpha", sa.Boolean),
    sa.Column("duration_seconds", sa.Float),
    sa.Column("metadata", sa.JSON, nullable=False),
    sa.Column("error_message", sa.Text),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("expires_at", sa.BigInteger, nullable=False),
    sa.Column("finished_at", sa.BigInteger),
    sa.CheckConstraint("state IN ('waiting', 'ready', 'failed')", name="state"),
    sa.CheckConstraint("source IN ('upload', 'url')", name="source"),
    sa.CheckConstraint("(state = 'ready') = (sha256 IS NOT NULL)", name="ready"),
)
"""A file that somebody brought. It can be used once it is ``ready``: whole, of its declared type, and decodable."""

sa.Index("ix_layer_upload_newest", upload.c.workspace_id, upload.c.created_at, upload.c.id)
sa.Index("ix_layer_upload_sha256", upload.c.sha256)
