"""Runs and the steps of those that are workflows."""

from __future__ import annotations

import sqlalchemy as sa

from layer_server.db.tables.accounts import account, workspace
from layer_server.db.tables.base import metadata

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
    sa.Column("workflow_id", sa.String(36)),
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
"""The truth about a run. One of kind ``workflow`` has the workflow for its model, and steps. ``state`` leaves ``active`` once, in the transaction that settles its credits."""

sa.Index("ix_layer_run_newest", run.c.user_id, run.c.created_at, run.c.id)
sa.Index("ix_layer_run_version", run.c.version)
sa.Index(
    "ix_layer_run_active",
    run.c.workspace_id,
    run.c.user_id,
    sqlite_where=run.c.state == "active",
    postgresql_where=run.c.state == "active",
)

run_step = sa.Table(
    "layer_run_step",
    metadata,
    sa.Column("run_id", sa.ForeignKey(run.c.id), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(120), nullable=False),
    sa.Column("display_name", sa.String(200), nullable=False),
    sa.Column("kind", sa.String(80), nullable=False),
    sa.Column("plan", sa.JSON, nullable=False),
    sa.Column("needs", sa.JSON, nullable=False),
    sa.Column("state", sa.String(16), nullable=False, server_default="pending"),
    sa.Column("reserved", sa.BigInteger, nullable=False),
    sa.Column("charged", sa.BigInteger),
    sa.Column("result", sa.JSON),
    sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
    sa.Column("seconds", sa.Float),
    sa.Column("error_code", sa.String(64)),
    sa.Column("error_message", sa.Text),
    sa.Column("started_at", sa.BigInteger),
    sa.Column("finished_at", sa.BigInteger),
    sa.CheckConstraint("state IN ('pending', 'running', 'succeeded', 'failed', 'cancelled')", name="state"),
    sa.CheckConstraint("reserved >= 0", name="reserved"),
    sa.CheckConstraint("charged IS NULL OR (charged >= 0 AND charged <= reserved)", name="charged"),
)
"""One node of a workflow run, frozen when the run started.

``plan`` is what the step does, ``needs`` the positions of the steps that it waits for, ``result`` what it made. A
step's charge is settled in the ledger with its run.
"""

CHANNEL = "layer_run"
CHANGES_POSTGRESQL = (
    f"""CREATE OR REPLACE FUNCTION layer_run_changed() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_notify('{CHANNEL}', NEW.id || ' ' || NEW.state || ' ' || current_setting('application_name'));
    RETURN NULL; END $$""",
    f"""CREATE OR REPLACE FUNCTION layer_run_step_changed() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_notify('{CHANNEL}', NEW.run_id || ' active ' || current_setting('application_name'));
    RETURN NULL; END $$""",
    """CREATE TRIGGER layer_run_changed AFTER INSERT OR UPDATE ON layer_run
    FOR EACH ROW EXECUTE FUNCTION layer_run_changed()""",
    """CREATE TRIGGER layer_run_step_changed AFTER UPDATE ON layer_run_step
    FOR EACH ROW EXECUTE FUNCTION layer_run_step_changed()""",
)
"""Every committed change of a run is told to all processes, with the name of the one that made it."""
