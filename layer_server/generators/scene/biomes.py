"""Kinds of land: their shape, the colours of their ground, and what grows on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.scene.noise import Noise
from layer_server.generators.scene.patterns import Pattern
from layer_server.generators.scene.relief import (
    Shape,
    alps,
    dunes,
    flats,
    flooded,
    high_seas,
    hills,
    lakeland,
    mesas,
    shore,
    skerries,
    volcano,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Growth:
    """Plants of one kind on the land.

    Attributes:
        kind: a key of ``plants.DRAW``.
        leaf: ``#rrggbb`` of its leaves.
        tall: least and most height, units.
        count: how many are tried per slab.
        steep: the least upward part of the normal that it stands on.
        highest: above this height it does not grow.
        patches: how much it gathers in patches, 0..1.
        near, far: between which depths.
        rows: how far apart rows of them stand; 0 where they grow wild.
    """

    kind: str
    leaf: str
    tall: tuple[float, float]
    count: int
    steep: float = 0.75
    highest: float = 99.0
    patches: float = 0.6
    near: float = 2.0
    far: float = 30.0
    rows: float = 0.0


@dataclass(frozen=True, slots=True)
class Biome:
    """A kind of land.

    Attributes:
        horizon: where the horizon may lie, share of the picture's height.
        eye: how high one stands, units.
        relief: height of the land at x, z.
        ground, rock: ramps from shadow to light; the ground lies on flat places.
        water: whether there is a sea or lake at height 0.
        snow: height above which snow lies; ``None`` for none.
        grass: whether blades stand in the foreground.
        frame: what stands at the sides, near the eye: a key of ``plants.DRAW`` or "".
        pattern: what is drawn on its ground, or none.
        smoke, steam: how many columns of it rise.
        is_flooded: whether trees stand in its water.
        bank: whether one stands on land oneself.
    """

    horizon: tuple[float, float]
    eye: float
    relief: Callable[[Noise, Shape, Plane, Plane], Plane]
    ground: tuple[str, ...]
    rock: tuple[str, ...]
    growth: tuple[Growth, ...] = ()
    water: bool = False
    snow: float | None = None
    grass: bool = True
    frame: str = "pine"
    strata: float = 0.0
    visibility: float = 34.0
    reach: float = 70.0
    pattern: Pattern | None = None
    smoke: int = 0
    steam: int = 0
    is_flooded: bool = False
    bank: bool = True


def with_lake(biome: Biome) -> Biome:
    """The same land with a lake in it."""

    def relief(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
        return flooded(noise, shape, biome.relief(noise, shape, x, z), x, z)

    return replace(biome, relief=relief, water=True)


_MANY = 300


def under_flood(biome: Biome) -> Biome:
    """The same land with water over all of it but its rises."""

    def relief(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
        land = biome.relief(noise, shape, x, z)
        return np.asarray(np.where(land > 1.2, land, land * np.float32(0.25)) - np.float32(0.32), np.float32)

    growth = tuple(
        replace(each, count=each.count // 4) if each.count > _MANY else each for each in biome.growth
    )
    return replace(biome, relief=relief, growth=growth, water=True, is_flooded=True, grass=False)


GRASS = ("#16240c", "#2c4716", "#4b6d22", "#7a9436", "#b3b85a")
MEADOW = ("#1c330f", "#3b6a1c", "#5f9430", "#95bb4a", "#d2d97c")
ROCK = ("#1d1b20", "#3f3a3c", "#6b6360", "#988d83", "#c9beb0")
SAND = ("#7a4f2b", "#b57c45", "#daa765", "#efcb90", "#fbe6bd")
RED = ("#3a130c", "#7c2f1b", "#b5532d", "#d98250", "#f2b98a")
BASALT = ("#0b0a0c", "#1d1a1c", "#352e2f", "#544848", "#7d6d68")
SNOW = ("#7f95bf", "#b4c6e0", "#dbe6f2", "#f1f6fb", "#ffffff")
MUD = ("#10140b", "#242a15", "#3f4522", "#626536", "#8c8a55")
PINE, OAK = "#4c7434", "#6c8f34"

PINES = Growth("pine", PINE, (0.30, 0.66), 1300, 0.62, 2.3, 0.75, 2.6, 34)
_BOULDERS = Growth("rock", "#857c72", (0.06, 0.22), 26, 0.6, 3, 0.3, 1.6, 14)

BIOMES: dict[str, Biome] = {
    "mountains": Biome((0.50, 0.62), 1.15, alps, GRASS, ROCK, (PINES, _BOULDERS), snow=2.6, strata=0.25),
    "lake": Biome((0.46, 0.56), 1.25, lakeland, GRASS, ROCK, (PINES, _BOULDERS), water=True, snow=2.6, strata=0.25),
    "forest": Biome((0.44, 0.56), 1.2, hills, GRASS, ROCK, (
        replace(PINES, count=2600, tall=(0.5, 1.15), patches=0.25, near=2.2), Growth("bush", "#55782c", (0.10, 0.22), 40, 0.7, 9, 0.3, 1.5, 10),
    ), visibility=24),
    "meadow": Biome((0.42, 0.55), 1.15, hills, MEADOW, ROCK, (
        Growth("broadleaf", OAK, (0.45, 0.95), 110, 0.85, 9, 0.9, 3, 34), Growth("bush", "#6b8f3a", (0.08, 0.18), 70, 0.8, 9, 0.7, 2, 16),
    ), frame="broadleaf", visibility=42),
    "coast": Biome((0.40, 0.50), 1.2, shore, SAND, ROCK, (
        Growth("palm", "#6f9a3a", (0.6, 1.0), 14, 0.6, 0.6, 0.3, 2.6, 6), Growth("bush", "#557d38", (0.14, 0.3), 420, 0.5, 9, 0.4, 9, 40),
        Growth("rock", "#7d746c", (0.05, 0.16), 12, 0.5, 0.6, 0.3, 2.0, 7),
    ), water=True, grass=False, frame="palm", strata=0.4, visibility=60, reach=120),
    "desert": Biome((0.42, 0.54), 1.7, dunes, SAND, SAND, (), grass=False, frame="", visibility=48),
    "canyon": Biome((0.46, 0.58), 1.1, mesas, ("#6a3418", "#a86032", "#d08c50", "#e8b57c", "#f6d8ac"), RED, (
        Growth("cactus", "#5f7f4c", (0.22, 0.55), 22, 0.85, 1.2, 0.3, 2.0, 14), Growth("bush", "#8a8550", (0.05, 0.11), 110, 0.8, 2, 0.5, 1.8, 18), _BOULDERS,
    ), grass=False, frame="cactus", strata=1.0, visibility=55),
    "snow": Biome((0.48, 0.60), 1.15, alps, SNOW, ROCK, (replace(PINES, kind="snowy pine", count=900),), snow=0.0, grass=False, visibility=30),
    "volcano": Biome((0.50, 0.62), 1.1, volcano, BASALT, BASALT, (
        Growth("bare", "#4a3d38", (0.35, 0.7), 26, 0.6, 1.5, 0.5, 2.0, 14), replace(_BOULDERS, leaf="#4a4140", count=36),
    ), grass=False, frame="bare", visibility=34),
    "swamp": Biome((0.40, 0.50), 0.95, flats, MUD, MUD, (
        Growth("bare", "#5a5844", (0.8, 1.6), 34, 0.6, 9, 0.3, 2.2, 18), Growth("bush", "#53622e", (0.10, 0.24), 110, 0.6, 9, 0.4, 1.6, 16),
        Growth("broadleaf", "#4c5a2c", (1.0, 1.8), 30, 0.6, 9, 0.6, 6, 26),
    ), water=True, frame="bare", visibility=12),
    "jungle": Biome((0.44, 0.54), 1.2, hills, GRASS, ROCK, (
        Growth("broadleaf", "#3f7a2c", (0.8, 1.6), 420, 0.3, 9, 0.2, 4.5, 40), Growth("palm", "#4f9434", (0.7, 1.6), 90, 0.4, 9, 0.3, 2.6, 26),
        Growth("bush", "#3f8030", (0.15, 0.4), 160, 0.4, 9, 0.2, 1.6, 14),
    ), frame="palm", visibility=20),
    "graveyard": Biome((0.46, 0.56), 1.1, hills, MUD, ROCK, (
        Growth("tombstone", "#e2e4e6", (0.20, 0.38), 260, 0.6, 9, 0.1, 1.9, 16), Growth("bare", "#55504c", (0.8, 1.5), 26, 0.6, 9, 0.3, 3.0, 22),
        Growth("bush", "#4e5a34", (0.08, 0.18), 160, 0.6, 9, 0.5, 1.8, 12),
    ), frame="bare", visibility=20),
    "rocky coast": Biome((0.40, 0.50), 1.45, skerries, ("#2a2a24", "#4a4a38", "#6a6a4c", "#8c8a68", "#b4b090"), ROCK, (
        Growth("bush", "#5a7040", (0.08, 0.2), 160, 0.62, 9, 0.5, 5, 30), Growth("rock", "#6f6a66", (0.06, 0.22), 40, 0.5, 1.2, 0.3, 1.8, 9),
    ), water=True, grass=False, frame="", strata=0.5, visibility=55, reach=120),
    "sea": Biome((0.40, 0.50), 1.5, high_seas, GRASS, ROCK, (
        Growth("broadleaf", OAK, (0.3, 0.6), 300, 0.6, 9, 0.3, 9, 60),
    ), water=True, grass=False, frame="", strata=0.4, visibility=60, reach=120),
    "reef": Biome((0.4, 0.5), 1.1, hills, SAND, ("#26303a", "#4a5a60", "#7f8f8a", "#b8c4b0", "#e0e8d8"), (
        Growth("coral", "#ff5a4a", (0.18, 0.45), 110, 0.6, 9, 0.2, 1.8, 16), Growth("coral", "#ffb040", (0.15, 0.4), 110, 0.6, 9, 0.2, 1.8, 16),
        Growth("coral", "#e070d0", (0.15, 0.5), 70, 0.6, 9, 0.4, 1.8, 16), Growth("kelp", "#5a9a40", (0.5, 1.5), 90, 0.6, 9, 0.7, 2.2, 22),
        Growth("rock", "#7f8f8a", (0.12, 0.4), 40, 0.5, 9, 0.4, 1.8, 18),
    ), grass=False, frame="kelp", visibility=11),
}  # fmt: skip
"""By kind; ``lake`` is mountains with a lake, ``rocky coast`` and ``sea`` are coasts without a beach."""
