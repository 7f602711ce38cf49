"""What users have allowed programs: grants, and the codes and tokens that descend from them.

A code is used once, a refresh token is used once. Used again, one of the two users was a thief, so the whole grant
falls with every token of it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import logging
import re
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from layer_mcp.contract.errors import LayerError
from layer_server.accounts.principal import Principal
from layer_server.auth.credentials import ACCESS, CODE, REFRESH, fresh, hashed
from layer_server.auth.refusal import OAuthRefusal
from layer_server.db import tables
from layer_server.db.database import Database, moment, now_us

_log = logging.getLogger(__name__)

CODE_SECONDS = 60
ACCESS_SECONDS = 3600
REFRESH_SECONDS = 30 * 86_400
"""Of not being used."""
KEPT_SECONDS = 86_400
"""How long what has expired is kept, so that its second use is still recognised."""

_VERIFIER = re.compile(r"[A-Za-z0-9\-._~]{43,128}")
_CHALLENGE = re.compile(r"[A-Za-z0-9\-_]{43}")


@dataclass(frozen=True)
class TokenSet:
    """What a program gets for a code or a refresh token."""

    access_token: str = field(repr=False)
    refresh_token: str | None = field(repr=False)
    expires_in: int
    scopes: Sequence[str]

    def to_wire(self) -> dict[str, Any]:
        body: dict[str, Any] = {
            "access_token": self.access_token,
            "token_type": "Bearer",
            "expires_in": self.expires_in,
            "scope": " ".join(self.scopes),
        }
        return body | ({"refresh_token": self.refresh_token} if self.refresh_token else {})


@dataclass(frozen=True)
class Grant:
    """A program that a user allowed something, and did not revoke."""

    id: str
    program: str
    user_name: str
    scopes: list[str]
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Granted:
    """What an access token is good for."""

    principal: Principal
    expires_us: int
    resource: str


class ProgramNotFound(LayerError):
    """No program of that id was allowed anything."""

    code = "PROGRAM_NOT_FOUND"
    status = 404
    default_remedy = "List them with `layer program list`."


def is_challenge(text: str) -> bool:
    """Whether this is a PKCE challenge of the method S256."""
    return _CHALLENGE.fullmatch(text) is not None


class Grants:
    """The grants of a server.

    Args:
        changed: called when a grant falls.
    """

    def __init__(self, db: Database, changed: Callable[[], None] = lambda: None) -> None:
        self._db = db
        self._changed = changed

    def allow(
        self,
        *,
        user_id: str,
        client_id: str,
        scopes: Sequence[str],
        resource: str,
        redirect_uri: str,
        redirect_uri_given: bool,
        challenge: str,
    ) -> str:
        """Note that a user allows a program this; returns the code that the program exchanges for tokens."""
        code, grant_id, now = fresh(CODE), str(uuid.uuid4()), now_us()
        with self._db.begin() as connection:
            _forget_old(connection, now)
            connection.execute(
                sa.insert(tables.oauth_grant).values(
                    id=grant_id,
                    client_id=client_id,
                    user_id=user_id,
                    scopes=list(scopes),
                    resource=resource,
                    created_at=now,
                )
            )
            connection.execute(
                sa.insert(tables.oauth_code).values(
                    code_hash=hashed(code),
                    grant_id=grant_id,
                    redirect_uri=redirect_uri,
                    redirect_uri_given=redirect_uri_given,
                    challenge=challenge,
                    expires_at=now + CODE_SECONDS * 1_000_000,
                )
            )
        return code

    def exchange(
        self,
        code: str,
        *,
        client_id: str,
        redirect_uri: str | None,
        verifier: str,
        resource: Callable[[str], bool],
        refreshable: bool,
    ) -> TokenSet:
        """Tokens for a code.

        Args:
            resource: whether the grant's resource is the one that the program asks for.
            refreshable: whether the program can use a refresh token.

        Raises:
            OAuthRefusal: and the code cannot be tried again.
        """
        code_table, now = tables.oauth_code, now_us()
        with self._db.begin() as connection:
            row = connection.execute(
                _with_grant(code_table).where(code_table.c.code_hash == hashed(code))
            ).first()
            if row is None or row.client_id != client_id:
                raise _bad_grant("The code is not one of this program's.")
            if not _use_once(connection, code_table, code_table.c.code_hash == hashed(code), now):
                _log.warning("a code of %s was used twice; the grant %s falls", row.client_id, row.grant_id)
                _revoke(connection, row.grant_id, now)
                outcome: TokenSet | OAuthRefusal = _bad_grant(
                    "The code was used before; its tokens are revoked."
                )
            elif row.expires_at <= now or row.revoked_at is not None or row.disabled_at is not None:
                outcome = _bad_grant("The code has expired or was revoked.")
            elif (redirect_uri is None and row.redirect_uri_given) or redirect_uri not in (
                None,
                row.redirect_uri,
            ):
                outcome = _bad_grant("redirect_uri is not the one that the code was sent to.")
            elif not _verifies(verifier, row.challenge):
                outcome = _bad_grant("code_verifier does not fit the code_challenge.")
            elif not resource(row.resource):
                outcome = OAuthRefusal("invalid_target", "The code was granted for another resource.")
            else:
                outcome = _issue(
                    connection, row.grant_id, row.scopes, row.scopes if refreshable else None, now
                )
        return self._told(outcome)

    def refresh(
        self,
        token: str,
        *,
        client_id: str,
        scopes: Sequence[str] | None,
        resource: Callable[[str], bool],
    ) -> TokenSet:
        """New tokens for a refresh token, which is used up.

        Args:
            scopes: fewer than were granted; None for all of them.
            resource: whether the grant's resource is the one that the program asks for.

        Raises:
            OAuthRefusal: when it is worth nothing; when it was used before, the grant falls.
        """
        table, now = tables.oauth_token, now_us()
        mine = (table.c.token_hash == hashed(token)) & (table.c.kind == "refresh")
        with self._db.begin() as connection:
            row = connection.execute(_with_grant(table).where(mine)).first()
            if row is None or row.client_id != client_id:
                raise _bad_grant("The refresh token is not one of this program's.")
            if row.used_at is None and (
                row.expires_at <= now or row.revoked_at is not None or row.disabled_at is not None
            ):
                raise _bad_grant("The refresh token has expired or was revoked.")
            if row.used_at is None and scopes is not None and not set(scopes) <= set(row.token_scopes):
                raise OAuthRefusal("invalid_scope", "More was asked for than was granted.")
            if row.used_at is None and not resource(row.resource):
                raise OAuthRefusal("invalid_target", "The token was granted for another resource.")
            if not _use_once(connection, table, mine, now):
                _log.warning(
                    "a refresh token of %s was used twice; the grant %s falls", row.client_id, row.grant_id
                )
                _revoke(connection, row.grant_id, now)
                outcome: TokenSet | OAuthRefusal = _bad_grant(
                    "The refresh token was used before; the grant is revoked."
                )
            else:
                outcome = _issue(connection, row.grant_id, scopes or row.token_scopes, row.token_scopes, now)
        return self._told(outcome)

    def revoke(self, token: str, client_id: str) -> None:
        """Make a token of this program's worthless; with a refresh token the whole grant falls."""
        table, now = tables.oauth_token, now_us()
        with self._db.begin() as connection:
            row = connection.execute(_with_grant(table).where(table.c.token_hash == hashed(token))).first()
            if row is None or row.client_id != client_id:
                return
            if row.kind == "refresh":
                _revoke(connection, row.grant_id, now)
            else:
                connection.execute(sa.delete(table).where(table.c.token_hash == hashed(token)))
        self._changed()

    def list(self) -> list[Grant]:
        """What stands: grants that hold a token that has not expired, newest first."""
        grant, user, token, client = tables.oauth_grant, tables.user, tables.oauth_token, tables.oauth_client
        living = sa.select(token.c.grant_id).where(token.c.expires_at > now_us(), token.c.used_at.is_(None))
        query = (
            sa.select(grant, user.c.name, client.c.information)
            .join(user, user.c.id == grant.c.user_id)
            .outerjoin(client, client.c.id == grant.c.client_id)
            .where(grant.c.revoked_at.is_(None), user.c.disabled_at.is_(None), grant.c.id.in_(living))
            .order_by(grant.c.created_at.desc())
        )
        with self._db.connect() as connection:
            return [
                Grant(
                    id=row.id,
                    program=(row.information or {}).get("client_name") or row.client_id,
                    user_name=row.name,
                    scopes=list(row.scopes),
                    created_at=moment(row.created_at),
                )
                for row in connection.execute(query)
            ]

    def find(self, text: str) -> Grant:
        """A standing grant by id, or by a unique beginning of an id.

        Raises:
            ProgramNotFound: when none, or more than one, is meant.
        """
        every = self.list()
        meant = [each for each in every if each.id == text or (len(text) >= 4 and each.id.startswith(text))]
        if len(meant) != 1:
            raise ProgramNotFound(
                "More than one program's id begins like that."
                if meant
                else f"There is no program {text[:40]!r}.",
                field="program",
                value=text[:40],
                allowed=[f"{each.id} ({each.program})" for each in meant or every],
            )
        return meant[0]

    def revoke_grant(self, grant_id: str) -> None:
        """Shut a program out, at once."""
        with self._db.begin() as connection:
            _revoke(connection, grant_id, now_us())
        self._changed()

    def principal(self, token: str) -> Granted | None:
        """What an access token is good for; None when nothing."""
        table = tables.oauth_token
        with self._db.connect() as connection:
            row = connection.execute(
                _with_grant(table).where(table.c.token_hash == hashed(token), table.c.kind == "access")
            ).first()
        if (
            row is None
            or row.expires_at <= now_us()
            or row.revoked_at is not None
            or row.disabled_at is not None
        ):
            return None
        who = Principal(row.user_id, frozenset(row.token_scopes), "oauth", row.client_id)
        return Granted(who, row.expires_at, row.resource)

    def _told(self, outcome: TokenSet | OAuthRefusal) -> TokenSet:
        """The outcome of a transaction that is committed by now, also where it is a refusal."""
        if isinstance(outcome, OAuthRefusal):
            self._changed()
            raise outcome
        return outcome


