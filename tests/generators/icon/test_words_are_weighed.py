"""Words that say how much, of what kind or where are not taken for the thing, and what is left out is said."""

from __future__ import annotations

import pytest

from layer_server.generators.image.composition import compose_prompt
from layer_server.generators.image.prompt import read


@pytest.mark.parametrize(
    ("prompt", "noun"),
    [
        ("wedge of lemon", "lemon"), ("clove of garlic", "garlic"), ("chunk of meat", "meat"), ("wheel of fortune", "fortune wheel"),
        ("cube of ice", "ice cube"), ("bag of flour", "flour bag"),
    ],
)  # fmt: skip
def test_a_portion_is_of_what_is_drawn(prompt, noun):
    assert read(prompt).subject == noun


@pytest.mark.parametrize(
    ("prompt", "material"), [("oak tree", ""), ("oak door", "dark wood"), ("golden tree", "gold")]
)
def test_a_kind_of_tree_is_no_material(prompt, material):
    assert read(prompt).material == material


def test_a_second_thing_without_a_picture_is_said():
    found = compose_prompt("frog on a purple zeppelin", lambda brief: brief.head != "zeppelin")
    assert found.relation == "single"
    assert [thing.head for thing in found.things] == ["frog"]
    assert found.things[0].accent_colour == ""
    assert "zeppelin" in found.note


@pytest.mark.parametrize("prompt", ["sword on fire", "gem on transparent background"])
def test_what_is_no_thing_is_not_missed(prompt):
    assert compose_prompt(prompt, lambda brief: brief.head in {"sword", "gem"}).note == ""
