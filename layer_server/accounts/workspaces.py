"""Workspaces: where credits and assets belong, seen only by their members."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from layer_mcp.contract.administration import Role
from layer_mcp.contract.errors import Forbidden, InvalidInputs, WorkspaceNotFound
from layer_mcp.contract.money import MICRO_PER_CU
from layer_server.accounts import ledger
from layer_server.accounts.principal import LOCAL_USER, Principal
from layer_server.db import tables
from layer_server.db.database import Database, moment, now_us

FIRST_WORKSPACE = "Personal"
MAX_SLUG_CHARACTERS = 60
ROLES: tuple[Role, ...] = ("viewer", "member", "owner")
"""Each may do what those before it may: look; run, upload and add workflows; invite."""


@dataclass(frozen=True)
class Workspace:
    """A workspace as one of its members sees it; money in micro-CU.

    Attributes:
        balance_micro: total, before what live runs hold.
        reserved_micro: held by live runs.
        available_micro: what can be spent now.
        last_active_at: this member's last activity in it.
        role: what this member may do, of ``ROLES``.
    """

    id: str
    slug: str
    name: str
    balance_micro: int
    reserved_micro: int
    available_micro: int
    last_active_at: datetime
    role: str


class Accounts:
    """Workspaces and their balances."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def prepare_first(self, starting_micro: int) -> None:
        """Give a fresh data folder its one workspace."""
        with self._db.connect() as connection:
            if connection.execute(sa.select(sa.func.count()).select_from(tables.workspace)).scalar():
                return
        self.create(LOCAL_USER, FIRST_WORKSPACE, starting_micro)

    def create(self, owner: Principal, name: str, starting_micro: int = 0) -> Workspace:
        """A new workspace with its own account; the owner is its first member."""
        workspace_id, account_id, now = str(uuid.uuid4()), str(uuid.uuid4()), now_us()
        slug = re.sub(r"[^a-z0-9]+", "-", name.lower())[:MAX_SLUG_CHARACTERS].strip("-") or "workspace"
        with self._db.begin() as connection:
            connection.execute(sa.insert(tables.account).values(id=account_id, available=0))
            taken = connection.execute(
                sa.select(sa.func.count()).where(tables.workspace.c.slug == slug)
            ).scalar()
            connection.execute(
                sa.insert(tables.workspace).values(
                    id=workspace_id,
                    slug=f"{slug}-{workspace_id[:8]}" if taken else slug,
                    name=name,
                    account_id=account_id,
                    created_at=now,
                )
            )
            connection.execute(
                sa.insert(tables.member).values(
                    workspace_id=workspace_id,
                    user_id=owner.user_id,
                    last_active_at=behind_the_others(owner.user_id),
                )
            )
            if starting_micro:
                ledger.grant(connection, account_id, starting_micro, "start")
        return self.workspace(owner, workspace_id)

    def workspaces(self, principal: Principal) -> list[Workspace]:
        """The principal's workspaces, most recently active first."""
        with self._db.connect() as connection:
            return [_workspace(row) for row in connection.execute(_MINE, {"user_id": principal.user_id})]

    def workspace(self, principal: Principal, workspace_id: str, role: Role = "viewer") -> Workspace:
        """One workspace.

        Args:
            role: what the principal must be in it, at least.

        Raises:
            WorkspaceNotFound: when it does not exist or the principal is not a member.
            Forbidden: when the principal is a member who may not do this.
        """
        which = {"user_id": principal.user_id, "workspace_id": workspace_id}
        with self._db.connect() as connection:
            row = connection.execute(_ONE, which).first()
        if row is None:
            raise WorkspaceNotFound(
                f"There is no workspace {workspace_id!r} that you belong to.",
                field="workspace_id",
                value=workspace_id,
                allowed=[f"{each.id} ({each.name})" for each in self.workspaces(principal)],
            )
        found = _workspace(row)
        if ROLES.index(role) > ROLES.index(found.role):
            raise Forbidden(
                f"You are a {found.role} of {found.name}; this needs a {role}.",
                remedy="Ask an owner of the workspace, or use another workspace (LAYER_WORKSPACE; list_workspaces has yours).",
                field="workspace_id",
                value=workspace_id,
            )
        return found

    def grant(
        self, principal: Principal, micro: int, workspace_id: str | None = None, key: str | None = None
    ) -> Workspace:
        """Add practice credits; the same key again adds nothing.

        Args:
            micro: micro-CU, above zero.
            workspace_id: the most recently active one when absent.
        """
        if not 0 < micro <= 1_000_000 * MICRO_PER_CU:
            raise InvalidInputs(
                "A grant must be above 0 and at most 1,000,000 CU.",
                field="creative_units",
                value=micro / MICRO_PER_CU,
            )
        where = workspace_id or self._most_recent(principal).id
        self.workspace(principal, where)
        grant_once(self._db, where, micro, key)
        return self.workspace(principal, where)

    def _most_recent(self, principal: Principal) -> Workspace:
        found = self.workspaces(principal)
        if not found:
            raise WorkspaceNotFound("You belong to no workspace.")
        return found[0]


def grant_once(db: Database, workspace_id: str, micro: int, key: str | None) -> None:
    """Add credits to a workspace; the same key again adds nothing."""
    try:
        with db.begin() as connection:
            account_id = connection.execute(
                sa.select(tables.workspace.c.account_id).where(tables.workspace.c.id == workspace_id)
            ).scalar_one()
            ledger.grant(connection, account_id, micro, key or str(uuid.uuid4()))
    except IntegrityError:
        if key is None:
            raise
        # The key was used before: that grant stands, and this call is its repetition.


def every_workspace(connection: sa.Connection) -> list[Workspace]:
    """Every workspace of the server by name, as its administrator sees it: with the time that it was made."""
    workspace = tables.workspace
    query = _select(sa.literal("owner").label("role"), workspace.c.created_at.label("last_active_at"))
    return [_workspace(row) for row in connection.execute(query.order_by(workspace.c.name, workspace.c.id))]


def _select(*more: sa.ColumnElement[Any]) -> sa.Select[tuple[object, ...]]:
    workspace, account = tables.workspace, tables.account
    return sa.select(
        workspace.c.id, workspace.c.slug, workspace.c.name, account.c.available, account.c.held, *more
    ).join(account, account.c.id == workspace.c.account_id)


def _workspace(row: sa.Row[tuple[object, ...]]) -> Workspace:
    return Workspace(
        id=row.id,
        slug=row.slug,
        name=row.name,
        balance_micro=row.available + row.held,
        reserved_micro=row.held,
        available_micro=row.available,
        last_active_at=moment(row.last_active_at),
        role=row.role,
    )


def behind_the_others(user_id: str) -> sa.ColumnElement[int]:
    """The last activity of somebody in a workspace that they have just been let into: before all of their others'.

    The most recently active one is what their programs take unasked; that is not to change under them.
    """
    first = sa.select(sa.func.min(tables.member.c.last_active_at) - 1).where(
        tables.member.c.user_id == user_id
    )
    return sa.func.coalesce(first.scalar_subquery(), now_us())


_VISIBLE = (
    _select(tables.member.c.role, tables.member.c.last_active_at)
    .join(tables.member, tables.member.c.workspace_id == tables.workspace.c.id)
    .where(tables.member.c.user_id == sa.bindparam("user_id"))
)
# Made once: every call asks for its workspace, and making a statement takes longer than the answer.
_MINE = _VISIBLE.order_by(tables.member.c.last_active_at.desc(), tables.workspace.c.name)
_ONE = _VISIBLE.where(tables.workspace.c.id == sa.bindparam("workspace_id"))
