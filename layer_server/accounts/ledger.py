"""Credits move here and nowhere else, always inside the caller's transaction.

A start holds what a run may cost, the end charges what it did cost and releases the rest. Each movement
is an entry with a unique key (``reserve:<run>``), so that none can happen twice. Locks are taken in the
order quota, account, run.
"""

from __future__ import annotations

from typing import Literal

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from layer_mcp.contract.errors import InsufficientBalance, RateLimited
from layer_mcp.contract.limits import MAX_LIVE_RUNS
from layer_mcp.contract.money import format_cu, micro_to_cu
from layer_server.db import tables
from layer_server.db.database import now_us

EntryKind = Literal["grant", "reserve", "charge", "release", "adjust"]
_RETRY_AFTER_SECONDS = 5.0


def take_place(connection: sa.Connection, workspace_id: str, user_id: str) -> None:
    """Count one more live run.

    Raises:
        RateLimited: when the user has as many live runs in this workspace as allowed.
    """
    quota = tables.quota
    insert = sqlite_insert if connection.dialect.name == "sqlite" else postgresql_insert
    taken = connection.execute(
        insert(quota)
        .values(workspace_id=workspace_id, user_id=user_id, active=1)
        .on_conflict_do_update(
            index_elements=[quota.c.workspace_id, quota.c.user_id],
            set_={"active": quota.c.active + 1},
            where=quota.c.active < MAX_LIVE_RUNS,
        )
        .returning(quota.c.active)
    ).first()
    if taken is None:
        raise RateLimited(
            f"You have {MAX_LIVE_RUNS} live runs in this workspace, the most there may be.",
            retry_after_seconds=_RETRY_AFTER_SECONDS,
        )


def reserve(connection: sa.Connection, account_id: str, run_id: str, amount: int) -> None:
    """Hold the price of a run.

    Args:
        amount: micro-CU.

    Raises:
        InsufficientBalance: when less is available.
    """
    account = tables.account
    held = connection.execute(
        sa.update(account)
        .where(account.c.id == account_id, account.c.available >= amount)
        .values(available=account.c.available - amount, held=account.c.held + amount)
    )
    if held.rowcount == 0:
        available, reserved, name = connection.execute(
            sa.select(account.c.available, account.c.held, tables.workspace.c.name)
            .join(tables.workspace, tables.workspace.c.account_id == account.c.id)
            .where(account.c.id == account_id)
        ).one()
        raise InsufficientBalance(
            f"This costs {format_cu(micro_to_cu(amount))}, and the workspace {name} has "
            f"{format_cu(micro_to_cu(available))} available"
            + (f" ({format_cu(micro_to_cu(reserved))} more are held by live runs)." if reserved else ".")
        )
    add_entry(connection, account_id, "reserve", amount, key=f"reserve:{run_id}", run_id=run_id)


def settle(
    connection: sa.Connection,
    *,
    account_id: str,
    workspace_id: str,
    user_id: str,
    run_id: str,
    reserved: int,
    charge: int,
) -> None:
    """Give back the place of a run that has just left ``active``, charge what it cost, release the rest."""
    quota, account = tables.quota, tables.account
    connection.execute(
        sa.update(quota)
        .where(quota.c.workspace_id == workspace_id, quota.c.user_id == user_id)
        .values(active=quota.c.active - 1)
    )
    connection.execute(
        sa.update(account)
        .where(account.c.id == account_id)
        .values(held=account.c.held - reserved, available=account.c.available + (reserved - charge))
    )
    if charge:
        add_entry(connection, account_id, "charge", charge, key=f"charge:{run_id}", run_id=run_id)
    if reserved > charge:
        add_entry(
            connection, account_id, "release", reserved - charge, key=f"release:{run_id}", run_id=run_id
        )


def grant(connection: sa.Connection, account_id: str, amount: int, key: str) -> None:
    """Add credits. A key that was used before raises ``IntegrityError`` and nothing is added."""
    add_entry(connection, account_id, "grant", amount, key=f"grant:{account_id}:{key}")
    account = tables.account
    connection.execute(
        sa.update(account).where(account.c.id == account_id).values(available=account.c.available + amount)
    )


def add_entry(
    connection: sa.Connection,
    account_id: str,
    kind: EntryKind,
    amount: int,
    *,
    key: str,
    run_id: str | None = None,
) -> None:
    """Write one row of the journal of money."""
    connection.execute(
        sa.insert(tables.entry).values(
            account_id=account_id, run_id=run_id, kind=kind, amount=amount, key=key, at=now_us()
        )
    )
