"""What a model did wrong comes back as text that it can act on; what it cannot mend is raised."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from layer_agents import LayerKit
from layer_mcp import Layer
from layer_mcp.contract.errors import ServerUnavailable


@pytest.mark.parametrize("tool", ["execute_forge", "generate_and_wait", "estimate_forge_price"])
def test_a_misspelt_argument_is_named_with_the_right_one(kit: LayerKit, tool: str) -> None:
    result = kit.call(tool, {"promt": "sword", "model_id": "swatch"})
    assert result.is_error
    assert result.text.startswith("INVALID_INPUTS: There is no argument 'promt'; did you mean 'prompt'?")
    assert "nothing was charged" in result.text
    assert "batch_size" in result.text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"prompt": "x", "model_id": "swatch", "batch_size": "4"}, ["batch_size is '4'", "1 to 16"]),
        ({"prompt": "x", "model_id": "swatch", "batch_size": 99}, ["batch_size is 99", "1 to 16"]),
        ({"prompt": "x", "model_id": "swtch"}, ["MODEL_NOT_FOUND", "swatch"]),
        ({"prompt": "x", "model_id": "swatch", "wait_seconds": 0}, ["wait_seconds is 0", "600"]),
    ],
)
def test_a_wrong_value_is_named_with_what_is_allowed(
    kit: LayerKit, arguments: dict[str, Any], words: list[str]
) -> None:
    result = kit.call("generate_and_wait", arguments)
    assert result.is_error
    assert all(word in result.text for word in words), result.text


def test_an_unknown_tool_is_named_with_the_nearest(kit: LayerKit) -> None:
    result = kit.call("list_model", {})
    assert result.is_error
    assert "did you mean 'list_models'?" in result.text


def test_arguments_that_are_no_object_are_refused(kit: LayerKit) -> None:
    result = kit.call("list_models", ["image"])  # type: ignore[arg-type]
    assert result.is_error
    assert "takes an object of arguments, not list" in result.text


def test_a_null_of_an_optional_argument_means_that_it_is_left_out(kit: LayerKit) -> None:
    result = kit.call("list_models", {"modality": "audio", "search": None, "limit": None, "cursor": None})
    assert not result.is_error
    assert [model["slug"] for model in result.structured["models"]] == ["tone"]


def test_no_server_is_the_programs_business(tmp_path: Path) -> None:
    with LayerKit(Layer("http://127.0.0.1:9/mcp", home=tmp_path)) as kit, pytest.raises(ServerUnavailable):
        kit.call("list_models", {})


@pytest.mark.parametrize("name", ["request_key", "max_cu"])
@pytest.mark.parametrize("tool", ["execute_forge", "list_models"])
def test_an_argument_named_like_a_keyword_of_the_client_is_an_argument(
    kit: LayerKit, tool: str, name: str
) -> None:
    result = kit.call(tool, {"prompt": "sword", "model_id": "swatch", name: "1"})
    assert result.is_error
    assert result.text.startswith("INVALID_INPUTS")
