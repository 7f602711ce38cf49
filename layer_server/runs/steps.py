"""A workflow run: every step that has what it needs is made, several at once, and is committed before it counts.

The rows of the steps are the memory: whatever is killed, a step that is committed is never made again, and the
others are. The files of a step that are assets are in the store; those that only the next steps need stay in its
staging folder until the run is over. Where they are missing (another machine took the run over) they are made again.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from layer_mcp.contract.errors import LayerError
from layer_server.accounts.principal import Principal
from layer_server.catalog import prices
from layer_server.catalog.catalog import Catalog
from layer_server.db.database import Database, now_us
from layer_server.files.library import Library
from layer_server.files.names import extension
from layer_server.files.staging import Staging
from layer_server.files.store import Store
from layer_server.generators.card import Attribution, InputFile, Place
from layer_server.runs import inputs, jobs, step_rows, worker
from layer_server.runs.asset_rows import Made, all_files
from layer_server.runs.jobs import Jobs
from layer_server.runs.progress import Progress
from layer_server.runs.watch import Watch

_LEAST_WEIGHT = 250_000
"""A step that costs nothing counts in the progress of its run like one of so many micro-CU."""

Step = sa.Row[Any]


class StepFailed(Exception):
    """A step failed, and the run with it."""

    def __init__(self, step: Step, code: str, message: str, detail: str = "") -> None:
        super().__init__(message)
        self.step = step
        self.code = code
        self.message = message
        self.detail = detail


class RunOver(Exception):
    """The run was settled by somebody else."""


@dataclass(frozen=True)
class Workshop:
    """All that making a step needs."""

    db: Database
    store: Store
    staging: Staging
    catalog: Catalog
    library: Library
    jobs: Jobs
    watch: Watch


class WorkflowExecution:
    """One workflow run, from wherever it was left to its last step.

    Args:
        run: its row.
        at_once: steps of it that may be in the pool of a place together; the pools are everybody's.
    """

    def __init__(self, shop: Workshop, run: sa.Row[Any], at_once: Mapping[Place, int]) -> None:
        self._shop = shop
        self._run = run
        self._places = {place: asyncio.Semaphore(size) for place, size in at_once.items()}
        self._steps: list[Step] = []
        self._results: dict[int, Mapping[str, Any]] = {}
        self._running: dict[int, Progress] = {}

    async def drive(self) -> dict[str, Any]:
        """Make what is not made yet. Returns ``{"steps": …, "seconds": …}`` or an error in the worker's shape."""
        tasks: set[asyncio.Task[None]] = set()
        try:
            await asyncio.to_thread(self._resume)
            begun = set(self._results)
            while True:
                for step in self._ready(begun):
                    begun.add(step.position)
                    tasks.add(asyncio.create_task(self._make(step)))
                if not tasks:
                    break
                done, tasks = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
                for failure in [task.exception() for task in done]:
                    if failure is not None:
                        raise failure
        except RunOver:
            return jobs.error(jobs.RUN_CANCELLED, "The run was over before its last step.")
        except StepFailed as failure:
            # No step is wanted any more; some have a server of their own to tell.
            self._shop.jobs.stop(self._run.id)
            return {
                "error": {
                    "code": failure.code,
                    "message": f"{failure.step.name}: {failure.message}",
                    "detail": failure.detail,
                    "step": failure.step.position,
                }
            }
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        begun_at = [step.started_at for step in self._steps if step.started_at is not None]
        return {
            "steps": len(self._steps),
            "seconds": (now_us() - min(begun_at, default=self._run.created_at)) / 1e6,
        }

    def _ready(self, begun: set[int]) -> list[Step]:
        return [
            step
            for step in self._steps
            if step.position not in begun and all(needed in self._results for needed in step.needs)
        ]

    def _resume(self) -> None:
        """Read what is done already, without those whose files are wanted here and are not here. Raises RunOver."""
        steps = step_rows.load(self._shop.db, self._run.id)
        unfinished = {step.position for step in steps if step.state != "succeeded"}
        lost: list[int] = []
        for step in reversed(steps):
            wanted = any(step.position in other.needs for other in steps if other.position in unfinished)
            if step.position not in unfinished and wanted and not self._is_here(step):
                lost.append(step.position)
                unfinished.add(step.position)
        if lost:
            if not step_rows.reset(self._shop.db, self._shop.watch, self._run.id, lost):
                raise RunOver
            steps = step_rows.load(self._shop.db, self._run.id)
        self._steps = steps
        self._results = {step.position: step.result for step in steps if step.state == "succeeded"}
        if self._results:
            self._tell()

    def _is_here(self, step: Step) -> bool:
        folder = self._folder(step.position)
        return bool(step.result["file_ids"]) or all(
            (folder / file["staged"]).is_file() for file in all_files(step.result["outputs"])
        )

    async def _make(self, step: Step) -> None:
        async with self._places[step.plan.get("place", "cpu")]:
            if not await asyncio.to_thread(
                step_rows.begin, self._shop.db, self._shop.watch, self._run.id, step.position
            ):
                raise RunOver
            self._progress(step, Progress(0.0, "starting"))
            try:
                job, parents = await asyncio.to_thread(self._job, step)
            except LayerError as error:
                raise StepFailed(step, error.code, f"{error.message} {error.remedy}".strip()) from error
            result = await self._shop.jobs.do(
                self._key(step.position), job, lambda now: self._progress(step, now)
            )
            if "error" in result:
                raise StepFailed(step, **result["error"])
            self._results[step.position] = await asyncio.to_thread(self._keep, step, result, parents)
            self._running.pop(step.position, None)
            self._tell()

    def _keep(self, step: Step, result: dict[str, Any], parents: Sequence[str]) -> Mapping[str, Any]:
        """Commit what a step made: the files of assets in the store, all else where it is. Raises RunOver."""
        made = Made(
            self._run,
            self._words(step),
            result["outputs"],
            numbered=len(result["outputs"]) > 1,
            parents=parents,
            step=step,
        )
        is_asset = step.plan.get("model_id") is not None or step.plan.get("output") is not None
        key = self._key(step.position)
        if is_asset:
            files = all_files(result["outputs"])
            self._shop.staging.note_stored(key, [file["sha256"] for file in files])
            for file in files:
                self._shop.store.adopt(self._folder(step.position) / file["staged"], file["sha256"])
        kept = {
            "seconds": result["seconds"],
            "outputs": result["outputs"],
            "file_ids": made.file_ids if is_asset else [],
            "parents": list(parents),
        }
        won = step_rows.complete(
            self._shop.db,
            self._shop.watch,
            self._run.id,
            step.position,
            charge=self._charge(step, len(result["outputs"])),
            result=kept,
            assets=made.assets() if is_asset else [],
            parts=made.parts() if is_asset else [],
        )
        if is_asset:
            self._shop.staging.discard(key, named=won)
        if won:
            return kept
        return self._made_elsewhere(step)

    def _words(self, step: Step) -> str:
        """What the files of a step are named after: the workflow, and what people call the step."""
        title = step.display_name or step.name
        if sum((each.display_name or each.name) == title for each in self._steps) > 1:
            title = step.name
        return f"{self._run.model_slug} {title}"

    def _made_elsewhere(self, step: Step) -> Mapping[str, Any]:
        """What another process has committed for this step. Raises RunOver when none has."""
        made = step_rows.made(self._shop.db, self._run.id, step.position)
        if made is None:
            raise RunOver
        return made

    def _charge(self, step: Step, made: int) -> int:
        model_id = step.plan.get("model_id")
        card = next((each for each in self._shop.catalog.cards if each.model_id == model_id), None)
        return prices.charge(
            card,
            step.plan["parameters"],
            reserved=step.reserved,
            made=made,
            batch_size=step.plan["batch_size"],
        )

    def _job(self, step: Step) -> tuple[worker.Job, list[str]]:
        """What a worker is told, and the file ids of what the step is made from."""
        plan = step.plan
        files: dict[str, tuple[InputFile, ...]] = {}
        parents: dict[str, None] = {}
        for port, references in plan["files"].items():
            found: list[InputFile] = []
            for reference in references:
                given, from_ids = self._bring(reference)
                found += given
                parents |= dict.fromkeys(from_ids)
            files[port] = tuple(found)
        job = worker.Job(
            slug=plan["slug"],
            generator=plan["generator"],
            extra=plan["extra"],
            prompt=plan["prompt"],
            seed=plan["seed"],
            batch_size=plan["batch_size"],
            parameters=plan["parameters"],
            staging=str(self._folder(step.position)),
            files=files,
            settings=plan.get("settings", {}),
            place=plan.get("place", "cpu"),
        )
        return job, list(parents)

    def _bring(self, reference: Mapping[str, Any]) -> tuple[list[InputFile], list[str]]:
        if "file_id" in reference:
            principal = Principal(self._run.user_id)
            file = self._shop.library.usable(principal, self._run.workspace_id, reference["file_id"])
            weight = float(reference.get("weight", 1.0))
            return [inputs.local(self._shop.library, principal, file, weight)], [file.file_id]
        source = self._steps[reference["step"]]
        result = self._results[source.position]
        indexes = range(len(result["outputs"])) if reference["index"] is None else [reference["index"]]
        parents = (
            [result["file_ids"][index] for index in indexes if index < len(result["file_ids"])]
            if result["file_ids"]
            else result["parents"]
        )
        return [self._made(source, index, reference.get("part")) for index in indexes], list(parents)

    def _made(self, source: Step, index: int, role: str | None) -> InputFile:
        """A file that an earlier step made. Raises LayerError when it made no such file."""
        result = self._results[source.position]
        outputs = result["outputs"]
        output = outputs[index] if index < len(outputs) else None
        file = output
        if output is not None and role is not None:
            file = next((part for part in output["parts"] if part["role"] == role), None)
        if output is None or file is None:
            what = f"no {role} part" if output is not None else f"only {len(outputs)}"
            raise LayerError(
                f"{source.name} made {what}, and this step needs it.", remedy="Correct the workflow."
            )
        path = self._folder(source.position) / file["staged"]
        if result["file_ids"]:
            try:
                path = self._shop.library.local_path(file["sha256"])
            except FileNotFoundError:
                raise LayerError(
                    f"The bytes of what {source.name} made are gone.", remedy="Run the workflow again."
                ) from None
        stem = re.sub(r"\W+", "_", source.display_name or source.name).strip("_").lower() or "file"
        number = f"_{index + 1}" if len(outputs) > 1 else ""
        return InputFile(
            path=path,
            content_type=file["content_type"],
            name=f"{stem}{number}.{extension(file['content_type'])}",
            attribution=tuple(Attribution(**each) for each in output["attribution"]),
        )

    def _key(self, position: int) -> str:
        return f"{self._run.id}/{position}"

    def _folder(self, position: int) -> Path:
        return self._shop.staging.folder(self._key(position))

    def _progress(self, step: Step, now: Progress) -> None:
        self._running[step.position] = Progress(
            now.fraction, f"{step.display_name or step.name}: {now.stage}"
        )
        self._tell()

    def _tell(self) -> None:
        """Publish how far the run is: the mean of its steps, each weighted by its price."""
        done = total = 0.0
        for step in self._steps:
            weight = max(step.reserved, _LEAST_WEIGHT)
            total += weight
            now = self._running.get(step.position)
            done += weight * (1.0 if step.position in self._results else now.fraction if now else 0.0)
        stage = next(reversed(self._running.values())).stage if self._running else ""
        self._shop.watch.publish(
            self._run.id,
            Progress(
                done / total if total else 0.0,
                stage,
                {position: each.fraction for position, each in self._running.items()},
            ),
        )
