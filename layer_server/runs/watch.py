"""Who waits for changes of runs, and who has changed.

Every change gets the next number of one sequence, after its commit, so a reader who is told a number finds
the row changed. The numbers are milliseconds of the clock, each higher than the one before, hence above all
numbers of an earlier process: a cursor from before a restart stays good, its changes are then found by the
version that rows store. Progress lives here only; it is not worth a disk write. What other processes change is
heard through ``Relay``.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from layer_server.runs.progress import Progress

_REMEMBERED = 10_000
"""Runs whose latest change is kept in memory."""


@dataclass(eq=False)
class Waiter:
    """One reader: its loop, and the event that is set there when it is told of a change."""

    loop: asyncio.AbstractEventLoop
    run_id: str | None
    told: asyncio.Event = field(default_factory=asyncio.Event)


class Watch:
    """Changes of runs, for readers on any event loop and writers on any thread.

    Attributes:
        outward: told of the progress of this process's runs, for other processes; None where there are none.
    """

    outward: Callable[[str, Progress], None] | None = None

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = self._floor = _clock()
        self._latest: OrderedDict[str, int] = OrderedDict()
        self._progress: dict[str, Progress] = {}
        self._waiters: set[Waiter] = set()
        self._closed = False

    @property
    def closed(self) -> bool:
        """Whether nobody is to wait any more."""
        return self._closed

    @property
    def floor(self) -> int:
        """Changes after this number are all remembered here."""
        return self._floor

    @property
    def last(self) -> int:
        """The number of the latest change."""
        return self._last

    def next_version(self) -> int:
        """A number for a row that is about to be written; its readers are told by ``publish``."""
        with self._lock:
            return self._next()

    def publish(self, run_id: str, progress: Progress | None = None) -> None:
        """Tell that a run has changed. Call it after the commit.

        Args:
            progress: of a run that is running; ``None`` leaves what was known.
        """
        if progress is not None and self.outward is not None:
            self.outward(run_id, progress)
        self._note(run_id, progress)

    def hear(self, run_id: str, progress: Progress | None = None, *, over: bool = False) -> None:
        """Take what another process told of one of its runs."""
        if over:
            with self._lock:
                self._progress.pop(run_id, None)
        self._note(run_id, progress)

    def forget(self) -> None:
        """Send every reader to the rows: changes may have been missed here."""
        with self._lock:
            self._latest.clear()
            self._floor = self._next()
            waiting = list(self._waiters)
        self._wake(waiting)

    def _next(self) -> int:
        self._last = max(self._last + 1, _clock())
        return self._last

    def _note(self, run_id: str, progress: Progress | None) -> None:
        with self._lock:
            self._latest[run_id] = self._next()
            self._latest.move_to_end(run_id)
            if progress is not None:
                self._progress[run_id] = progress
            while len(self._latest) > _REMEMBERED:
                oldest, self._floor = self._latest.popitem(last=False)
                self._progress.pop(oldest, None)
            told = [waiter for waiter in self._waiters if waiter.run_id in {None, run_id}]
        self._wake(told)

    def close(self) -> None:
        """Wake every reader; the server is going down."""
        with self._lock:
            self._closed = True
            waiting = list(self._waiters)
        self._wake(waiting)

    def _wake(self, waiters: Sequence[Waiter]) -> None:
        for waiter in waiters:
            try:
                waiter.loop.call_soon_threadsafe(waiter.told.set)
            except RuntimeError:
                # The waiter's loop is closed; nobody waits there any more.
                with self._lock:
                    self._waiters.discard(waiter)

    def finished(self, run_id: str) -> None:
        """Tell that a run is over."""
        with self._lock:
            self._progress.pop(run_id, None)
        self.publish(run_id)

    def progress(self, run_id: str) -> Progress | None:
        """How far a live run is; ``None`` while it waits for its turn."""
        return self._progress.get(run_id)

    def version(self, run_id: str) -> int:
        """The number of the run's latest change in this process, or 0."""
        return self._latest.get(run_id, 0)

    def changed_since(self, after: int) -> tuple[int, list[tuple[int, str]]]:
        """The latest number, and the changes after ``after`` with their runs, the first change first."""
        with self._lock:
            changed = []
            for run_id in reversed(self._latest):
                version = self._latest[run_id]
                if version <= after:
                    break
                changed.append((version, run_id))
            return self._last, changed[::-1]

    def subscribe(self, run_id: str | None = None) -> Waiter:
        """Register the running task as a reader; it must ``unsubscribe``."""
        waiter = Waiter(asyncio.get_running_loop(), run_id)
        with self._lock:
            self._waiters.add(waiter)
        return waiter

    def unsubscribe(self, waiter: Waiter) -> None:
        with self._lock:
            self._waiters.discard(waiter)


def _clock() -> int:
    return time.time_ns() // 1_000_000
