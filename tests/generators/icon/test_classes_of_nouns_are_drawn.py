"""Dishes, plants, beasts and people that templates draw: every row of the tables names a drawing that there is."""

from __future__ import annotations

from collections import Counter
from importlib import resources

import numpy as np
import pytest

from layer_server.generators.art import GAME_ICONS, SHADED_EMOJI, art
from layer_server.generators.image.own import drawings
from layer_server.generators.image.prompt import read
from layer_server.generators.image.retrieve import retrieve
from layer_server.generators.image.silhouette import rasterise
from layer_server.generators.image.sketch_classes import CLASS_LOOKS, CLASS_NOUNS, compounded
from layer_server.generators.image.sketches import sketches
from layer_server.generators.image.subjects import PREFERRED


def test_every_noun_has_its_picture():
    library = art()
    known = {"own": drawings(), "emoji": library.names(SHADED_EMOJI), "": library.names(GAME_ICONS)}
    missing = [
        (noun, picture)
        for noun, pictures in CLASS_NOUNS.items()
        for picture in pictures
        if picture.rpartition("/")[2] not in known[picture.rpartition("/")[0]]
    ]
    assert not missing
    assert all(len(look) == 2 for look in CLASS_LOOKS.values())


def test_a_noun_has_one_row_and_every_drawing_a_noun():
    folder = resources.files("layer_server.generators.image")
    rows = [
        line
        for file in folder.iterdir()
        if file.name.startswith(("nouns", "classes_")) and file.name.endswith(".txt")
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.partition(":")[2].partition("|")[0].strip()
    ]
    nouns = Counter(noun.strip() for row in rows for noun in row.partition(":")[0].split(","))
    assert not [noun for noun, count in nouns.items() if count > 1]
    shown = {name.removeprefix("own/") for row in PREFERRED.values() for name in row}
    assert not drawings() - shown


@pytest.mark.parametrize(
    "name",
    ["lemonade", "coffee-mug", "espresso", "champagne", "rice", "sack-of-flour", "kiwi-slice", "turnip", "cauliflower",
     "daisy", "lily", "lavender", "hydrangea", "basil", "willow", "wheat", "morel", "fern", "blacksmith", "husky",
     "lynx", "blue-jay", "koi", "dragon-egg", "peacock-feather", "ram-horn", "fox-pelt", "slime", "moth", "ram-head"],
)  # fmt: skip
def test_templates_draw_every_part(name):
    sketch = sketches()[name]
    coverage = [rasterise(sketch.svg(part), 96)[..., 3].max() for part in range(len(sketch.parts))]
    assert len(coverage) > 1
    assert np.min(coverage) > 0.3


@pytest.mark.parametrize(
    ("prompt", "read_as"),
    [
        ("a glass of orange juice", "a glassoforangejuice"),
        ("roasted chicken leg", "roasted chickenleg"),
        ("two slices of lemon, on a plate", "two sliceoflemon, on a plate"),
        ("four-leaf clover!", "fourleafclover!"),
        ("blue slime", "blue slime"),
        ("sword and shield", "sword and shield"),
        ("", ""),
    ],
)
def test_names_of_several_words_are_one(prompt, read_as):
    assert compounded(prompt) == read_as


@pytest.mark.parametrize(
    ("prompt", "drawing"),
    [("dark elf", "dark-elf"), ("glowing mushroom", "blue-mushroom"), ("an old man", "old-man")],
)
def test_small_words_belong_to_known_names(prompt, drawing):
    assert retrieve(read(compounded(prompt)), art(), 0).name == drawing


def test_a_near_relative_is_said():
    assert retrieve(read("aardvark"), art(), 0).relative == "an anteater"
    assert not retrieve(read("rare wilted daffodil"), art(), 0).name.startswith("emoji")
