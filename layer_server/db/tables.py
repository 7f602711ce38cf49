"""Every table of ours. All names start with ``layer_``: the run engine keeps its own tables in the same file.

Money is in micro-CU, time in microseconds since 1970 (UTC); both are integers, so both databases keep
them exactly.
"""

from __future__ import annotations

import sqlalchemy as sa

from layer_mcp.contract.forge import MAX_LIVE_RUNS

metadata = sa.MetaData(
    naming_convention={
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)

_row_id = sa.BigInteger().with_variant(sa.Integer, "sqlite")

schema = sa.Table(
    "layer_schema",
    metadata,
    sa.Column("version_num", sa.String(32), primary_key=True),
)
"""One row, the schema version; it has the shape of alembic's version table, because it is that."""

account = sa.Table(
    "layer_account",
    metadata,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("available", sa.BigInteger, nullable=False),
    sa.Column("held", sa.BigInteger, nullable=False, server_default="0"),
    sa.CheckConstraint("available >= 0", name="available"),
    sa.CheckConstraint("held >= 0", name="held"),
)
"""What can be spent, and what live runs hold."""

workspace = sa.Table(
    "layer_workspace",
    metadata,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("slug", sa.String(80), nullable=False, unique=True),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("account_id", sa.ForeignKey(account.c.id), nullable=False),
    sa.Column("created_at", sa.BigInteger, nullable=False),
)

member = sa.Table(
    "layer_member",
    metadata,
    sa.Column("workspace_id", sa.ForeignKey(workspace.c.id), primary_key=True),
    sa.Column("user_id", sa.String(64), primary_key=True),
    sa.Column("last_active_at", sa.BigInteger, nullable=False),
)
"""Who may see and use a workspace."""

quota = sa.Table(
    "layer_quota",
    metadata,
    sa.Column("workspace_id", sa.ForeignKey(workspace.c.id), primary_key=True),
    sa.Column("user_id", sa.String(64), primary_key=True),
    sa.Column("active", sa.Integer, nullable=False),
    sa.CheckConstraint(f"active >= 0 AND active <= {MAX_LIVE_RUNS}", name="active"),
)
"""Live runs per user and workspace; the check makes one too many impossible, not just unlikely."""

run = sa.Table(
    "layer_run",
    metadata,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("version", sa.BigInteger, nullable=False),
    sa.Column("workspace_id", sa.ForeignKey(workspace.c.id), nullable=False),
    sa.Column("user_id", sa.String(64), nullable=False),
    sa.Column("account_id", sa.ForeignKey(account.c.id), nullable=False),
    sa.Column("model_id", sa.String(36), nullable=False),
    sa.Column("model_slug", sa.String(80), nullable=False),
    sa.Column("model_name", sa.String(200), nullable=False),
    sa.Column("prompt", sa.Text, nullable=False),
    sa.Column("seed", sa.BigInteger, nullable=False),
    sa.Column("batch_size", sa.Integer, nullable=False),
    sa.Column("parameters", sa.JSON, nullable=False),
    sa.Column("request", sa.JSON, nullable=False),
    sa.Column("request_key", sa.String(200)),
    sa.Column("request_hash", sa.String(64), nullable=False),
    sa.Column("session_id", sa.String(36)),
    sa.Column("session_name", sa.String(255)),
    sa.Column("reserved", sa.BigInteger, nullable=False),
    sa.Column("charged", sa.BigInteger),
    sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
    sa.Column("seconds", sa.Float),
    sa.Column("error_code", sa.String(64)),
    sa.Column("error_message", sa.Text),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("finished_at", sa.BigInteger),
    sa.CheckConstraint("state IN ('active', 'succeeded', 'failed', 'cancelled')", name="state"),
    sa.CheckConstraint("(state = 'active') = (finished_at IS NULL)", name="finished"),
    sa.CheckConstraint("reserved >= 0", name="reserved"),
    sa.CheckConstraint("charged IS NULL OR (charged >= 0 AND charged <= reserved)", name="charged"),
    sa.UniqueConstraint("workspace_id", "user_id", "request_key"),
)
"""The truth about a run. ``state`` leaves ``active`` once, in the transaction that settles its credits."""

sa.Index("ix_layer_run_newest", run.c.user_id, run.c.created_at, run.c.id)
sa.Index("ix_layer_run_version", run.c.version)
sa.Index(
    "ix_layer_run_active",
    run.c.workspace_id,
    run.c.user_id,
    sqlite_where=run.c.state == "active",
    postgresql_where=run.c.state == "active",
)

entry = sa.Table(
    "layer_entry",
    metadata,
    sa.Column("id", _row_id, primary_key=True, autoincrement=True),
    sa.Column("account_id", sa.ForeignKey(account.c.id), nullable=False),
    sa.Column("run_id", sa.String(36), index=True),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("amount", sa.BigInteger, nullable=False),
    sa.Column("key", sa.String(300), nullable=False, unique=True),
    sa.Column("at", sa.BigInteger, nullable=False),
    sa.CheckConstraint("kind IN ('grant', 'reserve', 'charge', 'release', 'adjust')", name="kind"),
    sa.CheckConstraint("amount >= 0 OR kind = 'adjust'", name="amount"),
)
"""The journal of money: rows are added, never changed (a trigger refuses)."""

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
    sa.Column("created_at", sa.BigInteger, nullable=False),
)
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

APPEND_ONLY_SQLITE = tuple(
    f"CREATE TRIGGER IF NOT EXISTS layer_entry_no_{verb} BEFORE {verb.upper()} ON layer_entry "
    "BEGIN SELECT RAISE(ABORT, 'layer_entry is append-only'); END"
    for verb in ("update", "delete")
)
APPEND_ONLY_POSTGRESQL = (
    """CREATE OR REPLACE FUNCTION layer_entry_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'layer_entry is append-only'; END $$""",
    """CREATE TRIGGER layer_entry_append_only BEFORE UPDATE OR DELETE ON layer_entry
    FOR EACH ROW EXECUTE FUNCTION layer_entry_append_only()""",
)
