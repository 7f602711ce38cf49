"""A word of two meanings is read by what stands with it, and a near relative is said to be one."""

from __future__ import annotations

import pytest

from layer_server.generators.art import art
from layer_server.generators.image.prompt import read
from layer_server.generators.image.relatives import _RELATIVES
from layer_server.generators.image.retrieve import WEAK_MATCH, retrieve
from layer_server.generators.image.sense import _senses, in_one_sense
from layer_server.generators.image.subjects import PREFERRED


@pytest.mark.parametrize(
    ("prompt", "drawn"),
    [
        ("flying crane", "crane bird"),
        ("yellow crane", "construction crane"),
        ("tank shell", "artillery shell"),
        ("pink bow", "ribbon bow"),
    ],
)
def test_the_words_around_decide(prompt, drawn):
    shown, hint = in_one_sense(prompt)
    assert drawn in shown
    assert not hint


def test_without_context_the_usual_sense_is_taken_and_the_other_offered():
    shown, hint = in_one_sense("a crane")
    assert shown == "a construction crane"
    assert "crane bird" in hint


@pytest.mark.parametrize(
    "prompt", ["bat wing", "crane hook", "fruit bat", "baseball bat", "golf club", "map marker"]
)
def test_compounds_are_left_alone(prompt):
    assert in_one_sense(prompt) == (prompt, "")


def test_both_senses_of_a_word_have_drawings():
    names = [sense.name for senses in _senses().values() for sense in senses]
    assert [name for name in names if retrieve(read(name), art(), 0).missing] == []


def test_relatives_are_nouns_of_the_tables():
    known = {noun.replace(" ", "") for noun in PREFERRED}
    assert sorted(_RELATIVES.keys() - known) == []


def test_a_relative_is_a_weak_match_but_a_thing_of_its_own(icon):
    picture = icon("kayak", seed=0, width=64, height=64)[0]
    assert picture.metadata["match"] == "weak"
    assert picture.metadata["match_score"] < WEAK_MATCH
    assert "canoe" in picture.metadata["note"]


def test_stuff_that_names_a_colour_too_is_painted(icon):
    assert icon("obsidian axe", seed=0, width=64, height=64)[0].metadata["material"] == "obsidian"
    assert icon("clay jug", seed=0, width=64, height=64)[0].metadata["material"] == "clay"
