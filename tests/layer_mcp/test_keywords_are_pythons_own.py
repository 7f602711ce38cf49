"""A misspelt keyword of ``forge`` is answered in Python's names; an unknown one with what the model takes."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from layer_mcp.client import AsyncLayer
from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.requests import keywords


def refused(layer: Any, **params: Any) -> InvalidInputs:
    before = {run.id for run in layer.runs(5)}
    with pytest.raises(InvalidInputs) as caught:
        layer.forge("red square", **params)
    assert {run.id for run in layer.runs(5)} == before
    return caught.value


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("modle", "model"),
        ("model_id", "model"),
        ("batch", "batch_size"),
        ("sead", "seed"),
        ("session", "session_name"),
        ("duration_second", "duration_seconds"),
    ],
)
def test_a_misspelt_one_gets_the_nearest_of_python(memory_layer: Any, wrong: str, right: str) -> None:
    error = refused(memory_layer, **{wrong: "x"})
    assert error.message == f"There is no parameter {wrong!r}; did you mean {right!r}?"


def test_an_unknown_one_gets_what_the_model_takes(memory_layer: Any) -> None:
    error = refused(memory_layer, model="swatch", foo=1)
    assert error.message.startswith("swatch does not honour 'foo'; it takes prompt, seed, batch_size, ")
    assert not error.unsaid
    assert refused(memory_layer, foo=1).allowed


def test_the_workspace_is_the_clients(memory_layer: Any) -> None:
    assert "Layer(workspace=" in refused(memory_layer, workspace="studio").remedy
    assert "Layer(workspace=" in refused(memory_layer, workspace_id="studio").remedy


def test_an_estimate_says_what_does_not_bear_on_the_price(memory_layer: Any) -> None:
    with pytest.raises(InvalidInputs, match="takes no 'max_cu'"):
        memory_layer.estimate("red square", max_cu=7)


def test_a_server_that_may_have_other_parameters_is_left_its_own() -> None:
    assert keywords.misspelt("aspect_ratio", closed=False) is None
    assert keywords.misspelt("modle", closed=False).nearest == "model"


def test_the_verbs_keywords_are_all_known_here() -> None:
    own = inspect.signature(AsyncLayer.forge).parameters
    assert set(keywords.VERB) == set(own) - {"self", "prompt", "params"}


@pytest.mark.parametrize("prompt", ["-", "", "  ", "!?", "…"])
def test_a_prompt_that_says_nothing_is_not_paid_for(memory_layer: Any, prompt: str) -> None:
    with pytest.raises(InvalidInputs) as caught:
        memory_layer.forge(prompt, model="swatch")
    assert caught.value.field == "prompt"
