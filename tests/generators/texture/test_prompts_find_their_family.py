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


@pytest.mark.parametrize(
    ("prompt", "name", "conditions"),
    [
        ("birch bark", "birch bark", []),
        ("rubber tire tread", "tyre", []),
        ("dirt with tire tracks", "dirt", ["footprints"]),
        ("muddy ground with puddles", "dirt", ["puddles"]),
        ("rain drops on glass", "glass", ["drops"]),
        ("old brick wall with graffiti", "brick", ["graffiti"]),
        ("blood splatter wall", "concrete", ["bloody"]),
        ("spider web", "spider web", []),
        ("gold houndstooth on black", "geometric print", []),
    ],
)
def test_what_strangers_type_is_made_without_a_remark(texture, prompt, name, conditions):
    metadata = texture(prompt, width=64, height=64)[0].metadata
    assert (metadata["material"], metadata.get("conditions", [])) == (name, conditions)
    assert metadata["match"] == "named"


def test_silver_and_gold_colour_what_is_no_metal():
    assert choose("gold houndstooth", art).colour == choose("gold stars quilted", art).colour != ""
    assert choose("black houndstooth", art).colour != choose("silver houndstooth", art).colour
