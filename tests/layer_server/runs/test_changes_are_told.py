from __future__ import annotations

import asyncio
import threading
import time

import pytest

from layer_mcp.contract.status import RunStatus
from layer_server.accounts.principal import Principal
from layer_server.runs import runs
from layer_server.runs.watch import Watch


async def test_zero_answers_at_once_with_the_present_state(core, user, forge, over):
    done = await over(core.runs.start_forge(user, forge()))
    cursor, found = await core.runs.changes(user, after=0, wait=25)
    assert done.id in {run.id for run in found}
    assert cursor >= max(run.version for run in found)


async def test_an_empty_answer_after_the_wait(core, user, forge, over):
    await over(core.runs.start_forge(user, forge()))
    cursor, _ = await core.runs.changes(user, after=0, wait=0)
    assert await core.runs.changes(user, after=cursor, wait=0.05) == (cursor, [])


async def test_readers_on_other_loops_are_woken(core, user, forge):
    cursor, _ = await core.runs.changes(user, after=0, wait=0)
    told: list[RunStatus] = []

    def read() -> None:
        async def until_over() -> None:
            after = cursor
            while not told or not told[-1].final:
                after, found = await core.runs.changes(user, after=after, wait=25)
                told.extend(run.status for run in found if run.id == started.id)

        asyncio.run(until_over())

    started = core.runs.start_forge(user, forge(duration_seconds=0.2))
    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for reader in readers:
        await asyncio.to_thread(reader.join, 60)
        assert not reader.is_alive()
    assert told[-1] is RunStatus.SUCCEEDED


async def test_a_stranger_is_told_nothing(core, user, forge, over):
    cursor, _ = await core.runs.changes(user, after=0, wait=0)
    run = await over(core.runs.start_forge(user, forge()))
    stranger = Principal("stranger")
    assert (await core.runs.changes(stranger, after=cursor, wait=0))[1] == []
    assert (await core.runs.changes(stranger, after=0, wait=0, run_id=run.id))[1] == []


async def test_a_cursor_from_before_a_restart_stays_good(core, user, forge, over, monkeypatch):
    before, _ = await core.runs.changes(user, after=0, wait=0)
    run = await over(core.runs.start_forge(user, forge()))
    await asyncio.sleep(0.01)
    restarted = Watch()
    assert restarted.last > core.runs._watch.last
    monkeypatch.setattr(core.runs, "_watch", restarted)
    cursor, found = await core.runs.changes(user, after=before, wait=5)
    assert run.id in {each.id for each in found}
    assert cursor == restarted.last


@pytest.mark.parametrize("restarted", [False, True])
async def test_more_changes_than_one_answer_holds_are_all_told(
    core, user, forge, over, monkeypatch, restarted
):
    before, _ = await core.runs.changes(user, after=0, wait=0)
    made = [await over(core.runs.start_forge(user, forge())) for _ in range(7)]
    monkeypatch.setattr(runs, "_AT_ONCE", 3)
    for overlap in ("_OVERLAP_MS", "_SHARED_OVERLAP_MS"):
        monkeypatch.setattr(runs, overlap, 0)
    if restarted:
        monkeypatch.setattr(core.runs, "_watch", Watch())
    last = core.runs._watch.last
    told: list[str] = []
    after, answers = before, 0
    while after < last:
        after, found = await core.runs.changes(user, after=after, wait=0)
        assert len(found) <= 3
        told += [run.id for run in found]
        answers += 1
        assert answers < 20
    assert told == [run.id for run in made]


async def test_a_closed_watch_lets_nobody_wait():
    watch = Watch()
    waiter = watch.subscribe()
    watch.close()
    assert watch.closed
    await asyncio.wait_for(waiter.told.wait(), 5)


async def test_no_change_falls_between_two_looks():
    watch = Watch()
    seen: set[str] = set()
    names = {f"run-{number}" for number in range(300)}

    def write() -> None:
        for name in sorted(names):
            watch.publish(name)
            if name.endswith("7"):
                time.sleep(0.001)

    writer = threading.Thread(target=write)
    after = watch.last
    waiter = watch.subscribe()
    writer.start()
    async with asyncio.timeout(30):
        while seen != names:
            waiter.told.clear()
            after, changed = watch.changed_since(after)
            seen.update(run_id for _, run_id in changed)
            if seen != names:
                await waiter.told.wait()
    watch.unsubscribe(waiter)
    writer.join()


async def test_a_reader_of_one_run_is_not_woken_by_others():
    watch = Watch()
    waiter = watch.subscribe("mine")
    watch.publish("other")
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(waiter.told.wait(), 0.05)
    watch.publish("mine")
    await asyncio.wait_for(waiter.told.wait(), 5)
    watch.unsubscribe(waiter)
