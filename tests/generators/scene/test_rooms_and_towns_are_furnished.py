"""Which room or part of a town a prompt names, that each has its pieces, and that its state is to be seen."""

from __future__ import annotations

import re

import numpy as np
import pytest

from layer_server.generators.scene.paint import paint
from layer_server.generators.scene.read import read
from layer_server.generators.scene.rooms.kit import PIECES
from layer_server.generators.scene.rooms.lighting import MOODS
from layer_server.generators.scene.rooms.names import EXTRAS, PLANS
from layer_server.generators.scene.rooms.room import pieces
from layer_server.generators.scene.rooms.shells import SHELLS
from layer_server.generators.scene.town.houses import STYLES
from layer_server.generators.scene.town.names import SHOWS, TOWNS
from layer_server.generators.scene.town.yards import YARDS

SIZE = (144, 81)

NAMED = [
    ("dimly lit tavern with barrels", "interior", "tavern"),
    ("alchemist's workshop", "interior", "alchemist's workshop"),
    ("submarine control room", "interior", "submarine"),
    ("school hallway with lockers", "interior", "school hallway"),
    ("interior of an old barn", "interior", "barn"),
    ("farm with a barn and a silo", "meadow", ""),
    ("church on a hill", "meadow", ""),
    ("church interior", "interior", "church"),
    ("saloon in the wild west", "interior", "tavern"),
    ("wild west street", "town", "western town"),
    ("castle courtyard with a well", "town", "castle courtyard"),
    ("market square of a medieval town", "town", "market square"),
    ("cyberpunk alley in the rain", "city", ""),
    ("boss arena", "interior", "boss arena"),
    ("gladiator arena", "town", "arena"),
    ("cave interior", "cave", ""),
]


@pytest.mark.parametrize(("prompt", "kind", "place"), NAMED, ids=[each[0] for each in NAMED])
def test_a_prompt_names_its_place(prompt, kind, place):
    scene = read(prompt, 3)
    assert (scene.kind, scene.place) == (kind, place)


def test_every_plan_is_made_of_pieces_that_there_are():
    assert pieces.__all__
    assert len(PLANS) > 90
    assert set(EXTRAS.values()) <= set(PIECES)
    for plan in PLANS.values():
        assert plan.shell in SHELLS
        assert plan.mood in MOODS
        on_walls = f"{plan.back} {plan.left} {plan.right}".split()
        on_floors = re.findall(r"(\w+)[@#]", f"{plan.centre} {plan.over}")
        assert {*on_walls, *on_floors} <= set(PIECES), plan.name


def test_no_word_names_two_rooms():
    words = [word for plan in PLANS.values() for word in {*plan.words.split()}]
    assert len(words) == len(set(words))
    phrases = [phrase for plan in PLANS.values() for phrase in {*plan.phrases}]
    assert len(phrases) == len(set(phrases))


def test_every_part_of_a_town_has_its_houses_and_words():
    assert set(YARDS) == set(TOWNS) == set(SHOWS)
    assert {yard.style for yard in YARDS.values()} <= set(STYLES)


@pytest.mark.parametrize(
    "prompt", ["cosy tavern", "spaceship bridge", "castle courtyard at night", "harbour quay"]
)
def test_a_place_has_its_things_in_layers_of_their_own(prompt):
    painting = paint(prompt, 2, *SIZE)
    assert painting.scene.missing == ()
    depths = {layer.name: layer.depth for layer in painting.layers}
    near = next(name for name in depths if name.startswith("near "))
    assert depths[near] < depths[near.removeprefix("near ")] < max(depths.values())
    assert np.ptp(painting.depth) > 0.25


def test_what_befell_a_room_is_seen():
    whole, flooded, haunted, left = (
        paint(f"{state} cellar", 4, *SIZE) for state in ("", "flooded", "haunted", "abandoned")
    )
    assert all(each.scene.missing == () for each in (flooded, haunted, left))
    warm, cold = (each.picture.mean((0, 1)) for each in (whole, haunted))
    assert cold[2] - cold[0] > warm[2] - warm[0] + 8, "its light is pale"
    assert "cobwebs" in {layer.name for layer in left.layers}
    lower = slice(60, 81)
    assert np.abs(flooded.picture[lower].astype(int) - whole.picture[lower]).mean() > 8


def test_night_falls_into_a_room_by_its_windows():
    day, night = (paint(f"bedroom {hour}", 5, *SIZE).picture.mean() for hour in ("at noon", "at night"))
    assert night < day
