"""The one background event loop of a process, and how blocking and async code use it.

All I/O of the client happens on one daemon thread with one event loop. Blocking callers wait for a future;
callers in another event loop (a notebook cell, an agent) wait in ticks, because a kernel's interrupt reaches
an idle loop only when it wakes. The thread is started by the first use, and again after a fork.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import os
import threading
import time
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

TICK_SECONDS = 0.1
"""How often a foreign event loop wakes while it waits, so that an interrupt can arrive."""


class IoLoop:
    """An event loop on a daemon thread."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="layer-io", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        # Not run_forever(): anyio keeps worker threads with the task that the loop runs until complete, and
        # without one it starts a thread for every call of a server in this process.
        self.loop.run_until_complete(self.loop.create_task(asyncio.Event().wait()))

    @property
    def is_current_thread(self) -> bool:
        return threading.current_thread() is self._thread

    def submit(self, work: Coroutine[Any, Any, T]) -> concurrent.futures.Future[T]:
        """Start a coroutine on the loop; the future may be waited for from any thread."""
        return asyncio.run_coroutine_threadsafe(work, self.loop)


_current: IoLoop | None = None
_guard = threading.Lock()


def io_loop() -> IoLoop:
    """The process's loop, started if it is not running yet."""
    global _current  # noqa: PLW0603  one loop per process is the point
    with _guard:
        if _current is None:
            _current = IoLoop()
        return _current


def _forget_after_fork() -> None:
    """A forked child has no such thread: the next use starts one."""
    global _current, _guard  # noqa: PLW0603  as above
    _guard = threading.Lock()
    _current = None


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_after_fork)


def run_blocking(work: Coroutine[Any, Any, T], timeout: float | None = None) -> T:
    """Run a coroutine on the loop and wait for it.

    An interrupt cancels the coroutine and is raised here.

    Raises:
        TimeoutError: after ``timeout`` seconds; the coroutine is cancelled.
        RuntimeError: when called on the loop's own thread, where waiting would never end.
    """
    portal = io_loop()
    if portal.is_current_thread:
        work.close()
        raise RuntimeError(
            "a blocking Layer call was made on Layer's own I/O thread; use AsyncLayer in async callbacks"
        )
    future = portal.submit(work)
    try:
        if os.name == "nt":
            _tick_until_done(future, timeout)
        return future.result(timeout)
    except TimeoutError:
        if future.done():
            raise  # the coroutine's own
        future.cancel()
        raise TimeoutError(f"no answer within {timeout:g} s") from None
    except BaseException:
        future.cancel()  # an interrupt; of a coroutine that has ended, nothing is left to cancel
        raise


def _tick_until_done(future: concurrent.futures.Future[Any], timeout: float | None) -> None:
    """On Windows a wait without end does not hear Ctrl-C: wake now and then."""
    end = None if timeout is None else time.monotonic() + timeout
    while not future.done() and (end is None or time.monotonic() < end):
        concurrent.futures.wait({future}, TICK_SECONDS)


async def run_from_any_loop(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine on the loop and await it from whichever event loop is running.

    Cancelling the caller cancels the coroutine.
    """
    portal = io_loop()
    if asyncio.get_running_loop() is portal.loop:
        return await work
    future = portal.submit(work)
    waiter = asyncio.wrap_future(future)
    try:
        while not waiter.done():
            await asyncio.wait({waiter}, timeout=TICK_SECONDS)
    except asyncio.CancelledError:
        future.cancel()
        raise
    return waiter.result()
