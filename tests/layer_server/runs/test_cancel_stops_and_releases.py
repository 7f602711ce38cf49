from __future__ import annotations

import asyncio
import random

import psutil
import pytest

from layer_mcp.contract.errors import RunNotFound
from layer_mcp.contract.status import RunStatus
from layer_server.accounts.audit import audit
from layer_server.accounts.principal import Principal

pytestmark = pytest.mark.everywhere


async def test_a_running_one_stops_and_its_process_and_folder_are_gone(
    core, user, forge, balance, eventually, files_folder
):
    run = core.runs.start_forge(user, forge("burn", duration_seconds=50))
    await eventually(lambda: core.runs.get(user, run.id).status is RunStatus.RUNNING)
    await asyncio.sleep(0.2)
    workers = psutil.Process().children(recursive=True)
    burning = max(workers, key=lambda each: each.cpu_percent(0.2))

    cancelled = core.runs.cancel(user, run.id)

    assert cancelled.status is RunStatus.CANCELLED
    assert cancelled.charged_micro == 0
    assert balance() == (1000, 0)
    await asyncio.to_thread(burning.wait, 30)
    await eventually(lambda: not (files_folder / "staging" / run.id).exists())
    assert audit(core.db) == []


async def test_a_waiting_one_never_begins(core, user, forge, over):
    busy = [core.runs.start_forge(user, forge(duration_seconds=1)) for _ in range(2)]
    waiting = core.runs.start_forge(user, forge(duration_seconds=1))
    assert core.runs.cancel(user, waiting.id).status is RunStatus.CANCELLED
    for run in busy:
        assert (await over(run)).status is RunStatus.SUCCEEDED
    assert core.runs.get(user, waiting.id).status is RunStatus.CANCELLED


async def test_one_that_is_over_stays_as_it_is(core, user, forge, over, balance):
    done = await over(core.runs.start_forge(user, forge()))
    assert core.runs.cancel(user, done.id) == done
    assert balance() == (999, 0)


async def test_cancel_against_completion_settles_once(core, user, forge, over):
    rng = random.Random(5)
    outcomes = set()
    for _ in range(25):
        run = core.runs.start_forge(user, forge())
        await asyncio.sleep(rng.uniform(0, 0.03))
        await asyncio.to_thread(core.runs.cancel, user, run.id)
        done = await over(run)
        outcomes.add(done.status)
        assert (done.charged_micro > 0) == (done.status is RunStatus.SUCCEEDED) == bool(done.assets)
    assert outcomes <= {RunStatus.SUCCEEDED, RunStatus.CANCELLED}
    assert audit(core.db) == []


def test_nobody_else_can_cancel_it(core, user, forge):
    run = core.runs.start_forge(user, forge(duration_seconds=30))
    with pytest.raises(RunNotFound):
        core.runs.cancel(Principal("stranger"), run.id)
    assert core.runs.cancel(user, run.id).status is RunStatus.CANCELLED
