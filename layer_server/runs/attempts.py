"""Runs and steps of workflows that were interrupted: how often, and when it is enough."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa

from layer_server.db import tables
from layer_server.db.database import Database
from layer_server.runs.settle import settle
from layer_server.runs.watch import Watch

MAX_ATTEMPTS = 3
"""What was being generated at so many crashes is not tried again: a forge, or one step of a workflow."""
_MESSAGE = f"The server was interrupted {MAX_ATTEMPTS} times while this was being made."


Begun = Callable[[str, int], bool]
"""Whether a worker has begun this step of a run; one that waited for its turn is not to blame."""


def every_step(_run_id: str, _position: int) -> bool:
    """``Begun`` where the process that knew it is gone."""
    return True


def count(db: Database, watch: Watch, run_ids: Sequence[str], begun: Begun = every_step) -> list[str]:
    """Note that these were being made when their process died, and fail those that had their chances.

    Returns:
        The runs that have failed now.
    """
    if not run_ids:
        return []
    run = tables.run
    with db.begin() as connection:
        runs = connection.execute(
            sa.update(run)
            .where(run.c.id.in_(run_ids), run.c.state == "active", run.c.kind == "forge")
            .values(attempts=run.c.attempts + 1)
            .returning(run.c.id, run.c.attempts)
        ).all()
        steps = _change(connection, run_ids, begun, 1)
    spent = [str(row.id) for row in runs if row.attempts >= MAX_ATTEMPTS]
    for run_id in spent:
        settle(db, watch, run_id, "failed", error_code="INTERNAL_SERVER_ERROR", error_message=_MESSAGE)
    for row in steps:
        if row.attempts >= MAX_ATTEMPTS and row.run_id not in spent:
            settle(
                db,
                watch,
                row.run_id,
                "failed",
                error_code="INTERNAL_SERVER_ERROR",
                error_message=f"{row.name}: {_MESSAGE}",
                failed_step=row.position,
            )
            spent.append(row.run_id)
    return spent


def excuse(db: Database, run_ids: Sequence[str], begun: Begun = every_step) -> None:
    """Take one attempt back, ahead of the next ``count``: the process ends because it was told to."""
    if not run_ids:
        return
    run = tables.run
    with db.begin() as connection:
        connection.execute(
            sa.update(run)
            .where(run.c.id.in_(run_ids), run.c.kind == "forge")
            .values(attempts=run.c.attempts - 1)
        )
        _change(connection, run_ids, begun, -1)


def _change(
    connection: sa.Connection, run_ids: Sequence[str], begun: Begun, by: int
) -> Sequence[sa.Row[Any]]:
    """Add to the attempts of the steps that are being made. Returns these steps."""
    step = tables.run_step
    running = connection.execute(
        sa.select(step.c.run_id, step.c.position).where(step.c.run_id.in_(run_ids), step.c.state == "running")
    ).all()
    changed: list[sa.Row[Any]] = []
    for run_id, position in running:
        if begun(run_id, position):
            changed += connection.execute(
                sa.update(step)
                .where(step.c.run_id == run_id, step.c.position == position, step.c.state == "running")
                .values(attempts=step.c.attempts + by)
                .returning(step.c.run_id, step.c.position, step.c.name, step.c.attempts)
            ).all()
    return changed
