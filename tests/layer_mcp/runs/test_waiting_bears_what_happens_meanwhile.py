"""Waiting goes on through servers that leave, machines that sleep and clocks that jump, and says when it does not."""

from __future__ import annotations

import asyncio
import gc
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from layer_mcp import Layer
from layer_mcp.connect.loop import run_blocking
from layer_mcp.contract.errors import (
    ClientClosed,
    LayerError,
    RateLimited,
    RunNotFound,
    ServerUnavailable,
    Unauthenticated,
)
from layer_mcp.contract.local import RunSnapshot
from layer_mcp.runs import awake, watch


class Reader:
    """Answers a run's state, or what was asked for."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.asked = 0
        self.renewed = 0

    async def follow_run(self, run_id: str, told: Callable[[RunSnapshot], None]) -> tuple[RunSnapshot, float]:
        self.asked += 1
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        if callable(answer):
            answer = await answer(told)
        return RunSnapshot(run_id=run_id, status=answer), 0.0 if answer == "waited" else 7.0

    def renew(self) -> None:
        self.renewed += 1


@pytest.fixture
def paused(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were made, none of which takes time."""
    made: list[float] = []

    async def pause(seconds: float) -> None:
        made.append(seconds)

    monkeypatch.setattr(awake, "pause", pause)
    return made


async def statuses(reader: Reader) -> list[str]:
    return [state.status async for state in watch.Asking(reader).states("r1")]


async def test_the_interval_of_the_server_is_obeyed_and_never_undercut(paused: list[float]) -> None:
    assert await statuses(Reader("running", "running", "succeeded")) == ["running", "running", "succeeded"]
    assert len(paused) == 2
    assert all(7.0 <= seconds <= 7.0 * (1 + watch.JITTER) for seconds in paused)
    assert len(set(paused)) == 2, "those who began together are not asked about together"


@pytest.mark.parametrize(
    ("wanted", "least", "most"), [(-5, 0.25, 0.3), (0.0, 0.25, 0.3), (1e9, 30, 33), (10, 10, 11)]
)
def test_an_interval_is_kept_within_bounds(wanted: float, least: float, most: float) -> None:
    assert least <= watch.spaced(wanted) <= most


async def test_a_server_that_is_away_is_waited_for(paused: list[float]) -> None:
    away = [ServerUnavailable("no answer") for _ in range(3)]
    busy = RateLimited("slowly", retry_after_seconds=4)
    stumbled = LayerError("get_forge_run failed in the protocol")
    assert await statuses(Reader(*away, busy, stumbled, "succeeded")) == ["succeeded"]
    assert paused == [0.5, 0.5, 0.5, 4, 0.5]


@pytest.mark.parametrize("error", [Unauthenticated("who are you?")])
async def test_what_will_not_pass_is_told_at_once(paused: list[float], error: LayerError) -> None:
    with pytest.raises(type(error)):
        await statuses(Reader(error))
    assert paused == []


async def test_patience_ends_and_names_the_run(paused: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    patience = watch.Patience("r1")
    for _ in range(5):
        await patience.wait(ServerUnavailable("gone"))
        now += 29
    with pytest.raises(ServerUnavailable, match="run r1 was live") as caught:
        await patience.wait(ServerUnavailable("gone"))
    assert "layer run r1 --wait" in caught.value.remedy


async def test_a_night_asleep_is_not_impatience(paused: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    patience = watch.Patience("r1")
    await patience.wait(ServerUnavailable("gone"))
    now += 8 * 3600  # where the clock runs on in sleep
    await patience.wait(ServerUnavailable("gone"))


async def test_a_run_is_denied_three_times_before_it_is_given_up(paused: list[float]) -> None:
    missing = RunNotFound("no such run")
    assert await statuses(Reader(missing, missing, "succeeded")) == ["succeeded"]
    with pytest.raises(RunNotFound):
        await statuses(Reader("running", missing, missing, missing))


async def test_after_the_machine_slept_the_question_is_asked_again_on_another_connection(
    monkeypatch: pytest.MonkeyPatch, paused: list[float]
) -> None:
    asleep = 0.0
    monkeypatch.setattr(awake, "asleep_seconds", lambda: asleep)
    monkeypatch.setattr(awake, "TICK_SECONDS", 0.01)

    async def dead(told: Any) -> str:
        nonlocal asleep
        asleep += 3600
        await asyncio.sleep(30)  # on a connection that nobody is at the other end of
        return "never"

    reader = Reader(dead, "succeeded")
    async with asyncio.timeout(5):
        assert await statuses(reader) == ["succeeded"]
    assert (reader.asked, reader.renewed, paused) == (2, 1, [])


async def test_a_pause_ends_when_the_machine_wakes(monkeypatch: pytest.MonkeyPatch) -> None:
    asleep = iter([0.0, 0.0, 0.0, 3600.0])
    monkeypatch.setattr(awake, "asleep_seconds", lambda: next(asleep))
    monkeypatch.setattr(awake, "TICK_SECONDS", 0.01)
    async with asyncio.timeout(5):
        await awake.pause(30)


async def test_the_wall_clock_may_be_set_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: 4e9)
    before = awake.Sleeps()
    monkeypatch.setattr(time, "time", lambda: 0.0)
    await asyncio.sleep(0.01)
    assert not before.since(0.01)


async def test_a_server_that_waits_is_asked_again_at_once(paused: list[float]) -> None:
    async def waited(told: Any) -> str:
        told(RunSnapshot(run_id="r1", status="running", progress=0.5, stage="drawing"))
        await asyncio.sleep(watch.SOON_SECONDS + 0.01)
        return "waited"

    states = [
        (state.progress, state.stage)
        async for state in watch.Asking(Reader(waited, "succeeded")).states("r1")
    ]
    assert states == [(0.5, "drawing"), (None, None), (None, None)]
    assert paused == []


async def test_following_may_be_given_up_at_any_time(paused: list[float]) -> None:
    ended = asyncio.Event()

    async def forever(told: Any) -> str:
        told(RunSnapshot(run_id="r1", status="running", progress=0.1))
        try:
            await asyncio.sleep(60)
        finally:
            ended.set()
        return "never"

    states = watch.Asking(Reader(forever)).states("r1")
    assert (await anext(states)).progress == 0.1
    await states.aclose()
    await asyncio.wait_for(ended.wait(), 5)


def test_a_client_that_is_closed_is_waited_for_by_nobody(hosted: Callable[..., Any], tmp_path: Any) -> None:
    hosted(1, run_seconds=60.0)
    layer = Layer(home=tmp_path / "far")
    run = layer.forge("close me", batch_size=1)
    closing = threading.Timer(0.1, layer.close)
    closing.start()
    with pytest.raises(ClientClosed, match="closed") as caught:
        run.result(timeout=30)
    assert f"layer run {run.id}" in caught.value.remedy
    closing.join()


def test_a_client_that_nobody_holds_leaves_no_session(hosted: Callable[..., Any], tmp_path: Any) -> None:
    hosted(1, run_seconds=0.05)

    async def sessions() -> int:
        return sum(task.get_name() == "layer-session" for task in asyncio.all_tasks())

    before = run_blocking(sessions())
    runs = [Layer(home=tmp_path / "far").forge("and its run goes on", batch_size=1) for _ in range(3)]
    gc.collect()
    for _ in range(100):
        if run_blocking(sessions()) <= before:
            break
        time.sleep(0.01)
    assert run_blocking(sessions()) <= before
    assert [run.result(timeout=30).status.value for run in runs] == ["succeeded"] * 3
