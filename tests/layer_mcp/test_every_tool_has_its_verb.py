"""All the tools of the page, driven by the client's verbs on a real server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from layer_mcp import Layer
from layer_mcp.contract.errors import InvalidInputs, LayerError, UploadFailed
from layer_mcp.contract.status import RunStatus
from layer_mcp.contract.tools import TOOLS

SQUARES = Path(__file__).resolve().parents[1] / "cards" / "squares.yaml"
PRIVATE = "http://127.0.0.1:9/a.png"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The tools that were called, by name."""
    from layer_mcp.connect.connection import Connection

    called: set[str] = set()
    call = Connection.call

    async def noting(self: Connection, tool: str, *args: Any, **kwargs: Any) -> Any:
        called.add(tool)
        return await call(self, tool, *args, **kwargs)

    monkeypatch.setattr(Connection, "call", noting)
    return called


def red() -> Any:
    """A picture that no other test has uploaded: what was, is not sent again."""
    from PIL import Image

    return Image.new("RGB", (24, 24), (200, 41, 43))


def test_every_tool(layer: Layer, asked: set[str]) -> None:
    # Every verb here asks a tool, but for polling and what the local REST answers: those are called by name.
    assert [tool.name for tool in layer.tools()] == [tool.name for tool in TOOLS]
    for guide in ("get_instructions", "get_workflow_instructions", "get_forge_instructions"):
        assert layer.call(guide).structured["text"]
    layer.grant(50)
    assert layer.workspace().available >= 50
    assert layer.models("image", search="swatch")[0].slug == "swatch"
    assert layer.model("swatch").name == "Swatch"
    assert layer.recommend("image")

    assert layer.estimate("square", model="swatch", batch_size=2).price == 2
    run = layer.forge("square", model="swatch", batch_size=1, size=16).result()
    assert layer.call("get_forge_run", inference_id=run.id).structured["status"] == "complete"
    slow = layer.forge("slow", model="swatch", batch_size=1, duration_seconds=20)
    assert slow.cancel().status is RunStatus.CANCELLED

    picture = layer.upload(red(), name="red.png")
    assert (picture.mime, picture.name) == ("image/png", "red.png")
    with pytest.raises((InvalidInputs, UploadFailed)):
        layer.upload(PRIVATE)

    layer.add_workflow(SQUARES.read_text(encoding="utf-8"), file_name="squares.yaml")
    assert layer.workflows("squares")[0].slug == "squares"
    assert [port.name for port in layer.workflow("squares").inputs] == ["names", "like"]
    price = layer.estimate_workflow("squares", names=["a", "b"], like=picture)
    assert (price.price, price.subject, price.expected) == (
        3,
        "squares",
        {"squares": 2, "follower": 1, "sheet": 1},
    )
    made = layer.run_workflow("squares", {"names": ["a", "b"]}, like=run.assets[0]).result()
    assert (made.kind, made.model.slug, len(made.steps), made.cost) == ("workflow", "squares", 4, 3)
    assert {name: len(assets) for name, assets in made.outputs.items()} == price.expected
    assert layer.call("get_workflow_run", run_id=made.id).structured["completed_steps"] == 4
    again = layer.run_workflow("squares", names=["a"], like=red())
    assert layer.cancel(again.id[:12]).status.final
    layer.call("cancel_workflow_run", run_id=made.id)
    assert layer.run(made.id).steps[0].display_name == "a"

    assert asked == {tool.name for tool in TOOLS}


def test_a_workflow_that_is_not_right_is_refused_before_it_costs(layer: Layer) -> None:
    layer.add_workflow(SQUARES.read_text(encoding="utf-8"), file_name="squares.yaml")
    before = layer.workspace().available
    with pytest.raises(InvalidInputs, match="has no input 'nams'; did you mean 'names'"):
        layer.run_workflow("squares", nams=["a"])
    with pytest.raises(InvalidInputs) as caught:
        layer.run_workflow("squares", names=["a"], like="missing.png")
    assert caught.value.field == "inputs.like"
    with pytest.raises(InvalidInputs) as caught:
        layer.run_workflow("squares", names="a", like=red())
    assert caught.value.field == "inputs.names"
    with pytest.raises(LayerError) as missing:
        layer.workflow("sqares")
    assert (missing.value.code, missing.value.nearest) == ("WORKFLOW_NOT_FOUND", "squares")
    with pytest.raises(LayerError, match="at most 1 CU was allowed"):
        layer.run_workflow("squares", names=["a", "b"], like=red(), max_cu=1)
    assert layer.workspace().available == before


def test_a_workflow_is_followed_step_by_step(layer: Layer) -> None:
    layer.add_workflow(SQUARES.read_text(encoding="utf-8"), file_name="squares.yaml")
    run = layer.run_workflow("squares", names=["a", "b", "c"], like=red())
    stages = [event.stage for event in run.events() if event.stage]
    assert all("/5" in stage for stage in stages), stages
    assert run.refresh().status is RunStatus.SUCCEEDED


def test_a_blueprint_with_faults_names_node_and_port(layer: Layer) -> None:
    broken = SQUARES.read_text(encoding="utf-8").replace("inputs.like", "inputs.lke")
    found = layer.check_workflow(broken, file_name="squares.yaml")
    assert not found.valid
    assert any(problem.node == "follower" and "lke" in problem.message for problem in found.problems)
    with pytest.raises(InvalidInputs):
        layer.add_workflow(broken)


async def test_the_awaited_client_has_the_same_verbs(server: Any) -> None:
    from layer_mcp import AsyncLayer

    blocking = {name for name in dir(Layer) if not name.startswith("_")} - {"close"}
    awaited = {name for name in dir(AsyncLayer) if not name.startswith("_")} - {"aclose", "warm_up", "target"}
    assert blocking == awaited
    async with AsyncLayer("embedded") as layer:
        await layer.add_workflow(SQUARES.read_text(encoding="utf-8"))
        run = await layer.run_workflow("squares", names=["a"], like=red())
        assert (await run).outputs["follower"][0].kind == "image"
