"""Variations that somebody pays for look different: no silhouette comes again before all others were shown."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from PIL import Image

from layer_server.generators.art import art
from layer_server.generators.image.prompt import read
from layer_server.generators.image.retrieve import retrieve
from layer_server.generators.image.subjects import PREFERRED


@pytest.mark.parametrize("seed", [0, 5, 1000])
@pytest.mark.parametrize("noun", ["sword", "golden key", "gold coin"])
def test_all_good_silhouettes_come_before_one_repeats(noun, seed):
    good = {name.rpartition("/")[2] for name in PREFERRED[noun.removeprefix("golden ")]}
    matches = [retrieve(read(noun), art(), seed + index) for index in range(len(good))]
    assert {match.name for match in matches} == good


@pytest.mark.parametrize("prompt", ["gold coin", "anvil", "crystal ball", "red apple", "cute penguin"])
def test_no_two_of_a_batch_look_alike(icon, pixels, prompt):
    """Few shapes fit these; the same one comes in another pose and finish."""
    small = [
        np.asarray(Image.fromarray(pixels(output.data)).resize((32, 32)), float)
        for output in icon(prompt, seed=5, batch_size=6, width=64, height=64)
    ]
    for one, other in combinations(small, 2):
        assert np.abs(one - other).mean() > 4
