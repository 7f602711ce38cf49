"""What earlier processes did for the items of a map: read from its resume file, and asked of the server where that ends."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from layer_mcp.contract.errors import InvalidInputs, LayerError, SubmitUncertain
from layer_mcp.contract.local import RunSnapshot
from layer_mcp.mapping.fingerprint import fingerprint
from layer_mcp.mapping.items import Job, identify
from layer_mcp.mapping.resume_file import Known, ResumeFile
from layer_mcp.requests.workflows import WorkflowRequest
from layer_mcp.runs.run import Run

if TYPE_CHECKING:
    from layer_mcp.paying.payments import Prepared
    from layer_mcp.verbs.spending import Spending

SUCCEEDED = "succeeded"


class Past:
    """The resume file of one map.

    Args:
        path: of the file; made if it is not there.
        kind: ``forge``, or ``workflow`` with its name.
        shared: the parameters that all items share.
        retry_uncertain: whether items of which nobody knows whether they were started are started once more.

    Attributes:
        name: the file as the caller named it.
        spent: CU that earlier processes paid, or hold for what is live.
    """

    def __init__(
        self, path: str | Path, kind: str, shared: Mapping[str, Any], *, retry_uncertain: bool
    ) -> None:
        self.name = str(path)
        self.spent = Decimal(0)
        self._path = path
        self._kind = kind
        self._shared = shared
        self._retry_uncertain = retry_uncertain
        self._file: ResumeFile | None = None

    async def open(self, layer: Spending, jobs: Sequence[Job]) -> list[str]:
        """Read the file, and give each job what is known of it.

        Returns:
            What is to be known where the file does not fit what is asked for now.

        Raises:
            LayerError: when the file cannot be used, or is in use.
        """
        await asyncio.to_thread(identify, jobs)
        header = {
            "kind": self._kind,
            "target": layer._target_key,
            "workspace": await layer._catalog.workspace_id(),
            "shared": await asyncio.to_thread(fingerprint, self._shared),
        }
        self._file = await asyncio.to_thread(ResumeFile, self._path, header)
        try:
            for job in jobs:
                known = self._file.known.get(job.identity)
                if known is not None:
                    await self._learn(layer, job, known)
        except BaseException:
            self.close()
            raise
        return self._notes(self._file, jobs)

    async def _learn(self, layer: Spending, job: Job, known: Known) -> None:
        if known.run_id is None and known.end is None:
            await self._look_again(layer, job, known)
        if known.run_id is None or known.end not in {None, SUCCEEDED}:
            return  # it never was a run, or failed: that is tried again
        job.key, job.run_id = known.key, known.run_id
        job.finished = known.end == SUCCEEDED
        job.charged = known.cu
        self.spent += known.cu

    async def _look_again(self, layer: Spending, job: Job, known: Known) -> None:
        """A key that was written down, and no run: killed around its submit."""
        assert self._file is not None
        tool = "execute_workflow" if isinstance(job.request, WorkflowRequest) else "execute_forge"
        try:
            (fate,) = await layer._payments.look_again(known.key)
        except InvalidInputs:
            fate = None  # another machine sent it, or it was never sent
        if fate is not None and fate.run_id is not None:
            await asyncio.to_thread(self._file.started, job.identity, known.key, fate.run_id)
        elif fate is not None and fate.outcome == "never_started":
            await asyncio.to_thread(self._file.ended, job.identity, known.key, "lost", None)
        elif await layer._wire.keyed(tool):
            job.key = known.key  # sent again under its key, it starts nothing twice
        elif self._retry_uncertain:
            await asyncio.to_thread(self._file.ended, job.identity, known.key, "lost", None)
        else:
            job.refused = SubmitUncertain(
                f"Item {job.index} may have been started by an earlier process (request key {known.key}), and this server "
                "cannot tell.",
                remedy=f"Look at the app and the balance: {fate.said if fate else 'this machine has no record of it.'} "
                "If it was not started, map again with retry_uncertain=True (--retry-uncertain).",
            )

    def _notes(self, file: ResumeFile, jobs: Sequence[Job]) -> list[str]:
        asked = {job.identity for job in jobs}
        new = sum(job.identity not in file.known for job in jobs)
        gone = sum(1 for item, known in file.known.items() if item not in asked and known.run_id is not None)
        notes = []
        if file.shared_differs and new:
            notes.append(
                f"{self.name} was begun with other shared parameters: {new} of {len(jobs)} items are new."
            )
        if gone:
            notes.append(
                f"{gone} items of {self.name} are not asked for any more; their runs stay in `layer runs`."
            )
        return notes

    # -- while it works ------------------------------------------------------------------------------

    async def intend(self, job: Job, prepared: Prepared[Any]) -> None:
        """About to be submitted."""
        assert self._file is not None
        await asyncio.to_thread(self._file.intend, job.identity, prepared.key, prepared.estimate.price)

    async def started(self, job: Job, key: str, run_id: str) -> None:
        """It is a run."""
        assert self._file is not None
        await asyncio.to_thread(self._file.started, job.identity, key, run_id)

    async def refused(self, job: Job, key: str, error: LayerError) -> None:
        """It was refused, so it is no run; or was stopped at once, with ``error.run``."""
        assert self._file is not None
        run = error.run
        if run is not None:
            await self.started(job, key, run.id)
        end, cost = ("refused", None) if run is None else (run.status.value, run.cost)
        await asyncio.to_thread(self._file.ended, job.identity, key, end, cost)

    async def ended(self, job: Job, key: str, end: str, charge: Decimal | None) -> None:
        """It is over."""
        assert self._file is not None
        await asyncio.to_thread(self._file.ended, job.identity, key, end, charge)

    def close(self) -> None:
        """Let others have the file."""
        if self._file is not None:
            self._file.close()


def run_of(layer: Spending, job: Job) -> Run:
    """The run that an earlier process started for a job; it has yet to be read."""
    assert job.run_id is not None
    kind = "workflow" if isinstance(job.request, WorkflowRequest) else "forge"
    if kind == "workflow":
        layer._keeper.workflow_runs.add(job.run_id)
    return Run(RunSnapshot(run_id=job.run_id, kind=kind, status="running"), layer._keeper)
