"""A server that is away while a map has more to send: it is waited for, as long as nothing has left."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from layer_mcp.contract.errors import ClientClosed, ServerUnavailable
from layer_mcp.runs import awake

if TYPE_CHECKING:
    from layer_mcp.library.journal import Journal

PATIENCE_SECONDS = 60.0
"""How long a server may be away before a map starts no more."""
FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 5.0


class Absence:
    """How long the server of a map has been away.

    Args:
        journal: has a row of every submit before it leaves.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._since: float | None = None
        self._pause = FIRST_PAUSE_SECONDS

    async def bears(self, error: ServerUnavailable, key: str) -> bool:
        """Pause before a submit is tried again; False where it may have left, or the server is away for too long."""
        if isinstance(error, ClientClosed) or await asyncio.to_thread(self._journal.entry, key) is not None:
            return False
        now = time.monotonic()
        self._since = self._since or now
        if now - self._since > PATIENCE_SECONDS:
            return False
        await awake.pause(self._pause)
        self._pause = min(LONGEST_PAUSE_SECONDS, self._pause * 2)
        return True

    def over(self) -> None:
        """The server has answered."""
        self._since, self._pause = None, FIRST_PAUSE_SECONDS
