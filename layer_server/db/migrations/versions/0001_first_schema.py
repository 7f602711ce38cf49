"""The first schema: accounts and their journal, workspaces, runs, assets."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from layer_server.db.schema import append_only

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "layer_account",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("available", sa.BigInteger(), nullable=False),
        sa.Column("held", sa.BigInteger(), server_default="0", nullable=False),
        sa.CheckConstraint("available >= 0", name=op.f("ck_layer_account_available")),
        sa.CheckConstraint("held >= 0", name=op.f("ck_layer_account_held")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_layer_account")),
    )
    op.create_table(
        "layer_entry",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("account_id", sa.String(length=36), nullable=False),
        sa.Column("run_id", sa.String(length=36), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("amount >= 0 OR kind = 'adjust'", name=op.f("ck_layer_entry_amount")),
        sa.CheckConstraint(
            "kind IN ('grant', 'reserve', 'charge', 'release', 'adjust')", name=op.f("ck_layer_entry_kind")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["layer_account.id"], name=op.f("fk_layer_entry_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_layer_entry")),
        sa.UniqueConstraint("key", name=op.f("uq_layer_entry_key")),
    )
    op.create_index(op.f("ix_layer_entry_run_id"), "layer_entry", ["run_id"], unique=False)
    op.create_table(
        "layer_workspace",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("account_id", sa.String(length=36), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["layer_account.id"], name=op.f("fk_layer_workspace_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_layer_workspace")),
        sa.UniqueConstraint("slug", name=op.f("uq_layer_workspace_slug")),
    )
    op.create_table(
        "layer_member",
        sa.Column("workspace_id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=64), nullable=False),
        sa.Column("last_active_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["layer_workspace.id"], name=op.f("fk_layer_member_workspace_id")
        ),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", name=op.f("pk_layer_member")),
    )
    op.create_table(
        "layer_quota",
        sa.Column("workspace_id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=64), nullable=False),
        sa.Column("active", sa.Integer(), nullable=False),
        sa.CheckConstraint("active >= 0 AND active <= 5", name=op.f("ck_layer_quota_active")),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["layer_workspace.id"], name=op.f("fk_layer_quota_workspace_id")
        ),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", name=op.f("pk_layer_quota")),
    )
    op.create_table(
        "layer_run",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("workspace_id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.String(length=36), nullable=False),
        sa.Column("model_id", sa.String(length=36), nullable=False),
        sa.Column("model_slug", sa.String(length=80), nullable=False),
        sa.Column("model_name", sa.String(length=200), nullable=False),
        sa.Column("prompt", sa.Text(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("batch_size", sa.Integer(), nullable=False),
        sa.Column("parameters", sa.JSON(), nullable=False),
        sa.Column("request", sa.JSON(), nullable=False),
        sa.Column("request_key", sa.String(length=200), nullable=True),
        sa.Column("request_hash", sa.String(length=64), nullable=False),
        sa.Column("session_id", sa.String(length=36), nullable=True),
        sa.Column("session_name", sa.String(length=255), nullable=True),
        sa.Column("reserved", sa.BigInteger(), nullable=False),
        sa.Column("charged", sa.BigInteger(), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("seconds", sa.Float(), nullable=True),
        sa.Column("error_code", sa.String(length=64), nullable=True),
        sa.Column("error_message", sa.Text(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("finished_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("(state = 'active') = (finished_at IS NULL)", name=op.f("ck_layer_run_finished")),
        sa.CheckConstraint(
            "state IN ('active', 'succeeded', 'failed', 'cancelled')", name=op.f("ck_layer_run_state")
        ),
        sa.CheckConstraint(
            "charged IS NULL OR (charged >= 0 AND charged <= reserved)", name=op.f("ck_layer_run_charged")
        ),
        sa.CheckConstraint("reserved >= 0", name=op.f("ck_layer_run_reserved")),
        sa.ForeignKeyConstraint(["account_id"], ["layer_account.id"], name=op.f("fk_layer_run_account_id")),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["layer_workspace.id"], name=op.f("fk_layer_run_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_layer_run")),
        sa.UniqueConstraint(
            "workspace_id",
            "user_id",
            "request_key",
            name=op.f("uq_layer_run_workspace_id_user_id_request_key"),
        ),
    )
    op.create_index(
        "ix_layer_run_active",
        "layer_run",
        ["workspace_id", "user_id"],
        unique=False,
        sqlite_where=sa.text("state = 'active'"),
        postgresql_where=sa.text("state = 'active'"),
    )
    op.create_index("ix_layer_run_newest", "layer_run", ["user_id", "created_at", "id"], unique=False)
    op.create_index("ix_layer_run_version", "layer_run", ["version"], unique=False)
    op.create_table(
        "layer_asset",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("run_id", sa.String(length=36), nullable=False),
        sa.Column("workspace_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("content_type", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=True),
        sa.Column("has_alpha", sa.Boolean(), nullable=True),
        sa.Column("attribution", sa.JSON(), nullable=False),
        sa.Column("metadata", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["layer_run.id"], name=op.f("fk_layer_asset_run_id")),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["layer_workspace.id"], name=op.f("fk_layer_asset_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_layer_asset")),
    )
    op.create_index(
        "ix_layer_asset_newest", "layer_asset", ["workspace_id", "created_at", "id"], unique=False
    )
    op.create_index(op.f("ix_layer_asset_run_id"), "layer_asset", ["run_id"], unique=False)
    op.create_table(
        "layer_part",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("asset_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("content_type", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["asset_id"], ["layer_asset.id"], name=op.f("fk_layer_part_asset_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_layer_part")),
    )
    op.create_index(op.f("ix_layer_part_asset_id"), "layer_part", ["asset_id"], unique=False)
    append_only(op.get_bind())
