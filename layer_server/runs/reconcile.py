"""Run rows against the engine: what a crash left between the two is put right, at the start and from then on.

row live,  engine never heard of it   → started (it died between the row's commit and the engine's start)
row live,  engine ended it or gave up → failed, credits released
row over,  engine still at it         → cancelled in the engine
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence

import sqlalchemy as sa

from layer_server.db import tables
from layer_server.db.database import Database, now_us
from layer_server.files.staging import Staging
from layer_server.files.store import Store
from layer_server.runs import attempts
from layer_server.runs.engine import EngineStatus, RunEngine
from layer_server.runs.settle import settle
from layer_server.runs.watch import Watch

log = logging.getLogger(__name__)

START_GRACE_US = 30_000_000
"""A younger live run may be about to be started by the call that made it."""
FORGET_AFTER_US = 24 * 3600 * 1_000_000
"""How long the engine's own rows of finished runs are kept."""
_FORGET_EVERY_SECONDS = 3600.0
_SETTLE_GRACE_US = 2_000_000
"""Between a run's settlement and the engine's own last write lie a few milliseconds."""
_LOOK_BACK_US = 3600 * 1_000_000
"""Runs that ended earlier are not looked for in the engine."""


class Reconciler:
    """Keeps rows and engine in step.

    Args:
        every_seconds: between two comparisons.
    """

    def __init__(
        self,
        *,
        db: Database,
        engine: RunEngine,
        store: Store,
        staging: Staging,
        watch: Watch,
        every_seconds: float,
    ) -> None:
        self._db = db
        self._engine = engine
        self._store = store
        self._staging = staging
        self._watch = watch
        self._every_seconds = every_seconds
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._loop, name="layer-reconcile", daemon=True)

    def take_over(self) -> None:
        """Make ready what the last process left; before the engine is launched."""
        if self._db.shared:
            # Other processes are at work. What this one's last life had begun has gone to them: see ``Reaper``.
            self._staging.sweep(keep=())
            return
        live = self._live()
        self._sweep(live)
        for run_id in attempts.count(self._db, self._watch, self._tried(live), self._begun):
            self._staging.discard(run_id)
        self._engine.reap(self._live())

    def excuse(self) -> None:
        """Take back what the next start will count: this process ends because it was told to."""
        if not self._db.shared:
            attempts.excuse(self._db, self._tried(self._live()), self._begun)

    def begin(self) -> None:
        """Compare now and from now on. A data folder is ours alone, so there the first time needs no grace."""
        self.reconcile(START_GRACE_US if self._db.shared else 0)
        self._thread.start()

    def reconcile(self, grace_us: int = START_GRACE_US) -> None:
        """Compare once, unless another process is at it."""
        with self._db.alone("reconciler", wait=False) as mine:
            if mine:
                self._compare(grace_us)

    def _compare(self, grace_us: int) -> None:
        run = tables.run
        now = now_us()
        with self._db.connect() as connection:
            live = connection.execute(
                sa.select(run.c.id, run.c.created_at).where(run.c.state == "active")
            ).all()
            over = list(
                connection.execute(
                    sa.select(run.c.id).where(
                        run.c.finished_at.between(now - _LOOK_BACK_US, now - min(grace_us, _SETTLE_GRACE_US))
                    )
                ).scalars()
            )
        known = self._engine.statuses([row.id for row in live] + over)
        for row in live:
            status = known.get(row.id)
            if status is None and now - row.created_at >= grace_us:
                log.warning("run %s was never started; starting it", row.id)
                self._engine.start(row.id)
            elif status in {EngineStatus.BROKEN, EngineStatus.DONE}:
                self._give_up(row.id)
        for run_id in over:
            if known.get(run_id) is EngineStatus.ALIVE:
                self._engine.cancel(run_id)

    def close(self) -> None:
        """Stop comparing."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout=5)

    def _loop(self) -> None:
        forgotten = 0.0
        while not self._stop.wait(self._every_seconds):
            try:
                self.reconcile()
                if time.monotonic() - forgotten > _FORGET_EVERY_SECONDS:
                    self._engine.forget(now_us() - FORGET_AFTER_US)
                    forgotten = time.monotonic()
            except Exception:
                # One failed comparison must not end all later ones.
                log.exception("comparing runs with the engine failed")

    def _give_up(self, run_id: str) -> None:
        if settle(
            self._db,
            self._watch,
            run_id,
            "failed",
            error_code="INTERNAL_SERVER_ERROR",
            error_message="The server could not finish this run. Run it again.",
        ):
            self._staging.discard(run_id)

    def _live(self) -> list[str]:
        run = tables.run
        with self._db.connect() as connection:
            return list(connection.execute(sa.select(run.c.id).where(run.c.state == "active")).scalars())

    def _tried(self, run_ids: Sequence[str]) -> list[str]:
        """Those that a worker has begun."""
        return [run_id for run_id in run_ids if self._staging.folder(run_id).exists()]

    def _begun(self, run_id: str, position: int) -> bool:
        return self._staging.folder(f"{run_id}/{position}").exists()

    def _sweep(self, live: Sequence[str]) -> None:
        """Remove what runs left that are over: staging folders, and files in the store that no row names.

        A run that is cancelled, or dies, between storing its files and writing their rows leaves such files.
        """
        left = self._staging.sweep(keep=set(live))
        if self._store.shared:
            # Another process may be about to name the same content.
            return
        for run_id in live:
            left -= self._staging.stored_by(run_id)
        if left:
            with self._db.connect() as connection:
                for table in (tables.asset, tables.part, tables.upload):
                    named = sa.select(table.c.sha256).where(table.c.sha256.in_(left))
                    left -= set(connection.execute(named).scalars())
        self._store.remove(left)
