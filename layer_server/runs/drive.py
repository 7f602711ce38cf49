"""What makes runs move in this process: the engine, and those who look after it.

On SQLite one process does everything. On PostgreSQL each does its part (``Settings.role``): all put runs in the
queue and look after the dead; workers take runs from it.
"""

from __future__ import annotations

from contextlib import ExitStack

from layer_server.db.database import Database
from layer_server.files.staging import Staging
from layer_server.files.store import Store
from layer_server.runs.dbos_engine import DbosEngine
from layer_server.runs.engine import RunEngine
from layer_server.runs.heartbeat import Heartbeat
from layer_server.runs.pipeline import Pipeline
from layer_server.runs.reap import Reaper
from layer_server.runs.reconcile import Reconciler
from layer_server.runs.relay import Relay
from layer_server.runs.watch import Watch
from layer_server.settings import Settings

_AHEAD = 1
"""Runs that a worker takes beyond those that it can make at once: the next one does not wait for the queue."""


class Drive:
    """The engine of this process.

    Attributes:
        engine: to start and to cancel runs with.
        reconciler: keeps the engine and our rows in step.

    Raises:
        EngineInUse: when this process has an engine already.
    """

    engine: RunEngine

    def __init__(
        self,
        settings: Settings,
        *,
        db: Database,
        store: Store,
        staging: Staging,
        pipeline: Pipeline,
        watch: Watch,
    ) -> None:
        self._here: DbosEngine | None = None
        self._reaper: Reaper | None = None
        self._relay: Relay | None = None
        self._closing = ExitStack()
        with ExitStack() as opened:
            if db.shared:
                from layer_server.runs.dbos_queue import QUEUE, DbosQueue

                queue = DbosQueue(db, settings.workers + _AHEAD)
                opened.callback(queue.close)
                self.engine = queue
                self._reaper = Reaper(db, queue, Heartbeat(db, db.name, settings.role), watch)
                self._relay = Relay(db, watch, db.name, pipeline.stop)
                if settings.role != "api":
                    self._here = DbosEngine(db, pipeline, db.name, QUEUE)
                    opened.callback(self._here.close)
            else:
                self.engine = self._here = DbosEngine(db, pipeline, db.name)
                opened.callback(self._here.close)
            self.reconciler = Reconciler(
                db=db,
                engine=self.engine,
                store=store,
                staging=staging,
                watch=watch,
                every_seconds=settings.reconcile_seconds,
            )
            self._closing = opened.pop_all()

    def begin(self) -> None:
        """Take up what is unfinished, and begin."""
        self.reconciler.take_over()
        if self._relay is not None:
            self._relay.begin()
            self._closing.callback(self._relay.close)
        if self._reaper is not None:
            self._reaper.begin()
        if self._here is not None:
            self._here.launch()
        self.reconciler.begin()

    def close(self) -> None:
        """Stop; unfinished runs go on in the next process, or in another."""
        self.reconciler.close()
        self._closing.close()
        # Last: what this process had taken may be begun elsewhere from here on.
        if self._reaper is not None:
            self._reaper.close()
