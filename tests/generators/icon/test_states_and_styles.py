"""What has happened to a thing is seen, styles change the drawing, and what is not wanted is not drawn."""

from __future__ import annotations

import numpy as np
import pytest

from layer_server.generators.image.composition import compose_prompt
from layer_server.generators.image.icon_card import ICON
from layer_server.generators.image.prompt import plain
from layer_server.generators.image.wording import style_of


@pytest.mark.parametrize(
    ("prompt", "left"),
    [
        ("sword, not rusty, no blood", "sword"),
        ("potion without a label", "potion"),
        ("shield with gold rim on a dark wooden background", "shield with gold rim"),
        ("512x512 sword icon, no text or watermark", "sword icon"),
        ("no entry sign", "no entry sign"),
        ("icon of a blue gem, transparent background", "blue gem"),
        ("without", "without"),
    ],
)
def test_only_what_is_wanted_is_read(prompt, left):
    assert plain(prompt) == left


@pytest.mark.parametrize(
    ("prompt", "style"),
    [
        ("flat vector crown", "flat"), ("line art castle", "line"), ("sticker of a cat", "sticker"), ("neon skull", "neon"),
        ("silhouette of a wolf", "silhouette"), ("black and white potion", "grey"), ("sword", ""),
    ],
)  # fmt: skip
def test_a_style_is_read(prompt, style):
    assert style_of(plain(prompt)) == style


@pytest.mark.parametrize(
    "prompt", ["flat sword", "neon heart", "outlined shield", "wolf silhouette", "monochrome potion"]
)
def test_a_style_changes_the_picture_and_keeps_it_clean(model, pixels, prompt):
    plain_one = pixels(
        model(ICON)(prompt.split()[-1] if "wolf" not in prompt else "wolf", seed=0, width=64, height=64)[
            0
        ].data
    )
    styled = pixels(model(ICON)(prompt, seed=0, width=64, height=64)[0].data)
    assert np.abs(plain_one.astype(int) - styled.astype(int)).mean() > 3
    assert styled[..., 3][0].max() == 0
    assert not styled[..., :3][styled[..., 3] == 0].any()


@pytest.mark.parametrize("state", ["broken", "cracked", "mossy", "bloody"])
def test_a_state_is_seen_and_counts_as_shown(model, pixels, state):
    whole = model(ICON)("sword", seed=0, width=96, height=96)[0]
    worn = model(ICON)(f"{state} sword", seed=0, width=96, height=96)[0]
    assert worn.metadata["match"] == "good"
    assert np.abs(pixels(whole.data).astype(int) - pixels(worn.data).astype(int)).mean() > 1


@pytest.mark.parametrize(
    ("prompt", "relation"),
    [
        ("sword wrapped in vines", "wrapped"), ("chains around a book", "wrapped"), ("heart pierced by a dagger", "through"),
        ("sword through a crown", "through"), ("bird in a cage", "caged"), ("fish on a plate", "served"), ("boat on water", "afloat"),
        ("hand holding a torch", "gripped"), ("wolf crest", "emblem"), ("winged skull", "behind wings"), ("bunch of grapes", "single"),
        ("nine of clubs", "single"), ("a dozen eggs", "row"), ("skull with a candle on top", "on"), ("two swords and a shield", "crossed behind"),
    ],
)  # fmt: skip
def test_how_things_go_together_is_read(prompt, relation):
    assert compose_prompt(prompt, lambda _: True).relation == relation


def test_a_ground_that_is_not_drawn_is_said(model):
    metadata = model(ICON)("sword on a wooden wall background", width=64, height=64)[0].metadata
    assert "transparent" in metadata["note"]
    assert "note" not in model(ICON)("sword on white background", width=64, height=64)[0].metadata
