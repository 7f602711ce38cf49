"""The colour of the ground before any light falls on it."""

from __future__ import annotations

import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.colour import shade, stops
from layer_server.generators.scene.biomes import SAND, SNOW, Biome
from layer_server.generators.scene.noise import Noise
from layer_server.generators.scene.relief import Shape
from layer_server.generators.scene.terrain import Slab


def ground_colour(biome: Biome, slab: Slab, noise: Noise, shape: Shape) -> Plane:
    """The unlit colour of every sample: ground on flat places, rock on steep ones, snow up high; (n, m, 3)."""
    u, v = slab.x * np.float32(0.35) + np.float32(shape.twist), slab.z * np.float32(0.35)
    near = float(slab.z[0, 0]) < 5
    broad, fine = noise.at(u, v, 4, 0.55), noise.at(u * 7, v * 7, 7 if near else 4, 0.68 if near else 0.6)
    if biome.ground is SAND:  # wind leaves no patches
        broad, fine = broad * np.float32(0.35), noise.at(u * 40, v * 40, 4, 0.7)
    up = slab.normal[..., 1]
    layers = noise.at(slab.height * np.float32(2.4), u * np.float32(0.12), 3, 0.6) * np.float32(biome.strata)
    stone = shade(
        stops(*biome.rock),
        np.float32(0.48)
        + layers * np.float32(0.16)
        + fine * np.float32(0.09)
        + broad * np.float32(0.05)
        - slab.hollow * np.float32(0.03),
    )
    soil = shade(
        stops(*biome.ground),
        np.float32(0.50)
        + broad * np.float32(0.10)
        + fine * np.float32(0.075)
        - np.clip(slab.hollow, -1, 1) * np.float32(0.05),
    )
    bare = smoothstep(0.86, 0.70, up + fine * np.float32(0.04))
    if biome.snow is not None and biome.snow > 0:  # high ground loses its grass below the snow
        bare = np.maximum(
            bare, smoothstep(biome.snow * 0.45, biome.snow * 0.85, slab.height + broad * np.float32(0.3))
        )
    colour = soil + (stone - soil) * bare[..., None]
    if biome.snow is not None:
        level = slab.height + fine * np.float32(0.28) + broad * np.float32(0.32)
        high = smoothstep(biome.snow - 0.25, biome.snow + 0.65, level) if biome.snow > 0 else np.float32(1)
        white = np.asarray(high * smoothstep(0.42, 0.62, up + fine * np.float32(0.07)), np.float32)
        colour = (
            colour
            + (shade(stops(*SNOW), np.float32(0.72) + fine * np.float32(0.06)) - colour) * white[..., None]
        )
    return np.asarray(colour, np.float32)
