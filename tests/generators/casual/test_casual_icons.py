"""Casual icons: the emoji that is meant, in the colour and material that are named, under the MIT licence."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import numpy as np
import pytest

from layer_server.generators.art import SHADED_EMOJI, art
from layer_server.generators.card import Cancelled, GenerationRequest
from layer_server.generators.image.casual_card import CASUAL_ICON
from layer_server.generators.image.subjects_emoji import EMOJI_NEAREST, EMOJI_PREFERRED

_SCRIPT = """
import hashlib, numpy as np
from layer_server.generators.card import GenerationRequest
from layer_server.generators.image.casual_card import CASUAL_ICON
request = GenerationRequest("golden skull", 2, 1, {"width": 96, "height": 96})
made = CASUAL_ICON.load()(request, np.random.default_rng(2), lambda f, s: None, lambda: False)[0]
print(hashlib.sha256(made.data).hexdigest())
"""


@pytest.mark.parametrize(
    ("prompt", "hue"),
    [
        ("purple dragon", 275),
        ("golden skull", 45),
        ("blue apple", 218),
        ("green robot", 110),
        ("red heart", 355),
    ],
)
def test_the_named_colour_is_the_dominant_hue(model, pixels, dominant_hue, hue_distance, prompt, hue):
    picture = pixels(model(CASUAL_ICON)(prompt, seed=0, width=128, height=128)[0].data)
    assert hue_distance(dominant_hue(picture), hue) <= 28


@pytest.mark.parametrize(
    ("prompt", "emoji"),
    [("wolf", "wolf"), ("burger", "hamburger"), ("gift", "wrapped-gift"), ("wizard", "person-mage"), ("🐙", "octopus"), ("rose", "rose"),
     ("lightning bolt", "high-voltage"), ("ice cream", "soft-ice-cream")],
)  # fmt: skip
def test_the_emoji_that_is_meant(model, prompt, emoji):
    output = model(CASUAL_ICON)(prompt, seed=0, width=64, height=64)[0]
    assert output.metadata["subject"] == emoji
    assert output.metadata["match"] == "good"
    assert "material" not in output.metadata
    assert {each.licence for each in output.attribution} == {"MIT"}
    assert output.has_alpha


@pytest.mark.parametrize("prompt", ["treasure chest", "quantum flux capacitor", "slime"])
def test_what_nobody_drew_is_said(model, prompt):
    metadata = model(CASUAL_ICON)(prompt, width=64, height=64)[0].metadata
    assert metadata["match"] == "weak"
    assert metadata["note"]


def test_large_ones_have_crisp_edges(model, pixels):
    alpha = pixels(model(CASUAL_ICON)("heart", seed=0, width=768, height=768)[0].data)[..., 3]
    soft = ((alpha > 20) & (alpha < 235)).sum()
    around = np.abs(np.diff((alpha > 128).astype(np.int8), axis=1)).sum() * 2
    assert soft < 6 * around


def test_the_tables_name_pictures_that_exist():
    names = set(art().names(SHADED_EMOJI))
    assert {
        name for table in (EMOJI_PREFERRED, EMOJI_NEAREST) for row in table.values() for name in row
    } <= names


def test_another_process_gives_the_same_bytes(model):
    here = model(CASUAL_ICON)("golden skull", seed=2, width=96, height=96)[0].data
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT], capture_output=True, text=True, check=True, timeout=120,
        env={"PYTHONHASHSEED": "5", "PATH": "", "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
    )  # fmt: skip
    assert done.stdout.strip() == hashlib.sha256(here).hexdigest()


def test_it_stops_when_told_to():
    request = GenerationRequest("wolf", 1, 2, {"width": 64, "height": 64})
    with pytest.raises(Cancelled):
        CASUAL_ICON.load()(request, np.random.default_rng(1), lambda f, s: None, lambda: True)
