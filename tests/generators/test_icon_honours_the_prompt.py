"""Colours, materials, trimmings and styles that a prompt names show in the picture."""

from __future__ import annotations

import json

import numpy as np
import pytest

from layer_server.generators.art import GAME_ICONS, SHADED_EMOJI, art
from layer_server.generators.image.looks import LOOKS
from layer_server.generators.image.materials import MATERIALS, look
from layer_server.generators.image.own import drawings
from layer_server.generators.image.prompt import read
from layer_server.generators.image.subjects import PREFERRED
from layer_server.generators.image.vocabulary import MATERIAL_WORDS


@pytest.mark.parametrize(
    ("prompt", "hue"),
    [
        ("red apple", 0), ("green apple", 110), ("blue gem", 218), ("purple dragon", 275), ("orange fish", 30),
        ("golden key", 43), ("yellow flower", 50), ("emerald gem", 145), ("ruby", 348), ("mana potion", 218),
        ("poison potion", 105), ("pink slime", 335), ("cyan crystal", 188), ("teal shield", 173),
    ],
)  # fmt: skip
def test_named_colour_is_the_dominant_hue(icon, pixels, dominant_hue, hue_distance, prompt, hue):
    picture = pixels(icon(prompt, seed=1)[0].data)
    assert hue_distance(dominant_hue(picture), hue) <= 25


def test_same_object_in_two_colours_differs(icon, pixels, dominant_hue, hue_distance):
    red, blue = (dominant_hue(pixels(icon(f"{colour} sword")[0].data)) for colour in ("red", "blue"))
    assert hue_distance(red, blue) > 90


@pytest.mark.parametrize(("colour", "low", "high"), [("black", 0, 90), ("white", 150, 255)])
def test_black_and_white_are_colours_too(icon, pixels, colour, low, high):
    picture = pixels(icon(f"{colour} cat")[0].data)
    mean = picture[picture[..., 3] > 250][:, :3].mean()
    assert low <= mean <= high


def test_second_clause_names_the_accent():
    brief = read("wooden shield with gold rim")
    assert (brief.material, brief.accent, brief.head, brief.has_trim) == ("wood", "gold", "shield", True)
    assert read("magic ring with ruby").accent_colour == read("ruby").colour


@pytest.mark.parametrize(
    ("prompt", "subject", "material"),
    [
        ("crystal sword icon on a transparent background", "crystal sword", "crystal"),
        ("poison crystal ball", "poison crystal ball", "slime"),
        ("A beautiful hand painted bone dagger, game asset", "bone dagger", "bone"),
        ("ice crystal", "ice crystal", "ice"),
        ("crown", "crown", ""),
    ],
)
def test_prompt_is_read(prompt, subject, material):
    brief = read(prompt)
    assert (brief.subject, brief.material) == (subject, material)


@pytest.mark.parametrize(
    ("prompt", "subject"),
    [
        ("crystal ball", "crystal-ball"), ("ninja star", "ninja-star"), ("ancient stone tablet", "rune-tablet"),
        ("honey jar", "honey"), ("wolf head", "wolf"), ("bamboo fishing rod", "fishing-pole-rod"),
        ("viking helmet", "helmet-viking"), ("🐙", "octopus"), ("hourglass", "hour-glass"),
    ],
)  # fmt: skip
def test_right_shape_is_found(icon, prompt, subject):
    metadata = icon(prompt)[0].metadata
    assert metadata["subject"] == subject
    assert metadata["match"] == "good"


def test_weak_match_is_said(icon):
    metadata = icon("quantum flux capacitor")[0].metadata
    assert metadata["match"] == "weak"
    assert metadata["match_score"] < 0.62


@pytest.mark.parametrize(
    "prompt",
    [
        "bow and arrow", "wooden shield with gold rim", "flaming sword", "flying broom", "bamboo fishing rod",
        "spider on mossy stone", "black and white cat", "sword on a transparent background", "pair of boots",
    ],
)  # fmt: skip
def test_one_subject_is_not_taken_for_two(prompt):
    assert not read(prompt).others


@pytest.mark.parametrize(
    ("prompt", "missing"),
    [
        ("frost giant head", "head"),
        ("pirate king sword", "pirate king"),
    ],
)  # fmt: skip
def test_a_word_that_the_shape_lacks_is_said(icon, prompt, missing):
    metadata = icon(prompt, seed=0, width=64, height=64)[0].metadata
    assert metadata["match"] == "weak"
    assert metadata["match_score"] < 0.62
    assert missing in metadata["note"]


def test_a_gem_is_set_into_jewellery():
    brief = read("emerald ring")
    assert (brief.material, brief.accent, brief.accent_colour) == ("", "crystal", read("emerald").colour)
    assert read("emerald sword").material == "crystal"


def test_pixel_art_has_big_pixels_and_few_colours(icon, pixels):
    picture = pixels(icon("pixel art sword")[0].data)
    block = picture.reshape(64, 4, 64, 4, 4)
    assert (block == block[:, :1, :, :1]).all()
    assert len(np.unique(picture[picture[..., 3] > 0], axis=0)) <= 64


def test_curated_names_exist_and_looks_are_known():
    names = {*art().names(GAME_ICONS), *(f"emoji/{name}" for name in art().names(SHADED_EMOJI))}
    names |= {f"own/{name}" for name in drawings()}
    assert {name for row in PREFERRED.values() for name in row} <= names
    for row in LOOKS.values():
        assert len(row) == 2
        assert all(look(entry).ramp.shape == (5, 3) for entry in row)
    assert set(MATERIAL_WORDS.values()) <= set(MATERIALS)


def test_metadata_is_json(icon):
    output = icon("silver crown with rubies")[0]
    assert json.loads(json.dumps(output.metadata))["subject"] == output.metadata["subject"]
