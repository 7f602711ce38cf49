"""``FILE[:type[:weight]]``: how people write which file guides a run, and how."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.forge import GUIDANCE_FILE_TYPES
from layer_mcp.library.guidance import Reference, parse_reference, type_for


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a.png", Reference("a.png")),
        ("a.png:pose", Reference("a.png", "pose")),
        ("a.png:pose:0.8", Reference("a.png", "pose", 0.8)),
        ("C:\\art.png", Reference("C:\\art.png")),
        ("C:\\art.png:depth:1", Reference("C:\\art.png", "depth", 1.0)),
        ("https://a.example/x.png:face", Reference("https://a.example/x.png", "face")),
        ("a:b:c", Reference("a:b:c")),
        ("pose", Reference("pose")),
        (":pose", Reference(":pose")),
    ],
)
def test_a_reference_is_read_from_the_right(text: str, found: Reference) -> None:
    assert parse_reference(text) == found


@given(
    st.text(min_size=1, max_size=40).map(str.strip).filter(bool),
    st.sampled_from(GUIDANCE_FILE_TYPES),
    st.sampled_from([0.0, 0.25, 0.8, 1.0]),
)
def test_any_reference_comes_back_as_it_was_written(source: str, type_: str, weight: float) -> None:
    found = parse_reference(f"{source}:{type_}:{weight!r}")
    assert (found.source, found.type, found.weight) == (source, type_, weight)


@pytest.mark.parametrize("weight", ["1.1", "-1", "x", "nan", ""])
def test_a_weight_is_from_0_to_1(weight: str) -> None:
    with pytest.raises(InvalidInputs, match="weight"):
        parse_reference(f"a.png:pose:{weight}")


def test_a_type_that_the_model_offers_is_taken() -> None:
    assert type_for("image", ["init_video", "reference_image", "init_image"]) == "reference_image"
    assert type_for("three_d", ["init_image"]) is None
