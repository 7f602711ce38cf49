"""Ctrl-C, an empty balance, a spent budget, a server that is gone: no more is started, and the way on is said."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from layer_mcp import Budget
from layer_mcp.contract.errors import (
    BudgetExceeded,
    InsufficientBalance,
    LayerError,
    ServerUnavailable,
    SubmitUncertain,
)
from layer_mcp.mapping.report import MapInterrupted

QUICK = {"model": "swatch", "batch_size": 1, "size": 8}


@pytest.fixture
def far(hosted: Callable[..., Any], tmp_path: Path) -> Any:
    """``far(2, balance=3)``: a stand-in and a client of it."""
    from layer_mcp import Layer

    clients: list[Any] = []

    def far(generation: int = 1, **quirks: Any) -> tuple[Any, Any]:
        server = hosted(generation, **quirks)
        clients.append(Layer(home=tmp_path / f"far{len(clients)}"))
        return server, clients[-1]

    yield far
    for client in clients:
        client.close()


_TIMERS: list[threading.Timer] = []


@pytest.fixture(autouse=True)
def _no_late_interrupt() -> Iterator[None]:
    """What a failed test did not wait for does not end the tests after it."""
    yield
    while _TIMERS:
        _TIMERS.pop().cancel()


def interrupt_soon(seconds: float) -> None:
    _TIMERS.append(threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGINT)))
    _TIMERS[-1].start()


def all_of(mapped: Any, after_each: Callable[[], None] = lambda: None) -> tuple[list[Any], Any]:
    """The results of a map, and what it ended with."""
    results = []
    try:
        for made in mapped:
            results.append(made)
            after_each()
    except (LayerError, KeyboardInterrupt) as error:
        return results, error
    return results, None


def test_ctrl_c_cancels_what_is_live_and_says_how_to_go_on(memory_layer: Any, tmp_path: Path) -> None:
    items = ["quick", *({"prompt": f"long {number}", "duration_seconds": 60} for number in range(8))]
    file = tmp_path / "r.jsonl"
    list(memory_layer.map(items[:1], resume=file, **QUICK))
    before = memory_layer.workspace().balance
    mapped = memory_layer.map(items, resume=file, **QUICK)
    got, error = all_of(mapped, lambda: interrupt_soon(0.5))
    assert isinstance(error, MapInterrupted)
    assert [made.item for made in got] == ["quick"]
    words = str(error)
    assert "1 of 9 are done" in words
    assert "5 runs cancelled (nothing charged)" in words
    assert "3 not started" in words
    assert f"the resume file {file}" in words
    workspace = memory_layer.workspace()
    assert (before - workspace.balance, workspace.reserved) == (0, 0)
    again = memory_layer.map(items, resume=file, **QUICK)
    assert again.price.to_run == 8
    again.stop()


def test_ctrl_c_in_the_loops_own_code(memory_layer: Any) -> None:
    items = [{"prompt": "long in the loop", "duration_seconds": 60}]
    mapped = memory_layer.map(items, wait=False, **QUICK)

    def loop() -> None:
        with mapped as results:
            for _ in results:
                os.kill(os.getpid(), signal.SIGINT)
                threading.Event().wait(5)

    with pytest.raises(MapInterrupted, match="1 run cancelled"):
        loop()


def test_where_a_run_cannot_be_cancelled_it_is_said_to_go_on(far: Any) -> None:
    _, layer = far(1, run_seconds=3, poll_interval=0.3)
    interrupt_soon(0.8)
    with pytest.raises(MapInterrupted) as caught:
        list(layer.map(["a", "b", "c"], batch_size=1, concurrency=2))
    assert "and 1 more may go on" in str(caught.value)
    assert "1 not started" in str(caught.value)


def test_a_second_ctrl_c_lets_them_go(memory_layer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    mapped = memory_layer.map([{"prompt": "let go", "duration_seconds": 2}], **QUICK)

    async def never(*_: Any) -> None:
        interrupt_soon(0.1)
        await __import__("asyncio").sleep(30)

    interrupt_soon(0.4)
    with monkeypatch.context() as patch:
        patch.setattr("layer_mcp.runs.run.Run._cancel_quietly", never)
        with pytest.raises(MapInterrupted, match="may go on"):
            list(mapped)
    (run,) = [run for run in memory_layer.runs(5) if run.prompt == "let go"]
    assert run.result().status.value == "succeeded"


def test_an_empty_balance_lets_the_live_ones_finish(far: Any, tmp_path: Path) -> None:
    server, layer = far(1, balance=10)
    price = layer.estimate("a", batch_size=1).price
    items = [f"item {number}" for number in range(int(10 / price))]
    mapped = layer.map(items, batch_size=1, resume=tmp_path / "r.jsonl")
    server.start_elsewhere(price=8)
    results, error = all_of(mapped)
    assert isinstance(error, InsufficientBalance)
    assert 0 < len(results) < len(items)
    assert all(made.ok for made in results)
    assert (
        f"{len(results)} of {len(items)} are done, and {len(items) - len(results)} were not started"
        in str(error)
    )
    assert "goes on from here" in error.remedy


def test_a_shared_budget_ends_it_and_is_never_exceeded(memory_layer: Any) -> None:
    budget = Budget(6)
    with pytest.raises(BudgetExceeded, match="has 6 CU left"):
        memory_layer.map(list("abcdefg"), budget=budget, **QUICK)
    mapped = memory_layer.map(list("abcdef"), budget=budget, concurrency=2, **QUICK)
    taken = budget.reserve(3)  # by somebody else, meanwhile
    made, error = all_of(mapped)
    assert isinstance(error, BudgetExceeded)
    assert "3 of 6 are done, and 3 were not started" in error.message
    assert [each.ok for each in made] == [True] * 3
    assert (budget.spent, budget.reserved, budget.left) == (3, 3, 0)
    taken.release()


def test_a_server_that_is_gone_ends_it(far: Any) -> None:
    server, layer = far(1)
    mapped = layer.map(list("abcdefgh"), batch_size=1, concurrency=1)
    results = iter(mapped)
    assert next(results).ok
    server.tokens.clear()
    with pytest.raises(LayerError) as caught:
        list(results)
    assert caught.value.code == "UNAUTHENTICATED"
    assert "were not started" in caught.value.message
    assert len(server.submits) <= 3


def test_a_server_that_is_away_before_a_submit_is_waited_for(
    far: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    server, layer = far(1)
    monkeypatch.setattr("layer_mcp.mapping.absence.FIRST_PAUSE_SECONDS", 0.01)
    payments, asked = layer._layer._payments, [0]
    balance = payments._balance

    async def away(workspace_id: str) -> Any:
        asked[0] += 1
        if asked[0] in {2, 3}:
            raise ServerUnavailable("The network is down.")
        return await balance(workspace_id)

    monkeypatch.setattr(payments, "_balance", away)
    monkeypatch.setattr(payments, "look_pauses", (0.0,))
    assert [made.ok for made in layer.map(list("abc"), batch_size=1, concurrency=1)] == [True] * 3
    assert [run.prompt for run in server.books()] == ["a", "b", "c"]
    server.refuse_next("execute_forge", 503)
    refused, made = layer.map(list("de"), batch_size=1, concurrency=1)
    assert isinstance(refused.error, SubmitUncertain)
    assert made.ok
    assert len(server.submits) == 5, "what may have left is never sent again"
