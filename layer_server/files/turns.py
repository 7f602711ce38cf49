"""One request at a time writes to an upload. A newcomer ends the one before it.

A client whose connection broke comes back before the server has noticed; the request that it left behind would
otherwise hold the file until some time-out.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import Future
from contextlib import asynccontextmanager

import anyio


class _Turn:
    def __init__(self) -> None:
        self.scope = anyio.CancelScope()
        self.over: Future[None] = Future()
        self._loop = asyncio.get_running_loop()

    def give_way(self) -> None:
        """End it, from any event loop; what it shields is finished first."""
        self._loop.call_soon_threadsafe(self.scope.cancel)


class Turns:
    """Whose turn it is, by file."""

    def __init__(self) -> None:
        self._now: dict[str, _Turn] = {}

    @asynccontextmanager
    async def take(self, file_id: str) -> AsyncIterator[anyio.CancelScope]:
        """Have the file to oneself: ``async with turns.take(file_id) as scope``.

        The body is cancelled when another request takes over; then ``scope.cancelled_caught`` is true afterwards.
        """
        mine = _Turn()
        while (before := self._now.setdefault(file_id, mine)) is not mine:
            before.give_way()
            await asyncio.shield(asyncio.wrap_future(before.over))
        try:
            with mine.scope:
                yield mine.scope
        finally:
            del self._now[file_id]
            mine.over.set_result(None)
