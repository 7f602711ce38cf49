"""Users, workspaces, who belongs to which, and the ledger of their credits."""

from __future__ import annotations

import sqlalchemy as sa

from layer_mcp.contract.limits import MAX_LIVE_RUNS
from layer_server.db.tables.base import metadata

_row_id = sa.BigInteger().with_variant(sa.Integer, "sqlite")

user = sa.Table(
    "layer_user",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("name", sa.String(80), nullable=False, unique=True),
    sa.Column("password_hash", sa.String(300)),
    sa.Column("administrator", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("disabled_at", sa.BigInteger),
)
"""A person. Who has no password signs in with a personal access token only."""

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
    sa.Column("role", sa.String(16), nullable=False, server_default="owner"),
    sa.Column("last_active_at", sa.BigInteger, nullable=False),
    sa.CheckConstraint("role IN ('owner', 'member', 'viewer')", name="role"),
)
"""Who may see a workspace; a viewer may look but not spend, an owner may also invite."""

quota = sa.Table(
    "layer_quota",
    metadata,
    sa.Column("workspace_id", sa.ForeignKey(workspace.c.id), primary_key=True),
    sa.Column("user_id", sa.String(64), primary_key=True),
    sa.Column("active", sa.Integer, nullable=False),
    sa.CheckConstraint(f"active >= 0 AND active <= {MAX_LIVE_RUNS}", name="active"),
)
"""Live runs per user and workspace; the check makes one too many impossible, not just unlikely."""

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
