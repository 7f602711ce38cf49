"""A run as the rest of the server sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from layer_mcp.contract.status import RunStatus
from layer_server.db import tables
from layer_server.files import views as files
from layer_server.files.views import AssetView, moment
from layer_server.runs.watch import Watch


@dataclass(frozen=True)
class StepView:
    """A step of a workflow run.

    Attributes:
        progress: from 0 to 1 while it is running.
        charged_micro: once it is over.
        seconds: of generation, once it is over.
    """

    position: int
    name: str
    display_name: str
    kind: str
    status: RunStatus
    progress: float | None
    reserved_micro: int
    charged_micro: int | None
    seconds: float | None
    error_code: str | None
    error_message: str | None


@dataclass(frozen=True)
class RunView:
    """A run; money in micro-CU, times aware and in UTC.

    Attributes:
        kind: ``forge`` or ``workflow``; a workflow has itself for its model, and steps, and assets while it is live.
        parameters: of the model, or the inputs of the workflow.
        version: grows with every change of this run.
        progress: from 0 to 1 while it is running.
        seconds: of generation, once it is over.
    """

    id: str
    kind: str
    status: RunStatus
    version: int
    workspace_id: str
    user_id: str
    model_id: str
    model_slug: str
    model_name: str
    prompt: str
    seed: int
    parameters: dict[str, Any]
    batch_size: int
    session_id: str | None
    session_name: str | None
    progress: float | None
    stage: str | None
    reserved_micro: int
    charged_micro: int | None
    created_at: datetime
    finished_at: datetime | None
    seconds: float | None
    assets: list[AssetView]
    error_code: str | None
    error_message: str | None
    steps: list[StepView] = field(default_factory=list)


def runs(connection: sa.Connection, rows: Sequence[sa.Row[Any]], watch: Watch) -> list[RunView]:
    """Rows of the run table with their assets and what is known of their progress."""
    assets = files.of_runs(
        connection, [row.id for row in rows if row.state == "succeeded" or row.kind == "workflow"]
    )
    steps = _steps(connection, [row.id for row in rows if row.kind == "workflow"], watch)
    return [_run(row, assets.get(row.id, []), steps.get(row.id, []), watch) for row in rows]


def status_of(state: str, running: bool) -> RunStatus:
    """The one vocabulary for a row's state; whether a live run has begun is known in memory only."""
    if state == "active":
        return RunStatus.RUNNING if running else RunStatus.QUEUED
    return RunStatus(state)


def visible(user_id: str | sa.BindParameter[str]) -> sa.ColumnElement[bool]:
    """Runs are seen by who started them, as long as they belong to the workspace."""
    member = tables.member
    return sa.and_(
        tables.run.c.user_id == user_id,
        tables.run.c.workspace_id.in_(sa.select(member.c.workspace_id).where(member.c.user_id == user_id)),
    )


def _steps(connection: sa.Connection, run_ids: Sequence[str], watch: Watch) -> Mapping[str, list[StepView]]:
    if not run_ids:
        return {}
    step = tables.run_step
    query = (
        sa.select(
            step.c.run_id,
            step.c.position,
            step.c.name,
            step.c.display_name,
            step.c.kind,
            step.c.state,
            step.c.reserved,
            step.c.charged,
            step.c.seconds,
            step.c.error_code,
            step.c.error_message,
        )
        .where(step.c.run_id.in_(run_ids))
        .order_by(step.c.position)
    )
    found: dict[str, list[StepView]] = {}
    for row in connection.execute(query):
        progress = watch.progress(row.run_id)
        found.setdefault(row.run_id, []).append(
            StepView(
                position=row.position,
                name=row.name,
                display_name=row.display_name,
                kind=row.kind,
                status=RunStatus.QUEUED if row.state == "pending" else RunStatus(row.state),
                progress=progress.steps.get(row.position)
                if progress is not None and row.state == "running"
                else None,
                reserved_micro=row.reserved,
                charged_micro=row.charged,
                seconds=row.seconds,
                error_code=row.error_code,
                error_message=row.error_message,
            )
        )
    return found


def _run(row: sa.Row[Any], assets: list[AssetView], steps: list[StepView], watch: Watch) -> RunView:
    progress = watch.progress(row.id) if row.state == "active" else None
    return RunView(
        id=row.id,
        kind=row.kind,
        status=status_of(row.state, progress is not None),
        version=max(row.version, watch.version(row.id)),
        workspace_id=row.workspace_id,
        user_id=row.user_id,
        model_id=row.model_id,
        model_slug=row.model_slug,
        model_name=row.model_name,
        prompt=row.prompt,
        seed=row.seed,
        parameters=row.parameters,
        batch_size=row.batch_size,
        session_id=row.session_id,
        session_name=row.session_name,
        progress=progress.fraction if progress else None,
        stage=progress.stage if progress else None,
        reserved_micro=row.reserved,
        charged_micro=row.charged,
        created_at=moment(row.created_at),
        finished_at=moment(row.finished_at) if row.finished_at is not None else None,
        seconds=row.seconds,
        assets=assets,
        error_code=row.error_code,
        error_message=row.error_message,
        steps=steps,
    )


ONE = sa.select(tables.run).where(visible(sa.bindparam("user")), tables.run.c.id == sa.bindparam("run"))
"""One run, if ``user`` may see it. Made once: to make a statement takes longer than to execute it."""
