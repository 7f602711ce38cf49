"""Spending: the limit and the question come before the submit, and the server holds to what was shown."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from layer_mcp.contract.errors import (
    BudgetExceeded,
    InsufficientBalance,
    InvalidInputs,
    ModelNotFound,
)


def _held(layer: Any) -> Decimal:
    workspace = layer.workspace()
    return workspace.balance - workspace.available


def test_an_estimate_says_price_balance_and_what_will_be_used(memory_layer: Any) -> None:
    estimate = memory_layer.estimate("a red square", model="swatch", batch_size=3, size="32x16")
    assert estimate.price == 3
    assert estimate.balance - estimate.remaining == 3
    assert estimate.sufficient
    assert estimate.model.slug == "swatch"
    assert not estimate.chosen
    assert (estimate.parameters["width"], estimate.parameters["height"]) == (32, 16)


def test_batch_is_four_when_nobody_says(memory_layer: Any) -> None:
    assert memory_layer.estimate("x", model="swatch").price == 4


def test_a_price_above_the_limit_is_refused_before_anything(memory_layer: Any) -> None:
    before = memory_layer.workspace()
    with pytest.raises(BudgetExceeded, match=r"2 CU.*1\.5 CU"):
        memory_layer.forge("x", model="swatch", batch_size=2, max_cu=1.5)
    assert memory_layer.workspace() == before


@pytest.mark.parametrize("limit", [-1, float("nan"), True])
def test_a_limit_that_is_no_amount_is_refused(memory_layer: Any, limit: Any) -> None:
    with pytest.raises(InvalidInputs) as caught:
        memory_layer.forge("x", model="swatch", max_cu=limit)
    assert caught.value.field == "max_cu"


def test_a_dear_run_is_asked_about_and_a_cheap_one_is_not(memory_layer: Any) -> None:
    asked: list[Any] = []

    def no(estimate: Any) -> bool:
        asked.append(estimate)
        return False

    with pytest.raises(BudgetExceeded, match="not confirmed"):
        memory_layer.forge("x", model="dear", batch_size=1, confirm=no)
    assert [estimate.price for estimate in asked] == [300]
    memory_layer.forge("x", model="swatch", batch_size=1, confirm=no).result()
    assert len(asked) == 1
    assert _held(memory_layer) == 0


async def test_async_code_may_ask_with_a_coroutine(app: Any, tmp_path: Any) -> None:
    from layer_mcp import AsyncLayer

    async def no(estimate: Any) -> bool:
        return False

    async with AsyncLayer(app, home=tmp_path) as layer:
        with pytest.raises(BudgetExceeded):
            await layer.forge("x", model="dear", batch_size=1, confirm=no)


def test_more_than_there_is_is_the_servers_word(memory_layer: Any, journal_of: Any, tmp_path: Any) -> None:
    with pytest.raises(InsufficientBalance) as caught:
        memory_layer.forge("too much", model="dear", batch_size=16)
    assert "grant" in caught.value.remedy
    assert caught.value.request["prompt"] == "too much"
    (entry,) = journal_of(tmp_path / "client").latest(f"memory:{tmp_path / 'client'}", 5)
    assert entry.state == "refused"


def test_the_server_is_told_the_price_that_was_shown(
    memory_layer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from layer_mcp.connect.connection import Connection

    told: list[Any] = []
    call = Connection.call

    async def looking(self: Connection, tool: str, arguments: Any, **more: Any) -> Any:
        if tool == "execute_forge":
            told.append(more["max_price"])
        return await call(self, tool, arguments, **more)

    monkeypatch.setattr(Connection, "call", looking)
    memory_layer.forge("x", model="swatch", batch_size=1).result()
    memory_layer.forge("x", model="swatch", batch_size=1, max_cu=7).result()
    assert told == [1, 7]


def test_what_is_wrong_is_said_before_anything_is_started(memory_layer: Any) -> None:
    with pytest.raises(ModelNotFound) as model:
        memory_layer.forge("x", model="swathc")
    assert model.value.nearest == "swatch"
    with pytest.raises(InvalidInputs) as parameter:
        memory_layer.forge("x", model="swatch", widht=32)
    assert parameter.value.nearest == "width"
    with pytest.raises(InvalidInputs) as size:
        memory_layer.forge("x", model="swatch", size="big")
    assert size.value.field == "size"
    with pytest.raises(InvalidInputs) as prompt:
        memory_layer.forge("  ", model="swatch")
    assert prompt.value.field == "prompt"
    with pytest.raises(InvalidInputs):
        memory_layer.forge("x", model="swatch", size=32, width=32)


def test_grants_add_practice_credits(memory_layer: Any) -> None:
    before = memory_layer.workspace().balance
    assert memory_layer.grant(12.5).balance == before + Decimal("12.5")


@pytest.mark.parametrize("amount", [float("nan"), "abc", 1e300, -1, True, Decimal("NaN")])
def test_an_amount_that_nobody_could_mean_is_refused_wherever_it_is_given(
    memory_layer: Any, amount: Any
) -> None:
    before = memory_layer.workspace()
    for field, ask in (
        ("max_cu", lambda: memory_layer.call("execute_forge", max_cu=amount)),
        ("max_cu", lambda: memory_layer.forge("x", model="swatch", max_cu=amount)),
        ("creative_units", lambda: memory_layer.grant(amount)),
    ):
        with pytest.raises(InvalidInputs) as caught:
            ask()
        assert caught.value.field == field
    with pytest.raises(InvalidInputs):
        memory_layer.grant(0)
    assert memory_layer.workspace() == before


def test_a_closed_client_spends_nothing(app: Any, tmp_path: Any) -> None:
    from layer_mcp import Layer
    from layer_mcp.contract.errors import ServerUnavailable

    with Layer(app, home=tmp_path) as layer:
        layer.estimate("x", model="swatch")
    for ask in (layer.workspace, layer.runs, lambda: layer.forge("x", model="swatch")):
        with pytest.raises(ServerUnavailable, match="was closed") as caught:
            ask()
        assert "Layer()" in caught.value.remedy
