"""Generation in processes of its own: off every event loop, killable, and a crash is one run's affair.

``anyio.to_process`` inside one portal thread with its own event loop: there its workers live as long as
the pool, whichever loop asks (on a foreign loop the first finished task would end them all).
"""

from __future__ import annotations

import functools
import math
import os
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import anyio
import anyio.to_process
from anyio.from_thread import start_blocking_portal

from layer_server.runs import worker


class CpuPool:
    """At most so many tasks at once, each in a worker process; more wait for their turn.

    Args:
        workers: how many processes.
        build_id: of the code that this server runs; a worker that finds other code refuses to work.
    """

    def __init__(self, workers: int, build_id: str) -> None:
        self.workers = workers
        self._build_id = build_id
        self._entered = start_blocking_portal("asyncio")
        self._portal = self._entered.__enter__()
        self._limiter = self._portal.call(functools.partial(anyio.CapacityLimiter, workers))
        self._unlimited = self._portal.call(functools.partial(anyio.CapacityLimiter, math.inf))
        self._lock = threading.Lock()
        self._tasks: dict[str, Future[Any]] = {}

    def submit(self, key: str, function: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Run ``function`` in a worker; ``key`` is what ``cancel`` takes.

        The future raises ``anyio.BrokenWorkerProcess`` when the process died.
        """
        task = self._portal.start_task_soon(self._run, function, arguments)
        with self._lock:
            self._tasks[key] = task
        task.add_done_callback(lambda _: self._forget(key, task))
        return task

    def cancel(self, key: str) -> bool:
        """Kill the workers that run this task and those below it (``key/…``), or take them out of the line.

        Returns:
            Whether there was one.
        """
        with self._lock:
            tasks = [task for each, task in self._tasks.items() if each == key or each.startswith(f"{key}/")]
        cancelled = [task.cancel() for task in tasks]
        return any(cancelled)

    def warm(self, *generators: str) -> None:
        """Have workers up, with these generators' code imported, before somebody waits for them."""
        for number in range(self.workers):
            self.submit(f"warm-{number}", worker.warm, generators)

    def close(self) -> None:
        """Kill every worker."""
        with self._lock:
            tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        self._entered.__exit__(None, None, None)

    async def _run(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        async with self._limiter:
            # A process that is given up while it starts would be left behind: neither killed nor used again.
            with anyio.CancelScope(shield=True):
                await anyio.to_process.run_sync(os.getpid, limiter=self._unlimited)
            return await anyio.to_process.run_sync(
                worker.enter,
                os.getpid(),
                self._build_id,
                function,
                arguments,
                cancellable=True,
                limiter=self._unlimited,
            )

    def _forget(self, key: str, task: Future[Any]) -> None:
        with self._lock:
            if self._tasks.get(key) is task:
                del self._tasks[key]
