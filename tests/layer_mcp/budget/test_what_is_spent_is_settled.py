"""A budget on real calls: set aside at the start, settled at the charge, given back when nothing was charged."""

from __future__ import annotations

import asyncio
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layer_mcp import AsyncLayer, Budget, Layer
from layer_mcp.contract.errors import BudgetExceeded, SubmitUncertain
from layer_mcp.paying.starting import PriceWarning

ONE = {"model": "swatch", "batch_size": 1, "size": 8}


@pytest.fixture
def far(hosted: Callable[..., Any], tmp_path: Path) -> Any:
    """``far(2)``: a stand-in and a client of it."""
    clients: list[Any] = []

    def far(generation: int = 1, **quirks: Any) -> tuple[Any, Any]:
        server = hosted(generation, **quirks)
        clients.append(Layer(home=tmp_path / "far"))
        return server, clients[-1]

    yield far
    for client in clients:
        client.close()


@pytest.fixture
def picture() -> Any:
    from PIL import Image

    return Image.new("RGB", (16, 16), (200, 40, 40))


def settled(budget: Budget) -> Budget:
    """The budget, once nothing is reserved in it: runs are followed whether or not anybody waits."""
    until = time.monotonic() + 60
    while budget.reserved and time.monotonic() < until:
        time.sleep(0.02)
    return budget


def test_runs_that_nobody_waits_for_are_settled(memory_layer: Any) -> None:
    budget = Budget(10)
    memory_layer.forge("sword", budget=budget, **ONE)
    memory_layer.forge("axe", budget=budget, **ONE | {"batch_size": 2})
    assert budget.spent + budget.reserved == 3
    assert repr(settled(budget)) == "<Budget 3 spent, 0 reserved, 7 of 10 CU left>"


def test_what_fails_or_is_cancelled_is_given_back(memory_layer: Any) -> None:
    budget = Budget(10)
    memory_layer.forge("x", model="broken", batch_size=1, budget=budget)
    memory_layer.forge("x", duration_seconds=60, budget=budget, **ONE).cancel()
    assert settled(budget).left == 10
    with pytest.raises(BudgetExceeded, match=r"300 CU.*10 CU left"):
        memory_layer.forge("x", model="dear", batch_size=1, budget=budget)
    assert budget.left == 10


async def test_one_budget_for_threads_clients_and_tasks(app: Any, memory_layer: Any, tmp_path: Path) -> None:
    budget = Budget(3)

    async def one(layer: AsyncLayer, number: int) -> bool:
        try:
            await layer.forge(f"{number}", budget=budget, wait_for_slot=True, **ONE)
        except BudgetExceeded:
            return False
        return True

    def another(layer: Layer) -> bool:
        # Waits as the others do: what finds no slot gives back what it had reserved, and the rest were refused by then.
        try:
            layer.forge("blocking", budget=budget, wait_for_slot=True, **ONE)
        except BudgetExceeded:
            return False
        return True

    async with AsyncLayer(app, home=tmp_path / "other") as layer:
        started = await asyncio.gather(
            *(one(layer, number) for number in range(6)), asyncio.to_thread(another, memory_layer)
        )
        assert sum(started) == 3
        await asyncio.to_thread(settled, budget)
    assert (budget.spent, budget.left) == (3, 0)


def test_a_call_by_name_is_held_to_it_too(memory_layer: Any) -> None:
    budget = Budget(5)
    more = {"model_id": "swatch", "prompt": "x", "batch_size": 2}
    memory_layer.call("execute_forge", more, budget=budget)
    assert settled(budget).spent == 2
    with pytest.raises(BudgetExceeded, match=r"4 CU.*3 CU left"):
        memory_layer.call("execute_forge", {**more, "batch_size": 4}, budget=budget)
    with pytest.raises(BudgetExceeded, match="not confirmed"):
        memory_layer.call("execute_forge", {**more, "model_id": "dear"}, confirm=lambda price: False)
    assert memory_layer.call("list_models", budget=budget).structured["models"]
    assert budget.left == 3


def test_a_lost_answer_stays_reserved(far: Any) -> None:
    server, layer = far(1)
    budget = Budget(50)
    server.refuse_next("execute_forge", 502, after=True)
    with pytest.raises(SubmitUncertain):
        layer.forge("lost", batch_size=1, budget=budget)
    price = layer.estimate("lost", batch_size=1).price
    assert (budget.reserved, budget.spent) == (price, 0)


def test_max_cu_holds_where_the_server_knows_no_limit(far: Any) -> None:
    server, layer = far(2)
    arguments = {"base_model_id": layer.models("image")[0].model_id, "prompt": "x", "batch_size": 4}
    with pytest.raises(BudgetExceeded, match=r"at most 0\.01 CU"):
        layer.call("execute_forge", arguments, max_cu=0.01)
    with pytest.raises(BudgetExceeded, match="cannot tell what pack_sprite_sheet would cost"):
        layer.call("pack_sprite_sheet", max_cu=1, file_ids=[])
    assert server.submits == []


# -- guidance files make it dearer than the estimate said --------------------------------------------


def guided(layer: Any) -> str:
    """A model of the stand-in that takes a picture."""
    return next(
        model.model_id for model in layer.models("image") if layer.model(model.model_id).guidance_file_types
    )


@pytest.mark.parametrize("generation", [1, 2])
def test_an_estimate_without_guidance_says_so_and_the_rise_is_told(
    far: Any, picture: Any, generation: int
) -> None:
    _, layer = far(generation, run_seconds=0.2)
    model = guided(layer)
    estimate = layer.estimate("a", model=model, batch_size=1, guidance_files=[picture])
    assert estimate.without_guidance
    assert "without its guidance files" in repr(estimate)
    assert not layer.estimate("a", model=model, batch_size=1).without_guidance
    budget = Budget(50)
    with pytest.warns(PriceWarning, match="prices without guidance files"):
        run = layer.forge("a", model=model, batch_size=1, guidance_files=[picture], budget=budget)
    assert run.reserved > run.estimate.price
    assert budget.reserved == run.reserved
    run.result()
    assert run.cost > run.estimate.price
    assert budget.spent == run.cost


def test_a_rise_above_what_was_allowed_is_cancelled_where_it_can_be(far: Any, picture: Any) -> None:
    server, layer = far(2, run_seconds=30)
    model = guided(layer)
    price = layer.estimate("a", model=model, batch_size=1).price
    for limit in ({"max_cu": price}, {"budget": Budget(price)}):
        with pytest.raises(BudgetExceeded, match="more than the") as caught:
            layer.forge("a", model=model, batch_size=1, guidance_files=[picture], **limit)
        assert caught.value.run.status.value == "cancelled"
        assert "nothing was charged" in caught.value.remedy
    assert server.balance()[1] == 0


def test_where_it_cannot_be_cancelled_it_is_told_and_goes_on(far: Any, picture: Any) -> None:
    _, layer = far(1, run_seconds=0.3)
    model = guided(layer)
    price = layer.estimate("a", model=model, batch_size=1).price
    with pytest.warns(PriceWarning, match="It goes on as run"):
        run = layer.forge("a", model=model, batch_size=1, guidance_files=[picture], max_cu=price)
    assert run.result().cost > price


def test_our_own_server_prices_them(memory_layer: Any, picture: Any) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", PriceWarning)
        estimate = memory_layer.estimate("a", model="guided", batch_size=1, guidance_files=[picture])
        assert not estimate.without_guidance
        memory_layer.forge("a", model="guided", batch_size=1, guidance_files=[picture]).result()
