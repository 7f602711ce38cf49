"""A prompt's material is what it is of, not where it lies, and stuffs colour what is laid of them."""

from __future__ import annotations

import pytest

from layer_server.generators.art import art
from layer_server.generators.texture.families import choose


@pytest.mark.parametrize(
    ("prompt", "family", "colour"),
    [
        ("cobbled street", "cobblestone", ""), ("city street", "asphalt", ""), ("gravel road", "gravel", ""), ("straw roof", "thatch", ""),
        ("old roof", "roof tiles", ""), ("clay roof tiles", "roof tiles", "#b9603a"), ("desert sand", "sand", ""), ("desert", "sand", ""),
        ("sandstone bricks", "brick", "#c9a26b"), ("blue stone bricks", "brick", "#2467d6"), ("brick wall", "brick", ""),
    ],
)  # fmt: skip
def test_the_stuff_counts_more_than_the_place(prompt, family, colour):
    found = choose(prompt, art)
    assert (found.family.name, found.colour, found.is_named) == (family, colour, True)
