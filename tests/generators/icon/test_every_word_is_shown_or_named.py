"""Whatever a prompt says is in the picture or in its note; emoji and many names are understood."""

from __future__ import annotations

import pytest

from layer_server.generators.image.icon_card import ICON
from layer_server.generators.image.prompt import read


def _made(model, prompt):
    return model(ICON)(prompt, seed=0, width=64, height=64)[0].metadata


@pytest.mark.parametrize(
    ("prompt", "word"),
    [
        ("helmet with a red feather", "feather"), ("shield with rivets", "rivets"),
        ("sleeping dragon", "sleeping"), ("axe with a leather strap", "strap"), ("frog wearing galoshes", "galoshes"),
    ],
)  # fmt: skip
def test_what_is_not_shown_is_named(model, prompt, word):
    metadata = _made(model, prompt)
    assert metadata["match"] == "weak"
    assert word in metadata["note"]


@pytest.mark.parametrize(
    "prompt",
    [
        "golden sword with ruby gem", "wooden shield with gold rim", "three red potions", "epic fantasy sword icon", "glowing blue crystal",
        "skull with two crossed swords behind it", "fiery axe", "stack of books", "cute slime",
    ],
)  # fmt: skip
def test_what_is_shown_is_not_missed(model, prompt):
    assert _made(model, prompt)["match"] == "good"


@pytest.mark.parametrize(
    ("prompt", "subject"),
    [
        ("skeletal hand", "skeletal-hand"), ("grappling hook", "grapple-hook"), ("bottle of wine", "wine-bottle"), ("four leaf clover", "four-leaf-clover"),
        ("crown of thorns", "crown-thorns"), ("ice cream sundae", "sundae"), ("venus fly trap", "venus-flytrap"),
        ("poison cloud", "poison-cloud"), ("basket of eggs", "egg-basket"), ("ivory hunting horn", "war-horn"),
    ],
)  # fmt: skip
def test_a_name_finds_its_picture(model, prompt, subject):
    assert _made(model, prompt)["subject"] == subject


def test_rust_is_rust_all_over(model):
    assert _made(model, "rusty lantern")["material"] == "rust"


def test_emoji_stand_together():
    brief = read("🗡️🔥")
    assert (brief.head, "fire" in brief.words) == ("dagger", True)
    assert read("❤️").head == "heart"
