"""Whom a bearer token speaks for: one indexed read, remembered for a few seconds.

A revocation in this process is heard at once; one in another process of the same database within
``REMEMBERED_SECONDS``.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import anyio.to_thread

from layer_server.accounts.principal import Principal
from layer_server.auth.credentials import ACCESS, PERSONAL, hashed
from layer_server.auth.grants import Grants
from layer_server.auth.revocations import Revocations
from layer_server.auth.tokens import Tokens
from layer_server.db.database import now_us

REMEMBERED_SECONDS = 5.0
MAX_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a valid token.

    Attributes:
        resource: the only address that it is good for; None for any of this server.
        count: of the revocations when it was looked up.
        until: on the monotonic clock.
    """

    principal: Principal
    expires_us: int | None
    resource: str | None
    count: int
    until: float


class Verifier:
    """Answers whom a token speaks for.

    Attributes:
        revocations: after which a stream has to ask again.
    """

    def __init__(self, tokens: Tokens, grants: Grants, revocations: Revocations) -> None:
        self._tokens = tokens
        self._grants = grants
        self.revocations = revocations
        self._known: dict[str, Known] = {}

    async def principal(self, token: str, ours: Callable[[str], bool]) -> Principal | None:
        """Who shows this token; None when it is worth nothing here.

        Args:
            ours: whether a resource is an address of the listener that the token is shown at.
        """
        key = hashed(token)
        known = self._known.get(key)
        if known is None or known.count != self.revocations.count or known.until < time.monotonic():
            known = await anyio.to_thread.run_sync(self._look_up, token)
            if known is None:
                self._known.pop(key, None)
                return None
            if len(self._known) >= MAX_REMEMBERED:
                self._known.clear()
            self._known[key] = known
        if known.expires_us is not None and known.expires_us <= now_us():
            return None
        return known.principal if known.resource is None or ours(known.resource) else None

    def _look_up(self, token: str) -> Known | None:
        # Read before the row is: a revocation in between must not be missed.
        count, until = self.revocations.count, time.monotonic() + REMEMBERED_SECONDS
        if token.startswith(PERSONAL):
            mine = self._tokens.principal(token)
            return Known(mine[0], mine[1], None, count, until) if mine else None
        if token.startswith(ACCESS):
            granted = self._grants.principal(token)
            if granted is not None:
                return Known(granted.principal, granted.expires_us, granted.resource, count, until)
        return None
