"""The start of a run: place, credits and rows in one transaction, or nothing at all."""

from __future__ import annotations

import hashlib
import json
import secrets
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from layer_mcp.contract.errors import BudgetExceeded, InsufficientBalance, InvalidInputs, RateLimited
from layer_mcp.contract.forge import ExecuteForge
from layer_mcp.contract.money import format_cu, micro_to_cu
from layer_mcp.contract.workflows import ExecuteWorkflow
from layer_server.accounts import ledger
from layer_server.accounts.principal import Principal
from layer_server.blueprints.plan import Plan, PlannedStep
from layer_server.catalog.values import Resolved
from layer_server.db import tables
from layer_server.db.database import Database, now_us
from layer_server.runs import step_rows
from layer_server.runs.watch import Watch

_SEEDS = 2**31
"""A seed that we pick is below this: short enough to be typed again."""
_SESSIONS = uuid.UUID("0d2f6a9e-1f0a-5c0e-8a55-3c1f7e6f2b11")
Enlist = Callable[[sa.Connection, str], None]


@dataclass(frozen=True)
class Start:
    """A run that is about to be started, of either kind.

    Attributes:
        model_id, slug, name: of the model, or of the workflow.
        steps: of a workflow; empty for a forge.
        price_micro: of all of it, micro-CU.
        request: the body that was sent; a request key belongs to one.
    """

    kind: Literal["forge", "workflow"]
    workspace_id: str
    model_id: str
    slug: str
    name: str
    prompt: str
    seed: int
    batch_size: int
    parameters: Mapping[str, Any]
    steps: tuple[PlannedStep, ...]
    price_micro: int
    session_id: str | None
    session_name: str | None
    request: Mapping[str, Any]


def of_forge(request: ExecuteForge, resolved: Resolved) -> Start:
    """One generation of one model."""
    return Start(
        kind="forge",
        workspace_id=request.workspace_id,
        model_id=resolved.card.model_id,
        slug=resolved.card.slug,
        name=resolved.card.name,
        prompt=resolved.prompt,
        seed=request.seed if request.seed >= 0 else secrets.randbelow(_SEEDS),
        batch_size=resolved.batch_size,
        parameters=resolved.parameters,
        steps=(),
        price_micro=resolved.price_micro,
        session_id=_session_id(request.workspace_id, request.session_name),
        session_name=request.session_name,
        request=_body(request),
    )


def of_workflow(request: ExecuteWorkflow, plan: Plan) -> Start:
    """A workflow with its inputs filled in. It has the workflow for its model, and what it is about for a prompt."""
    seed = plan.inputs.get("seed")
    return Start(
        kind="workflow",
        workspace_id=request.workspace_id,
        model_id=plan.workflow_id,
        slug=plan.slug,
        name=plan.name,
        prompt=plan.subject,
        seed=seed if isinstance(seed, int) and seed >= 0 else 0,
        batch_size=1,
        parameters=plan.inputs,
        steps=plan.steps,
        price_micro=plan.price_micro,
        session_id=request.session_id or _session_id(request.workspace_id, request.session_name),
        session_name=None if request.session_id else request.session_name,
        request=_body(request),
    )


def find_replay(
    db: Database, principal: Principal, request: ExecuteForge | ExecuteWorkflow, key: str
) -> str | None:
    """The run that this key started already.

    Raises:
        InvalidInputs: when it was another request.
    """
    return _replay(db, principal, request.workspace_id, _body(request), key)


def start(
    db: Database,
    watch: Watch,
    principal: Principal,
    wanted: Start,
    *,
    key: str | None = None,
    max_price_micro: int | None = None,
    enlist: Enlist | None = None,
) -> tuple[str, bool]:
    """Make the run. Returns its id and whether it is new (False: the key had started it before).

    Args:
        enlist: called in the transaction with the run's id: see ``RunEngine.enlist``.

    Raises:
        BudgetExceeded: when it costs more than the caller approved.
        RateLimited, InsufficientBalance: when there is no place or no credit; nothing is changed then.
    """
    if max_price_micro is not None and wanted.price_micro > max_price_micro:
        raise BudgetExceeded(
            f"This costs {format_cu(micro_to_cu(wanted.price_micro))}, and at most "
            f"{format_cu(micro_to_cu(max_price_micro))} was approved."
        )
    run_id = str(uuid.uuid4())
    try:
        with db.begin() as connection:
            _insert(connection, run_id, principal, wanted, key=key, version=watch.next_version())
            if enlist is not None:
                enlist(connection, run_id)
    except (IntegrityError, RateLimited, InsufficientBalance):
        # Two with one key may come at once; the second finds the key, the place or the credits taken.
        replay = _replay(db, principal, wanted.workspace_id, wanted.request, key) if key is not None else None
        if replay is None:
            raise
        return replay, False
    return run_id, True


def _insert(
    connection: sa.Connection,
    run_id: str,
    principal: Principal,
    wanted: Start,
    *,
    key: str | None,
    version: int,
) -> None:
    workspace_id, user_id, now = wanted.workspace_id, principal.user_id, now_us()
    ledger.take_place(connection, workspace_id, user_id)
    account_id = connection.execute(
        sa.select(tables.workspace.c.account_id).where(tables.workspace.c.id == workspace_id)
    ).scalar_one()
    ledger.reserve(connection, account_id, run_id, wanted.price_micro)
    connection.execute(
        sa.insert(tables.run).values(
            id=run_id,
            kind=wanted.kind,
            state="active",
            version=version,
            workspace_id=workspace_id,
            user_id=user_id,
            account_id=account_id,
            model_id=wanted.model_id,
            model_slug=wanted.slug,
            model_name=wanted.name,
            prompt=wanted.prompt,
            seed=wanted.seed,
            batch_size=wanted.batch_size,
            parameters=dict(wanted.parameters),
            request=dict(wanted.request),
            request_key=key,
            request_hash=_hash(wanted.request),
            session_id=wanted.session_id,
            session_name=wanted.session_name,
            reserved=wanted.price_micro,
            workflow_id=wanted.model_id if wanted.kind == "workflow" else None,
            created_at=now,
        )
    )
    step_rows.insert(connection, run_id, wanted.steps)
    connection.execute(
        sa.update(tables.member)
        .where(tables.member.c.workspace_id == workspace_id, tables.member.c.user_id == user_id)
        .values(last_active_at=now)
    )


def _replay(
    db: Database, principal: Principal, workspace_id: str, request: Mapping[str, Any], key: str
) -> str | None:
    run = tables.run
    with db.connect() as connection:
        row = connection.execute(
            sa.select(run.c.id, run.c.request_hash).where(
                run.c.workspace_id == workspace_id,
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


def _session_id(workspace_id: str, name: str | None) -> str | None:
    """The same name in the same workspace is the same session."""
    return str(uuid.uuid5(_SESSIONS, f"{workspace_id}/{name}")) if name else None


def _body(request: ExecuteForge | ExecuteWorkflow) -> dict[str, Any]:
    return request.model_dump(mode="json", exclude_none=True)


def _hash(request: Mapping[str, Any]) -> str:
    """One for all ways to say the same request: defaults filled in, keys sorted."""
    return hashlib.sha256(json.dumps(dict(request), sort_keys=True).encode()).hexdigest()
