"""The gate: five of our runs at once, by all clients of the process; and others' runs are waited for too."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from layer_mcp import Budget, Layer
from layer_mcp.contract.errors import InvalidInputs, LayerError, RateLimited


@pytest.fixture
def far(hosted: Callable[..., Any], tmp_path: Path) -> Any:
    """``far(1, max_live=2)``: a stand-in and a client of it."""
    clients: list[Any] = []

    def far(generation: int = 1, **quirks: Any) -> tuple[Any, Any]:
        server = hosted(generation, **quirks)
        clients.append(Layer(home=tmp_path / "far"))
        return server, clients[-1]

    yield far
    for client in clients:
        client.close()


def refused(server: Any) -> int:
    return len(server.submits) - len(server.books())


def test_the_sixth_waits_where_it_may_and_is_refused_where_not(far: Any) -> None:
    server, layer = far(run_seconds=0.4, poll_interval=0.05)
    for number in range(5):
        layer.forge(f"item {number}", batch_size=1)
    with pytest.raises(RateLimited):
        layer.forge("refused", batch_size=1)
    assert refused(server) == 1
    with pytest.raises(RateLimited, match=r"No slot came free within 0\.05 s: 5 runs"):
        layer.forge("too late", batch_size=1, wait_for_slot=0.05)
    assert layer.forge("waited", batch_size=1, wait_for_slot=True).result().status.value == "succeeded"
    assert refused(server) == 1  # what waits here is not sent


def test_clients_of_one_process_share_the_slots(far: Any, tmp_path: Path) -> None:
    server, first = far(run_seconds=0.15, poll_interval=0.03)
    with Layer(home=tmp_path / "second") as second, ThreadPoolExecutor(10) as threads:
        runs = list(
            threads.map(
                lambda number: (first, second)[number % 2].forge(f"{number}", batch_size=1, wait_for_slot=10),
                range(14),
            )
        )
    assert len({run.id for run in runs}) == 14
    assert refused(server) == 0


def test_runs_of_others_are_waited_for(far: Any) -> None:
    server, layer = far(max_live=2, run_seconds=0.05, retry_after=0.1)
    others = [server.start_elsewhere() for _ in range(2)]
    budget = Budget(100)

    def end_one() -> None:
        while not refused(server):
            threading.Event().wait(0.02)
        server.end(others[0].run_id)

    threading.Thread(target=end_one, daemon=True).start()
    run = layer.forge("patient", batch_size=1, wait_for_slot=20, budget=budget)
    assert run.result().status.value == "succeeded"
    assert len({call.arguments["prompt"] for call in server.submits}) == 1
    assert budget.reserved == 0


def test_a_map_copes_with_others(far: Any) -> None:
    server, layer = far(max_live=2, run_seconds=0.05, retry_after=0.05, poll_interval=0.02)
    server.start_elsewhere()
    assert all(made.ok for made in layer.map(list("abcdef"), batch_size=1))
    assert len(server.books()) == 7


def test_runs_of_a_closed_client_hold_no_slot_for_ever(far: Any, tmp_path: Path) -> None:
    server, layer = far(run_seconds=0.5, retry_after=0.1)
    with Layer(home=tmp_path / "closed") as closed:
        for number in range(5):
            closed.forge(f"left {number}", batch_size=1)
    assert layer.forge("the next", batch_size=1, wait_for_slot=20).result().status.value == "succeeded"
    assert len(server.books()) == 6


def test_a_refusal_leaves_slot_and_budget_free(far: Any) -> None:
    server, layer = far()
    budget = Budget(50)
    for _ in range(7):
        server.refuse_next("execute_forge", 403)
        with pytest.raises(LayerError):
            layer.forge("no", batch_size=1, budget=budget, wait_for_slot=5)
    assert layer.forge("yes", batch_size=1, budget=budget, wait_for_slot=5).result()
    assert budget.reserved == 0


@pytest.mark.parametrize("seconds", [-1, "soon"])
def test_a_wait_that_is_no_time(memory_layer: Any, seconds: Any) -> None:
    with pytest.raises(InvalidInputs) as caught:
        memory_layer.forge("x", model="swatch", batch_size=1, wait_for_slot=seconds)
    assert caught.value.field == "wait_for_slot"
