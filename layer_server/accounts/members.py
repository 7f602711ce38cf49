"""Who belongs to which workspace, as the server's administrator sees and changes it."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from layer_mcp.contract.administration import Role
from layer_mcp.contract.errors import Forbidden, InvalidInputs, WorkspaceNotFound
from layer_server.accounts.workspaces import Workspace, behind_the_others, every_workspace, grant_once
from layer_server.db import tables
from layer_server.db.database import Database


@dataclass(frozen=True)
class Member:
    """A user in a workspace."""

    user_id: str
    name: str
    role: str


class Members:
    """Every workspace of the server, and its members. Nothing here asks who is asking."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def workspaces(self) -> list[Workspace]:
        """Every workspace, by name."""
        with self._db.connect() as connection:
            return every_workspace(connection)

    def find(self, text: str) -> Workspace:
        """A workspace by slug, id, name, or a unique beginning of an id.

        Raises:
            WorkspaceNotFound: when none, or more than one, is meant.
        """
        every = self.workspaces()
        meant = [each for each in every if text in (each.id, each.slug)]
        meant = meant or [each for each in every if each.name == text]
        meant = meant or [each for each in every if len(text) >= 4 and each.id.startswith(text)]
        if len(meant) != 1:
            raise WorkspaceNotFound(
                f"There is no workspace {text!r}."
                if not meant
                else f"{text!r} may be more than one workspace.",
                remedy="List them with `layer workspace list`.",
                field="workspace",
                value=text,
                allowed=[f"{each.id} ({each.name})" for each in meant or every],
            )
        return meant[0]

    def grant(self, workspace_id: str, micro: int, key: str | None = None) -> Workspace:
        """Add practice credits to a workspace; the same key again adds nothing."""
        grant_once(self._db, workspace_id, micro, key)
        return self.find(workspace_id)

    def of(self, workspace_id: str) -> list[Member]:
        """The members of a workspace, by name."""
        with self._db.connect() as connection:
            return _members(connection, workspace_id)

    def set(self, workspace_id: str, user_id: str, role: Role) -> list[Member]:
        """Add a member, or change what they may do.

        Raises:
            Forbidden: when the workspace would be left without an owner.
        """
        member = tables.member
        mine = (member.c.workspace_id == workspace_id) & (member.c.user_id == user_id)
        with self._db.begin() as connection:
            present = connection.execute(sa.select(member.c.role).where(mine)).scalar()
            if present is None:
                connection.execute(
                    sa.insert(member).values(
                        workspace_id=workspace_id,
                        user_id=user_id,
                        role=role,
                        last_active_at=behind_the_others(user_id),
                    )
                )
            else:
                connection.execute(sa.update(member).where(mine).values(role=role))
            return _kept_by_an_owner(connection, workspace_id)

    def remove(self, workspace_id: str, user_id: str) -> list[Member]:
        """Take a member out. Their live runs there go on.

        Raises:
            InvalidInputs: when they are not a member.
            Forbidden: when the workspace would be left without an owner.
        """
        member = tables.member
        with self._db.begin() as connection:
            gone = connection.execute(
                sa.delete(member).where(member.c.workspace_id == workspace_id, member.c.user_id == user_id)
            )
            if not gone.rowcount:
                raise InvalidInputs(
                    "That user is not a member of this workspace.",
                    remedy="List them with `layer workspace members`.",
                    field="user",
                    value=user_id,
                )
            return _kept_by_an_owner(connection, workspace_id)


def _kept_by_an_owner(connection: sa.Connection, workspace_id: str) -> list[Member]:
    members = _members(connection, workspace_id)
    if not any(each.role == "owner" for each in members):
        raise Forbidden(
            "A workspace keeps at least one owner.",
            remedy="Make another member an owner first: `layer workspace add-member … --role owner`.",
        )
    return members


def _members(connection: sa.Connection, workspace_id: str) -> list[Member]:
    member, user = tables.member, tables.user
    rows = connection.execute(
        sa.select(member.c.user_id, user.c.name, member.c.role)
        .outerjoin(user, user.c.id == member.c.user_id)
        .where(member.c.workspace_id == workspace_id)
        .order_by(user.c.name)
    )
    return [Member(row.user_id, row.name or row.user_id, row.role) for row in rows]
