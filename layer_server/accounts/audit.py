"""The six invariants of credits and runs, and what follows for steps and assets; true after every commit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import sqlalchemy as sa

from layer_mcp.contract.limits import MAX_LIVE_RUNS
from layer_server.db import tables
from layer_server.db.database import Database


def audit(db: Database) -> list[str]:
    """Check the books. Returns one sentence per violation; an empty list is a clean audit."""
    with db.connect() as connection:
        return [
            *_accounts(connection),
            *_runs(connection),
            *_quotas(connection),
            *_keys(connection),
            *_steps(connection),
            *_assets(connection),
        ]


def _sums(connection: sa.Connection, column: sa.Column[str]) -> Mapping[str, Mapping[str, int]]:
    """Amounts by the column's value, then by kind of entry."""
    entry = tables.entry
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    query = sa.select(column, entry.c.kind, sa.func.sum(entry.c.amount)).group_by(column, entry.c.kind)
    for key, kind, amount in connection.execute(query):
        found[key][kind] = int(amount)
    return found


def _accounts(connection: sa.Connection) -> list[str]:
    """Available and held follow from the entries, and no credit appears or vanishes (1, 2, 3)."""
    bad: list[str] = []
    sums = _sums(connection, tables.entry.c.account_id)
    account, run = tables.account, tables.run
    for account_id, available, held in connection.execute(
        sa.select(account.c.id, account.c.available, account.c.held)
    ):
        by_kind = sums[account_id]
        granted = by_kind["grant"] + by_kind["adjust"]
        if available != granted - by_kind["reserve"] + by_kind["release"]:
            bad.append(
                f"account {account_id}: available is {available}, the entries say otherwise: {dict(by_kind)}"
            )
        if held != by_kind["reserve"] - by_kind["charge"] - by_kind["release"]:
            bad.append(f"account {account_id}: held is {held}, the entries say otherwise: {dict(by_kind)}")
        if available + held + by_kind["charge"] != granted:
            bad.append(f"account {account_id}: {granted} were granted, and not all of it is accounted for")
        live = connection.execute(
            sa.select(sa.func.coalesce(sa.func.sum(run.c.reserved), 0)).where(
                run.c.account_id == account_id, run.c.state == "active"
            )
        ).scalar_one()
        if held != live:
            bad.append(f"account {account_id}: held is {held}, but live runs reserve {live}")
    return bad


def _runs(connection: sa.Connection) -> list[str]:
    """A finished run is settled to the last micro-CU, a live one not at all (4)."""
    bad: list[str] = []
    sums = _sums(connection, tables.entry.c.run_id)
    run = tables.run
    for run_id, state, reserved, charged in connection.execute(
        sa.select(run.c.id, run.c.state, run.c.reserved, run.c.charged)
    ):
        by_kind = sums[run_id]
        if by_kind["reserve"] != reserved:
            bad.append(f"run {run_id}: reserved {reserved}, its entry says {by_kind['reserve']}")
        settled = by_kind["charge"] + by_kind["release"]
        if state == "active" and settled:
            bad.append(f"run {run_id}: live, yet settled")
        if state != "active" and (settled != reserved or by_kind["charge"] != (charged or 0)):
            bad.append(f"run {run_id}: {state}, settled {settled} of {reserved}, charged {charged}")
    return bad


def _quotas(connection: sa.Connection) -> list[str]:
    """The count of live runs is the number of live runs, and never too many (5)."""
    run, quota = tables.run, tables.quota
    live = {
        (workspace, user): count
        for workspace, user, count in connection.execute(
            sa.select(run.c.workspace_id, run.c.user_id, sa.func.count())
            .where(run.c.state == "active")
            .group_by(run.c.workspace_id, run.c.user_id)
        )
    }
    counted = {
        (workspace, user): count
        for workspace, user, count in connection.execute(
            sa.select(quota.c.workspace_id, quota.c.user_id, quota.c.active).where(quota.c.active != 0)
        )
    }
    bad = [f"quota: {counted} are counted, {live} are live"] if live != counted else []
    bad += [f"quota: {count} live runs of {who}" for who, count in live.items() if count > MAX_LIVE_RUNS]
    return bad


def _keys(connection: sa.Connection) -> list[str]:
    """No movement of credits happened twice (6)."""
    key = tables.entry.c.key
    twice = connection.execute(sa.select(key).group_by(key).having(sa.func.count() > 1)).scalars()
    return [f"entry {each}: written more than once" for each in twice]


def _steps(connection: sa.Connection) -> list[str]:
    """A workflow reserves what its steps may cost, and is charged what those that finished did cost."""
    run, step = tables.run, tables.run_step
    open_steps = sa.func.sum(sa.case((step.c.state.in_(("pending", "running")), 1), else_=0))
    unearned = sa.func.sum(sa.case((step.c.state != "succeeded", step.c.charged), else_=0))
    bad: list[str] = []
    for run_id, state, reserved, charged, held, cost, unfinished, wrong in connection.execute(
        sa.select(
            run.c.id,
            run.c.state,
            run.c.reserved,
            run.c.charged,
            sa.func.coalesce(sa.func.sum(step.c.reserved), 0),
            sa.func.coalesce(sa.func.sum(step.c.charged), 0),
            sa.func.coalesce(open_steps, 0),
            sa.func.coalesce(unearned, 0),
        )
        .outerjoin(step, step.c.run_id == run.c.id)
        .where(run.c.kind == "workflow")
        .group_by(run.c.id, run.c.state, run.c.reserved, run.c.charged)
    ):
        if held != reserved:
            bad.append(f"run {run_id}: reserved {reserved}, its steps {held}")
        if wrong:
            bad.append(f"run {run_id}: {wrong} charged for steps that did not finish")
        if state != "active" and cost != charged:
            bad.append(f"run {run_id}: charged {charged}, its finished steps cost {cost}")
        if state != "active" and unfinished:
            bad.append(f"run {run_id}: {state}, yet {unfinished} of its steps are not over")
    return bad


def _assets(connection: sa.Connection) -> list[str]:
    """Only what succeeded has assets, a forge or a step, and a run that succeeded has at least one."""
    run, asset, step = tables.run, tables.asset, tables.run_step
    bad = [
        f"run {run_id}: {state}, yet it has assets"
        for run_id, state in connection.execute(
            sa.select(run.c.id, run.c.state).where(
                run.c.kind == "forge",
                run.c.state != "succeeded",
                sa.exists().where(asset.c.run_id == run.c.id),
            )
        )
    ]
    bad += [
        f"run {run_id}: an asset of {name!r}, a step that did not finish"
        for run_id, name in connection.execute(
            sa.select(asset.c.run_id, asset.c.step)
            .join(run, run.c.id == asset.c.run_id)
            .where(
                run.c.kind == "workflow",
                ~sa.exists().where(
                    step.c.run_id == asset.c.run_id,
                    step.c.name == asset.c.step,
                    step.c.state == "succeeded",
                ),
            )
            .distinct()
        )
    ]
    bad += [
        f"run {run_id}: succeeded, yet it has no asset"
        for run_id in connection.execute(
            sa.select(run.c.id).where(
                run.c.state == "succeeded", ~sa.exists().where(asset.c.run_id == run.c.id)
            )
        ).scalars()
    ]
    return bad
