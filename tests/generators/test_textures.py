"""Textures repeat without a seam at any size, and come with all their maps."""

from __future__ import annotations

import numpy as np
import pytest

from layer_server.generators.texture.families import FAMILIES
from layer_server.generators.texture.texture_card import MATERIALS

MAPS = ["normal", "height", "roughness", "metallic", "ao"]


def _seam_ratio(picture: np.ndarray) -> float:
    """How much neighbours differ across the edges, against how much they differ inside."""
    values = picture.astype(float).reshape(*picture.shape[:2], -1)
    worst = 0.0
    for axis in (0, 1):
        moved = np.roll(values, 1, axis)
        steps = np.abs(values - moved).mean(axis=(1 - axis, 2))
        worst = max(worst, steps[0] / max(np.percentile(steps[1:], 99), 0.5))
    return worst


@pytest.mark.parametrize("material", MATERIALS)
def test_edges_meet(texture, pixels, material):
    output = texture(material, seed=3, width=320, height=200)[0]
    assert output.metadata["material"] == material
    assert output.metadata["match"] == "named"
    for data in (output.data, *(part.data for part in output.parts)):
        assert _seam_ratio(pixels(data)) < 1.6


@pytest.mark.parametrize("material", MATERIALS[::8])
def test_edges_of_a_square_meet(texture, pixels, material):
    output = texture(material, seed=4, width=128, height=128)[0]
    for data in (output.data, *(part.data for part in output.parts)):
        assert _seam_ratio(pixels(data)) < 1.6


def test_seam_measure_sees_a_seam():
    ramp = np.tile(np.arange(256, dtype=np.uint8), (256, 1))
    assert _seam_ratio(ramp) > 10


def test_all_maps_with_exact_roles(texture, roles):
    assert roles(texture("cobblestone", width=64, height=64)[0]) == MAPS
    assert roles(texture("lava", width=64, height=64)[0]) == [*MAPS, "emissive"]
    assert roles(texture("sci-fi panels", width=64, height=64)[0]) == [*MAPS, "emissive"]


def test_maps_hold_what_they_should(texture, pixels):
    output = texture("rusty metal plates", width=200, height=120)[0]
    maps = {part.role: pixels(part.data) for part in output.parts}
    assert all(
        part.width == 200 and part.height == 120 and part.mime_type == "image/png" for part in output.parts
    )
    normal = maps["normal"].astype(float) / 255 * 2 - 1
    assert np.abs(np.linalg.norm(normal, axis=-1) - 1).max() < 0.05
    assert normal[..., 2].mean() > 0.5
    assert maps["height"].min() < 20
    assert maps["height"].max() > 235
    assert maps["metallic"].max() > 200 > maps["metallic"].min()
    assert maps["ao"].max() == 255


@pytest.mark.parametrize(
    ("prompt", "hue"),
    [("blue fabric", 215), ("green tiles", 117), ("purple lava", 274), ("red leather", 357)],
)
def test_colour_words_recolour(texture, pixels, dominant_hue, hue_distance, prompt, hue):
    assert hue_distance(dominant_hue(pixels(texture(prompt)[0].data)), hue) <= 25


@pytest.mark.parametrize("prompt", ["royal damask with dragons", "alien banana cake"])
def test_unknown_material_is_said(texture, prompt):
    metadata = texture(prompt, width=64, height=64)[0].metadata
    assert metadata["match"] == "weak"
    assert metadata["material"] in MATERIALS
    assert metadata["material"] in metadata["note"]


def test_card_lists_the_families():
    assert tuple(family.name for family in FAMILIES) == MATERIALS


def test_largest_and_smallest(texture, pixels):
    assert pixels(texture("sand", width=2048, height=1024)[0].data).shape == (1024, 2048, 3)
    assert pixels(texture("wood", width=64, height=1024)[0].data).shape == (1024, 64, 3)
