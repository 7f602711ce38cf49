"""What happens to one run: generate in a worker, keep the files, settle. Safe to begin again at any point."""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Mapping
from typing import Any

import anyio
import sqlalchemy as sa

from layer_server.catalog import prices
from layer_server.catalog.catalog import Catalog
from layer_server.db import tables
from layer_server.db.database import Database, now_us
from layer_server.files.names import file_name
from layer_server.files.staging import Staging
from layer_server.files.store import Store
from layer_server.files.views import moment
from layer_server.generators.card import ModelCard
from layer_server.runs import progress, worker
from layer_server.runs.cpu_pool import CpuPool
from layer_server.runs.settle import settle
from layer_server.runs.watch import Watch

log = logging.getLogger(__name__)

PROGRESS_INTERVAL_SECONDS = 0.1
"""How often a live run's progress is looked at."""
_FILE_IDS = uuid.UUID("a2f5f2de-2c0f-5f86-9d0b-1d3b6d0a6c43")
_INTERNAL = "INTERNAL_SERVER_ERROR"


class Pipeline:
    """Drives runs; the engine calls its three methods in their order."""

    def __init__(
        self, *, db: Database, store: Store, staging: Staging, catalog: Catalog, pool: CpuPool, watch: Watch
    ) -> None:
        self._db = db
        self._store = store
        self._staging = staging
        self._catalog = catalog
        self._pool = pool
        self._watch = watch

    async def generate(self, run_id: str) -> dict[str, Any]:
        """Run the model in a worker process. Returns what ``worker.generate`` returns."""
        row = await asyncio.to_thread(self._live_row, run_id)
        if row is None:
            return _error("RUN_CANCELLED", "The run was over before it began.")
        card = self._card(row.model_id)
        if card is None:
            return _error("MODEL_NOT_FOUND", f"The model {row.model_slug!r} is no longer offered.")
        task = self._pool.submit(run_id, worker.generate, self._job(row, card))
        watching = asyncio.create_task(self._watch_progress(run_id))
        try:
            result: dict[str, Any] = await asyncio.wrap_future(task)
        except asyncio.CancelledError:
            current = asyncio.current_task()
            if current is not None and current.cancelling():
                # The server is closing, or the engine saw the cancellation first.
                raise
            self.warm()
            return _error("RUN_CANCELLED", "The run was cancelled.")
        except worker.StaleWorker:
            return _error(
                _INTERNAL,
                "layer-nb was changed while its server was running. Run `layer server stop` and try again; the "
                "next call starts a fresh one.",
            )
        except anyio.BrokenWorkerProcess:
            self.warm()
            return _error(
                _INTERNAL,
                f"The process that ran {card.slug} died; perhaps the machine ran out of memory. Try again with a "
                "smaller size or fewer in the batch.",
            )
        finally:
            watching.cancel()
        return result

    def finish(self, run_id: str, result: dict[str, Any]) -> None:
        """Keep what was made and charge for it, or fail with what the worker said."""
        if "error" in result:
            self._fail(run_id, **result["error"])
            return
        row = self._live_row(run_id)
        if row is None:
            self._staging.discard(run_id)
            return
        outputs = result["outputs"]
        staging = self._staging.folder(run_id)
        files = [*outputs, *(part for output in outputs for part in output["parts"])]
        self._staging.note_stored(run_id, [file["sha256"] for file in files])
        for file in files:
            self._store.adopt(staging / file["staged"], file["sha256"])
        card = self._card(row.model_id)
        named = settle(
            self._db,
            self._watch,
            run_id,
            "succeeded",
            charge=prices.price(card, row.parameters, len(outputs)) if card else row.reserved,
            seconds=result["seconds"],
            assets=[_asset(row, index, output) for index, output in enumerate(outputs)],
            parts=[
                _part(row, index, position, part)
                for index, output in enumerate(outputs)
                for position, part in enumerate(output["parts"])
            ],
        )
        self._staging.discard(run_id, named=named)

    def fail(self, run_id: str, error: Exception) -> None:
        """Release the run's credits after a failure of ours."""
        log.error("run %s failed", run_id, exc_info=error)
        self._fail(
            run_id,
            _INTERNAL,
            f"The server could not finish this run ({type(error).__name__}). Run it again; the server's log has "
            "the details (`layer server logs`).",
        )

    def stop(self, run_id: str) -> None:
        """Kill the worker of a run that was settled already."""
        self._pool.cancel(run_id)

    def warm(self) -> None:
        """Have workers ready that have the generators' code imported."""
        self._pool.warm(*dict.fromkeys(card.generator for card in self._catalog.cards))

    def _fail(self, run_id: str, code: str, message: str, detail: str = "") -> None:
        if detail:
            log.error("run %s failed: %s\n%s", run_id, message, detail)
        settle(self._db, self._watch, run_id, "failed", error_code=code, error_message=message)
        self._staging.discard(run_id)

    def _live_row(self, run_id: str) -> sa.Row[Any] | None:
        run = tables.run
        with self._db.connect() as connection:
            return connection.execute(
                sa.select(run).where(run.c.id == run_id, run.c.state == "active")
            ).first()

    def _card(self, model_id: str) -> ModelCard | None:
        return next((card for card in self._catalog.cards if card.model_id == model_id), None)

    def _job(self, row: sa.Row[Any], card: ModelCard) -> worker.Job:
        return worker.Job(
            slug=card.slug,
            generator=card.generator,
            extra=card.extra,
            prompt=row.prompt,
            seed=row.seed,
            batch_size=row.batch_size,
            parameters=row.parameters,
            staging=str(self._staging.folder(row.id)),
        )

    async def _watch_progress(self, run_id: str) -> None:
        known: progress.Progress | None = None
        while True:
            now = progress.read(self._staging.folder(run_id))
            if now is not None and now != known:
                known = now
                self._watch.publish(run_id, now)
            await asyncio.sleep(PROGRESS_INTERVAL_SECONDS)


def _error(code: str, message: str) -> dict[str, Any]:
    return {"error": {"code": code, "message": message, "detail": ""}}


def _asset(row: sa.Row[Any], index: int, output: Mapping[str, Any]) -> dict[str, Any]:
    return _stored(row, index, output) | {
        "id": _file_id(row.id, index),
        "run_id": row.id,
        "workspace_id": row.workspace_id,
        "position": index,
        "kind": output["kind"],
        "seed": output["seed"],
        "has_alpha": output["has_alpha"],
        "attribution": output["attribution"],
        "metadata": output["metadata"],
        # Newest first shows a batch in its own order.
        "created_at": now_us() - index,
    }


def _part(row: sa.Row[Any], index: int, position: int, part: Mapping[str, Any]) -> dict[str, Any]:
    return _stored(row, index, part, part["role"]) | {
        "id": _file_id(row.id, index, part["role"], position),
        "asset_id": _file_id(row.id, index),
        "position": position,
        "role": part["role"],
    }


def _stored(row: sa.Row[Any], index: int, file: Mapping[str, Any], role: str | None = None) -> dict[str, Any]:
    return {
        "content_type": file["content_type"],
        "name": file_name(
            row.prompt,
            moment(row.created_at),
            file["content_type"],
            number=index + 1 if row.batch_size > 1 else None,
            role=role,
        ),
        "width": file["width"],
        "height": file["height"],
        "size_bytes": file["size_bytes"],
        "sha256": file["sha256"],
    }


def _file_id(run_id: str, *place: object) -> str:
    """The same file of the same run has the same id, however often it is made."""
    return str(uuid.uuid5(_FILE_IDS, "/".join(map(str, (run_id, *place)))))
