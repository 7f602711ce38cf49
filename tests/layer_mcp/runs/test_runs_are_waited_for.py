"""A run, blocking and awaited: results, events, time-outs, failures, cancels, and picking it up again."""

from __future__ import annotations

import asyncio
import pickle
from typing import Any

import pytest

from layer_mcp import AsyncLayer
from layer_mcp.contract.errors import InvalidInputs, RunCancelled, RunFailed, RunNotFound
from layer_mcp.contract.status import RunStatus


def test_a_result_has_everything(memory_layer: Any) -> None:
    run = memory_layer.forge("two squares", model="swatch", batch_size=2, seed=7, session_name="tests")
    assert run.estimate.price == 2
    assert not run.done
    assert run.result() is run
    assert run.done
    assert run.status is RunStatus.SUCCEEDED
    assert (run.cost, run.seed, run.prompt, run.session_name) == (2, 7, "two squares", "tests")
    assert run.model.slug == "swatch"
    assert run.workspace_name == "Personal"
    assert [asset.seed for asset in run.assets] == [7, 8]
    assert run.finished_at >= run.created_at
    assert run.seconds >= 0
    assert repr(run) == f"<Run {run.id[:8]} succeeded swatch, 2 assets>"
    assert run.result() is run


def test_events_go_from_the_start_to_the_end(memory_layer: Any) -> None:
    run = memory_layer.forge("slowly", model="swatch", batch_size=1, duration_seconds=0.6)
    events = list(run.events())
    assert events[0].status in {RunStatus.QUEUED, RunStatus.RUNNING}
    assert events[-1].status is RunStatus.SUCCEEDED
    assert all(not event.status.final for event in events[:-1])
    shares = [event.progress for event in events if event.progress is not None]
    assert shares == sorted(shares)
    assert [event.status for event in run.events()] == [RunStatus.SUCCEEDED]


def test_a_timeout_names_the_run_and_how_to_pick_it_up(memory_layer: Any) -> None:
    run = memory_layer.forge("later", model="swatch", batch_size=1, duration_seconds=30)
    with pytest.raises(TimeoutError, match=f"layer run {run.id}"):
        run.result(timeout=0.05)
    assert not run.done
    again = memory_layer.run(run.id[:8])
    assert again.id == run.id
    assert memory_layer.cancel(run.id).status is RunStatus.CANCELLED
    with pytest.raises(RunCancelled) as caught:
        run.result()
    assert caught.value.run is run
    assert run.cost == 0


def test_a_failed_run_tells_why_and_nothing_secret(memory_layer: Any) -> None:
    run = memory_layer.forge("x", model="broken", batch_size=1)
    with pytest.raises(RunFailed) as caught:
        run.result()
    assert caught.value.run is run
    assert "/very/private" not in f"{caught.value} {run.error} {run!r}"
    assert run.cost in {None, 0}
    assert run.error is not None


async def test_a_run_is_awaited_from_any_loop(app: Any, tmp_path: Any) -> None:
    async with AsyncLayer(app, home=tmp_path) as layer:
        first, second = await asyncio.gather(
            layer.forge("one", model="swatch", batch_size=1),
            layer.forge("two", model="swatch", batch_size=1),
        )
        done = await asyncio.gather(first, second)
        assert [run.status for run in done] == [RunStatus.SUCCEEDED] * 2
        slow = await layer.forge("three", model="swatch", batch_size=1, duration_seconds=0.3)
        seen = [event.status async for event in slow]
        assert seen[-1] is RunStatus.SUCCEEDED
        assert (await slow) is slow
        assert len(await slow.assets[0].read()) == slow.assets[0].size_bytes


async def test_an_asset_is_awaited_too(app: Any, tmp_path: Any) -> None:
    async with AsyncLayer(app, home=tmp_path) as layer:
        run = await (await layer.forge("red square", model="swatch", batch_size=1))
        asset = run.assets[0]
        saved = await asset.saved(tmp_path / "square.png")
        assert saved.read_bytes() == await asset.read() == (await asset.fetch()).read_bytes()


async def test_cancelling_the_task_that_awaits_cancels_the_run(app: Any, tmp_path: Any) -> None:
    async with AsyncLayer(app, home=tmp_path) as layer:
        run = await layer.forge("long", model="swatch", batch_size=1, duration_seconds=60)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(run, 0.2)
        assert "Cancelling" in run.interrupted_outcome
        with pytest.raises(RunCancelled):
            await run


async def test_a_detached_run_is_not_cancelled_with_its_task(app: Any, tmp_path: Any) -> None:
    async with AsyncLayer(app, home=tmp_path) as layer:
        run = await layer.forge("long", model="swatch", batch_size=1, duration_seconds=1)
        run.detach()
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(run, 0.1)
        assert (await run).status is RunStatus.SUCCEEDED


def test_cancel_leaves_a_finished_run_alone(memory_layer: Any) -> None:
    run = memory_layer.forge("quick", model="swatch", batch_size=1).result()
    assert run.cancel().status is RunStatus.SUCCEEDED
    assert memory_layer.run(run.id).cancel().status is RunStatus.SUCCEEDED


def test_history_finds_runs_and_assets(memory_layer: Any) -> None:
    run = memory_layer.forge("history lesson", model="swatch", batch_size=2).result()
    assert run.id in {each.id for each in memory_layer.runs(status="succeeded")}
    assert memory_layer.run(run.id[:6]).assets[0].file_id == run.assets[0].file_id
    found = memory_layer.assets(search="history")
    assert {asset.run_id for asset in found} == {run.id}
    asset = memory_layer.asset(run.assets[1].file_id)
    assert (asset.prompt, asset.model.slug) == ("history lesson", "swatch")
    assert memory_layer.status().live_runs == []


def test_ids_that_are_none_are_explained(memory_layer: Any) -> None:
    with pytest.raises(RunNotFound):
        memory_layer.run("ffffffff")
    with pytest.raises(InvalidInputs):
        memory_layer.run("ff")
    with pytest.raises(InvalidInputs):
        memory_layer.runs(status="sleeping")


def test_runs_do_not_pretend_to_be_portable(memory_layer: Any) -> None:
    run = memory_layer.forge("x", model="swatch", batch_size=1).result()
    with pytest.raises((TypeError, pickle.PicklingError, AttributeError)):
        pickle.dumps(run)


def test_six_at_once_is_one_too_many_and_the_rest_go_on(memory_layer: Any) -> None:
    from layer_mcp.contract.errors import RateLimited

    runs = [
        memory_layer.forge(f"live {n}", model="swatch", batch_size=1, duration_seconds=30) for n in range(5)
    ]
    with pytest.raises(RateLimited):
        memory_layer.forge("sixth", model="swatch", batch_size=1)
    assert {run.id for run in memory_layer.status().live_runs} == {run.id for run in runs}
    for run in runs:
        run.cancel()
    assert memory_layer.status().live_runs == []
