"""Changes of runs between the processes of one PostgreSQL database.

A trigger tells every committed change to all (``tables.CHANGES_POSTGRESQL``), so none can be forgotten between a
commit and its telling; progress, which is in no row, is told by the worker that makes it, a few times a second.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from layer_server.db import tables
from layer_server.db.database import Database
from layer_server.runs.progress import Progress
from layer_server.runs.watch import Watch

log = logging.getLogger(__name__)

PROGRESS_CHANNEL = "layer_progress"
TELL_SECONDS = 0.2
"""How often progress is told: in between, only the latest of each run is kept."""
_LISTEN_SECONDS = 0.5
_AGAIN_SECONDS = 1.0
_PROGRESS = sa.text(f"SELECT pg_notify('{PROGRESS_CHANNEL}', :told)")


class Relay:
    """Hears what other processes change, and tells them how far this one's runs are.

    Args:
        name: this process's, as its database connections have it.
        over: called with each run that another process has ended.
    """

    def __init__(self, db: Database, watch: Watch, name: str, over: Callable[[str], None]) -> None:
        self._db = db
        self._watch = watch
        self._name = name
        self._over = over
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._untold: dict[str, Progress] = {}
        self._threads = [
            threading.Thread(target=self._hear, name="layer-relay-hear", daemon=True),
            threading.Thread(target=self._tell, name="layer-relay-tell", daemon=True),
        ]
        self._listening = threading.Event()

    def begin(self) -> None:
        """Listen; returns once nothing can be missed any more, or after a few seconds without a connection."""
        self._watch.outward = self._note
        for thread in self._threads:
            thread.start()
        self._listening.wait(timeout=5)

    def close(self) -> None:
        self._watch.outward = None
        self._stop.set()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(timeout=5)

    def _note(self, run_id: str, progress: Progress) -> None:
        with self._lock:
            self._untold[run_id] = progress

    def _tell(self) -> None:
        while not self._stop.wait(TELL_SECONDS):
            with self._lock:
                untold, self._untold = self._untold, {}
            if not untold:
                continue
            told = [
                {"told": json.dumps([self._name, run_id, *_flat(progress)])}
                for run_id, progress in untold.items()
            ]
            try:
                with self._db.begin() as connection:
                    connection.execute(_PROGRESS, told)
            except sa.exc.SQLAlchemyError as error:
                # Progress is a courtesy; the next one is told again.
                log.warning("progress could not be told (%s)", type(error).__name__)

    def _hear(self) -> None:
        import psycopg

        lost = (psycopg.Error, sa.exc.SQLAlchemyError, OSError)
        while not self._stop.is_set():
            try:
                self._listen()
            except lost as error:
                log.warning("the connection that listens for changes was lost (%s)", type(error).__name__)
                self._stop.wait(_AGAIN_SECONDS)

    def _listen(self) -> None:
        pooled = self._db.engine.raw_connection()
        connection: Any = pooled.driver_connection
        # Not the pool's any more: it listens for as long as this process lives.
        pooled.detach()
        try:
            connection.rollback()
            connection.autocommit = True
            connection.execute(f"LISTEN {tables.CHANNEL}")
            connection.execute(f"LISTEN {PROGRESS_CHANNEL}")
            # What was told before, while nobody listened here, is found in the rows.
            self._watch.forget()
            self._listening.set()
            while not self._stop.is_set():
                for notice in connection.notifies(timeout=_LISTEN_SECONDS):
                    self._take(notice.channel, notice.payload)
        finally:
            connection.close()

    def _take(self, channel: str, payload: str) -> None:
        if channel == PROGRESS_CHANNEL:
            name, run_id, fraction, stage, steps = json.loads(payload)
            if name != self._name:
                self._watch.hear(run_id, Progress(fraction, stage, dict(steps)))
            return
        run_id, state, name = payload.split(" ", 2)
        if name == self._name:
            return
        if state != "active":
            self._over(run_id)
        self._watch.hear(run_id, over=state != "active")


def _flat(progress: Progress) -> tuple[float, str, list[tuple[int, float]]]:
    return progress.fraction, progress.stage, list(progress.steps.items())
