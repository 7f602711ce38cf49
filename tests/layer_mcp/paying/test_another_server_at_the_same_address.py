"""Money: between a submit and its repetition the address may get another server, which knows nothing of the first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from layer_mcp.contract.errors import SubmitUncertain, WorkspaceNotFound


def _replaced(wire: Any, port: int) -> None:
    from faulty_wire import Fault

    wire.next_upstream = port
    wire.faults[1] = Fault("replace", at=150)


def _forge_arguments(layer: Any, model_id: str) -> dict[str, Any]:
    return {
        "workspace_id": layer.workspace().id,
        "model_id": model_id,
        "prompt": "case 1",
        "batch_size": 1,
    }


@pytest.mark.parametrize("generation", [1, 2])
def test_a_foreign_one_in_place_of_ours_is_not_sent_it_again(
    ours_far: Callable[..., Any], hosted: Callable[..., Any], server: Any, started: Any, generation: int
) -> None:
    foreign = hosted(generation)
    foreign.tokens.add(server.token.reveal())
    wire, layer = ours_far("url")
    asked = _forge_arguments(layer, layer.model("swatch").model_id)
    before = len(started("case 1"))
    _replaced(wire, foreign.port)
    with pytest.raises(SubmitUncertain) as caught:
        layer.call("execute_forge", asked)
    assert foreign.submits == []
    assert wire.sends[1] == 1
    wire.upstream = server.endpoint.port
    (run,) = started("case 1")[: len(started("case 1")) - before]
    (fate,) = layer.look_again(caught.value.key)
    assert (fate.outcome, fate.run_id) == ("started", run.id)


def test_a_foreign_one_does_not_say_that_nothing_was_started(
    ours_far: Callable[..., Any], hosted: Callable[..., Any], server: Any
) -> None:
    """It would answer RUN_NOT_FOUND for any key."""
    foreign = hosted(1)
    foreign.tokens.add(server.token.reveal())
    wire, layer = ours_far("url")
    asked = _forge_arguments(layer, layer.model("swatch").model_id)
    _replaced(wire, foreign.port)
    with pytest.raises(SubmitUncertain) as caught:
        layer.call("execute_forge", asked)
    layer._layer._payments._unanswered.grace_seconds = 0.0
    (fate,) = layer.look_again(caught.value.key)
    assert fate.outcome == "unknown"


def test_ours_in_place_of_a_foreign_one_is_not_sent_it_either(
    hosted_far: Callable[..., Any], server: Any, started: Any
) -> None:
    foreign, wire, layer = hosted_far(1)
    asked = _forge_arguments(layer, layer.models()[0].model_id)
    before = len(started("case 1"))
    _replaced(wire, server.endpoint.port)
    with pytest.raises(SubmitUncertain):
        layer.call("execute_forge", asked)
    assert len(foreign.books()) == 1
    assert wire.sends[1] == 1
    assert len(started("case 1")) == before


def test_one_of_ours_with_other_books_does_not_say_so_either(
    ours_far: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It does not know the workspace, and so not what was begun in it."""
    wire, layer = ours_far("url")
    asked = _forge_arguments(layer, layer.model("swatch").model_id)
    looks = layer._layer._payments._unanswered

    async def elsewhere(*_: Any) -> Any:
        raise WorkspaceNotFound("There is no such workspace.")

    monkeypatch.setattr(looks, "run_of", elsewhere)
    monkeypatch.setattr(looks, "grace_seconds", 0.0)
    _replaced(wire, wire.upstream)
    monkeypatch.setattr(layer._layer._connection, "_honours", _only_once(layer._layer._connection._honours))
    with pytest.raises(SubmitUncertain):
        layer.call("execute_forge", asked)
    assert [fate.outcome for fate in layer.look_again()] == ["unknown"]


def _only_once(honours: Callable[..., Any]) -> Callable[..., Any]:
    """The server honours keys when it is asked before the submit, and then no more."""
    asked: list[None] = []

    async def answer(*what: Any) -> bool:
        asked.append(None)
        return len(asked) <= 2 and bool(await honours(*what))

    return answer
