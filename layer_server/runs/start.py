"""The start of a run: place, credits and row in one transaction, or nothing at all."""

from __future__ import annotations

import hashlib
import json
import secrets
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from layer_mcp.contract.errors import BudgetExceeded, InsufficientBalance, InvalidInputs, RateLimited
from layer_mcp.contract.forge import ExecuteForge
from layer_mcp.contract.money import format_cu, micro_to_cu
from layer_server.accounts import ledger
from layer_server.accounts.principal import Principal
from layer_server.catalog.values import Resolved
from layer_server.db import tables
from layer_server.db.database import Database, now_us
from layer_server.runs.watch import Watch

_SEEDS = 2**31
"""A seed that we pick is below this: short enough to be typed again."""
_SESSIONS = uuid.UUID("0d2f6a9e-1f0a-5c0e-8a55-3c1f7e6f2b11")


def find_replay(db: Database, principal: Principal, request: ExecuteForge, key: str) -> str | None:
    """The run that this key started already.

    Raises:
        InvalidInputs: when it was another request.
    """
    run = tables.run
    with db.connect() as connection:
        row = connection.execute(
            sa.select(run.c.id, run.c.request_hash).where(
                run.c.workspace_id == request.workspace_id,
                run.c.user_id == principal.user_id,
                run.c.request_key == key,
            )
        ).first()
    if row is None:
        return None
    if row.request_hash != _hash(request):
        raise InvalidInputs(
            "This request key was used for another request.",
            field="request_key",
            value=key,
            allowed=["a new key for a new request"],
        )
    return str(row.id)


def start(
    db: Database,
    watch: Watch,
    principal: Principal,
    request: ExecuteForge,
    resolved: Resolved,
    *,
    key: str | None = None,
    max_price_micro: int | None = None,
) -> tuple[str, bool]:
    """Make the run. Returns its id and whether it is new (False: the key had started it before).

    Raises:
        BudgetExceeded: when it costs more than the caller approved.
        RateLimited, InsufficientBalance: when there is no place or no credit; nothing is changed then.
    """
    if max_price_micro is not None and resolved.price_micro > max_price_micro:
        raise BudgetExceeded(
            f"This costs {format_cu(micro_to_cu(resolved.price_micro))}, and at most "
            f"{format_cu(micro_to_cu(max_price_micro))} was approved."
        )
    run_id = str(uuid.uuid4())
    try:
        with db.begin() as connection:
            version = watch.next_version()
            _insert(connection, run_id, principal, request, resolved, key=key, version=version)
    except (IntegrityError, RateLimited, InsufficientBalance):
        # Two with one key may come at once; the second finds the key, the place or the credits taken.
        replay = find_replay(db, principal, request, key) if key is not None else None
        if replay is None:
            raise
        return replay, False
    return run_id, True


def _insert(
    connection: sa.Connection,
    run_id: str,
    principal: Principal,
    request: ExecuteForge,
    resolved: Resolved,
    *,
    key: str | None,
    version: int,
) -> None:
    workspace_id, user_id, now = request.workspace_id, principal.user_id, now_us()
    ledger.take_place(connection, workspace_id, user_id)
    account_id = connection.execute(
        sa.select(tables.workspace.c.account_id).where(tables.workspace.c.id == workspace_id)
    ).scalar_one()
    ledger.reserve(connection, account_id, run_id, resolved.price_micro)
    connection.execute(
        sa.insert(tables.run).values(
            id=run_id,
            kind="forge",
            state="active",
            version=version,
            workspace_id=workspace_id,
            user_id=user_id,
            account_id=account_id,
            model_id=resolved.card.model_id,
            model_slug=resolved.card.slug,
            model_name=resolved.card.name,
            prompt=resolved.prompt,
            seed=request.seed if request.seed >= 0 else secrets.randbelow(_SEEDS),
            batch_size=resolved.batch_size,
            parameters=dict(resolved.parameters),
            request=_body(request),
            request_key=key,
            request_hash=_hash(request),
            session_id=_session_id(workspace_id, request.session_name),
            session_name=request.session_name,
            reserved=resolved.price_micro,
            created_at=now,
        )
    )
    connection.execute(
        sa.update(tables.member)
        .where(tables.member.c.workspace_id == workspace_id, tables.member.c.user_id == user_id)
        .values(last_active_at=now)
    )


def _session_id(workspace_id: str, name: str | None) -> str | None:
    """The same name in the same workspace is the same session."""
    return str(uuid.uuid5(_SESSIONS, f"{workspace_id}/{name}")) if name else None


def _body(request: ExecuteForge) -> dict[str, Any]:
    return request.model_dump(mode="json", exclude_none=True)


def _hash(request: ExecuteForge) -> str:
    """One for all ways to say the same request: defaults filled in, keys sorted."""
    return hashlib.sha256(json.dumps(_body(request), sort_keys=True).encode()).hexdigest()
