"""A finish as pixels: tiles of colour, height, roughness and glow."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np

from layer_server.generators.colour import stops
from layer_server.generators.mesh.finish import Finish
from layer_server.generators.mesh.model import Bytes, Floats
from layer_server.generators.mesh.patterns import PATTERNS
from layer_server.generators.texture.tile import Tile, wrapped_blur

_SIDE = 512
"""Pixels of a tile."""


@dataclass(frozen=True, slots=True, eq=False)
class Tiles:
    """A finish as pixels.

    Attributes:
        values: (side, side, 6): red, green, blue (sRGB), height in units of length, roughness, glow.
    """

    values: Floats


@lru_cache(maxsize=24)
def tiles(finish: Finish) -> Tiles:
    """Paint a finish; the same one is painted once."""
    tile = Tile(_SIDE, _SIDE)
    rng = np.random.default_rng(5)
    surface = PATTERNS[finish.pattern](tile, rng, stops(*finish.ramp))
    height = surface.height * np.float32(finish.length * finish.bump)
    roughness = np.clip(surface.roughness - surface.roughness.mean() + np.float32(finish.roughness), 0.04, 1)
    glow = np.zeros(tile.shape, np.float32) if surface.emissive is None else surface.emissive.max(-1)
    if finish.glow and surface.emissive is None:
        glow += np.float32(finish.glow)
    return Tiles(
        np.ascontiguousarray(
            np.dstack([np.clip(surface.albedo, 0, 1), height - height.mean(), roughness, glow]), np.float32
        )
    )


def painted_with(picture: Bytes, finish: Finish) -> Tiles:
    """A picture, (h, w, 4) in 8 bits, as a finish's tile: its colours, and relief by its light."""
    small = cv2.resize(picture, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA).astype(np.float32) / np.float32(
        255
    )
    albedo = small[..., :3]
    light = albedo.mean(-1)
    relief = (wrapped_blur(light, 1.2) - wrapped_blur(light, 9.0)) * np.float32(0.02)
    rough = np.full(light.shape, finish.roughness, np.float32)
    return Tiles(np.ascontiguousarray(np.dstack([albedo, relief, rough, np.zeros_like(light)]), np.float32))
