"""A failed or cancelled workflow run keeps and pays for the steps that finished, and for nothing else."""

from __future__ import annotations

import asyncio
import random

import psutil
import pytest

from layer_mcp.contract.status import RunStatus
from layer_server.accounts.audit import audit
from layer_server.generators.testing import MICRO_CU
from layer_server.runs import attempts, step_rows


@pytest.mark.everywhere
async def test_a_failed_step_fails_the_run_and_kills_the_others(
    core, user, flow, over, balance, starts, eventually
):
    gate = starts / "gate"
    run = flow(
        {"name": "good", "model": "tiny", "batch_size": 2, "output": "good"},
        {"name": "burning", "model": "burn", "parameters": {"duration_seconds": 60}, "needs": ["good"]},
        {"name": "waits", "use": "gate", "needs": ["good"], "parameters": {"gate": str(gate), "fail": True}},
        {"name": "never", "model": "tiny", "needs": ["waits", "burning"]},
    )
    await eventually(lambda: core.runs.get(user, run.id).steps[1].status is RunStatus.RUNNING)
    gate.touch()
    done = await over(run)
    assert done.status is RunStatus.FAILED
    assert done.error_message.startswith("waits: ")
    assert [step.status for step in done.steps] == [
        RunStatus.SUCCEEDED,
        RunStatus.CANCELLED,
        RunStatus.FAILED,
        RunStatus.CANCELLED,
    ]
    assert done.steps[2].error_code == done.error_code
    assert done.charged_micro == 2 * MICRO_CU
    assert balance() == (998, 0)
    assert [asset.step for asset in done.assets] == ["good", "good"]
    assert audit(core.db) == []


@pytest.mark.parametrize("model", ["crash", "error", "missing"])
async def test_a_first_step_that_fails_costs_nothing(core, flow, over, balance, model):
    done = await over(flow({"name": "bad", "model": model, "output": "x"}))
    assert done.status is RunStatus.FAILED
    assert done.charged_micro == 0
    assert balance() == (1000, 0)
    assert audit(core.db) == []


async def test_cancel_kills_releases_and_keeps_what_is_finished(
    core, user, flow, over, balance, eventually, files_folder
):
    run = flow(
        {"name": "good", "model": "tiny", "batch_size": 3, "output": "good"},
        {"name": "left", "model": "burn", "parameters": {"duration_seconds": 60}, "needs": ["good"]},
        {"name": "right", "model": "burn", "parameters": {"duration_seconds": 60}, "needs": ["good"]},
    )
    await eventually(
        lambda: [step.status for step in core.runs.get(user, run.id).steps[1:]] == [RunStatus.RUNNING] * 2
    )
    await asyncio.sleep(0.3)
    workers = psutil.Process().children(recursive=True)
    assert balance() == (995, 5)

    cancelled = core.runs.cancel(user, run.id)

    assert cancelled.status is RunStatus.CANCELLED
    assert cancelled.charged_micro == 3 * MICRO_CU
    assert [step.charged_micro for step in cancelled.steps] == [3 * MICRO_CU, 0, 0]
    assert len(cancelled.assets) == 3
    assert balance() == (997, 0)
    await eventually(lambda: not (files_folder / "staging" / run.id).exists())
    burning = [each for each in workers if _burns(each)]
    await asyncio.to_thread(psutil.wait_procs, burning, timeout=30)
    assert not [each for each in burning if each.is_running() and each.status() != psutil.STATUS_ZOMBIE]
    for asset in cancelled.assets:
        assert core.library.path(user, asset.file_id).is_file()
    assert audit(core.db) == []


async def test_a_file_that_is_lost_meanwhile_fails_the_step_that_needs_it(
    core, user, flow, over, starts, eventually
):
    gate = starts / "gate"
    run = flow(
        {"name": "good", "model": "tiny", "output": "x"},
        {"name": "waits", "use": "gate", "needs": ["good"], "parameters": {"gate": str(gate)}},
        {"name": "last", "use": "guided", "needs": ["good", "waits"], "output": "y"},
    )
    await eventually(lambda: core.runs.get(user, run.id).steps[1].status is RunStatus.RUNNING)
    [asset] = core.runs.get(user, run.id).assets
    core.library._store.remove([asset.sha256])
    gate.touch()
    done = await over(run)
    assert done.error_message == "last: The bytes of what good made are gone. Run the workflow again."
    assert [step.status for step in done.steps][2] is RunStatus.FAILED
    assert done.charged_micro == MICRO_CU
    assert audit(core.db) == []


async def test_a_run_that_is_over_has_no_step_made_again(core, flow, over):
    done = await over(flow({"name": "made", "model": "tiny", "output": "x"}))
    assert not step_rows.reset(core.db, core.watch, done.id, [0])
    assert step_rows.load(core.db, done.id)[0].state == "succeeded"


async def test_a_step_that_waits_for_its_turn_is_not_blamed_for_a_crash(
    core, user, flow, forge, over, eventually
):
    reconciler = core._drive.reconciler
    busy = [core.runs.start_forge(user, forge("burn", duration_seconds=60)) for _ in range(2)]
    await eventually(lambda: all(core.runs.get(user, each.id).progress is not None for each in busy))
    run = flow({"name": "waits", "model": "tiny", "output": "x"})
    await eventually(lambda: core.runs.get(user, run.id).steps[0].status is RunStatus.RUNNING)
    for _ in range(attempts.MAX_ATTEMPTS):
        assert attempts.count(core.db, core.watch, [run.id], reconciler._begun) == []
    for each in busy:
        core.runs.cancel(user, each.id)
    assert (await over(run)).status is RunStatus.SUCCEEDED


def _burns(process: psutil.Process) -> bool:
    try:
        return process.cpu_percent(0.2) > 20
    except psutil.NoSuchProcess:
        return False


@pytest.mark.everywhere
async def test_cancel_at_any_moment_pays_for_exactly_what_is_kept(core, user, flow, over):
    rng = random.Random(9)
    ends = set()
    for _ in range(12):
        run = flow(
            *[{"name": f"first {n}", "model": "tiny", "output": "a"} for n in range(3)],
            {"name": "sheet", "use": "guided", "needs": ["first 0", "first 1", "first 2"], "output": "b"},
            {"name": "last", "model": "tiny", "needs": ["sheet"], "output": "c"},
        )
        await asyncio.sleep(rng.uniform(0, 0.25))
        await asyncio.to_thread(core.runs.cancel, user, run.id)
        done = await over(run)
        ends.add(done.status)
        finished = [step for step in done.steps if step.status is RunStatus.SUCCEEDED]
        assert done.charged_micro == sum(step.reserved_micro for step in finished)
        assert {asset.step for asset in done.assets} == {step.name for step in finished}
        assert audit(core.db) == []
    assert ends <= {RunStatus.SUCCEEDED, RunStatus.CANCELLED}
