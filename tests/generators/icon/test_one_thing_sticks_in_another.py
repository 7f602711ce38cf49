"""What is in a solid thing sticks in it, and a near relative is not given out as the thing."""

from __future__ import annotations

import pytest

from layer_server.generators.art import art
from layer_server.generators.image.composition import compose_prompt
from layer_server.generators.image.own import OWN
from layer_server.generators.image.prompt import read
from layer_server.generators.image.retrieve import WEAK_MATCH, retrieve


@pytest.mark.parametrize(
    ("prompt", "relation"),
    [
        ("sword in a stone", "stuck"),
        ("tree stump with an axe in it", "pierced"),
        ("sword in a barrel", "in"),
        ("vase with a rose in it", "holds"),
    ],
)
def test_how_one_thing_is_in_another(prompt, relation):
    assert compose_prompt(prompt, lambda _: True).relation == relation


def test_a_near_relative_is_said():
    match = retrieve(read("nodachi"), art(), 0)
    assert match.score < WEAK_MATCH
    assert match.relative == "a katana"


@pytest.mark.parametrize("noun", ["lute", "pine cone", "hand grenade", "halberd"])
def test_what_the_collections_lack_is_drawn(noun):
    match = retrieve(read(noun), art(), 0)
    assert match.collection == OWN
    assert not match.missing