def _with_grant(table: sa.Table) -> sa.Select[tuple[Any, ...]]:
    grant, user = tables.oauth_grant, tables.user
    columns = [column.label("token_scopes") if column.name == "scopes" else column for column in table.c]
    return (
        sa.select(
            *columns,
            grant.c.client_id,
            grant.c.user_id,
            grant.c.scopes,
            grant.c.resource,
            grant.c.revoked_at,
            user.c.disabled_at,
        )
        .join(grant, grant.c.id == table.c.grant_id)
        .join(user, user.c.id == grant.c.user_id)
    )


def _use_once(connection: sa.Connection, table: sa.Table, mine: sa.ColumnElement[bool], now: int) -> bool:
    """Whether this is the first use."""
    used = connection.execute(sa.update(table).where(mine, table.c.used_at.is_(None)).values(used_at=now))
    return used.rowcount == 1


def _issue(
    connection: sa.Connection,
    grant_id: str,
    scopes: Sequence[str],
    refresh_scopes: Sequence[str] | None,
    now: int,
) -> TokenSet:
    access, refresh = fresh(ACCESS), fresh(REFRESH)
    rows = [("access", access, scopes, ACCESS_SECONDS)]
    if refresh_scopes is not None:
        rows.append(("refresh", refresh, refresh_scopes, REFRESH_SECONDS))
    for kind, token, allowed, seconds in rows:
        connection.execute(
            sa.insert(tables.oauth_token).values(
                token_hash=hashed(token),
                grant_id=grant_id,
                kind=kind,
                scopes=list(allowed),
                created_at=now,
                expires_at=now + seconds * 1_000_000,
            )
        )
    return TokenSet(access, refresh if refresh_scopes is not None else None, ACCESS_SECONDS, list(scopes))


def _revoke(connection: sa.Connection, grant_id: str, now: int) -> None:
    grant = tables.oauth_grant
    connection.execute(
        sa.update(grant).where(grant.c.id == grant_id, grant.c.revoked_at.is_(None)).values(revoked_at=now)
    )


def _forget_old(connection: sa.Connection, now: int) -> None:
    for table in (tables.oauth_code, tables.oauth_token):
        connection.execute(sa.delete(table).where(table.c.expires_at < now - KEPT_SECONDS * 1_000_000))


def _verifies(verifier: str, challenge: str) -> bool:
    if not _VERIFIER.fullmatch(verifier):
        return False
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return hmac.compare_digest(base64.urlsafe_b64encode(digest).rstrip(b"=").decode(), challenge)


def _bad_grant(description: str) -> OAuthRefusal:
    return OAuthRefusal("invalid_grant", description)
