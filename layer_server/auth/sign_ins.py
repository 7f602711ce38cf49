"""Browsers that have signed in, and those that try to."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from layer_mcp.contract.administration import DEFAULT_TOKEN_SCOPES
from layer_mcp.contract.errors import Forbidden, RateLimited, Unauthenticated
from layer_server.accounts.users import User, Users
from layer_server.auth.credentials import fresh, hashed
from layer_server.auth.throttle import Throttle
from layer_server.auth.tokens import Tokens
from layer_server.db import tables
from layer_server.db.database import Database, now_us

SIGNED_IN_SECONDS = 8 * 3600
SESSION = "ols_"
_WINDOW_SECONDS = 900.0
_TRIES_BY_NAME_AND_ADDRESS = 5
_TRIES_BY_ADDRESS = 30
_TRIES_BY_NAME = 50


class SignIns:
    """Signs browsers in, with a password or with a personal access token."""

    def __init__(self, db: Database, users: Users, tokens: Tokens) -> None:
        self._db = db
        self._users = users
        self._tokens = tokens
        self._pairs = Throttle(_TRIES_BY_NAME_AND_ADDRESS, _WINDOW_SECONDS)
        self._addresses = Throttle(_TRIES_BY_ADDRESS, _WINDOW_SECONDS)
        self._names = Throttle(_TRIES_BY_NAME, _WINDOW_SECONDS)

    def with_password(self, name: str, password: str, address: str) -> User:
        """The user of this name and password. Slow on purpose.

        Args:
            address: of the browser; who guesses from it is slowed down.

        Raises:
            Unauthenticated: when there is none; it does not say which of the two was wrong.
            RateLimited: after too many wrong ones.
        """
        pair = f"{name}\n{address}"
        watched = ((self._pairs, pair), (self._addresses, address), (self._names, name))
        _take(watched, "Too many wrong passwords.", ", or sign in with a personal access token")
        user = self._users.verify(name, password)
        if user is None:
            raise Unauthenticated(
                "That name and password do not belong together.",
                remedy="Try again, or ask the administrator for a new password (`layer user password`).",
            )
        _give_back(watched)
        self._pairs.forget(pair)
        return user

    def with_token(self, token: str, address: str) -> User:
        """The user of this personal access token, which allows all that its user may do.

        Raises:
            Unauthenticated: when it is not valid.
            Forbidden: when it allows less: what is signed in may allow a program anything.
            RateLimited: after too many wrong ones.
        """
        watched = ((self._addresses, address),)
        _take(watched, "Too many wrong tokens.")
        found = self._tokens.principal(token.strip())
        if found is None:
            raise Unauthenticated(
                "That personal access token is not valid here: it is wrong, expired or revoked.",
                remedy="Make a new one with `layer token create`.",
            )
        _give_back(watched)
        if not found[0].scopes.issuperset(DEFAULT_TOKEN_SCOPES):
            raise Forbidden(
                "That token allows too little to sign in with.",
                remedy=f"Use one that allows {' and '.join(DEFAULT_TOKEN_SCOPES)}, or a password.",
            )
        return self._users.get(found[0].user_id)

    def begin(self, user: User) -> str:
        """Sign a browser in; returns the value of its cookie."""
        session, now = fresh(SESSION), now_us()
        with self._db.begin() as connection:
            connection.execute(sa.delete(tables.sign_in).where(tables.sign_in.c.expires_at <= now))
            connection.execute(
                sa.insert(tables.sign_in).values(
                    token_hash=hashed(session),
                    user_id=user.id,
                    created_at=now,
                    expires_at=now + SIGNED_IN_SECONDS * 1_000_000,
                )
            )
        return session

    def user(self, session: str | None) -> User | None:
        """Who a browser's cookie stands for; None when nobody."""
        if not session:
            return None
        with self._db.connect() as connection:
            row = connection.execute(
                sa.select(tables.sign_in.c.user_id).where(
                    tables.sign_in.c.token_hash == hashed(session), tables.sign_in.c.expires_at > now_us()
                )
            ).first()
        if row is None:
            return None
        user = self._users.get(row.user_id)
        return user if user.disabled_at is None else None

    def end(self, session: str | None) -> None:
        """Sign a browser out."""
        if session:
            with self._db.begin() as connection:
                connection.execute(
                    sa.delete(tables.sign_in).where(tables.sign_in.c.token_hash == hashed(session))
                )


Watched = Sequence[tuple[Throttle, str]]


def _take(watched: Watched, fault: str, instead: str = "") -> None:
    """Count a try. Raises RateLimited, and then none is counted."""
    for at, (throttle, key) in enumerate(watched):
        wait = throttle.take(key)
        if wait:
            _give_back(watched[:at])
            raise RateLimited(
                fault,
                remedy=f"Wait {wait / 60:.0f} minutes{instead}.",
                retry_after_seconds=round(wait) + 1,
            )


def _give_back(watched: Watched) -> None:
    for throttle, key in watched:
        throttle.give_back(key)
