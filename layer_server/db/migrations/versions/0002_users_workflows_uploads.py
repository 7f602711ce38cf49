"""Users and their credentials, workflows and their steps, uploads, workers; and roles in a workspace."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from layer_server.db.schema import tell_changes

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "layer_oauth_client",
        sa.Column("id", sa.String(length=500), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("information", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("last_used_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("kind IN ('registered', 'metadata')", name=op.f("ck_layer_oauth_client_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_layer_oauth_client")),
    )
    op.create_table(
        "layer_user",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("password_hash", sa.String(length=300), nullable=True),
        sa.Column("administrator", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("disabled_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_layer_user")),
        sa.UniqueConstraint("name", name=op.f("uq_layer_user_name")),
    )
    op.create_table(
        "layer_worker",
        sa.Column("executor_id", sa.String(length=100), nullable=False),
        sa.Column("host", sa.String(length=200), nullable=False),
        sa.Column("pid", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("executor_id", name=op.f("pk_layer_worker")),
    )
    op.create_table(
        "layer_shared_key",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_layer_shared_key")),
    )
    op.create_table(
        "layer_access_token",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("hint", sa.String(length=16), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=True),
        sa.Column("last_used_at", sa.BigInteger(), nullable=True),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["layer_user.id"], name=op.f("fk_layer_access_token_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_layer_access_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_layer_access_token_token_hash")),
    )
    op.create_index("ix_layer_access_token_user_id", "layer_access_token", ["user_id"], unique=False)

    op.create_table(
        "layer_oauth_grant",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client_id", sa.String(length=500), nullable=False),
        sa.Column("user_id", sa.String(length=64), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("resource", sa.String(length=500), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["layer_user.id"], name=op.f("fk_layer_oauth_grant_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_layer_oauth_grant")),
    )
    op.create_index("ix_layer_oauth_grant_user_id", "layer_oauth_grant", ["user_id"], unique=False)

    op.create_table(
        "layer_sign_in",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["layer_user.id"], name=op.f("fk_layer_sign_in_user_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_layer_sign_in")),
    )
    op.create_table(
        "layer_oauth_code",
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("grant_id", sa.String(length=36), nullable=False),
        sa.Column("redirect_uri", sa.Text(), nullable=False),
        sa.Column("redirect_uri_given", sa.Boolean(), nullable=False),
        sa.Column("challenge", sa.String(length=128), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["grant_id"], ["layer_oauth_grant.id"], name=op.f("fk_layer_oauth_code_grant_id")
        ),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_layer_oauth_code")),
    )
    op.create_table(
        "layer_oauth_token",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("grant_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("kind IN ('access', 'refresh')", name=op.f("ck_layer_oauth_token_kind")),
        sa.ForeignKeyConstraint(
            ["grant_id"], ["layer_oauth_grant.id"], name=op.f("fk_layer_oauth_token_grant_id")
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_layer_oauth_token")),
    )
    op.create_index("ix_layer_oauth_token_grant_id", "layer_oauth_token", ["grant_id"], unique=False)

    op.create_table(
        "layer_upload",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("workspace_id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("content_type", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=True),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("has_alpha", sa.Boolean(), nullable=True),
        sa.Column("duration_seconds", sa.Float(), nullable=True),
        sa.Column("metadata", sa.JSON(), nullable=False),
        sa.Column("error_message", sa.Text(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("finished_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("(state = 'ready') = (sha256 IS NOT NULL)", name=op.f("ck_layer_upload_ready")),
        sa.CheckConstraint("source IN ('upload', 'url')", name=op.f("ck_layer_upload_source")),
        sa.CheckConstraint("state IN ('waiting', 'ready', 'failed')", name=op.f("ck_layer_upload_state")),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["layer_workspace.id"], name=op.f("fk_layer_upload_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_layer_upload")),
    )
    op.create_index(
        "ix_layer_upload_newest", "layer_upload", ["workspace_id", "created_at", "id"], unique=False
    )
    op.create_index("ix_layer_upload_sha256", "layer_upload", ["sha256"], unique=False)

    op.create_table(
        "layer_workflow",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("workspace_id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=64), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("blueprint", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("published_at", sa.BigInteger(), nullable=False),
        sa.Column("removed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["layer_workspace.id"], name=op.f("fk_layer_workflow_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_layer_workflow")),
        sa.UniqueConstraint("workspace_id", "slug", name=op.f("uq_layer_workflow_workspace_id_slug")),
    )
    op.create_table(
        "layer_run_step",
        sa.Column("run_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("display_name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=80), nullable=False),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column("needs", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=16), server_default="pending", nullable=False),
        sa.Column("reserved", sa.BigInteger(), nullable=False),
        sa.Column("charged", sa.BigInteger(), nullable=True),
        sa.Column("result", sa.JSON(), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("seconds", sa.Float(), nullable=True),
        sa.Column("error_code", sa.String(length=64), nullable=True),
        sa.Column("error_message", sa.Text(), nullable=True),
        sa.Column("started_at", sa.BigInteger(), nullable=True),
        sa.Column("finished_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "state IN ('pending', 'running', 'succeeded', 'failed', 'cancelled')",
            name=op.f("ck_layer_run_step_state"),
        ),
        sa.CheckConstraint(
            "charged IS NULL OR (charged >= 0 AND charged <= reserved)",
            name=op.f("ck_layer_run_step_charged"),
        ),
        sa.CheckConstraint("reserved >= 0", name=op.f("ck_layer_run_step_reserved")),
        sa.ForeignKeyConstraint(["run_id"], ["layer_run.id"], name=op.f("fk_layer_run_step_run_id")),
        sa.PrimaryKeyConstraint("run_id", "position", name=op.f("pk_layer_run_step")),
    )
    op.add_column("layer_asset", sa.Column("step", sa.String(length=120), nullable=True))
    op.add_column("layer_asset", sa.Column("output", sa.String(length=80), nullable=True))
    op.add_column("layer_run", sa.Column("workflow_id", sa.String(length=36), nullable=True))
    # SQLite adds no check to a table that is there; nothing refers to this one, so it can be made again.
    with op.batch_alter_table("layer_member", recreate="auto") as members:
        members.add_column(
            sa.Column("role", sa.String(length=16), server_default="owner", nullable=False),
        )
        members.create_check_constraint("role", "role IN ('owner', 'member', 'viewer')")
    tell_changes(op.get_bind())
