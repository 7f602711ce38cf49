"""One job in a worker process: its progress is told while it runs, and every way it can end becomes data."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import anyio

from layer_server.runs import progress, worker
from layer_server.runs.cpu_pool import CpuPool
from layer_server.runs.progress import Progress

PROGRESS_INTERVAL_SECONDS = 0.1
"""How often a live job's progress is looked at."""
INTERNAL = "INTERNAL_SERVER_ERROR"
RUN_CANCELLED = "RUN_CANCELLED"
_REMEMBERED = 1000
"""Stopped runs whose late jobs are still refused; each has a moment, and then the engine stops it."""


class Jobs:
    """Runs jobs in the pool.

    Args:
        generators: import paths of what workers will need first.
    """

    def __init__(self, pool: CpuPool, generators: Sequence[str]) -> None:
        self._pool = pool
        self._generators = generators
        self._lock = threading.Lock()
        self._stopped: dict[str, None] = {}

    async def do(self, key: str, job: worker.Job, tell: Callable[[Progress], None]) -> dict[str, Any]:
        """Do a job. Returns what ``worker.generate`` returns, errors included.

        Args:
            key: for ``stop``.
            tell: is called with every new progress.
        """
        task = self._pool.submit(key, worker.generate, job)
        if key.partition("/")[0] in self._stopped:
            # Stopped between its last look at the run and now.
            task.cancel()
        watching = asyncio.create_task(_watch(Path(job.staging), tell))
        try:
            result: dict[str, Any] = await asyncio.wrap_future(task)
        except asyncio.CancelledError:
            current = asyncio.current_task()
            if current is not None and current.cancelling():
                # The server is closing, or whoever asked for the job has given it up.
                raise
            self.warm()
            return error(RUN_CANCELLED, "The run was cancelled.")
        except worker.StaleWorker:
            return error(
                INTERNAL,
                "layer-nb was changed while its server was running. Run `layer server stop` and try again; the "
                "next call starts a fresh one.",
            )
        except anyio.BrokenWorkerProcess:
            self.warm()
            return error(
                INTERNAL,
                f"The process that ran {job.slug} died; perhaps the machine ran out of memory. Try again with a "
                "smaller size or fewer in the batch.",
            )
        finally:
            watching.cancel()
        return result

    def stop(self, run_id: str) -> None:
        """Kill every worker that works for this run, and let none begin."""
        with self._lock:
            self._stopped[run_id] = None
            if len(self._stopped) > _REMEMBERED:
                del self._stopped[next(iter(self._stopped))]
        self._pool.cancel(run_id)

    def warm(self) -> None:
        """Have workers ready that have the generators' code imported."""
        self._pool.warm(*dict.fromkeys(self._generators))


def error(code: str, message: str) -> dict[str, Any]:
    """A job's end that is no result, in the worker's own shape."""
    return {"error": {"code": code, "message": message, "detail": ""}}


async def _watch(staging: Path, tell: Callable[[Progress], None]) -> None:
    known: Progress | None = None
    while True:
        now = progress.read(staging)
        if now is not None and now != known:
            known = now
            tell(now)
        await asyncio.sleep(PROGRESS_INTERVAL_SECONDS)
