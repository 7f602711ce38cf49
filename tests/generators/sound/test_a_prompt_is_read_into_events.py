"""What people type is understood: what happens, to what, how often, how, and where."""

from __future__ import annotations

import pytest

from layer_server.generators.audio.effects.families import FAMILIES
from layer_server.generators.audio.effects.prompt import read
from layer_server.generators.audio.effects.sound import understand


@pytest.mark.parametrize(
    ("prompt", "families", "place"),
    [
        ("heavy wooden door creaks open in a stone hall", ["door creak"], "stone hall"),
        ("door creaks open then slams shut", ["door creak", "door slam"], ""),
        ("rain with distant thunder", ["rain", "thunder"], ""),
        ("footsteps on gravel", ["footsteps"], ""),
        ("dragon roars in a cave", ["roar"], "cave"),
        ("underwater explosion", ["explosion"], "underwater"),
        ("church bell tolls in the distance", ["bell"], "distant"),
        ("UI coin pickup", ["coin"], ""),
        ("level up", ["level up"], ""),
        ("game over jingle", ["game over"], ""),
        ("bow and arrow release", ["arrow"], ""),
        ("sword clash", ["sword clash"], ""),
        ("crowd cheering in a stadium", ["cheer"], "arena"),
        ("arrow shot then hits wood", ["arrow", "arrow hit"], ""),
        ("dry gunshot in a cave", ["gun"], ""),
        ("thunder crack", ["thunder"], ""),
        ("drinking a potion", ["gulp"], ""),
        ("crowd booing", ["boo"], ""),
        ("fireball spell cast", ["ignite"], ""),
        ("tire screech", ["skid"], ""),
        ("wave crashing", ["ocean"], ""),
    ],
)
def test_events_and_places(prompt, families, place):
    scene = read(prompt)
    assert [event.family for event in scene.events] == families
    if "dry" not in prompt:
        assert scene.place == place


def test_material_size_force_pace_and_number():
    event = read("three fast violent knocks on a huge metal door").events[0]
    assert (event.family, event.material, event.times) == ("knock", "metal", 3)
    assert event.size > 1
    assert event.force > 1
    assert event.pace > 1


def test_a_number_with_a_unit_is_no_count():
    assert read("8 bit jump").events[0].times == 0
    assert read("3 knocks for 2 seconds").events[0].times == 3


def test_the_material_of_a_thing_is_not_that_of_the_floor():
    assert read("glass bottle shatters on stone floor").events[0].material == "glass"
    assert read("leather boots walk on snow").events[0].material == "snow"


@pytest.mark.parametrize("prompt", ["", "\N{GRINNING FACE}", "电梯门", "\0?!", "tax return form 1040"])
def test_what_names_no_sound_still_makes_one_and_says_so(prompt):
    scene, said = understand(prompt)
    assert scene.events[0].family in FAMILIES
    if said["match"] == "weak":
        assert "Families: " in said["note"]
    else:
        assert "\N{GRINNING FACE}" in prompt


def test_every_phrase_of_every_family_leads_to_a_family():
    """The first phrase is the family's own; others may be shared."""
    wrong = [
        f"{family.phrases[0]} -> {[event.family for event in read(family.phrases[0]).events]}"
        for family in FAMILIES.values()
        if [event.family for event in read(family.phrases[0]).events] != [family.name]
    ]
    assert not wrong


def test_other_words_are_found_by_meaning():
    scene, said = understand("a hound yelps at the postman")
    assert scene.events[0].family == "bark"
    assert said["match_score"] > 0
