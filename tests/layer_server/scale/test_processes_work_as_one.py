from __future__ import annotations

import asyncio
import time

import psutil
import pytest
import sqlalchemy as sa

from layer_mcp.contract.status import RunStatus
from layer_server.db import tables

CANCEL_SECONDS = 5.0
"""On a busy machine; an idle one needs some hundredths."""


async def test_what_one_process_starts_another_makes_and_a_third_sees(api, workers, forge, until):
    workers(1)
    here, there = api
    user, request = forge("burn", seconds=0.5)
    run = here.runs.start_forge(user, request)
    running = await until(there, user, run.id, lambda now: now.status is RunStatus.RUNNING)
    assert running.progress is not None
    done = await until(there, user, run.id, lambda now: now.status.final)
    assert (done.status, len(done.assets)) == (RunStatus.SUCCEEDED, 1)
    mine, theirs = (core.library.path(user, done.assets[0].file_id) for core in api)
    assert mine != theirs
    assert mine.read_bytes() == theirs.read_bytes()
    expires = int(time.time()) + 60
    there.library.check_signature("file", expires, here.library.sign("file", expires))


async def test_a_cancel_crosses_processes_and_stops_the_work(api, workers, forge, until):
    (worker,) = workers(1)
    here, there = api
    user, request = forge("burn", seconds=30)
    run = here.runs.start_forge(user, request)
    await until(here, user, run.id, lambda now: now.status is RunStatus.RUNNING)
    before = psutil.Process(worker.process.pid).children()
    there.runs.cancel(user, run.id)
    assert (await until(here, user, run.id, lambda now: now.status.final)).status is RunStatus.CANCELLED
    async with asyncio.timeout(CANCEL_SECONDS):
        while all(each.is_running() for each in before):  # noqa: ASYNC110  nobody tells of it
            await asyncio.sleep(0.02)
    assert here.audit() == []


async def test_a_run_that_waits_is_cancelled_before_anybody_takes_it(api, forge):
    here, there = api
    user, request = forge()
    run = here.runs.start_forge(user, request)
    assert there.runs.get(user, run.id).status is RunStatus.QUEUED
    assert there.runs.cancel(user, run.id).status is RunStatus.CANCELLED
    assert here.runs.get(user, run.id).status is RunStatus.CANCELLED
    assert here.audit() == []


@pytest.mark.slow
async def test_a_worker_that_is_told_to_end_hands_its_runs_over(api, workers, forge, until):
    first, second = workers(2)
    core = api[0]
    user, request = forge("burn", seconds=2.0)
    run = core.runs.start_forge(user, request)
    await until(core, user, run.id, lambda now: now.status is RunStatus.RUNNING)
    owner = _owner(core, run.id)
    (first if first.name == owner else second).stop()
    assert (await until(core, user, run.id, lambda now: now.status.final)).status is RunStatus.SUCCEEDED
    assert _owner(core, run.id) not in {owner, None}
    with core.db.connect() as connection:
        attempts = sa.select(tables.run.c.attempts).where(tables.run.c.id == run.id)
        assert connection.execute(attempts).scalar_one() == 0


async def test_a_killed_worker_loses_nothing(api, workers, forge, until):
    doomed, _ = workers(2)
    here, there = api
    started = []
    for _ in range(4):
        user, request = forge("burn", seconds=0.8)
        started += [(user, core.runs.start_forge(user, request)) for core in (here, there)]
    while not any(_owner(here, run.id) == doomed.name for _, run in started):  # noqa: ASYNC110  nobody tells of it
        await asyncio.sleep(0.02)
    await asyncio.sleep(0.3)
    doomed.kill()
    for user, run in started:
        over = await until(here, user, run.id, lambda now: now.status.final)
        assert over.status is RunStatus.SUCCEEDED
        assert over.charged_micro == over.reserved_micro
        assert len(over.assets) == 1
    assert here.audit() == []
    assert here.live_runs() == 0


@pytest.mark.slow
async def test_what_a_worker_had_made_when_it_died_is_finished_by_another(api, workers, forge, until):
    (doomed,) = workers(1, "doomed")
    core = api[0]
    user, request = forge()
    run = core.runs.start_forge(user, request)
    await asyncio.to_thread(doomed.process.wait, 60)
    workers(1)
    done = await until(core, user, run.id, lambda now: now.status.final)
    assert (done.status, done.error_message) == (RunStatus.SUCCEEDED, None)
    assert done.charged_micro == done.reserved_micro
    assert core.library.path(user, done.assets[0].file_id).is_file()
    assert core.audit() == []


def _owner(core, run_id):
    """The process that has taken a run from the queue."""
    with core.db.connect() as connection:
        query = sa.text(
            "SELECT executor_id FROM dbos.workflow_status WHERE workflow_uuid = :run AND status <> 'ENQUEUED'"
        )
        return connection.execute(query, {"run": run_id}).scalar()
