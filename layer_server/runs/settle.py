"""The end of a run: one guarded update decides who settles; everybody else changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import sqlalchemy as sa

from layer_server.accounts import ledger
from layer_server.db import tables
from layer_server.db.database import Database, now_us
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
    assets: Sequence[dict[str, Any]] = (),
    parts: Sequence[dict[str, Any]] = (),
) -> bool:
    """Move a run from ``active`` to its end, with its credits and its assets, in one transaction.

    Args:
        charge: micro-CU; never more than was reserved is taken.
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
                charged=sa.case((run.c.reserved < charge, run.c.reserved), else_=charge),
                seconds=seconds,
                error_code=error_code,
                error_message=error_message,
                finished_at=now_us(),
            )
            .returning(run.c.account_id, run.c.workspace_id, run.c.user_id, run.c.reserved, run.c.charged)
        ).first()
        if won is None:
            return False
        ledger.settle(
            connection,
            account_id=won.account_id,
            workspace_id=won.workspace_id,
            user_id=won.user_id,
            run_id=run_id,
            reserved=won.reserved,
            charge=won.charged,
        )
        if assets:
            connection.execute(sa.insert(tables.asset), list(assets))
        if parts:
            connection.execute(sa.insert(tables.part), list(parts))
    watch.finished(run_id)
    return True
