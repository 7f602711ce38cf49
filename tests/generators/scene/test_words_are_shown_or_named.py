"""Every word of a prompt that means something to see is in the picture, or named beside it."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pytest
from PIL import Image

from layer_server.generators.provenance import encode_png_quickly
from layer_server.generators.scene.dressing import land_of
from layer_server.generators.scene.paint import paint
from layer_server.generators.scene.read import read, singular
from layer_server.generators.scene.words import AT_HOME, FEATURES, KINDS

SIZE = (128, 72)


def _place(feature):
    return KINDS[AT_HOME.get(feature, "meadow")].split()[0]


@pytest.mark.parametrize("feature", sorted(FEATURES))
def test_what_a_scene_has_words_for_is_painted(feature):
    word = FEATURES[feature].split()[0]
    painting = paint(f"a {word}, {_place(feature)}", 2, *SIZE)
    assert painting.scene.missing == ()
    assert painting.scene.wants(feature)


@pytest.mark.parametrize(
    ("prompt", "missing"),
    [
        ("strawberry castle in a watercolor style", ("strawberry", "watercolor")),
        ("two knights before a volcano", ("two", "knight")),
        ("a red car in a city street", ("red", "car")),
        ("a river in space", ("river",)),
        ("a spaceship corridor", ()),
        ("beautiful detailed forest background, 4k, game art", ()),
    ],
)
def test_what_is_not_painted_is_named(prompt, missing):
    assert paint(prompt, 1, *SIZE).scene.missing == missing


def test_a_colour_belongs_to_what_it_stands_before():
    scene = read("field of red poppies under a purple sky")
    assert scene.inks == {"flowers": "#d8222a", "sky": "#8a2fd0"}
    assert read("a teal fantasy landscape").inks == {"": "#12a79a"}
    plain, tinted = (paint(f"{colour} sky over hills at noon", 3, *SIZE).picture for colour in ("", "green"))
    top = slice(0, 20)
    greener = tinted[top, :, 1].astype(int) - tinted[top, :, 2]
    assert greener.mean() > (plain[top, :, 1].astype(int) - plain[top, :, 2]).mean() + 25


def test_plurals_are_understood():
    assert [singular(word) for word in ("poppies", "churches", "boats", "grass", "leaves", "bus")] == [
        "poppy", "church", "boat", "grass", "leaf", "bus",
    ]  # fmt: skip


@pytest.mark.parametrize(("weather", "layer"), [("rainy", "rain 1"), ("blizzard over the", "snowfall 1")])
def test_rain_and_snow_fall_in_a_still_and_not_in_what_a_video_moves(weather, layer):
    still, moved = (paint(f"{weather} mountains", 4, *SIZE, is_still=is_still) for is_still in (True, False))
    assert layer in {each.name for each in still.layers}
    assert layer not in {each.name for each in moved.layers}
    assert [each.name for each in moved.layers] == [each.name for each in still.layers][: len(moved.layers)]
    assert np.array_equal(still.depth, moved.depth), "drops are no surface"


def test_autumn_has_leaves_and_a_rocky_coast_no_palms():
    kinds = {growth.kind: growth.count for growth in land_of(read("autumn forest")).growth}
    assert kinds["broadleaf"] * 4 > kinds["pine"]
    assert "palm" not in {growth.kind for growth in land_of(read("rocky coast")).growth}
    assert "palm" in {growth.kind for growth in land_of(read("tropical beach")).growth}


def test_dunes_under_stars_can_be_seen():
    picture = paint("sand dunes under the stars", 3, *SIZE).picture
    assert cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)[40:].mean() > 40


@pytest.mark.parametrize("channels", [1, 3, 4])
def test_a_quick_png_keeps_pixels_and_says_how_it_was_made(channels):
    shape = (13, 17) if channels == 1 else (13, 17, channels)
    pixels = np.random.default_rng(0).integers(0, 256, shape, np.uint8)
    data = encode_png_quickly(pixels, {"Prompt": "dunes, ünder", "Seed": "3"})
    with Image.open(io.BytesIO(data)) as image:
        assert np.array_equal(np.asarray(image), pixels)
        assert image.info["Prompt"] == "dunes, ünder"
    assert data == encode_png_quickly(pixels, {"Prompt": "dunes, ünder", "Seed": "3"})
