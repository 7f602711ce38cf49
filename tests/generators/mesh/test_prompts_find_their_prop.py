"""Which prop a prompt means, of what and in which colour; and what happens with prompts that mean none."""

from __future__ import annotations

import pytest

from layer_server.generators.mesh.asked import read
from layer_server.generators.mesh.dress import finishes
from layer_server.generators.mesh.finish import FINISHES
from layer_server.generators.mesh.props import catalog  # noqa: F401  registers the props


@pytest.mark.parametrize(
    ("prompt", "prop", "material"),
    [
        ("A wooden treasure chest with gold bands", "chest", "wood"),
        ("crystal sword", "sword", "crystal"),
        ("iron chest key", "key", "iron"),
        ("castle tower", "tower", ""),
        ("a barrel of gold", "barrel", ""),
        ("wheel of cheese", "cheese", ""),
        ("old stone well with a wooden roof", "well", "stone"),
        ("health potion", "potion", ""),
        ("3D model of a sci-fi spaceship", "spaceship", ""),
        ("low poly pine tree, snowy", "pine", ""),
        ("two swords", "sword", ""),
        ("axe made of bone", "axe", "bone"),
    ],
)
def test_a_name_is_found(prompt: str, prop: str, material: str) -> None:
    asked = read(prompt)
    assert asked.prop is not None
    assert (asked.prop.name, asked.material) == (prop, material)


def test_colours_and_second_materials_reach_their_roles() -> None:
    asked = read("blue potion with a silver collar")
    assert asked.prop is not None
    made = finishes(asked.prop, asked)
    assert made["accent"] == FINISHES["silver"]
    red, _, blue = (int(made["liquid"].ramp[2][i : i + 2], 16) for i in (1, 3, 5))
    assert blue > red + 60


def test_what_is_left_out_is_said(make) -> None:
    [made] = make("prop", "a sword with a candle", include_textures=False)
    assert "candle" in made.metadata["note"]
    assert made.metadata["match"] == "weak"


@pytest.mark.parametrize("prompt", ["", "   ", "🗡️🛡️", "宝箱", "!?,.", "x" * 5000, "the of and"])
def test_odd_prompts_get_something(make, prompt: str) -> None:
    [made] = make("prop", prompt, include_textures=False)
    assert made.data[:4] == b"glTF"
    assert made.metadata["note"]


def test_an_unknown_subject_is_a_drawing_or_the_nearest_prop(make) -> None:
    [cat] = make("prop", "a four leaf clover", include_textures=False)
    assert cat.metadata["kind"] == "drawing"
    assert cat.attribution[0].licence == "MIT"
    [near] = make("prop", "halberdier's poleaxe rack thing", include_textures=False)
    assert "note" in near.metadata


@pytest.mark.parametrize(
    ("prompt", "prop", "material", "colour"),
    [
        ("fire hydrant", "fire hydrant", "", ""),
        ("ice cream", "ice cream", "", ""),
        ("crystal ball", "crystal ball", "", ""),
        ("water well", "well", "", ""),
        ("golden egg", "egg", "gold", ""),
        ("health potion", "potion", "", "#d8142a"),
        ("stone arch", "arch", "stone", ""),
    ],
)
def test_a_word_that_only_belongs_to_the_name_colours_nothing(
    prompt: str, prop: str, material: str, colour: str
) -> None:
    asked = read(prompt)
    assert asked.prop is not None
    assert asked.prop.name in {prop, "hydrant", "ice cream"} | {prop.rsplit(maxsplit=1)[-1]}
    assert (asked.material, asked.colour if colour else "") == (material, colour)


JAM = (
    "pickaxe shovel scythe saw anvil ladder broom wrench rope toolbox teapot bowl spoon bottle stove mug sofa dresser "
    "mirror clock rug chandelier fireplace piano bathtub painting coffin tent windmill fountain statue arch scarecrow "
    "flag igloo totem mailbox drum guitar harp flute trumpet bell carrot banana grapes watermelon corn egg pizza donut "
    "cookie lollipop pineapple crossbow pistol rifle blaster slingshot shuriken dynamite spikes lever guillotine catapult "
    "ballista airplane helicopter train tank bicycle airship submarine tractor sled drone satellite terminal turret "
    "amulet ingot feather star heart orb dice gift balloon hat boots backpack umbrella compass camera palm stump hay "
    "bamboo wall hedge raft beehive speaker phone toaster jetpack chain"
)


@pytest.mark.parametrize("noun", JAM.split())
def test_what_a_game_jam_needs_is_built(noun: str) -> None:
    assert read(noun).prop is not None
