"""What solids are made of: our own textures, in an atlas that a whole picture is looked up in at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.arrays import Plane, thrice
from layer_server.generators.scene.facades import OWN as BUILT
from layer_server.generators.scene.rooms.surfaces import OWN as ROOMS
from layer_server.generators.texture.families import FAMILIES
from layer_server.generators.texture.maps import normal_map, occlusion_map
from layer_server.generators.texture.surface import Order
from layer_server.generators.texture.tile import Tile, wrapped_blur

_SIDE = 384
_PAD = 4
_CELL = _SIDE + 2 * _PAD
_MARGIN = ((_PAD, _PAD), (_PAD, _PAD), (0, 0))
_SEEDS = 3
"""Variants of each material that are kept; a scene's seed chooses one."""


_OWN = {**BUILT, **ROOMS}


@dataclass(frozen=True, slots=True)
class Stuff:
    """A material of a scene.

    Attributes:
        family: a name of ``texture.families.FAMILIES``.
        size: units of the scene that one tile covers.
        words: conditions, as in a texture's prompt.
        colour: ``#rrggbb`` or "".
        gloss: how much it mirrors lamps, 0..1.
        glow: how strongly its emissive map shines.
    """

    family: str
    size: float = 2.0
    words: tuple[str, ...] = ()
    colour: str = ""
    gloss: float = 0.1
    glow: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Looked:
    """What the atlas says at each pixel: colour, how the surface leans along u and v, and what glows, if anything does."""

    colour: Plane
    lean: Plane
    glow: Plane | None


@lru_cache(maxsize=96)
def _painted(stuff: Stuff, seed: int) -> tuple[NDArray[np.uint8], ...]:
    """Colour, glow, lean and softened colour, (392, 392, 3) with a margin that wraps, and the mean colour (3,)."""
    make = _OWN.get(stuff.family) or next(each.make for each in FAMILIES if each.name == stuff.family)
    tile = Tile(_SIDE, _SIDE)
    surface = make(Order(tile, np.random.default_rng(seed), frozenset(stuff.words), stuff.colour))
    height = surface.height.astype(np.float32)
    albedo = surface.albedo * (np.float32(0.35) + np.float32(0.65) * occlusion_map(height, _SIDE)[..., None])
    normal = normal_map(height, _SIDE)
    glow = np.zeros_like(albedo) if surface.emissive is None else surface.emissive
    first = np.dstack([albedo, glow * np.float32(stuff.glow)])
    colours = (np.clip(first, 0, 1) * 255).astype(np.uint8)
    lean = ((normal * 0.5 + 0.5) * 255).astype(np.uint8)
    tiles = (colours[..., :3], colours[..., 3:], lean, _soft(colours[..., :3], 3.0))
    mean = (colours[..., :3].reshape(-1, 3).mean(0) + 0.5).astype(np.uint8)
    return *(np.ascontiguousarray(np.pad(tile, _MARGIN, mode="wrap")) for tile in tiles), mean


class Atlas:
    """The materials of one scene, sharp and softened; the soft ones are for far away."""

    def __init__(self, stuffs: Sequence[Stuff], seed: int) -> None:
        self.stuffs = tuple(stuffs)
        painted = [_painted(stuff, seed % _SEEDS) for stuff in self.stuffs]
        self._colour, self._glow, self._lean, self._soft = (
            np.vstack([each[k] for each in painted]) for k in range(4)
        )
        self._mean = np.stack([each[4] for each in painted]).astype(np.float32)
        self._has_glow = bool(self._glow.any())

    def look(
        self, places: Plane, normal: Plane, material: NDArray[np.int8], depth: Plane, focal: float
    ) -> Looked:
        """Look a picture up: places and normals (h, w, 3), materials (h, w)."""
        axis = main_axis(normal)
        u = np.where(axis == 0, places[..., 2], places[..., 0])
        v = np.where(axis == 1, places[..., 2], -places[..., 1])
        size = np.array([stuff.size for stuff in self.stuffs], np.float32)[material]
        column, row = self._cells(u / size, v / size, material)
        sharp = self._at(self._colour, column, row)
        soft = self._at(self._soft, column, row)
        texels = depth * np.float32(_SIDE / focal) / size
        share = np.clip((texels - 1) / 3, 0, 1)
        colour = soft
        colour -= sharp
        colour *= thrice(share)
        colour += sharp
        far = np.clip((texels - 5) / 16, 0, 1)
        if far.any():
            mean = self._mean.take(material, axis=0)
            mean -= colour
            mean *= thrice(far)
            colour += mean
        colour *= np.float32(1 / 255)
        lean = self._at(self._lean, column, row)[..., :2] / np.float32(127.5) - 1
        lean *= (1 - share)[..., None]
        glow = self._at(self._glow, column, row) / np.float32(255) if self._has_glow else None
        return Looked(colour, lean, glow)

    @staticmethod
    def _cells(u: Plane, v: Plane, material: NDArray[np.int8]) -> tuple[Plane, Plane]:
        column = (u - np.floor(u)) * np.float32(_SIDE) + np.float32(_PAD - 0.5)
        row = (v - np.floor(v)) * np.float32(_SIDE) + np.float32(_PAD - 0.5)
        return column, row + material.astype(np.float32) * np.float32(_CELL)

    @staticmethod
    def _at(table: NDArray[np.uint8], column: Plane, row: Plane) -> Plane:
        found = cv2.remap(table, column.astype(np.float32), row.astype(np.float32), cv2.INTER_LINEAR)
        return np.asarray(found, np.float32)


def main_axis(normal: Plane) -> NDArray[np.int8]:
    """The axis, 0 to 2, along which each normal is longest."""
    x, y, z = np.abs(normal[..., 0]), np.abs(normal[..., 1]), np.abs(normal[..., 2])
    return np.where((x >= y) & (x >= z), 0, np.where(y >= z, 1, 2)).astype(np.int8)


def _soft(tile: NDArray[np.uint8], sigma: float) -> NDArray[np.uint8]:
    channels = [wrapped_blur(tile[..., c].astype(np.float32), sigma) for c in range(tile.shape[2])]
    return np.asarray(np.dstack(channels), np.uint8)
