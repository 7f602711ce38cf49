"""What to do about dead workers: their runs go back into the queue, for whoever is alive."""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping, Sequence
from typing import Protocol

from layer_server.db.database import Database
from layer_server.runs import attempts
from layer_server.runs.heartbeat import BEAT_SECONDS, Heartbeat
from layer_server.runs.watch import Watch

log = logging.getLogger(__name__)


class Queue(Protocol):
    """What a reaper asks of ``DbosQueue``."""

    def taken(self) -> Mapping[str, str]: ...

    def reap(self, run_ids: Sequence[str]) -> None: ...


class Reaper:
    """Beats for this process and, when no other process is at it, looks after the dead. A thread of its own."""

    def __init__(self, db: Database, queue: Queue, heartbeat: Heartbeat, watch: Watch) -> None:
        self._db = db
        self._queue = queue
        self._heartbeat = heartbeat
        self._watch = watch
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._loop, name="layer-reaper", daemon=True)

    def begin(self) -> None:
        """Say that this process is there, and from now on that it still is."""
        self._heartbeat.begin()
        self._thread.start()

    def reap(self) -> list[str]:
        """Look once. Returns the runs that were put back in the queue."""
        with self._db.alone("reaper", wait=False) as mine:
            if not mine:
                return []
            live, silent = self._heartbeat.live_and_silent()
            lost = {run_id: owner for run_id, owner in self._queue.taken().items() if owner not in live}
            # Who took leave is not among the silent: its runs are taken up without being counted.
            spent = attempts.count(
                self._db, self._watch, [run_id for run_id, owner in lost.items() if owner in silent]
            )
            back = [run_id for run_id in lost if run_id not in spent]
            if back:
                log.warning("%d runs of dead workers go to others", len(back))
            self._queue.reap(back)
            if silent:
                self._heartbeat.strike(silent)
            return back

    def close(self) -> None:
        """Stop, and take leave."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout=5)
        self._heartbeat.end()

    def _loop(self) -> None:
        while not self._stop.wait(BEAT_SECONDS):
            try:
                if not self._heartbeat.beat():
                    log.warning("this process was taken for dead: it was silent for too long")
                    self._heartbeat.begin()
                self.reap()
            except Exception:
                # A database that is away for a moment must not end the heartbeat for good.
                log.exception("the heartbeat failed")
