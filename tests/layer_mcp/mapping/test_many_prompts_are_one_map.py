"""``layer.map``: every item has its result, in order or as they come, and one price stands before all of it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from layer_mcp import Layer
from layer_mcp.contract.errors import BudgetExceeded, InsufficientBalance, InvalidInputs, ModelNotFound
from layer_mcp.contract.status import RunStatus

QUICK = {"model": "swatch", "batch_size": 1, "size": 8}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tools that were called, in order."""
    from layer_mcp.connect.connection import Connection

    called: list[str] = []
    call = Connection.call

    async def noting(self: Connection, tool: str, *args: Any, **kwargs: Any) -> Any:
        called.append(tool)
        return await call(self, tool, *args, **kwargs)

    monkeypatch.setattr(Connection, "call", noting)
    return called


def test_results_come_in_order_and_are_priced_once(memory_layer: Any, asked: list[str]) -> None:
    prompts = [f"{colour} potion" for colour in ("red", "green", "blue", "white", "black", "grey", "pink")]
    mapped = memory_layer.map(prompts, **QUICK)
    assert (mapped.price.price, mapped.price.to_run, len(mapped)) == (7, 7, 7)
    assert asked.count("estimate_forge_price") == 1  # one shape, on a server whose prices know no prompt
    assert "execute_forge" not in asked
    made = list(mapped)
    assert [each.index for each in made] == list(range(7))
    assert [each.run.prompt for each in made] == [each.item for each in made] == prompts
    assert all(each.ok and len(each.assets) == 1 for each in made)
    assert (mapped.progress.done, mapped.progress.failed, mapped.progress.charged) == (7, 0, 7)
    assert asked.count("execute_forge") == 7


def test_as_completed_the_quick_ones_are_first(
    hosted: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("layer_mcp.runs.watch.SHORTEST_POLL_SECONDS", 0.02)
    server = hosted(1, run_seconds=60.0)

    def end_the_last(progress: Any) -> None:
        runs = server.books()
        if progress.running == 3 and not progress.done:
            server.end(next(run.run_id for run in runs if run.prompt == "c"))

    with Layer(home=tmp_path) as layer:
        results = layer.map(list("abc"), as_completed=True, batch_size=1, on_progress=end_the_last)
        assert next(iter(results)).item == "c"


def test_one_that_fails_stops_no_other(memory_layer: Any) -> None:
    items = ["good", "", {"prompt": "bad", "model": "broken"}, {"prompt": "odd", "widht": 3}, "last"]
    mapped = memory_layer.map(items, **QUICK | {"size": None})
    assert sorted(mapped.price.refused) == [1, 3]
    assert "2 cannot be run (item 1: The prompt is empty)" in mapped.price.in_words()
    codes = [each.error.code if each.error else "" for each in mapped]
    assert codes == ["", "INVALID_INPUTS", "RUN_FAILED", "INVALID_INPUTS", ""]
    assert mapped.progress.in_words() == "5/5 · 3 failed · 2 CU"


def test_what_an_item_says_goes_before_what_all_share(memory_layer: Any) -> None:
    first, second = memory_layer.map(["a", {"prompt": "b", "seed": 9, "batch_size": 2}], seed=7, **QUICK)
    assert (first.run.seed, second.run.seed, len(second.assets)) == (7, 9, 2)


def test_a_workflow_is_mapped_over_its_inputs(layer: Any) -> None:
    squares = Path(__file__).parents[2] / "cards" / "squares.yaml"
    layer.add_workflow(squares.read_text(encoding="utf-8"), file_name="squares.yaml")
    from PIL import Image

    red = Image.new("RGB", (24, 24), (200, 40, 40))
    mapped = layer.map_workflow("squares", [{"names": ["a"]}, {"names": ["b"], "nams": 3}], like=red)
    assert mapped.price.price == 2
    good, wrong = mapped
    assert len(good.run.outputs["squares"]) == 1
    assert wrong.error.nearest == "names"


def test_what_is_too_dear_is_refused_as_a_whole(memory_layer: Any) -> None:
    before = memory_layer.workspace()
    with pytest.raises(BudgetExceeded, match=r"3 CU.*2 CU"):
        memory_layer.map(["a", "b", "c"], max_cu=2, **QUICK)
    with pytest.raises(InsufficientBalance, match=r"9 runs cost 2,700 CU"):
        memory_layer.map(list("abcdefghi"), model="dear", batch_size=1)
    with pytest.raises(ModelNotFound):
        memory_layer.map(["a", "b"], model="swathc")
    asked: list[Any] = []
    with pytest.raises(BudgetExceeded, match="not confirmed"):
        memory_layer.map(["a"], model="dear", batch_size=1, confirm=asked.append)
    assert [price.in_words() for price in asked] == [f"1 run, 300 CU of {before.available:,f} CU"]
    assert memory_layer.workspace() == before


def test_nothing_is_started_before_a_result_is_asked_for(memory_layer: Any, asked: list[str]) -> None:
    mapped = memory_layer.map(["a", "b"], **QUICK)
    assert "execute_forge" not in asked
    assert [each.ok for each in mapped] == [True, True]
    assert list(memory_layer.map([])) == []


def test_leaving_the_loop_starts_no_more(memory_layer: Any, asked: list[str]) -> None:
    for _ in memory_layer.map([f"left {number}" for number in range(12)], concurrency=1, **QUICK):
        break
    memory_layer.forge("the next", **QUICK).result()
    assert asked.count("execute_forge") <= 4


def test_without_waiting_a_result_is_a_live_run(memory_layer: Any) -> None:
    made = list(memory_layer.map(["a", "b"], wait=False, duration_seconds=0.5, **QUICK))
    assert not all(each.run.done for each in made)
    assert [each.run.result().status for each in made] == [RunStatus.SUCCEEDED] * 2


def test_progress_is_told_on_the_way(memory_layer: Any) -> None:
    told: list[Any] = []
    list(memory_layer.map(["a", "b", "c"], concurrency=1, on_progress=told.append, **QUICK))
    assert (told[-1].done, told[-1].total) == (3, 3)
    assert [each.done for each in told] == sorted(each.done for each in told)


async def test_async_code_maps_too(app: Any, tmp_path: Any) -> None:
    from layer_mcp import AsyncLayer

    asked: list[Decimal] = []

    async def yes(price: Any) -> bool:
        asked.append(price.price)
        return True

    async with AsyncLayer(app, home=tmp_path) as layer:
        made = [each async for each in layer.map(["a", "b"], confirm=yes, **QUICK)]
        assert [each.ok for each in made] == [True, True]
        assert asked == []  # cheap
        with pytest.raises(BudgetExceeded):
            await layer.map(["a"], max_cu=0.5, **QUICK).price()


@pytest.mark.parametrize(
    ("items", "more", "field"),
    [
        ("sword", {}, "items"),
        ([3], {}, "items[0]"),
        ([{"prompt": "a", "max_cu": 3}], {}, "max_cu"),
        (["a"], {"concurrency": 6}, "concurrency"),
        (["a"], {"concurrency": 0}, "concurrency"),
        (["a"], {"max_cu": -1}, "max_cu"),
    ],
)
def test_what_is_no_list_of_prompts_is_refused(memory_layer: Any, items: Any, more: Any, field: str) -> None:
    with pytest.raises(InvalidInputs) as caught:
        memory_layer.map(items, **QUICK | more)
    assert caught.value.field == field
