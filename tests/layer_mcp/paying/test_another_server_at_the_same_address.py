"""Money: between a submit and its repetition the address may get another server, which knows nothing of the first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.contract.errors import LayerError, SubmitUncertain


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


@pytest.mark.slow
def test_one_of_ours_with_other_books_starts_nothing(
    ours_far: Callable[..., Any],
    served_folder: Callable[..., Any],
    started: Any,
    tmp_path: Path,
) -> None:
    from layer_mcp import Layer
    from layer_mcp.connect import local

    wire, layer = ours_far("url")
    asked = _forge_arguments(layer, layer.model("swatch").model_id)
    before = len(started("case 1"))
    with served_folder(tmp_path / "other") as folder:
        _replaced(wire, local.ensure(folder).endpoint.port)
        with pytest.raises(LayerError) as caught:
            layer.call("execute_forge", asked)
        assert isinstance(caught.value, SubmitUncertain)
        layer._layer._payments._unanswered.grace_seconds = 0.0
        assert [fate.outcome for fate in layer.look_again()] == ["unknown"]
        with Layer("embedded", home=folder) as other:
            assert other.runs() == []
    assert len(started("case 1")) == before + 1
