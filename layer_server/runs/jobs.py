"""One job in a worker process: its progress is told while it runs, and every way it can end becomes data."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import anyio

from layer_server.runs import progress, worker
from layer_server.runs.pools import Pools
from layer_server.runs.progress import Progress

PROGRESS_INTERVAL_SECONDS = 0.1
"""How often a live job's progress is looked at."""
GRACE_SECONDS = 10.0
"""How long a job may take to stop by itself, where it is asked to."""
INTERNAL = "INTERNAL_SERVER_ERROR"
RUN_CANCELLED = "RUN_CANCELLED"
_REMEMBERED = 1000
"""Stopped runs whose late jobs are still refused; each has a moment, and then the engine stops it."""


@dataclass(frozen=True)
class _Live:
    job: worker.Job
    task: Future[Any]


class Jobs:
    """Runs jobs in the pools.

    Args:
        generators: import paths of what workers on the processor will need first.
        ended: called with a run that was stopped when the last of its jobs has ended; the engine has given it up by
            then.
    """

    def __init__(
        self, pools: Pools, generators: Sequence[str], ended: Callable[[str], None] = lambda _: None
    ) -> None:
        self._pools = pools
        self._generators = generators
        self._ended = ended
        self._lock = threading.Lock()
        self._live: dict[str, _Live] = {}
        self._stopped: dict[str, None] = {}

    async def do(self, key: str, job: worker.Job, tell: Callable[[Progress], None]) -> dict[str, Any]:
        """Do a job. Returns what ``worker.generate`` returns, errors included.

        Args:
            key: for ``stop``.
            tell: is called with every new progress.
        """
        task = self._pools.at(job.place).submit(key, worker.generate, job)
        with self._lock:
            self._live[key] = _Live(job, task)
            stopped = _run_of(key) in self._stopped
        task.add_done_callback(lambda _: self._forget(key, task))
        if stopped:
            # Stopped between its last look at the run and now.
            task.cancel()
        watching = asyncio.create_task(_watch(Path(job.staging), tell))
        waiting: asyncio.Future[dict[str, Any]] = asyncio.wrap_future(task)
        try:
            # The engine gives up a stopped run at once; a job that may end by itself must not be killed by that.
            result = await (waiting if job.place == "cpu" else asyncio.shield(waiting))
        except asyncio.CancelledError:
            current = asyncio.current_task()
            if current is not None and current.cancelling():
                # The server is closing, or whoever asked for the job has given it up.
                if _run_of(key) not in self._stopped:
                    task.cancel()
                raise
            if job.place == "cpu":
                self.warm()
            return error(RUN_CANCELLED, "The run was cancelled.")
        except worker.StaleWorker:
            return error(
                INTERNAL,
                "layer-nb was changed while its server was running. Run `layer server stop` and try again; the "
                "next call starts a fresh one.",
            )
        except anyio.BrokenWorkerProcess:
            if job.place == "cpu":
                self.warm()
            return error(
                INTERNAL,
                f"The process that ran {job.slug} died; perhaps the machine ran out of memory. {_then(job)}",
            )
        finally:
            watching.cancel()
        return result

    def stop(self, run_id: str) -> None:
        """End every job of this run, and let none begin.

        A job on the processor is killed. Others are asked to stop, and killed when they do not within
        ``GRACE_SECONDS``: another server has to be told, and weights stay loaded.
        """
        with self._lock:
            self._stopped[run_id] = None
            if len(self._stopped) > _REMEMBERED:
                del self._stopped[next(iter(self._stopped))]
            live = [each for key, each in self._live.items() if _run_of(key) == run_id]
        for each in live:
            if not (each.job.place != "cpu" and worker.ask_to_stop(Path(each.job.staging))):
                each.task.cancel()
                continue
            timer = threading.Timer(GRACE_SECONDS, each.task.cancel)
            timer.daemon = True
            timer.start()
            each.task.add_done_callback(lambda _, timer=timer: timer.cancel())  # type: ignore[misc]  # a default binds it now

    def warm(self) -> None:
        """Have workers ready that have the generators' code imported."""
        self._pools.at("cpu").warm(*dict.fromkeys(self._generators))

    def _forget(self, key: str, task: Future[Any]) -> None:
        with self._lock:
            if key in self._live and self._live[key].task is task:
                del self._live[key]
            run_id = _run_of(key)
            over = run_id in self._stopped and not any(_run_of(each) == run_id for each in self._live)
        if over:
            self._ended(run_id)


def error(code: str, message: str) -> dict[str, Any]:
    """A job's end that is no result, in the worker's own shape."""
    return {"error": {"code": code, "message": message, "detail": ""}}


def _then(job: worker.Job) -> str:
    """What to do after a job's process died."""
    if job.place == "remote":
        return "Its server may go on, and charge for it; it was not asked again. Look there before you try again."
    return "Try again with a smaller size or fewer in the batch."


def _run_of(key: str) -> str:
    """A step of a workflow is ``<run>/<position>``."""
    return key.partition("/")[0]


async def _watch(staging: Path, tell: Callable[[Progress], None]) -> None:
    known: Progress | None = None
    while True:
        now = progress.read(staging)
        if now is not None and now != known:
            known = now
            tell(now)
        await asyncio.sleep(PROGRESS_INTERVAL_SECONDS)
