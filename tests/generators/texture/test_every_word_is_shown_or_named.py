"""What lies on a material takes its own colour, families are told apart, and what is not shown is named."""

from __future__ import annotations

import numpy as np
import pytest

from layer_server.generators.texture.families import choose


def _no_library():
    raise AssertionError("a word names it")


@pytest.mark.parametrize(
    ("prompt", "family"),
    [
        ("desert camouflage netting", "camouflage"), ("brushed titanium", "brushed metal"), ("hammered copper bowl", "hammered metal"),
        ("parched desert ground", "dry earth"), ("wooden shingles", "roof tiles"), ("cliff of sandstone", "rock"), ("slate patio", "flagstones"),
        ("fallen leaves on asphalt", "asphalt"), ("moss between cobblestones", "cobblestone"), ("snow covered rocks", "rock"),
        ("ivy on a brick wall", "brick"), ("rusty chainmail", "chain mail"), ("bamboo canes", "poles"), ("cathedral of stained glass", "stained glass"),
    ],
)  # fmt: skip
def test_the_most_telling_word_names_the_family(prompt, family):
    assert choose(prompt, _no_library).family.name == family


@pytest.mark.parametrize(
    ("prompt", "main", "accent"),
    [
        ("alien skin with purple spots", "", "#8a2fd0"), ("red and white checkered tiles", "#d8222a", "#eef0f3"),
        ("planks, peeling blue paint", "", "#2467d6"), ("black and gold tiles", "#25252c", "#dca428"), ("green grass", "", ""),
    ],
)  # fmt: skip
def test_a_colour_is_of_what_it_stands_before(prompt, main, accent):
    found = choose(prompt, _no_library)
    assert (found.colour, found.accent) == (main, accent)


def test_dark_and_light_shade_a_colour():
    dark, plain, light = (
        choose(f"{word} blue leather", _no_library).colour for word in ("dark", "", "light")
    )
    assert int(dark[1:3], 16) < int(plain[1:3], 16) < int(light[1:3], 16)


def test_what_a_family_always_is_is_not_named_as_missing(texture):
    assert "note" not in texture("lava rock with glowing fissures", width=64, height=64)[0].metadata


@pytest.mark.parametrize(
    ("prompt", "words"),
    [
        ("brick wall with posters", "posters"), ("carpet with unicorns", "unicorns"), ("grass with a rake", "rake"),
    ],
)  # fmt: skip
def test_what_is_not_shown_is_named(texture, prompt, words):
    metadata = texture(prompt, width=64, height=64)[0].metadata
    assert metadata["match"] == "weak"
    assert words in metadata["note"]


@pytest.mark.parametrize(
    ("prompt", "condition"),
    [
        ("sand with shells", "shells"), ("leaves on concrete", "leaves"), ("grass with daisies", "flowers"), ("brick with ivy", "vines"),
        ("planks with peeling paint", "peeling paint"), ("scratched leather", "scratched"), ("charred wood", "charred"),
        ("stone wall with glowing runes", "runes"), ("bark with glowing cracks", "glowing cracks"), ("skin with spots", "spots"),
        ("concrete with hazard stripes", "stripes"), ("brushed metal with lights", "lights"), ("copper with verdigris", "verdigris"),
    ],
)  # fmt: skip
def test_what_lies_on_a_material_shows_and_is_said(texture, pixels, prompt, condition):
    bare = choose(prompt, _no_library).family.name
    shown, plain = (texture(each, seed=2, width=128, height=128)[0] for each in (prompt, bare))
    assert condition in shown.metadata["conditions"]
    assert shown.metadata["match"] == "named"
    assert np.abs(pixels(shown.data).astype(int) - pixels(plain.data)).mean() > 1.5


def test_lamps_and_runes_give_light(texture):
    for prompt in ("stone wall with glowing runes", "concrete with lights"):
        assert texture(prompt, width=64, height=64)[0].parts[-1].role == "emissive"
