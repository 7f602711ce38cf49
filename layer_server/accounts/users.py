"""Users: who may sign in. The owner of the data folder is one of them, an administrator without a password."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from layer_mcp.contract.errors import Forbidden, InvalidInputs, LayerError
from layer_server.accounts.principal import LOCAL_USER
from layer_server.auth.passwords import hash_password, password_is
from layer_server.db import tables
from layer_server.db.database import Database, moment, now_us


class UserNotFound(LayerError):
    """There is no such user on this server."""

    code = "USER_NOT_FOUND"
    status = 404
    default_remedy = "List them with `layer user list`."


@dataclass(frozen=True)
class User:
    """A user, without the password."""

    id: str
    name: str
    has_password: bool
    administrator: bool
    created_at: datetime
    disabled_at: datetime | None


class Users:
    """The users of a server.

    Args:
        changed: called when a credential may have lost its meaning.
    """

    def __init__(self, db: Database, changed: Callable[[], None] = lambda: None) -> None:
        self._db = db
        self._changed = changed

    def prepare_local(self) -> None:
        """Make the owner of the data folder a user, once."""
        with self._db.begin() as connection:
            user = tables.user
            if (
                connection.execute(sa.select(user.c.id).where(user.c.id == LOCAL_USER.user_id)).first()
                is None
            ):
                connection.execute(
                    sa.insert(user).values(
                        id=LOCAL_USER.user_id,
                        name=LOCAL_USER.user_id,
                        administrator=True,
                        created_at=now_us(),
                    )
                )

    def create(self, name: str, password: str | None = None) -> User:
        """A new user.

        Raises:
            InvalidInputs: when the name is taken.
        """
        user_id = str(uuid.uuid4())
        stored = hash_password(password) if password is not None else None
        try:
            with self._db.begin() as connection:
                connection.execute(
                    sa.insert(tables.user).values(
                        id=user_id, name=name, password_hash=stored, administrator=False, created_at=now_us()
                    )
                )
        except IntegrityError:
            raise InvalidInputs(
                f"There is a user {name!r} already.",
                remedy="Choose another name, or set that user's password with `layer user password`.",
                field="name",
                value=name,
            ) from None
        return self.get(user_id)

    def list(self) -> list[User]:
        """Every user, by name."""
        with self._db.connect() as connection:
            return [
                _user(row) for row in connection.execute(sa.select(tables.user).order_by(tables.user.c.name))
            ]

    def any_password(self) -> bool:
        """Whether anybody can sign in with a name and a password."""
        user = tables.user
        wanted = sa.select(sa.exists().where(user.c.password_hash.is_not(None), user.c.disabled_at.is_(None)))
        with self._db.connect() as connection:
            return bool(connection.scalar(wanted))

    def get(self, user_id: str) -> User:
        """A user by id. Raises UserNotFound."""
        with self._db.connect() as connection:
            row = connection.execute(sa.select(tables.user).where(tables.user.c.id == user_id)).first()
        if row is None:
            raise UserNotFound(f"There is no user {user_id!r}.", field="user", value=user_id)
        return _user(row)

    def find(self, text: str) -> User:
        """A user by name, id, or a unique beginning of an id.

        Raises:
            UserNotFound: when none, or more than one, is meant.
        """
        everybody = self.list()
        exact = [each for each in everybody if text in (each.name, each.id)]
        meant = exact or [each for each in everybody if len(text) >= 4 and each.id.startswith(text)]
        if len(meant) != 1:
            raise UserNotFound(
                f"There is no user {text!r}."
                if not meant
                else f"More than one user's id begins with {text!r}.",
                field="user",
                value=text,
                allowed=[each.name for each in meant or everybody],
            )
        return meant[0]

    def set_password(self, user_id: str, password: str) -> User:
        """Give a user a new password. Signed-in browsers are signed out."""
        stored = hash_password(password)
        with self._db.begin() as connection:
            connection.execute(
                sa.update(tables.user).where(tables.user.c.id == user_id).values(password_hash=stored)
            )
            connection.execute(sa.delete(tables.sign_in).where(tables.sign_in.c.user_id == user_id))
        return self.get(user_id)

    def disable(self, user_id: str) -> User:
        """Shut a user out: sign-ins and tokens stop at once. Runs and workspaces stay.

        Raises:
            Forbidden: for the owner of the data folder.
        """
        if user_id == LOCAL_USER.user_id:
            raise Forbidden(
                "The owner of the data folder cannot be disabled.",
                remedy="Revoke their tokens instead: `layer token list`, `layer token revoke`.",
            )
        with self._db.begin() as connection:
            user = tables.user
            connection.execute(
                sa.update(user)
                .where(user.c.id == user_id, user.c.disabled_at.is_(None))
                .values(disabled_at=now_us())
            )
            connection.execute(sa.delete(tables.sign_in).where(tables.sign_in.c.user_id == user_id))
        self._changed()
        return self.get(user_id)

    def verify(self, name: str, password: str) -> User | None:
        """The user with this name and password; None when there is none. Takes a tenth of a second either way."""
        with self._db.connect() as connection:
            row = connection.execute(sa.select(tables.user).where(tables.user.c.name == name)).first()
        right = password_is(password, row.password_hash if row is not None else None)
        return _user(row) if row is not None and right and row.disabled_at is None else None


def _user(row: sa.Row[tuple[object, ...]]) -> User:
    return User(
        id=row.id,
        name=row.name,
        has_password=row.password_hash is not None,
        administrator=bool(row.administrator),
        created_at=moment(row.created_at),
        disabled_at=moment(row.disabled_at) if row.disabled_at is not None else None,
    )
