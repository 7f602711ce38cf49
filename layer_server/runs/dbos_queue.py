"""The run engine seen from any process of a shared database: runs are put in a queue, and workers take them from it.

No engine runs here: this is DBOS's client, which reads and writes its tables. An API process has nothing else; a
worker has a ``DbosEngine`` beside it that takes runs from the queue.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import sqlalchemy as sa
from dbos import DBOS, DBOSClient, DBOSPortableJSONSerializer

from layer_server.db.database import Database
from layer_server.runs.dbos_engine import (
    APPLICATION,
    APPLICATION_VERSION,
    BROKEN,
    FORGET_AT_ONCE,
    WORKFLOW,
    status_of,
)
from layer_server.runs.engine import EngineStatus

QUEUE = "layer-runs"
POLL_SECONDS = 0.1
"""How often a worker looks for new runs: nearly all of the delay that the queue adds."""


class DbosQueue:
    """A ``RunEngine`` on PostgreSQL.

    Args:
        at_once: runs that one worker takes at the same time.
    """

    atomic = True

    def __init__(self, db: Database, at_once: int) -> None:
        DBOS.migrate(db.url)
        self._client = DBOSClient(
            system_database_engine=db.engine,
            serializer=DBOSPortableJSONSerializer(),
            application_name=APPLICATION,
        )
        self._client.register_queue(QUEUE, polling_interval_sec=POLL_SECONDS, worker_concurrency=at_once)

    def enlist(self, connection: sa.Connection, run_id: str) -> None:
        self._client.enqueue_in_transaction(
            connection,
            {
                "workflow_name": WORKFLOW,
                "queue_name": QUEUE,
                "workflow_id": run_id,
                "app_version": APPLICATION_VERSION,
            },
            run_id,
        )

    def start(self, run_id: str) -> None:
        self._client.enqueue(
            {
                "workflow_name": WORKFLOW,
                "queue_name": QUEUE,
                "workflow_id": run_id,
                "app_version": APPLICATION_VERSION,
            },
            run_id,
        )

    def cancel(self, run_id: str) -> None:
        """Stop the run wherever it is: its worker asks every second, and is told at once by ``Relay``."""
        self._client.cancel_workflow(run_id)

    def statuses(self, run_ids: Sequence[str]) -> Mapping[str, EngineStatus]:
        if not run_ids:
            return {}
        found = self._client.list_workflows(workflow_ids=list(run_ids), load_input=False, load_output=False)
        return {each.workflow_id: status_of(each.status) for each in found}

    def taken(self) -> Mapping[str, str]:
        """The runs that workers have taken from the queue and not finished, with the executors that took them."""
        found = self._client.list_workflows(
            name=WORKFLOW, status="PENDING", load_input=False, load_output=False
        )
        return {each.workflow_id: each.executor_id or "" for each in found}

    def reap(self, run_ids: Sequence[str]) -> None:
        """Put runs that a dead worker had taken back in the queue; what is finished of them is not done again."""
        if run_ids:
            self._client.resume_workflows(list(run_ids), queue_name=QUEUE)

    def forget(self, finished_before: int) -> int:
        before = datetime.fromtimestamp(finished_before / 1e6, UTC).isoformat()
        old = self._client.list_workflows(
            completed_before=before,
            status=["SUCCESS", *sorted(BROKEN)],
            load_input=False,
            load_output=False,
            limit=FORGET_AT_ONCE,
        )
        if old:
            self._client.delete_workflows([each.workflow_id for each in old])
        return len(old)

    def close(self) -> None:
        self._client.destroy()
