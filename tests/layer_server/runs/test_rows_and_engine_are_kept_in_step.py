from __future__ import annotations

import asyncio

import pytest

from layer_mcp.contract.status import RunStatus
from layer_server.accounts.audit import audit
from layer_server.db import tables
from layer_server.runs import attempts
from layer_server.runs.engine import EngineStatus


@pytest.fixture
def statuses(core, monkeypatch):
    """What the engine claims to know; everything else it never heard of."""
    claimed: dict[str, EngineStatus] = {}
    monkeypatch.setattr(type(core._drive.engine), "statuses", lambda _self, _ids: claimed)
    return claimed


@pytest.fixture
def unstarted(core, user, forge, monkeypatch):
    """A run whose row is committed and that the engine was never given."""
    with monkeypatch.context() as patch:
        for way in ("enlist", "start"):
            patch.setattr(type(core._drive.engine), way, lambda *_: None)
        return core.runs.start_forge(user, forge())


async def test_a_live_row_that_the_engine_never_heard_of_is_started(core, unstarted, over):
    await asyncio.to_thread(core._drive.reconciler.reconcile, 0)
    assert (await over(unstarted)).status is RunStatus.SUCCEEDED


async def test_a_young_one_is_left_to_the_call_that_made_it(core, user, unstarted):
    await asyncio.to_thread(core._drive.reconciler.reconcile)
    assert core.runs.get(user, unstarted.id).status is RunStatus.QUEUED
    core.runs.cancel(user, unstarted.id)


@pytest.mark.parametrize("claim", [EngineStatus.BROKEN, EngineStatus.DONE])
async def test_a_live_row_that_the_engine_gave_up_fails_and_costs_nothing(
    core, user, unstarted, statuses, balance, claim
):
    statuses[unstarted.id] = claim
    await asyncio.to_thread(core._drive.reconciler.reconcile)
    after = core.runs.get(user, unstarted.id)
    assert (after.status, after.error_code) == (RunStatus.FAILED, "INTERNAL_SERVER_ERROR")
    assert balance() == (1000, 0)
    assert audit(core.db) == []


async def test_a_finished_row_that_the_engine_still_works_on_is_cancelled_there(
    core, user, forge, over, statuses, monkeypatch
):
    done = await over(core.runs.start_forge(user, forge()))
    statuses[done.id] = EngineStatus.ALIVE
    cancelled = []
    monkeypatch.setattr(type(core._drive.engine), "cancel", lambda _self, run_id: cancelled.append(run_id))
    await asyncio.to_thread(core._drive.reconciler.reconcile)
    assert cancelled == []
    await asyncio.to_thread(core._drive.reconciler.reconcile, 0)
    assert cancelled == [done.id]
    assert core.runs.get(user, done.id) == done


async def test_a_start_that_the_engine_refused_is_made_up_for(core, user, forge, over, monkeypatch):
    def refuse(*_):
        raise RuntimeError("not now")

    with monkeypatch.context() as patch:
        patch.setattr(type(core._drive.engine), "enlist", lambda *_: None)
        patch.setattr(type(core._drive.engine), "start", refuse)
        run = core.runs.start_forge(user, forge())
    assert run.status is RunStatus.QUEUED
    await asyncio.to_thread(core._drive.reconciler.reconcile, 0)
    assert (await over(run)).status is RunStatus.SUCCEEDED


def test_a_run_that_was_being_made_at_every_crash_is_not_tried_for_ever(core, user, unstarted):
    counted = [attempts.count(core.db, core.watch, [unstarted.id]) for _ in range(attempts.MAX_ATTEMPTS)]
    assert counted == [[]] * (attempts.MAX_ATTEMPTS - 1) + [[unstarted.id]]
    with core.db.connect() as connection:
        assert (
            connection.execute(tables.run.select().where(tables.run.c.id == unstarted.id)).one().attempts == 3
        )
    core.runs.cancel(user, unstarted.id)


async def test_the_engine_forgets_what_is_old(core, user, forge, over, eventually):
    done = await over(core.runs.start_forge(user, forge()))
    await eventually(lambda: core._drive.engine.statuses([done.id]).get(done.id) is EngineStatus.DONE)
    assert await asyncio.to_thread(core._drive.engine.forget, 1_000_000) == 0
    assert await asyncio.to_thread(core._drive.engine.forget, 4_000_000_000_000_000) >= 1
    assert await asyncio.to_thread(core._drive.engine.statuses, [done.id]) == {}
    assert core.runs.get(user, done.id) == done
