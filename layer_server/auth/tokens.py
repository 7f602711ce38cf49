"""Personal access tokens: made, listed, revoked; only their hashes are kept."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from layer_mcp.contract.administration import DEFAULT_TOKEN_SCOPES, SCOPES
from layer_mcp.contract.errors import Forbidden, InvalidInputs, LayerError
from layer_mcp.contract.redact import Secret
from layer_server.accounts.principal import Principal
from layer_server.auth.credentials import PERSONAL, fresh, hashed, hint
from layer_server.db import tables
from layer_server.db.database import Database, moment, now_us

DAY_US = 86_400_000_000
USE_NOTED_EVERY_US = 60_000_000
"""The time of last use is written at most this often."""


class TokenNotFound(LayerError):
    """There is no such token on this server."""

    code = "TOKEN_NOT_FOUND"
    status = 404
    default_remedy = "List them with `layer token list`."


@dataclass(frozen=True)
class Token:
    """A personal access token, without its secret."""

    id: str
    name: str
    hint: str
    user_id: str
    user_name: str
    scopes: list[str]
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None
    revoked_at: datetime | None


class Tokens:
    """The personal access tokens of a server.

    Args:
        changed: called when a credential may have lost its meaning.
    """

    def __init__(self, db: Database, changed: Callable[[], None] = lambda: None) -> None:
        self._db = db
        self._changed = changed

    def create(
        self,
        user_id: str,
        name: str,
        scopes: Sequence[str] | None = None,
        expires_in_days: float | None = None,
        *,
        replace: bool = False,
    ) -> tuple[Token, Secret]:
        """A new token and its secret, which cannot be had again.

        Args:
            scopes: of ``contract.administration.SCOPES``; the default ones when absent.
            replace: revoke the user's older tokens of this name.

        Raises:
            InvalidInputs: when a scope is unknown, or none is left.
            Forbidden: when the user is disabled.
        """
        wanted = list(dict.fromkeys(DEFAULT_TOKEN_SCOPES if scopes is None else scopes))
        unknown = [scope for scope in wanted if scope not in SCOPES]
        if unknown or not wanted:
            raise InvalidInputs(
                f"There is no scope {unknown[0]!r}." if unknown else "A token needs at least one scope.",
                field="scopes",
                value=unknown[0] if unknown else wanted,
                allowed=list(SCOPES),
            )
        secret, token_id, now = fresh(PERSONAL), str(uuid.uuid4()), now_us()
        with self._db.begin() as connection:
            owner = connection.execute(sa.select(tables.user).where(tables.user.c.id == user_id)).one()
            if owner.disabled_at is not None:
                raise Forbidden(f"{owner.name} is disabled.", remedy="Make the token for another user.")
            if replace:
                _revoke(connection, now, user_id=user_id, name=name)
            connection.execute(
                sa.insert(tables.access_token).values(
                    id=token_id,
                    user_id=user_id,
                    name=name,
                    token_hash=hashed(secret),
                    hint=hint(secret),
                    scopes=wanted,
                    created_at=now,
                    expires_at=now + int(expires_in_days * DAY_US) if expires_in_days is not None else None,
                )
            )
        if replace:
            self._changed()
        return self._get(token_id), Secret(secret)

    def list(self) -> list[Token]:
        """Every token, newest first; revoked ones too."""
        with self._db.connect() as connection:
            return [_token(row) for row in connection.execute(_select().order_by(sa.desc("created_at")))]

    def find(self, text: str) -> Token:
        """A token by id, or by a unique beginning of an id.

        Raises:
            TokenNotFound: when none, or more than one, is meant.
        """
        meant = [
            each for each in self.list() if each.id == text or (len(text) >= 4 and each.id.startswith(text))
        ]
        if len(meant) != 1:
            # Not repeated in full: somebody may have pasted the token itself.
            raise TokenNotFound(
                "More than one token's id begins like that." if meant else f"There is no token {text[:8]!r}.",
                field="token_id",
                allowed=[f"{each.id} ({each.name})" for each in meant or self.list()],
            )
        return meant[0]

    def revoke(self, token_id: str) -> Token:
        """Make a token worthless, at once."""
        with self._db.begin() as connection:
            _revoke(connection, now_us(), id=token_id)
        self._changed()
        return self._get(token_id)

    def principal(self, secret: str) -> tuple[Principal, int | None] | None:
        """Who a token speaks for, and when it expires (microseconds since 1970); None when it is worth nothing."""
        token, user, now = tables.access_token, tables.user, now_us()
        with self._db.connect() as connection:
            row = connection.execute(
                sa.select(token, user.c.disabled_at)
                .join(user, user.c.id == token.c.user_id)
                .where(token.c.token_hash == hashed(secret))
            ).first()
        if row is None or row.revoked_at is not None or row.disabled_at is not None:
            return None
        if row.expires_at is not None and row.expires_at <= now:
            return None
        if row.last_used_at is None or now - row.last_used_at > USE_NOTED_EVERY_US:
            with self._db.begin() as connection:
                connection.execute(sa.update(token).where(token.c.id == row.id).values(last_used_at=now))
        return Principal(row.user_id, frozenset(row.scopes), "token", f"token:{row.id}"), row.expires_at

    def _get(self, token_id: str) -> Token:
        with self._db.connect() as connection:
            return _token(connection.execute(_select().where(tables.access_token.c.id == token_id)).one())


def _revoke(connection: sa.Connection, now: int, **which: str) -> None:
    token = tables.access_token
    connection.execute(
        sa.update(token)
        .where(*(token.c[column] == value for column, value in which.items()), token.c.revoked_at.is_(None))
        .values(revoked_at=now)
    )


def _select() -> sa.Select[tuple[object, ...]]:
    token, user = tables.access_token, tables.user
    return sa.select(token, user.c.name.label("user_name")).join(user, user.c.id == token.c.user_id)


def _token(row: sa.Row[tuple[object, ...]]) -> Token:
    return Token(
        id=row.id,
        name=row.name,
        hint=row.hint,
        user_id=row.user_id,
        user_name=row.user_name,
        scopes=list(row.scopes),
        created_at=moment(row.created_at),
        expires_at=moment(row.expires_at) if row.expires_at is not None else None,
        last_used_at=moment(row.last_used_at) if row.last_used_at is not None else None,
        revoked_at=moment(row.revoked_at) if row.revoked_at is not None else None,
    )
