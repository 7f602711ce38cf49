"""Raw arguments: what is wrong is told with field, value, what is allowed, and the nearest spelling."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.tools import TOOLS, TOOLS_BY_NAME
from layer_mcp.contract.wording import in_words

WORKSPACE = "0192d0c4-5f6e-7a80-9c1d-2e3f4a5b6c7d"
FORGE = TOOLS_BY_NAME["execute_forge"]


def refused(**arguments: Any) -> InvalidInputs:
    with pytest.raises(InvalidInputs) as caught:
        FORGE.parse({"workspace_id": WORKSPACE, "model_id": "icon", **arguments})
    return caught.value


def test_a_misspelt_argument_is_told_with_the_nearest_name() -> None:
    error = refused(promt="sword")
    assert (error.field, error.value, error.nearest) == ("promt", "sword", "prompt")
    assert error.allowed is not None
    assert "batch_size" in error.allowed


@pytest.mark.parametrize("character", ["\0", "\ud800"])
def test_text_that_nothing_can_hold_is_told(character: str) -> None:
    error = refused(prompt=f"sword{character}")
    assert error.field == "prompt"
    str(error).encode()
    inside = refused(guidance_files=[{"file_id": WORKSPACE, "type": character}])
    assert inside.field == "guidance_files.0.type"
    assert refused(**{f"a{character}": 1}).code == "INVALID_INPUTS"


@pytest.mark.parametrize(
    ("arguments", "field", "allowed"),
    [
        ({"batch_size": "4"}, "batch_size", "a whole number from 1 to 16"),
        ({"batch_size": 17}, "batch_size", "a whole number from 1 to 16"),
        ({"batch_size": 0}, "batch_size", "a whole number from 1 to 16"),
        ({"batch_size": 4.5}, "batch_size", "a whole number from 1 to 16"),
        ({"batch_size": True}, "batch_size", "a whole number from 1 to 16"),
        ({"prompt_strength": 1.1}, "prompt_strength", "a number from 0 to 1"),
        ({"width": 0}, "width", "a whole number from 1 to 16384"),
        ({"vectorize": "yes"}, "vectorize", "true or false"),
        ({"workspace_id": "nonsense"}, "workspace_id", "a UUID"),
        ({"prompt": "x" * 100_001}, "prompt", "text of at most 100,000 characters"),
        (
            {"guidance_files": [{"file_id": WORKSPACE, "type": "pose"}] * 21},
            "guidance_files",
            "a list of at most 20 items",
        ),
        (
            {"mask": {"edge_radius": -1, "for_transparency": True}},
            "mask.edge_radius",
            "a whole number from 0 to 512",
        ),
    ],
    ids=lambda value: None if isinstance(value, dict) else str(value)[:24],
)
def test_a_wrong_value_is_told_with_what_is_allowed(
    arguments: dict[str, Any], field: str, allowed: str
) -> None:
    error = refused(**arguments)
    assert error.field == field
    assert error.allowed == [allowed]


def test_a_wrong_choice_is_told_with_the_choices() -> None:
    error = refused(quality="hihg")
    assert (error.allowed, error.nearest) == (["low", "medium", "high"], "high")


def test_a_missing_argument_is_named() -> None:
    with pytest.raises(InvalidInputs, match="'workspace_id' is missing"):
        FORGE.parse({"model_id": "icon"})


def test_a_mask_without_a_region_says_what_it_needs() -> None:
    assert "for_transparency" in refused(mask={}).message


def test_a_secret_in_an_argument_is_not_repeated() -> None:
    error = refused(promt="pat_abcdef1234567890")
    assert "abcdef" not in str(error.to_wire())


@pytest.mark.parametrize(
    "arguments",
    [
        {"workspace_id": WORKSPACE, "base_model_id": "icon", "prompt": "a", "batch_size": 2},
        {"workspace_id": WORKSPACE, "model_id": "icon", "parameters": {"prompt": "a", "batch_size": 2}},
    ],
)
def test_both_spellings_mean_the_same(arguments: dict[str, Any]) -> None:
    assert FORGE.parse(arguments).to_arguments() == {
        "workspace_id": WORKSPACE,
        "model_id": "icon",
        "prompt": "a",
        "batch_size": 2,
    }


def test_two_spellings_that_disagree_are_refused() -> None:
    with pytest.raises(InvalidInputs, match="twice"):
        FORGE.parse({"workspace_id": WORKSPACE, "model_id": "icon", "base_model_id": "texture"})


def test_capabilities_may_be_a_list_or_an_object() -> None:
    tool = TOOLS_BY_NAME["list_models"]
    for wanted in (["tileability"], {"tileability": True}):
        parsed = tool.parse({"workspace_id": WORKSPACE, "filter": {"capabilities": wanted}})
        assert parsed.to_arguments()["capabilities"] == ["tileability"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from(
    sorted({name for tool in TOOLS for name in tool.input_schema().get("properties", {})})
)


@given(tool=st.sampled_from(TOOLS), arguments=st.dictionaries(NAMES | st.text(max_size=10), JSON, max_size=5))
@example(tool=TOOLS[0], arguments={"": {"\x00": None}})
def test_nothing_but_invalid_inputs_ever_comes_out(tool: Any, arguments: dict[str, Any]) -> None:
    error: InvalidInputs | None = None
    try:
        parsed = tool.parse(arguments)
    except InvalidInputs as refusal:
        error = refusal
    if error is None:
        jsonschema.validate(parsed.to_arguments(), tool.input_schema())
    else:
        assert error.message
        assert error.field
        assert error.to_wire()["code"] == "INVALID_INPUTS"


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"type": "integer", "minimum": 1, "maximum": 16}, "a whole number from 1 to 16"),
        ({"type": "integer", "exclusiveMinimum": 0, "maximum": 16384}, "a whole number from 1 to 16384"),
        ({"type": "number", "exclusiveMinimum": 0, "maximum": 1e6}, "a number above 0, up to 1,000,000"),
        ({"type": "integer", "minimum": 0, "maximum": 2**31 - 1}, "a whole number from 0 to 2,147,483,647"),
        ({"type": "number", "minimum": 0.25}, "a number from 0.25 up"),
        ({"type": "number", "maximum": 1}, "a number up to 1"),
        ({"type": "number", "minimum": 0, "exclusiveMaximum": 1}, "a number from 0 and below 1"),
        (
            {"type": "integer", "minimum": 64, "maximum": 2048, "multipleOf": 8},
            "a whole number from 64 to 2048, a multiple of 8",
        ),
        ({"type": "string", "maxLength": 100_000}, "text of at most 100,000 characters"),
        ({"type": "boolean"}, "true or false"),
    ],
)
def test_what_a_schema_allows_is_told_in_plain_words(schema: dict[str, Any], words: str) -> None:
    assert in_words(schema) == words


def test_the_sentence_has_no_tool_in_it_and_what_it_says_is_not_said_again() -> None:
    error = refused(batch_size=99)
    assert error.message == "batch_size is 99, but must be a whole number from 1 to 16."
    assert error.unsaid == []
    assert refused(promt="x").unsaid
