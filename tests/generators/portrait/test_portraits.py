"""Portraits: the style, hair, skin and clothes that are described; creatures in a frame; credits by the style."""

from __future__ import annotations

import numpy as np
import pytest
from dicebear import Avatar

from layer_server.generators.image.silhouette import rasterise
from layer_server.generators.portrait.avatar import _definition, _loaded, credit_of, options
from layer_server.generators.portrait.dressing import Dress, Worn, dressed
from layer_server.generators.portrait.portrait_card import PORTRAIT
from layer_server.generators.portrait.roles import ROLES
from layer_server.generators.portrait.styles import STYLES
from layer_server.generators.portrait.traits import person
from layer_server.generators.portrait.wardrobe import PIECES


@pytest.mark.parametrize(
    ("prompt", "style"),
    [
        ("old man with a beard", "avataaars"), ("pixel art woman", "pixel-art"), ("voxel girl", "voxel-art"), ("ink sketch of a man", "lorelei"),
        ("hand drawn comic hero", "open-peeps"), ("robot", "bottts"), ("voxel robot", "voxel-bot"), ("cute monster", "critters"),
        ("clay creature", "clay"), ("toon girl", "toon-head"),
    ],
)  # fmt: skip
def test_the_style_that_is_asked_for(prompt, style):
    assert person(prompt, may_credit=True).style.name == style


def test_hair_skin_clothes_and_background_are_read():
    who = person(
        "dark-skinned woman with long red hair, glasses and a green shirt on a yellow background",
        may_credit=True,
    )
    assert (who.hair, who.clothes, who.background) == ("#b8402a", "#33a02c", "#f2cf1d")
    assert who.skin == "#7d4a2a"
    assert {"long hair", "glasses", "feminine"} <= set(who.traits)
    chosen, unmet = options(who, 1)
    assert chosen["hairColor"] == ["#b8402a"]
    assert chosen["accessoriesProbability"] == 100
    assert chosen["facialHairProbability"] == 0
    assert not unmet


def test_what_a_style_has_no_parts_for_is_said(model):
    metadata = model(PORTRAIT)("ink sketch of a bald man in a green shirt", width=64, height=64)[0].metadata
    assert metadata["match"] == "weak"
    assert "bald" in metadata["note"]
    assert "clothes" in metadata["note"]


def test_what_no_avatar_shows_is_named(model):
    with_parrot, plain = (
        model(PORTRAIT)(prompt, width=64, height=64)[0].metadata
        for prompt in (
            "old dwarf blacksmith with a red beard and a parrot on his shoulder",
            "old man with a red beard and glasses",
        )
    )
    assert with_parrot["match"] == "weak"
    assert with_parrot["note"] == "Not shown: parrot."
    assert "note" not in plain


@pytest.mark.parametrize(
    ("prompt", "worn"),
    [
        ("elf ranger with a green hood", {"pointed ears": "", "hood": "#33a02c"}),
        ("princess with a golden crown", {"crown": "", "gown": ""}),
        ("wizard without a hat", {"robe": ""}),
        ("female orc warrior with braids", {"tusks": "", "armour": "", "braids": ""}),
    ],
)
def test_a_role_is_dressed_for_it(prompt, worn):
    dress = person(prompt, may_credit=True).dress
    colours = {each.name: each.colour for each in dress.worn}
    for name, colour in worn.items():
        assert colours[name] == (colour or colours[name])
    assert ("wizard hat" in colours) == (" hat" in prompt and "without" not in prompt)


def test_every_piece_of_the_wardrobe_can_be_drawn():
    plain = rasterise(_bust("man"), 64)
    for name, piece in PIECES.items():
        worn = Dress((Worn(name, "#ff00ff"),))
        drawn = rasterise(dressed(_bust("man"), worn, "#ff00ff"), 64)
        assert (np.abs(drawn - plain) > 0.1).any(), name
        assert "{" not in piece.colour or piece.colour == "{hair}"
    for role in ROLES:
        assert {each.partition(":")[0] for each in role.wears} <= set(PIECES), role.asked_by


def _bust(prompt: str) -> str:
    who = person(prompt, may_credit=True)
    return str(Avatar(_loaded("avataaars"), options(who, 1)[0]))


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_every_option_of_the_table_is_the_styles_own(style):
    definition = _definition(style.name)
    for parts in style.traits.values():
        for part, variants in parts.items():
            assert part in definition["components"], part
            assert set(variants or ()) <= set(definition["components"][part]["variants"])
    assert {*style.hair, *style.skin, *style.clothes} <= set(definition["colors"])
    is_cc_by = "BY" in credit_of(style).licence
    assert is_cc_by == style.asks_for_credit


def test_no_attribution_leaves_out_styles_that_ask_for_credit(model):
    assert person("toon girl", may_credit=False).style.name == "avataaars"
    output = model(PORTRAIT)("toon girl", license_policy="no_attribution", width=64, height=64)[0]
    assert all("BY" not in each.licence for each in output.attribution)
    creature = model(PORTRAIT)("dragon portrait", license_policy="no_attribution", width=64, height=64)[0]
    assert {each.licence for each in creature.attribution} == {"MIT"}


def test_the_background_is_clear_unless_it_is_named(model, pixels):
    clear = model(PORTRAIT)("smiling woman", seed=1, width=96, height=96)[0]
    assert clear.has_alpha
    assert pixels(clear.data)[0, 0, 3] == 0
    blue = model(PORTRAIT)("smiling woman on a blue background", seed=1, width=96, height=96)[0]
    red, _, blueness, alpha = (int(v) for v in pixels(blue.data)[2, 2])
    assert alpha == 255
    assert blueness > red + 80


@pytest.mark.parametrize(
    ("prompt", "subject"),
    [("goblin portrait", "goblin"), ("portrait of a lion", "lion"), ("orc head", "orc")],
)
def test_creatures_are_painted_in_a_frame(model, pixels, prompt, subject):
    output = model(PORTRAIT)(prompt, seed=0, width=96, height=96)[0]
    assert output.metadata["subject"].startswith(subject)
    assert output.metadata["frame"] == "medallion"
    alpha = pixels(output.data)[..., 3]
    assert alpha[48, 48] == 255
    assert alpha[2, 2] == 0


def test_seeds_differ_and_repeat(model):
    make = model(PORTRAIT)
    batch = make("old pirate", seed=4, batch_size=3, width=96, height=96)
    assert len({output.data for output in batch}) == 3
    assert make("old pirate", seed=5, width=96, height=96)[0].data == batch[1].data


@pytest.mark.parametrize("prompt", ["", "🤖", "портрет", "x" * 5000, "portrait", "<svg onload=1>"])
def test_odd_prompts_still_give_a_portrait(model, pixels, prompt):
    picture = pixels(model(PORTRAIT)(prompt, width=64, height=64)[0].data)
    assert picture.shape[:2] == (64, 64)
    assert (np.asarray(picture)[..., 3] > 200).mean() > 0.1


def test_a_pixel_grid_is_exact(model, pixels):
    picture = pixels(model(PORTRAIT)("old man with a beard", pixel_grid=32, width=128, height=128)[0].data)
    blocks = picture.reshape(32, 4, 32, 4, 4)
    assert (blocks == blocks[:, :1, :, :1]).all()


@pytest.mark.parametrize(
    ("prompt", "framed"), [("pirate portrait", True), ("wizard with a long white beard", False)]
)
def test_what_is_expected_of_a_role_is_no_description(model, prompt, framed):
    assert (model(PORTRAIT)(prompt, width=64, height=64)[0].metadata.get("frame") == "medallion") is framed
