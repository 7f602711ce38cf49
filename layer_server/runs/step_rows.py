"""The steps of a workflow run in the database: begun and finished only while their run is live.

Every change first updates the row of the run, which is the guard (a run that is over has no more steps) and
the lock: a step and the settlement of its run never commit past each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from layer_server.blueprints.plan import PlannedStep
from layer_server.db import tables
from layer_server.db.database import Database, now_us
from layer_server.runs.watch import Watch

_step = tables.run_step


def insert(connection: sa.Connection, run_id: str, steps: Sequence[PlannedStep]) -> None:
    """The plan's steps, frozen."""
    if steps:
        connection.execute(
            sa.insert(_step),
            [
                {
                    "run_id": run_id,
                    "position": step.position,
                    "name": step.name,
                    "display_name": step.display_name,
                    "kind": step.kind,
                    "plan": step.spec,
                    "needs": list(step.needs),
                    "reserved": step.price_micro,
                }
                for step in steps
            ],
        )


def load(db: Database, run_id: str) -> list[sa.Row[Any]]:
    """Every step of a run, in the plan's order."""
    with db.connect() as connection:
        return list(
            connection.execute(sa.select(_step).where(_step.c.run_id == run_id).order_by(_step.c.position))
        )


def begin(db: Database, watch: Watch, run_id: str, position: int) -> bool:
    """Note that a step is begun. False when the run is over."""
    with db.begin() as connection:
        if not _hold(connection, watch, run_id):
            return False
        connection.execute(
            sa.update(_step)
            .where(_this(run_id, position), _step.c.state.in_(("pending", "running")))
            .values(state="running", started_at=now_us())
        )
    return True


def made(db: Database, run_id: str, position: int) -> dict[str, Any] | None:
    """The result of a step, once it is committed; another process that was taken for dead may have done that."""
    with db.connect() as connection:
        found: dict[str, Any] | None = connection.execute(
            sa.select(_step.c.result).where(_this(run_id, position), _step.c.state == "succeeded")
        ).scalar()
    return found


def complete(
    db: Database,
    watch: Watch,
    run_id: str,
    position: int,
    *,
    charge: int,
    result: dict[str, Any],
    assets: Sequence[dict[str, Any]],
    parts: Sequence[dict[str, Any]],
) -> bool:
    """Commit what a step made, and what it cost, once.

    Args:
        charge: micro-CU; never more than was reserved is taken.
        assets, parts: rows of their tables.

    Returns:
        False when the run is over, or the step was committed already: then nothing is changed.
    """
    with db.begin() as connection:
        if not _hold(connection, watch, run_id):
            return False
        won = connection.execute(
            sa.update(_step)
            .where(_this(run_id, position), _step.c.state == "running")
            .values(
                state="succeeded",
                charged=sa.case((_step.c.reserved < charge, _step.c.reserved), else_=charge),
                result=result,
                seconds=result["seconds"],
                finished_at=now_us(),
            )
        )
        if won.rowcount == 0:
            return False
        if assets:
            connection.execute(sa.insert(tables.asset), list(assets))
        if parts:
            connection.execute(sa.insert(tables.part), list(parts))
    return True


def reset(db: Database, watch: Watch, run_id: str, positions: Sequence[int]) -> bool:
    """Let these be made again: their files are not on this machine. False when the run is over."""
    with db.begin() as connection:
        if not _hold(connection, watch, run_id):
            return False
        connection.execute(
            sa.update(_step)
            .where(_step.c.run_id == run_id, _step.c.position.in_(positions))
            .values(state="pending", charged=None, result=None, seconds=None, finished_at=None)
        )
    return True


def close(
    connection: sa.Connection,
    run_id: str,
    *,
    failed: int | None = None,
    error_code: str | None = None,
    error_message: str | None = None,
) -> int:
    """End every step of a run that has just left ``active``. Returns what its finished steps cost, micro-CU.

    Args:
        failed: the position of the step that the run failed at.
    """
    now = now_us()
    unfinished = sa.and_(_step.c.run_id == run_id, _step.c.state.in_(("pending", "running")))
    if failed is not None:
        connection.execute(
            sa.update(_step)
            .where(unfinished, _step.c.position == failed)
            .values(
                state="failed",
                charged=0,
                error_code=error_code,
                error_message=error_message,
                finished_at=now,
            )
        )
    connection.execute(
        sa.update(_step).where(unfinished).values(state="cancelled", charged=0, finished_at=now)
    )
    return int(
        connection.execute(
            sa.select(sa.func.coalesce(sa.func.sum(_step.c.charged), 0)).where(_step.c.run_id == run_id)
        ).scalar_one()
    )


def _hold(connection: sa.Connection, watch: Watch, run_id: str) -> bool:
    """Lock the run until the commit. False when it is over."""
    run = tables.run
    held = connection.execute(
        sa.update(run).where(run.c.id == run_id, run.c.state == "active").values(version=watch.next_version())
    )
    return held.rowcount > 0


def _this(run_id: str, position: int) -> sa.ColumnElement[bool]:
    return sa.and_(_step.c.run_id == run_id, _step.c.position == position)
