"""The end of a run: one guarded update decides who settles; everybody else changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import sqlalchemy as sa

from layer_server.accounts import ledger
from layer_server.db import tables
from layer_server.db.database import Database, now_us
from layer_server.runs import step_rows
from layer_server.runs.watch import Watch

Final = Literal["succeeded", "failed", "cancelled"]


def settle(
    db: Database,
    watch: Watch,
    run_id: str,
    state: Final,
    *,
    charge: int = 0,
    seconds: float | None = None,
    error_code: str | None = None,
    error_message: str | None = None,
    failed_step: int | None = None,
    assets: Sequence[dict[str, Any]] = (),
    parts: Sequence[dict[str, Any]] = (),
) -> bool:
    """Move a run from ``active`` to its end, with its credits and its assets, in one transaction.

    Args:
        charge: micro-CU; never more than was reserved is taken. A workflow costs what its finished steps cost,
            whatever its end; their assets are there already.
        failed_step: the position of the step that a workflow failed at.
        assets, parts: rows of their tables.

    Returns:
        Whether this call did it; False when the run was over before.
    """
    run = tables.run
    with db.begin() as connection:
        won = connection.execute(
            sa.update(run)
            .where(run.c.id == run_id, run.c.state == "active")
            .values(
                state=state,
                version=watch.next_version(),
                seconds=seconds,
                error_code=error_code,
                error_message=error_message,
                finished_at=now_us(),
            )
            .returning(run.c.kind, run.c.account_id, run.c.workspace_id, run.c.user_id, run.c.reserved)
        ).first()
        if won is None:
            return False
        if won.kind == "workflow":
            # Only now that the run's row is ours: a step that was committing is counted, a later one refused.
            charge = step_rows.close(
                connection, run_id, failed=failed_step, error_code=error_code, error_message=error_message
            )
        charge = min(charge, won.reserved)
        connection.execute(sa.update(run).where(run.c.id == run_id).values(charged=charge))
        ledger.settle(
            connection,
            account_id=won.account_id,
            workspace_id=won.workspace_id,
            user_id=won.user_id,
            run_id=run_id,
            reserved=won.reserved,
            charge=charge,
        )
        if assets:
            connection.execute(sa.insert(tables.asset), list(assets))
        if parts:
            connection.execute(sa.insert(tables.part), list(parts))
    watch.finished(run_id)
    return True
