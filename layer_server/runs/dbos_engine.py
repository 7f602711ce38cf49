"""The run engine on DBOS: in this process, its tables beside ours in the same database.

On SQLite it is the whole engine. On PostgreSQL it is what a worker adds to ``DbosQueue``: it takes runs from there.

DBOS is one per process, so a second engine in a process is refused. It adopts the event loop on which it
is launched, so it gets one of its own, in a thread of its own: a caller's busy loop cannot freeze runs, and
no thread has to wait for a run (its threads are few, and runs need them for every write).
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any, Protocol

import sqlalchemy as sa
from anyio.from_thread import start_blocking_portal
from dbos import DBOS, DBOSClient, DBOSConfig, DBOSPortableJSONSerializer, SetWorkflowID, _serialization
from dbos import error as dbos_error

from layer_mcp.contract.errors import LayerError
from layer_server.db.database import Database
from layer_server.runs.engine import EngineStatus

APPLICATION = "layer"
WORKFLOW = "run_pipeline"
APPLICATION_VERSION = "engine-v1"
"""Changed only with the shape of the workflow: the engine never recovers runs of another version."""
MAX_THREADS = 24
RECOVERY_QUEUE = "layer-recovery"
RECOVERY_POLL_SECONDS = 0.05
RECOVERY_SECONDS = 5.0
"""A recovered run goes through a queue. The engine's internal one is polled every second; one of our own,
gone again after a few seconds, starts it at once and costs nothing later."""
FORGET_AT_ONCE = 500

ALIVE = {"PENDING", "ENQUEUED", "DELAYED"}
BROKEN = {"ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"}


class EngineInUse(LayerError):
    """This process has a run engine already."""

    code = "ENGINE_IN_USE"
    status = 409
    default_remedy = "Close the other server of this process first, or start one with `layer serve`."


class Steps(Protocol):
    """What the engine drives: see ``pipeline.Pipeline``."""

    async def generate(self, run_id: str) -> dict[str, Any]: ...

    def finish(self, run_id: str, result: dict[str, Any]) -> None: ...

    def fail(self, run_id: str, error: Exception) -> None: ...


_one_per_process = threading.Lock()


class DbosEngine:
    """A ``RunEngine``.

    Args:
        executor_id: unique per live process of one database.
        queue: take runs from this queue too.

    Raises:
        EngineInUse: when there is one in this process, ours or somebody else's.
    """

    def __init__(self, db: Database, steps: Steps, executor_id: str, queue: str | None = None) -> None:
        if not _one_per_process.acquire(blocking=False):
            raise EngineInUse("A server of ours runs in this process already, and there can be only one.")
        self._db = db
        self._recovering = False
        self._closing = threading.Event()
        self._entered = start_blocking_portal("asyncio", name="layer-engine")
        self._portal = self._entered.__enter__()
        try:
            self._run_pipeline = self._register(steps, executor_id)
            if queue is not None:
                DBOS.listen_queues([queue])
        except BaseException:
            self._entered.__exit__(None, None, None)
            _one_per_process.release()
            raise

    def _register(self, steps: Steps, executor_id: str) -> Callable[[str], Coroutine[Any, Any, None]]:
        config = DBOSConfig(
            name=APPLICATION,
            system_database_url=self._db.url,
            system_database_engine=self._db.engine,
            application_version=APPLICATION_VERSION,
            executor_id=executor_id,
            # The default is pickle: see ``_refuse_pickle``.
            serializer=DBOSPortableJSONSerializer(),
            # Without a limit, each asynchronous run leaves idle threads behind.
            max_executor_threads=MAX_THREADS,
            log_level="ERROR",
            run_migrations=True,
        )
        _refuse_pickle()
        DBOS(config=config)
        logging.getLogger("dbos").addFilter(_is_news)
        if DBOS.application_version != APPLICATION_VERSION:
            # It silently hands out an instance that somebody else made.
            raise EngineInUse("This process uses DBOS for something else, and there can be only one.")

        @DBOS.step(name="generate", preemptible=True)
        async def generate(run_id: str) -> dict[str, Any]:
            return await steps.generate(run_id)

        @DBOS.workflow(name=WORKFLOW)
        async def run_pipeline(run_id: str) -> None:
            try:
                result = await generate(run_id)
                await asyncio.to_thread(steps.finish, run_id, result)
            except dbos_error.DBOSException:
                raise
            except Exception as error:  # noqa: BLE001  any failure settles the run; the engine's part is done
                await asyncio.to_thread(steps.fail, run_id, error)

        return run_pipeline

    def launch(self) -> None:
        """Begin to work. Call ``reap`` before it."""
        self._portal.call(DBOS.launch)
        if self._recovering:
            threading.Thread(target=self._end_recovery, name="layer-recovery", daemon=True).start()

    atomic = False

    def enlist(self, connection: sa.Connection, run_id: str) -> None:
        """Nothing: this process is the only one, and starts the run itself as soon as its row is committed."""

    def start(self, run_id: str) -> None:
        self._portal.call(self._start, run_id)

    def cancel(self, run_id: str) -> None:
        _off_loop(lambda: DBOS.cancel_workflow(run_id))

    def statuses(self, run_ids: Sequence[str]) -> Mapping[str, EngineStatus]:
        if not run_ids:
            return {}
        found = DBOS.list_workflows(workflow_ids=list(run_ids), load_input=False, load_output=False)
        return {each.workflow_id: status_of(each.status) for each in found}

    def reap(self, run_ids: Sequence[str]) -> None:
        """Take over the runs that a dead process left unfinished; before ``launch``."""
        if not run_ids or not sa.inspect(self._db.engine).has_table("workflow_status"):
            return
        client = DBOSClient(
            system_database_engine=self._db.engine,
            serializer=DBOSPortableJSONSerializer(),
            application_name=APPLICATION,
        )
        try:
            left = client.list_workflows(
                workflow_ids=list(run_ids), status=sorted(ALIVE), load_input=False, load_output=False
            )
            if left:
                client.register_queue(RECOVERY_QUEUE, polling_interval_sec=RECOVERY_POLL_SECONDS)
                client.resume_workflows([each.workflow_id for each in left], queue_name=RECOVERY_QUEUE)
                self._recovering = True
        finally:
            client.destroy()

    def forget(self, finished_before: int) -> int:
        before = datetime.fromtimestamp(finished_before / 1e6, UTC).isoformat()
        old = DBOS.list_workflows(
            completed_before=before,
            status=["SUCCESS", *sorted(BROKEN)],
            load_input=False,
            load_output=False,
            limit=FORGET_AT_ONCE,
        )
        if old:
            DBOS.delete_workflows([each.workflow_id for each in old])
        return len(old)

    async def _start(self, run_id: str) -> None:
        with SetWorkflowID(run_id):
            await DBOS.start_workflow_async(self._run_pipeline, run_id)

    def _end_recovery(self) -> None:
        """Stop the fast polling once everything that was taken over is on its way."""
        while not self._closing.wait(RECOVERY_SECONDS):
            if not DBOS.list_workflows(
                queue_name=RECOVERY_QUEUE, status="ENQUEUED", load_input=False, load_output=False, limit=1
            ):
                DBOS.delete_queue(RECOVERY_QUEUE)
                return

    def close(self) -> None:
        """Stop working; unfinished runs go on in the next process."""
        self._closing.set()
        try:
            # First its loop: every run on it is interrupted and stays unfinished in the engine's tables.
            self._entered.__exit__(None, None, None)
            _off_loop(lambda: DBOS.destroy(destroy_registry=True))
        finally:
            _one_per_process.release()


def _refuse_pickle() -> None:
    """Rows of a file must not be able to run code: a row may say that it is pickled, whatever serializer is set."""
    _serialization.DefaultSerializer.deserialize = _refuse  # type: ignore[assignment,method-assign]  # for all of its instances


def _refuse(_serializer: object, _text: str) -> Any:
    raise ValueError("This row is pickled, and none of ours is; it is not read.")


def status_of(word: str) -> EngineStatus:
    """An engine's word for a workflow in ours."""
    if word in ALIVE:
        return EngineStatus.ALIVE
    return EngineStatus.BROKEN if word in BROKEN else EngineStatus.DONE


def _is_news(record: logging.LogRecord) -> bool:
    """False for the traceback that the engine writes for each run that was cancelled."""
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, dbos_error.DBOSAwaitedWorkflowCancelledError)


def _off_loop(function: Callable[[], None]) -> None:
    """Call it directly, unless this thread runs an event loop, where the engine refuses to be called."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        function()
        return
    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(function).result()
