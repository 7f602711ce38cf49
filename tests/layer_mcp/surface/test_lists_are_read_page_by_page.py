"""``for model in layer.iter_models()``: lazy, bounded, and safe from a server that repeats itself."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from layer_mcp import AsyncLayer, Layer
from layer_mcp.contract.errors import InvalidInputs


@pytest.fixture
def far(hosted: Callable[..., Any], tmp_path: Any) -> Iterator[tuple[Any, Layer]]:
    server = hosted(1, page_size=1)
    with Layer(home=tmp_path / "far") as layer:
        yield server, layer


def asked(server: Any, tool: str) -> int:
    return sum(call.tool == tool for call in server.calls)


def test_no_page_is_asked_for_before_it_is_read(far: tuple[Any, Layer]) -> None:
    server, layer = far
    models = layer.iter_models()
    assert asked(server, "list_models") == 0
    first, second = next(models), next(models)
    assert asked(server, "list_models") == 2
    assert [first.name, second.name, *(each.name for each in models)] == [
        each.name for each in layer.models()
    ]
    assert [each.name for each in layer.iter_workspaces()] == ["Studio", "Attic"]
    assert [each.name for each in layer.iter_workflows()] == [each.name for each in layer.workflows()]


def test_pages_of_any_list_tool(far: tuple[Any, Layer]) -> None:
    server, layer = far
    pages = list(layer.pages("list_models", modality="image"))
    assert all(len(page["models"]) == 1 for page in pages)
    assert len(pages) == len(layer.models("image"))
    with pytest.raises(InvalidInputs, match="takes no cursor"):
        list(layer.pages("get_instructions"))
    with pytest.raises(InvalidInputs, match="did you mean 'modality'"):
        next(layer.pages("list_models", modalty="image"))
    assert asked(server, "get_instructions") == 0
    with pytest.raises(InvalidInputs, match="may spend"):
        next(layer.pages("execute_forge", model_id=server.workspace_id, max_cu=1))


def test_a_server_that_repeats_itself_does_not_hold_us(
    far: tuple[Any, Layer], monkeypatch: pytest.MonkeyPatch
) -> None:
    from layer_mcp.connect.wire import Wire

    _, layer = far
    answer = Wire.answer
    counter = itertools.count()

    async def circling(self: Wire, tool: str, arguments: Any, **more: Any) -> Any:
        found = await answer(
            self, tool, {name: value for name, value in arguments.items() if name != "cursor"}, **more
        )
        if "pagination" in (found.structured_content or {}):
            cursor = "same" if tool == "list_models" else f"page {next(counter)}"
            found.structured_content["pagination"] = {"has_more_results": True, "next_cursor": cursor}
        return found

    monkeypatch.setattr(Wire, "answer", circling)
    assert len(list(layer.iter_models())) == 1
    assert len(list(layer.pages("list_models"))) == 2
    assert len(list(layer.pages("list_workflows"))) == 2, "new cursors, old pages"


def test_a_server_that_does_not_say_whether_there_is_more(hosted: Callable[..., Any], tmp_path: Any) -> None:
    hosted(1, page_size=1, sparse=True)
    with Layer(home=tmp_path) as layer:
        assert len(layer.models()) > 1


def test_runs_and_assets(memory_layer: Layer) -> None:
    made = [memory_layer.forge(f"page {n}", model="swatch", batch_size=1, size=8).result() for n in range(3)]
    assert [run.id for run in itertools.islice(memory_layer.iter_runs(), 3)] == [
        run.id for run in reversed(made)
    ]
    newest = next(memory_layer.iter_assets())
    assert newest.file_id == made[-1].assets[0].file_id
    failed = list(memory_layer.iter_runs(status="failed"))  # of other tests
    assert {run.status.value for run in failed} <= {"failed"}
    assert not {run.id for run in failed} & {run.id for run in made}


async def test_the_awaited_twins(hosted: Callable[..., Any], tmp_path: Any) -> None:
    hosted(2, page_size=2)
    async with AsyncLayer(home=tmp_path) as layer:
        names = [model.name async for model in layer.iter_models()]
        assert names == [model.name for model in await layer.models()]
        pages = [page async for page in layer.pages("list_base_models")]
        assert sum(len(page["base_models"]) for page in pages) == len(names)
        assert [run async for run in layer.iter_runs()] == []
