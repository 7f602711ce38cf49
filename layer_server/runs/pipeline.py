"""What happens to one run: generate in a worker, keep the files, settle. Safe to begin again at any point."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from layer_mcp.contract.errors import LayerError
from layer_server.accounts.principal import Principal
from layer_server.catalog import prices
from layer_server.catalog.catalog import Catalog
from layer_server.db import tables
from layer_server.db.database import Database
from layer_server.files.library import Library
from layer_server.files.staging import Staging
from layer_server.files.store import Store
from layer_server.generators.card import InputFile, ModelCard
from layer_server.runs import inputs, jobs, worker
from layer_server.runs.asset_rows import Made, all_files
from layer_server.runs.jobs import Jobs
from layer_server.runs.pools import Pools
from layer_server.runs.settle import settle
from layer_server.runs.steps import WorkflowExecution, Workshop
from layer_server.runs.watch import Watch

log = logging.getLogger(__name__)

_REMEMBERED = 1000
"""Runs whose card is known; far more than can be live."""


class Pipeline:
    """Drives runs; the engine calls its three methods in their order."""

    def __init__(
        self,
        *,
        db: Database,
        store: Store,
        staging: Staging,
        catalog: Catalog,
        library: Library,
        pools: Pools,
        watch: Watch,
    ) -> None:
        self._db = db
        self._store = store
        self._staging = staging
        self._catalog = catalog
        self._library = library
        self._watch = watch
        models = [card.generator for card in catalog.cards if card.place == "cpu"]
        # Utilities need nothing beside their own few lines that the models have not imported.
        self._jobs = Jobs(pools, models, ended=staging.discard)
        self._shop = Workshop(db, store, staging, catalog, library, self._jobs, watch)
        self._sizes = pools.sizes
        self._begun_with: OrderedDict[str, ModelCard] = OrderedDict()

    def begins_with(self, run_id: str, card: ModelCard) -> None:
        """Note which card a run was priced by: people change and remove models of their own at any moment."""
        self._begun_with[run_id] = card
        if len(self._begun_with) > _REMEMBERED:
            self._begun_with.popitem(last=False)

    async def generate(self, run_id: str) -> dict[str, Any]:
        """Make everything in worker processes. Returns what ``finish`` takes: results, or an error as data.

        The files are in the store by then: ``finish`` may be called on another machine.
        """
        row = await asyncio.to_thread(self._live_row, run_id)
        if row is None:
            result = jobs.error(jobs.RUN_CANCELLED, "The run was over before it began.")
        elif row.kind == "workflow":
            result = await WorkflowExecution(self._shop, row, self._sizes).drive()
        else:
            result = await self._forge(row)
        if "error" in result and result["error"]["code"] == jobs.RUN_CANCELLED:
            # The engine calls ``finish`` for no run that it has stopped.
            await asyncio.to_thread(self._staging.discard, run_id)
        return result

    async def _forge(self, row: sa.Row[Any]) -> dict[str, Any]:
        card = self._card(row)
        if card is None:
            return jobs.error("MODEL_NOT_FOUND", f"The model {row.model_slug!r} is no longer offered.")
        try:
            files = await asyncio.to_thread(self._files, row)
        except LayerError as error:
            return jobs.error(error.code, f"{error.message} {error.remedy}".strip())
        job = self._job(row, card, files)
        result = await self._jobs.do(row.id, job, lambda now: self._watch.publish(row.id, now))
        if "error" not in result:
            await asyncio.to_thread(self._keep, row.id, result["outputs"])
        return result

    def _keep(self, run_id: str, outputs: Sequence[Mapping[str, Any]]) -> None:
        made = all_files(outputs)
        self._staging.note_stored(run_id, [file["sha256"] for file in made])
        for file in made:
            self._store.adopt(self._staging.folder(run_id) / file["staged"], file["sha256"])

    def finish(self, run_id: str, result: dict[str, Any]) -> None:
        """Keep what was made and charge for it, or fail with what the worker said."""
        if "error" in result:
            self._fail(run_id, **result["error"])
            return
        row = self._live_row(run_id)
        if row is None:
            self._staging.discard(run_id)
            return
        if row.kind == "workflow":
            named = settle(self._db, self._watch, run_id, "succeeded", seconds=result["seconds"])
        else:
            named = self._finish_forge(row, result)
        self._staging.discard(run_id, named=named)

    def _finish_forge(self, row: sa.Row[Any], result: dict[str, Any]) -> bool:
        parents = [each.file_id for each in inputs.wanted(row.parameters)]
        made = Made(row, row.prompt, result["outputs"], numbered=row.batch_size > 1, parents=parents)
        return settle(
            self._db,
            self._watch,
            row.id,
            "succeeded",
            charge=prices.charge(
                self._card(row),
                row.parameters,
                reserved=row.reserved,
                made=len(made.outputs),
                batch_size=row.batch_size,
            ),
            seconds=result["seconds"],
            assets=made.assets(),
            parts=made.parts(),
        )

    def fail(self, run_id: str, error: Exception) -> None:
        """Release the run's credits after a failure of ours."""
        log.error("run %s failed", run_id, exc_info=error)
        self._fail(
            run_id,
            jobs.INTERNAL,
            f"The server could not finish this run ({type(error).__name__}). Run it again; the server's log has "
            "the details (`layer server logs`).",
        )

    def stop(self, run_id: str) -> None:
        """Kill the workers of a run that was settled already."""
        self._jobs.stop(run_id)

    def warm(self) -> None:
        """Have workers ready that have the generators' code imported."""
        self._jobs.warm()

    def _fail(self, run_id: str, code: str, message: str, detail: str = "", step: int | None = None) -> None:
        if detail:
            log.error("run %s failed: %s\n%s", run_id, message, detail)
        settle(
            self._db,
            self._watch,
            run_id,
            "failed",
            error_code=code,
            error_message=message,
            failed_step=step,
        )
        self._staging.discard(run_id)

    def _live_row(self, run_id: str) -> sa.Row[Any] | None:
        run = tables.run
        with self._db.connect() as connection:
            return connection.execute(
                sa.select(run).where(run.c.id == run_id, run.c.state == "active")
            ).first()

    def _card(self, row: sa.Row[Any]) -> ModelCard | None:
        """What the run began with; after a restart, what has its model's id now."""
        begun_with = self._begun_with.get(row.id)
        return begun_with or next(
            (card for card in self._catalog.cards if card.model_id == row.model_id), None
        )

    def _files(self, row: sa.Row[Any]) -> dict[str, tuple[InputFile, ...]]:
        return inputs.bring(self._library, Principal(row.user_id), row.workspace_id, row.parameters)

    def _job(self, row: sa.Row[Any], card: ModelCard, files: dict[str, tuple[InputFile, ...]]) -> worker.Job:
        return worker.Job(
            slug=card.slug,
            generator=card.generator,
            extra=card.extra,
            prompt=row.prompt,
            seed=row.seed,
            batch_size=row.batch_size,
            parameters=row.parameters,
            staging=str(self._staging.folder(row.id)),
            files=files,
            settings=card.settings,
            place=card.place,
        )
