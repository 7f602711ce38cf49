"""Whose a session of the older era is, and how many one user may have open.

What is streamed on a session belongs to one user, so nobody else may join. One that was opened before signing in
becomes the user's with the first call that is signed in.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from mcp.server.streamable_http_manager import DEFAULT_MAX_SESSIONS, DEFAULT_SESSION_IDLE_TIMEOUT

MAX_OF_ONE = 2000
"""Sessions of one user, and of those who have not signed in together; the SDK's limit is everybody's."""
_MAX_REMEMBERED = 2 * DEFAULT_MAX_SESSIONS
_ENDED_SECONDS = DEFAULT_SESSION_IDLE_TIMEOUT + 60
"""After so long without a request the SDK has ended a session, for certain."""


@dataclass(slots=True)
class _Session:
    user_id: str | None
    requests: int = 0
    idle_since: float = 0.0

    @property
    def ended(self) -> bool:
        return not self.requests and time.monotonic() - self.idle_since > _ENDED_SECONDS


class Sessions:
    """The open sessions by their ids. A user is an id, or None for nobody."""

    def __init__(self) -> None:
        self._open: dict[str, _Session] = {}

    def has_room(self, user_id: str | None) -> bool:
        """Whether this user may open another one."""
        if self._count(user_id) >= MAX_OF_ONE or len(self._open) >= _MAX_REMEMBERED:
            self._open = {key: each for key, each in self._open.items() if not each.ended}
        return self._count(user_id) < MAX_OF_ONE

    def note(self, session: str, user_id: str | None) -> None:
        """This user has opened it."""
        self._open[session] = _Session(user_id, idle_since=time.monotonic())

    def forget(self, session: str) -> None:
        """It was ended."""
        self._open.pop(session, None)

    def may_use(self, session: str, user_id: str | None) -> bool:
        """Whether it is this user's, or nobody's yet and this user's from now on, or not known."""
        found = self._open.get(session)
        if found is None:
            return True
        if found.user_id is None:
            found.user_id = user_id
        return found.user_id == user_id

    @contextmanager
    def in_use(self, session: str) -> Iterator[None]:
        """While one of its requests is answered, it does not end by itself."""
        found = self._open.get(session)
        if found is None:
            yield
            return
        found.requests += 1
        try:
            yield
        finally:
            found.requests -= 1
            found.idle_since = time.monotonic()

    def _count(self, user_id: str | None) -> int:
        return sum(each.user_id == user_id for each in self._open.values())
