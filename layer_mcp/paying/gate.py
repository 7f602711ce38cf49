"""How many runs may be live at once, on this side of the wire: a server refuses the sixth of a user in a workspace.

One gate for all clients of this process, by server and workspace. It counts the runs that were started here and are
not over. Other programs' runs count on the server too: when it refuses in spite of a free slot here, the gate closes
until one of ours ends, or for as long as the server says, else a little longer each time.

Everything here happens on the I/O loop.
"""

from __future__ import annotations

import asyncio
import os
import random
import time
from typing import TYPE_CHECKING

from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.limits import MAX_LIVE_RUNS

if TYPE_CHECKING:
    from layer_mcp.runs.port import RunKeeper
    from layer_mcp.runs.run import Run

FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 20.0
_JITTER = 0.25
"""Several processes that were refused together do not come back together."""


class Gate:
    """The slots of one user in one workspace.

    Attributes:
        limit: how many runs may be live.
    """

    def __init__(self, limit: int = MAX_LIVE_RUNS) -> None:
        self.limit = limit
        self._turn = asyncio.Lock()
        self._changed = asyncio.Event()
        self._live: dict[str, Run] = {}
        self._coming = 0
        self._watchers: dict[str, asyncio.Task[None]] = {}
        self._refusals = 0
        self._closed_until = 0.0

    @property
    def taken(self) -> int:
        """Slots of runs that are live, and of submits that are under way."""
        return len(self._live) + self._coming

    async def enter(self) -> None:
        """Wait for a slot and take it; first come, first served."""
        async with self._turn:
            while self.taken >= self.limit or self._seconds_closed() > 0:
                await self._change()
            self._coming += 1

    def enter_now(self) -> None:
        """Take a slot whether there is one or not: the server decides."""
        self._coming += 1

    def started(self, run: Run) -> None:
        """What entered is a run; its slot is free when the run is over."""
        self._coming -= 1
        self._refusals = 0
        self.holds(run)

    def holds(self, run: Run) -> None:
        """A run that was started earlier has a slot too."""
        if not run.done:
            self._live[run.id] = run
            run._tell_when_over(self._over)
        self._changed.set()  # whoever waits for a slot has one more run to watch

    def leave(self) -> None:
        """What entered came to nothing."""
        self._coming -= 1
        self._changed.set()

    def refused(self, retry_after: float | None) -> None:
        """The server has no slot for what entered: others hold them. Stay away for a while."""
        self._coming -= 1
        growing = min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2**self._refusals)
        self._refusals += 1
        pause = (retry_after or growing) * random.uniform(1 - _JITTER, 1 + _JITTER)  # noqa: S311  no secret
        self._closed_until = max(self._closed_until, time.monotonic() + min(pause, LONGEST_PAUSE_SECONDS))
        self._changed.set()

    def forget(self, keeper: RunKeeper) -> None:
        """A client was closed, so nobody will hear of its runs' ends: from here on the server counts them."""
        for run in [run for run in self._live.values() if run._keeper is keeper]:
            self._over(run)

    def _over(self, run: Run) -> None:
        self._live.pop(run.id, None)
        self._closed_until = 0.0
        self._changed.set()

    def _seconds_closed(self) -> float:
        return self._closed_until - time.monotonic()

    async def _change(self) -> None:
        """Wait until a slot may have come free. Runs that nobody waits for are watched for it."""
        for run in self._live.values():
            if run.id not in self._watchers:
                watcher = asyncio.get_running_loop().create_task(self._watch(run))
                self._watchers[run.id] = watcher
        self._changed.clear()
        closed = self._seconds_closed()
        try:
            async with asyncio.timeout(closed if closed > 0 else None):
                await self._changed.wait()
        except TimeoutError:
            return

    async def _watch(self, run: Run) -> None:
        try:
            await run._finish(None)
        except LayerError:
            self._over(run)  # its server is away: from here on the server counts it
        finally:
            del self._watchers[run.id]


_gates: dict[tuple[str, str], Gate] = {}


def gate_of(target_key: str, workspace_id: str) -> Gate:
    """The gate of a workspace on a server; the same one for all clients of this process."""
    return _gates.setdefault((target_key, workspace_id), Gate())


def forget_runs_of(keeper: RunKeeper) -> None:
    """Free the slots of a client that was closed. On the I/O loop."""
    for gate in _gates.values():
        gate.forget(keeper)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_gates.clear)  # the child's loop is another, and the runs its parent's
