"""How a client learns that a run has changed: told by its server where that can tell, else by asking.

The embedded server answers a long poll within milliseconds of a change. A server of ours that is known by its URL
answers the tool that reads a run when the run is over, and tells how far it is meanwhile. Any other is asked at the
interval that it names. A server that goes away in between is waited for: a run outlives its server.
"""

from __future__ import annotations

import asyncio
import functools
import random
import time
from collections.abc import AsyncGenerator, Callable
from typing import Protocol

from layer_mcp.connect.rest import LocalRest
from layer_mcp.contract.errors import ClientClosed, LayerError, RateLimited, RunNotFound, ServerUnavailable
from layer_mcp.contract.local import MAX_WAIT_SECONDS, Changes, RunSnapshot
from layer_mcp.contract.status import status_from_wire
from layer_mcp.runs import awake

PATIENCE_SECONDS = 120.0
"""How long a server may be away before a waiting client gives up; the run itself is not touched."""
LONGEST_STEP_SECONDS = 90.0
"""What one try and the pause after it count for at most: more was the machine's sleep."""
SHORTEST_POLL_SECONDS = 0.25
LONGEST_POLL_SECONDS = 30.0
JITTER = 0.1
"""By which share an interval is stretched at most, so that runs that began together are not asked about together."""
AWAY_PAUSE_SECONDS = 0.5
MISSES = 3
"""How often in a row a server has to deny a run before it is believed: a replica may lag behind."""
SOON_SECONDS = 1.0
"""A read that was to wait, and is back so soon without an end, did not wait."""


class Watcher(Protocol):
    """Follows one run."""

    def states(self, run_id: str, *, only_end: bool = False) -> AsyncGenerator[RunSnapshot]:
        """The run's states as they change, the present one first, until a final one.

        Args:
            only_end: whether nobody looks at what is in between.
        """


class LongPoll:
    """Follows runs of the embedded server.

    Args:
        renew: called when the connection is most likely dead.
    """

    def __init__(self, rest: LocalRest, renew: Callable[[], None]) -> None:
        self._rest = rest
        self._renew = renew

    async def states(self, run_id: str, *, only_end: bool = False) -> AsyncGenerator[RunSnapshot]:
        ends = "true" if only_end else None
        cursor = 0
        patience = Patience(run_id)
        while True:
            try:
                found = await awake.answered(
                    self._rest.get(
                        "/changes", Changes, after=cursor, wait=MAX_WAIT_SECONDS, run_id=run_id, ends=ends
                    )
                )
            except awake.Woken:
                self._renew()
                continue
            except ClientClosed:
                raise
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
    """Reads a run."""

    async def follow_run(self, run_id: str, told: Callable[[RunSnapshot], None]) -> tuple[RunSnapshot, float]:
        """Its state, and the seconds until it is worth asking again; where the server can wait, answered when the
        run is over, with ``told`` what happens until then."""

    def renew(self) -> None:
        """The connection is most likely dead."""


class Asking:
    """Follows runs by asking: one question at a time for each."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def states(self, run_id: str, *, only_end: bool = False) -> AsyncGenerator[RunSnapshot]:  # noqa: ARG002  what is asked for anyway tells both
        patience = Patience(run_id)
        misses = 0
        while True:
            asked = time.monotonic()
            news: asyncio.Queue[RunSnapshot | None] = asyncio.Queue()
            answer = asyncio.ensure_future(awake.answered(self._reader.follow_run(run_id, news.put_nowait)))
            answer.add_done_callback(functools.partial(_end, news))
            try:
                while (told := await news.get()) is not None:
                    yield told
                state, interval = answer.result()
            except awake.Woken:
                self._reader.renew()
                continue
            except RunNotFound:
                misses += 1
                if misses == MISSES:
                    raise
                await awake.pause(AWAY_PAUSE_SECONDS)
                continue
            except LayerError as error:
                if not _passes(error):
                    raise
                await patience.wait(error, error.retry_after_seconds)
                continue
            finally:
                answer.cancel()
            patience.over()
            misses = 0
            yield state
            if status_from_wire(state.status).final:
                return
            if interval or time.monotonic() - asked < SOON_SECONDS:
                await awake.pause(spaced(interval))


def _end(news: asyncio.Queue[RunSnapshot | None], _: object) -> None:
    news.put_nowait(None)


def spaced(interval: float) -> float:
    """Seconds until the next question: never sooner than the server wants, within bounds."""
    wanted = min(LONGEST_POLL_SECONDS, max(SHORTEST_POLL_SECONDS, interval))
    return wanted * random.uniform(1.0, 1.0 + JITTER)  # noqa: S311  not a secret


def _passes(error: LayerError) -> bool:
    """Whether it may be over by the next try: the server is away or busy, or stumbled."""
    if isinstance(error, ClientClosed):
        return False
    return isinstance(error, ServerUnavailable | RateLimited) or type(error) is LayerError


class Patience:
    """Waits for a server that is away, for a while."""

    def __init__(self, run_id: str) -> None:
        self._run_id = run_id
        self._spent = 0.0
        self._at: float | None = None

    async def wait(self, error: LayerError, seconds: float | None = None) -> None:
        """Pause before the next try.

        Raises:
            ServerUnavailable: when the server has been away too long.
        """
        now = time.monotonic()
        if self._at is not None:
            self._spent += min(now - self._at, LONGEST_STEP_SECONDS)
        self._at = now
        if self._spent > PATIENCE_SECONDS:
            raise ServerUnavailable(
                f"The server stopped answering while run {self._run_id} was live: {error.message}",
                remedy=f"The run is not lost: `layer run {self._run_id} --wait` picks it up when the server is back.",
            ) from error
        await awake.pause(min(seconds or AWAY_PAUSE_SECONDS, LONGEST_POLL_SECONDS))

    def over(self) -> None:
        self._spent, self._at = 0.0, None
