"""A prompt that names several things shows them all, in the relation that it names."""

from __future__ import annotations

import numpy as np
import pytest

from layer_server.generators.image.arrange import Shape, arrange
from layer_server.generators.image.composition import compose_prompt
from layer_server.generators.image.icon_card import ICON


def composed(prompt: str) -> tuple[str, list[str], int]:
    """The relation, the heads of the things, and how many; of everything there is a picture."""
    found = compose_prompt(prompt, lambda brief: True)
    return found.relation, [thing.head for thing in found.things], found.count


@pytest.mark.parametrize(
    ("prompt", "relation", "heads"),
    [
        ("sword crossed with axe", "crossed", ["sword", "axe"]),
        ("crossed sword and axe", "crossed", ["sword", "axe"]),
        ("two crossed pistols", "crossed", ["pistol", "pistol"]),
        ("potion with a skull label", "label", ["potion", "skull"]),
        ("shield with a lion emblem", "emblem", ["shield", "lion"]),
        ("book with a star on the cover", "emblem", ["book", "star"]),
        ("dragon crest banner", "emblem", ["banner", "dragon"]),
        ("sword and shield", "beside", ["sword", "shield"]),
        ("apple, banana, cherry and pear", "beside", ["apple", "banana", "cherry", "pear"]),
        ("red potion and blue potion", "beside", ["potion", "potion"]),
        ("cat on a crate", "on", ["cat", "crate"]),
        ("crossed bones under a skull", "crossed behind", ["bone", "bone", "skull"]),
        ("two crossed daggers over a shield", "crossed over", ["dagger", "dagger", "shield"]),
        ("banner with crossed sword and axe", "crossed behind", ["sword", "axe", "banner"]),
        ("bottle of wine", "single", ["bottle"]),
        ("dragon in a jar", "jar", ["jar", "dragon"]),
        ("bag of gold coins", "single", ["bag"]),
        ("basket with apples", "holds", ["basket", "apple"]),
        ("skull wearing a crown", "worn", ["skull", "crown"]),
        ("wizard with a staff", "held", ["wizard", "staff"]),
        ("eagle above a mountain", "above", ["eagle", "mountain"]),
    ],
)
def test_the_relation_and_its_things_are_read(prompt, relation, heads):
    assert composed(prompt)[:2] == (relation, heads)


@pytest.mark.parametrize(
    ("prompt", "relation", "head", "count"),
    [
        ("pile of gold coins", "pile", "coin", 6), ("stack of 5 books", "stack", "book", 5), ("three potions", "row", "potion", 3),
        ("bunch of arrows", "fan", "arrow", 5), ("set of 4 gems", "row", "gem", 4), ("potion stack", "stack", "potion", 4),
        ("25 swords", "row", "sword", 12),
    ],
)  # fmt: skip
def test_a_number_of_one_thing_is_read(prompt, relation, head, count):
    assert composed(prompt) == (relation, [head], count)


@pytest.mark.parametrize(
    "prompt",
    [
        "bow and arrow", "wooden shield with gold rim", "flaming sword", "sword with ruby gem", "two handed sword",
        "black and white cat", "sword on a transparent background", "pair of boots icon", "8 bit sword", "guard tower",
        "gold and silver ring", "sword with a glowing blade",
    ],
)  # fmt: skip
def test_trimmings_are_no_second_thing(prompt):
    found = compose_prompt(prompt, lambda brief: bool(set(brief.words) - {"background"}))
    assert found.relation in {"single", "row"}
    assert len(found.things) == 1


def test_a_second_thing_without_a_picture_is_said_to_be_left_out(model):
    metadata = model(ICON)("sword and zxqv shield", width=64, height=64)[0].metadata
    assert metadata["match"] == "weak"
    assert "zxqv" in metadata["note"]


def test_metadata_names_all_that_was_drawn(model):
    metadata = model(ICON)("sword crossed with axe", seed=0, width=64, height=64)[0].metadata
    assert metadata["relation"] == "crossed"
    assert metadata["subjects"] == ["broadsword", "axe-wood"]
    assert metadata["match"] == "good"


def test_a_pose_that_cannot_be_drawn_is_said(model):
    metadata = model(ICON)("knight riding a horse", width=64, height=64)[0].metadata
    assert metadata["match"] == "weak"
    assert "arranged, not posed" in metadata["note"]


def test_each_thing_keeps_its_own_colour(model, pixels, dominant_hue, hue_distance):
    picture = pixels(model(ICON)("red gem and green gem", seed=0)[0].data)
    left, right = dominant_hue(picture[:, :110]), dominant_hue(picture[:, 146:])
    assert hue_distance(left, 350) < 30
    assert hue_distance(right, 120) < 40


@pytest.mark.parametrize(
    "relation",
    ["crossed", "beside", "on", "above", "behind", "holds", "held", "facing", "pile", "row", "stack", "fan"],
)
@pytest.mark.parametrize("count", [2, 9])
def test_everything_stays_on_the_picture(relation, count):
    tall, wide = np.zeros((64, 64), np.float32), np.zeros((64, 64), np.float32)
    tall[:, 28:36], wide[20:44, :] = 1, 1
    shapes = [Shape.of(tall), Shape.of(wide)]
    places = arrange(relation, shapes, count, 0.08)
    for place in places:
        width, height = shapes[place.thing].box(place.pose)
        assert place.x - width * place.side / 2 >= 0.079
        assert place.x + width * place.side / 2 <= 0.921
        assert place.y - height * place.side / 2 >= 0.079
        assert place.y + height * place.side / 2 <= 0.921
    if relation in {"pile", "row", "stack", "fan"}:
        assert len(places) == count


@pytest.mark.parametrize(
    "prompt", ["pile of gold coins", "wolf in a gold frame", "ship in a bottle", "book with a star emblem"]
)
def test_a_batch_of_compositions_is_its_seeds_one_by_one(model, prompt):
    make = model(ICON)
    batch = make(prompt, seed=3, batch_size=2, width=64, height=64)
    assert make(prompt, seed=4, width=64, height=64)[0].data == batch[1].data
    assert batch[0].has_alpha
