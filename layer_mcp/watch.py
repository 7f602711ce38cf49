"""How a client learns that a run has changed: told by the embedded server, else by asking.

The embedded server answers a long poll within milliseconds of a change. Any other server is polled at the
interval that it names. A server that goes away in between is waited for: a run outlives its server.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Protocol

from layer_mcp.connect.rest import LocalRest
from layer_mcp.contract.errors import RateLimited, ServerUnavailable
from layer_mcp.contract.local import MAX_WAIT_SECONDS, Changes, RunSnapshot
from layer_mcp.contract.status import status_from_wire

PATIENCE_SECONDS = 120.0
"""How long a server may be away before a waiting client gives up; the run itself is not touched."""
SHORTEST_POLL_SECONDS = 0.25
LONGEST_POLL_SECONDS = 30.0
AWAY_PAUSE_SECONDS = 0.5


class Watcher(Protocol):
    """Follows one run."""

    def states(self, run_id: str) -> AsyncIterator[RunSnapshot]:
        """The run's states as they change, the present one first, until a final one."""


class LongPoll:
    """Follows runs of the embedded server."""

    def __init__(self, rest: LocalRest) -> None:
        self._rest = rest

    async def states(self, run_id: str) -> AsyncIterator[RunSnapshot]:
        cursor = 0
        patience = Patience(run_id)
        while True:
            try:
                found = await self._rest.get(
                    "/changes", Changes, after=cursor, wait=MAX_WAIT_SECONDS, run_id=run_id
                )
            except ServerUnavailable as error:
                await patience.wait(error)
                cursor = 0  # a new server counts anew
                continue
            patience.over()
            cursor = found.cursor
            for state in found.runs:
                if state.run_id == run_id:
                    yield state
                    if status_from_wire(state.status).final:
                        return


class Reader(Protocol):
    """Reads a run once."""

    async def read_run(self, run_id: str) -> tuple[RunSnapshot, float]:
        """Its state, and the seconds until it is worth asking again."""


class Polling:
    """Follows runs of a server that tells nothing by itself."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def states(self, run_id: str) -> AsyncIterator[RunSnapshot]:
        patience = Patience(run_id)
        while True:
            try:
                state, interval = await self._reader.read_run(run_id)
            except (ServerUnavailable, RateLimited) as error:
                await patience.wait(error, error.retry_after_seconds)
                continue
            patience.over()
            yield state
            if status_from_wire(state.status).final:
                return
            await asyncio.sleep(min(LONGEST_POLL_SECONDS, max(SHORTEST_POLL_SECONDS, interval)))


class Patience:
    """Waits for a server that is away, for a while."""

    def __init__(self, run_id: str) -> None:
        self._run_id = run_id
        self._since: float | None = None

    async def wait(self, error: ServerUnavailable | RateLimited, seconds: float | None = None) -> None:
        """Pause before the next try.

        Raises:
            ServerUnavailable: when the server has been away too long.
        """
        now = time.monotonic()
        self._since = self._since if self._since is not None else now
        if now - self._since > PATIENCE_SECONDS:
            raise ServerUnavailable(
                f"The server stopped answering while run {self._run_id} was live: {error.message}",
                remedy=f"The run is not lost: `layer run {self._run_id}` picks it up when the server is back.",
            ) from error
        await asyncio.sleep(min(seconds or AWAY_PAUSE_SECONDS, LONGEST_POLL_SECONDS))

    def over(self) -> None:
        self._since = None
