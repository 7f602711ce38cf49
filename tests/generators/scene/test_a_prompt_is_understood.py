"""The kind, the hour, the weather and what stands in a scene come from the prompt; what is left out is said."""

from __future__ import annotations

import pytest

from layer_server.generators.scene.read import read
from layer_server.generators.scene.structures import BUILD, PLACING
from layer_server.generators.scene.words import FEATURES, KINDS

ASKED = [
    ("misty mountain lake at dawn", "mountains", "dawn", "fog", ("lake",)),
    ("Snowy pine forest at night with northern lights", "forest", "night", "clear", ("aurora",)),
    ("a castle on a cliff by the sea in a thunderstorm", "coast", None, "storm", ("castle",)),
    ("cyberpunk city street at night in the rain", "city", "night", "rain", ()),
    ("lava cave", "cave", None, "clear", ()),
    ("pyramids at sunset", "desert", "sunset", "clear", ("pyramid",)),
    ("bridge of a starship", "interior", None, "clear", ()),
    ("space station orbiting a ringed planet", "space", None, "clear", ()),
    ("medieval town street", "town", None, "clear", ()),
    ("floating islands with waterfalls", "islands", None, "clear", ("waterfall",)),
    ("coral reef", "underwater", None, "clear", ()),
    ("dark castle hallway with torches", "dungeon", None, "clear", ()),
    ("library in a castle", "interior", None, "clear", ()),
    ("torchlit dungeon corridor", "dungeon", None, "clear", ()),
]


@pytest.mark.parametrize(
    ("prompt", "kind", "time", "weather", "features"), ASKED, ids=lambda value: str(value)[:40]
)
def test_what_was_asked_for(prompt, kind, time, weather, features):
    scene = read(prompt, seed=5)
    assert scene.kind == kind
    assert scene.is_named
    assert scene.weather == weather
    assert set(features) <= set(scene.features)
    if time:
        assert scene.time == time


def test_what_is_left_open_is_the_seeds_and_the_same_every_time():
    assert read("mountains", 4) == read("mountains", 4)
    assert len({read("mountains", seed).time for seed in range(12)}) > 2


def test_what_is_not_drawn_is_said(scene):
    metadata = scene("a dragon over a mountain castle")[0].metadata
    assert metadata["match"] == "weak"
    assert "dragon" in metadata["note"]
    assert "castle" not in metadata["note"]


def test_no_place_is_said(scene):
    metadata = scene("strawberry jam")[0].metadata
    assert metadata["match"] == "weak"
    assert metadata["scene"] in metadata["note"]


def test_every_building_has_a_place():
    assert set(BUILD) == set(PLACING)
    assert set(BUILD) <= set(FEATURES)
    assert len(KINDS) >= 18


ODD = [
    "",
    " \n\t",
    "🌋🌊",
    "山と湖の夜明け",
    "горы",
    "x" * 5000,
    "castle " * 800,
    "\u0000\ud800",
    "<svg/>",
    "the of a",
]


@pytest.mark.parametrize("prompt", ODD, ids=range(len(ODD)))
def test_odd_prompts_are_painted(scene, prompt):
    output = scene(prompt)[0]
    assert output.data.startswith(b"\x89PNG")
    assert output.metadata["scene"] in KINDS
