"""Kinds of land: their shape, the colours of their ground, and what grows on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.colour import shade, stops
from layer_server.generators.scene.noise import Noise
from layer_server.generators.scene.spec import Scene
from layer_server.generators.scene.terrain import Slab


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


@dataclass(frozen=True, slots=True)
class Shape:
    """What the seed decides of a land: where its peak stands and how rough it is.

    Attributes:
        peak: x and z of the focal point.
        tall: its height.
        width: its width.
        twist: shift of all noise.
    """

    peak: tuple[float, float]
    tall: float
    width: float
    twist: float
    rough: float = 1.0

    def bump(self, x: Plane, z: Plane, width: float | None = None) -> Plane:
        wide = np.float32(width or self.width)
        away = np.hypot((x - np.float32(self.peak[0])) / wide, (z - np.float32(self.peak[1])) / wide)
        result: Plane = np.exp(-(away ** np.float32(1.5)) * np.float32(1.3))
        return result


def _alps(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """Ridges that rise with distance, highest at the peak; the foreground is gentle."""
    u, v = x * np.float32(0.085) + np.float32(shape.twist), z * np.float32(0.085) + np.float32(shape.twist)
    ridge = noise.eroded(u, v, 9, 0.48, 0.8)
    crest = noise.at(u * np.float32(1.3) + 7, v * np.float32(1.3), 5, 0.5, ridged=True)
    rise = smoothstep(9, 30, z)
    broad = np.float32(0.5) + np.float32(0.5) * noise.at(u * np.float32(0.6), v * np.float32(0.6), 2)
    range_ = (ridge * np.float32(0.75) + crest * np.float32(2.2) - np.float32(0.75)) * np.clip(
        broad, 0.15, 1.3
    )
    peak = (
        shape.bump(x, z)
        * np.float32(shape.tall)
        * (np.float32(0.72) + np.float32(0.22) * ridge + np.float32(0.35) * crest)
    )
    near = noise.at(u * 3, v * 3, 5, 0.5) * np.float32(0.16) * smoothstep(0, 6, z)
    side = np.minimum(np.abs(x) / (z + 1), 1.2) * smoothstep(2, 10, z) * np.float32(0.8)
    result: Plane = near + side + rise * (np.clip(range_, -0.25, 9) * np.float32(3.0 * shape.rough) + peak)
    return result


def _hills(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    u, v = x * np.float32(0.07) + np.float32(shape.twist), z * np.float32(0.07) + np.float32(shape.twist)
    swell = noise.at(u, v, 3, 0.42) * np.float32(1.0) + np.float32(0.3)
    fine = noise.at(u * 5, v * 5, 4, 0.5) * np.float32(0.07)
    far = (
        noise.eroded(u * np.float32(0.7), v * np.float32(0.7), 7, 0.45, 0.8)
        * smoothstep(26, 55, z)
        * np.float32(2.6)
    )
    bump = shape.bump(x, z) * np.float32(shape.tall * 0.42)
    result: Plane = swell * smoothstep(2, 14, z) * np.float32(shape.rough) + fine + np.maximum(far, 0) + bump
    return result


def _dunes(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """Sharp crests with a gentle windward and a steep lee side."""
    u, v = x * np.float32(0.05) + np.float32(shape.twist), z * np.float32(0.085) + np.float32(shape.twist)
    bend = noise.at(u, v, 3, 0.45) * np.float32(0.75)
    phase = v * np.float32(1.15) + bend + u * np.float32(0.45)
    saw = phase - np.floor(phase)
    crest = np.where(saw < np.float32(0.70), saw / np.float32(0.70), (1 - saw) / np.float32(0.30))
    crest = crest * crest * (3 - 2 * crest) * np.float32(0.35) + crest * np.float32(0.65)
    tall = np.float32(0.9) + np.float32(0.5) * noise.at(u * np.float32(0.8) + 9, v * np.float32(0.8), 2)
    ripple = np.sin(z * 9 + x * 2 + noise.at(u * 8, v * 8, 3) * 3) * np.float32(0.010) * smoothstep(14, 3, z)
    rise = smoothstep(2.0, 12, z) * np.float32(0.75) + smoothstep(14, 46, z) * np.float32(1.5)
    result: Plane = crest * np.clip(tall, 0.35, 2) * rise * np.float32(2.3 * shape.rough) + ripple
    return result


def _mesas(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """Table mountains and towers with terraces."""
    u, v = x * np.float32(0.075) + np.float32(shape.twist), z * np.float32(0.075) + np.float32(shape.twist)
    body = noise.at(u, v, 5, 0.45) + shape.bump(x, z, 6) * np.float32(2.0)
    fine = noise.at(u * 7, v * 7, 4, 0.55)
    cliff = smoothstep(0.42, 0.62, body + fine * np.float32(0.05))
    second = smoothstep(0.95, 1.10, body + fine * np.float32(0.05))
    spire = smoothstep(1.45, 1.55, body + fine * np.float32(0.06))
    talus = smoothstep(-0.1, 0.45, body) * np.float32(0.55)
    rise = smoothstep(7, 16, z)
    ground = noise.at(u * 3, v * 3, 5, 0.5) * np.float32(0.10)
    result: Plane = ground * smoothstep(1, 6, z) + rise * (
        talus + cliff * 2.6 + second * 1.5 + spire * 1.4
    ) * np.float32(shape.rough)
    return result


def _shore(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """Beach in front, sea behind it, a headland to one side."""
    u, v = x * np.float32(0.10) + np.float32(shape.twist), z * np.float32(0.10) + np.float32(shape.twist)
    side = np.float32(np.sign(shape.peak[0]) or 1.0)
    line = (
        z
        - np.float32(4.4)
        + noise.at(u * 2, v * np.float32(0.2), 3) * np.float32(0.55)
        - (np.sqrt(x * x + 1) + x * side - 1) * np.float32(0.62)
    )
    beach = np.clip(-line * np.float32(0.16), -1.2, 0.55)
    rock = noise.eroded(u * np.float32(1.6), v * np.float32(1.6), 8, 0.5, 0.7)
    crest = noise.at(u * 2, v * 2, 4, 0.5, ridged=True)
    cape = smoothstep(0.30, 0.75, x * side / (z + 2) + noise.at(u, v, 3) * np.float32(0.07)) * smoothstep(
        9, 15, z
    )
    isle = shape.bump(x + side * 22, z - 26, 9) * np.float32(3.4)
    land = cape * (np.float32(1.5) + rock * np.float32(0.9) + crest * np.float32(1.8)) + isle * (
        np.float32(0.6) + crest * np.float32(0.6)
    )
    result: Plane = np.maximum(beach + noise.at(u * 9, v * 9, 3) * np.float32(0.012), land - np.float32(0.5))
    return result


def _flooded(noise: Noise, shape: Shape, land: Plane, x: Plane, z: Plane) -> Plane:
    """Land with a basin below height 0 in the middle distance."""
    u, v = x * np.float32(0.16) + np.float32(shape.twist + 3), z * np.float32(0.16)
    bed = np.hypot(x / (np.float32(4.5) + z * np.float32(0.36)), (z - np.float32(8.5)) / np.float32(5.2))
    bed = bed + noise.at(u, v, 4) * np.float32(0.10)
    dip = smoothstep(1.12, 0.72, bed)
    result: Plane = land + np.float32(0.16) - dip * np.float32(1.1) - dip * np.maximum(land, 0)
    return result


def _lakeland(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """The alps with a lake before them."""
    return _flooded(noise, shape, _alps(noise, shape, x, z), x, z)


def with_lake(biome: Biome) -> Biome:
    """The same land with a lake in it."""

    def relief(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
        return _flooded(noise, shape, biome.relief(noise, shape, x, z), x, z)

    return replace(biome, relief=relief, water=True)


def _flats(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """Wet flats: low banks and pools."""
    u, v = x * np.float32(0.22) + np.float32(shape.twist), z * np.float32(0.22) + np.float32(shape.twist)
    result: Plane = (
        noise.at(u, v, 5, 0.5) * np.float32(0.13) + np.float32(0.02) + np.abs(x) / (z + 3) * np.float32(0.10)
    )
    return result + smoothstep(22, 50, z) * np.float32(0.5)


def _volcano(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    u, v = x * np.float32(0.09) + np.float32(shape.twist), z * np.float32(0.09) + np.float32(shape.twist)
    away = np.hypot(x - np.float32(shape.peak[0]), z - np.float32(shape.peak[1]))
    gully = noise.eroded(u * 2, v * 2, 7, 0.5, 0.6)
    angle = np.arctan2(z - np.float32(shape.peak[1]), x - np.float32(shape.peak[0]))
    furrow = noise.at(angle * 4, away * np.float32(0.12), 4, 0.5)
    cone = np.float32(shape.tall * 1.55) * np.exp(-away / np.float32(shape.width * 0.80))
    cone = cone + furrow * np.float32(0.28) * np.clip(away * np.float32(0.2), 0, 1) * np.exp(-away / 16)
    lip = np.float32(shape.tall * 1.55) * np.exp(np.float32(-1.9 / (shape.width * 0.80)))
    cone = np.minimum(cone, lip + noise.at(u * 9, v * 9, 3) * np.float32(0.14))
    crags = np.abs(noise.at(u * 2, v * 2, 6, 0.55)) * np.float32(0.5) * smoothstep(2, 9, z)
    result: Plane = (
        np.maximum(cone, 0) + gully * np.float32(0.30) * smoothstep(4, 12, z) + crags - np.float32(0.15)
    )
    return result


_GRASS = ("#16240c", "#2c4716", "#4b6d22", "#7a9436", "#b3b85a")
_MEADOW = ("#1c330f", "#3b6a1c", "#5f9430", "#95bb4a", "#d2d97c")
_ROCK = ("#1d1b20", "#3f3a3c", "#6b6360", "#988d83", "#c9beb0")
_SAND = ("#7a4f2b", "#b57c45", "#daa765", "#efcb90", "#fbe6bd")
_RED = ("#3a130c", "#7c2f1b", "#b5532d", "#d98250", "#f2b98a")
_BASALT = ("#0b0a0c", "#1d1a1c", "#352e2f", "#544848", "#7d6d68")
_SNOW = ("#7f95bf", "#b4c6e0", "#dbe6f2", "#f1f6fb", "#ffffff")
_MUD = ("#10140b", "#242a15", "#3f4522", "#626536", "#8c8a55")
_PINE, _OAK = "#4c7434", "#6c8f34"

_PINES = Growth("pine", _PINE, (0.30, 0.66), 1300, 0.62, 2.3, 0.75, 2.6, 34)
_BOULDERS = Growth("rock", "#857c72", (0.06, 0.22), 26, 0.6, 3, 0.3, 1.6, 14)

BIOMES: dict[str, Biome] = {
    "mountains": Biome((0.50, 0.62), 1.15, _alps, _GRASS, _ROCK, (_PINES, _BOULDERS), snow=2.6, strata=0.25),
    "lake": Biome((0.46, 0.56), 1.25, _lakeland, _GRASS, _ROCK, (_PINES, _BOULDERS), water=True, snow=2.6, strata=0.25),
    "forest": Biome((0.44, 0.56), 1.2, _hills, _GRASS, _ROCK, (
        replace(_PINES, count=2600, tall=(0.5, 1.15), patches=0.25, near=2.2), Growth("bush", "#55782c", (0.10, 0.22), 40, 0.7, 9, 0.3, 1.5, 10),
    ), visibility=24),
    "meadow": Biome((0.42, 0.55), 1.15, _hills, _MEADOW, _ROCK, (
        Growth("broadleaf", _OAK, (0.45, 0.95), 110, 0.85, 9, 0.9, 3, 34), Growth("bush", "#6b8f3a", (0.08, 0.18), 70, 0.8, 9, 0.7, 2, 16),
    ), frame="broadleaf", visibility=42),
    "coast": Biome((0.40, 0.50), 1.2, _shore, _SAND, _ROCK, (
        Growth("palm", "#6f9a3a", (0.6, 1.0), 14, 0.6, 0.6, 0.3, 2.6, 6), Growth("bush", "#557d38", (0.14, 0.3), 420, 0.5, 9, 0.4, 9, 40),
        Growth("rock", "#7d746c", (0.05, 0.16), 12, 0.5, 0.6, 0.3, 2.0, 7),
    ), water=True, grass=False, frame="palm", strata=0.4, visibility=60, reach=120),
    "desert": Biome((0.42, 0.54), 1.7, _dunes, _SAND, _SAND, (), grass=False, frame="", visibility=48),
    "canyon": Biome((0.46, 0.58), 1.1, _mesas, ("#6a3418", "#a86032", "#d08c50", "#e8b57c", "#f6d8ac"), _RED, (
        Growth("cactus", "#5f7f4c", (0.22, 0.55), 22, 0.85, 1.2, 0.3, 2.0, 14), Growth("bush", "#8a8550", (0.05, 0.11), 110, 0.8, 2, 0.5, 1.8, 18), _BOULDERS,
    ), grass=False, frame="cactus", strata=1.0, visibility=55),
    "snow": Biome((0.48, 0.60), 1.15, _alps, _SNOW, _ROCK, (replace(_PINES, count=900, leaf="#7c94a0"),), snow=0.0, grass=False, visibility=30),
    "volcano": Biome((0.50, 0.62), 1.1, _volcano, _BASALT, _BASALT, (
        Growth("bare", "#4a3d38", (0.35, 0.7), 26, 0.6, 1.5, 0.5, 2.0, 14), replace(_BOULDERS, leaf="#4a4140", count=36),
    ), grass=False, frame="bare", visibility=34),
    "swamp": Biome((0.40, 0.50), 0.95, _flats, _MUD, _MUD, (
        Growth("bare", "#5a5844", (0.8, 1.6), 34, 0.6, 9, 0.3, 2.2, 18), Growth("bush", "#53622e", (0.10, 0.24), 110, 0.6, 9, 0.4, 1.6, 16),
        Growth("broadleaf", "#4c5a2c", (1.0, 1.8), 30, 0.6, 9, 0.6, 6, 26),
    ), water=True, frame="bare", visibility=12),
    "jungle": Biome((0.44, 0.54), 1.2, _hills, _GRASS, _ROCK, (
        Growth("broadleaf", "#3f7a2c", (0.8, 1.6), 420, 0.3, 9, 0.2, 4.5, 40), Growth("palm", "#4f9434", (0.7, 1.6), 90, 0.4, 9, 0.3, 2.6, 26),
        Growth("bush", "#3f8030", (0.15, 0.4), 160, 0.4, 9, 0.2, 1.6, 14),
    ), frame="palm", visibility=20),
    "graveyard": Biome((0.46, 0.56), 1.1, _hills, _MUD, _ROCK, (
        Growth("tombstone", "#b4b8bc", (0.18, 0.34), 70, 0.6, 9, 0.15, 1.9, 14), Growth("bare", "#55504c", (0.8, 1.5), 26, 0.6, 9, 0.3, 3.0, 22),
        Growth("bush", "#4e5a34", (0.08, 0.18), 160, 0.6, 9, 0.5, 1.8, 12),
    ), frame="bare", visibility=20),
    "reef": Biome((0.4, 0.5), 1.1, _hills, _SAND, ("#26303a", "#4a5a60", "#7f8f8a", "#b8c4b0", "#e0e8d8"), (
        Growth("coral", "#ff5a4a", (0.18, 0.45), 110, 0.6, 9, 0.2, 1.8, 16), Growth("coral", "#ffb040", (0.15, 0.4), 110, 0.6, 9, 0.2, 1.8, 16),
        Growth("coral", "#e070d0", (0.15, 0.5), 70, 0.6, 9, 0.4, 1.8, 16), Growth("kelp", "#5a9a40", (0.5, 1.5), 90, 0.6, 9, 0.7, 2.2, 22),
        Growth("rock", "#7f8f8a", (0.12, 0.4), 40, 0.5, 9, 0.4, 1.8, 18),
    ), grass=False, frame="kelp", visibility=11),
}  # fmt: skip
"""By kind; ``lake`` is mountains with a lake."""

_SEASONS = {
    "autumn": ("#c8702a", "#d99a32", "#a8481f", "#b88a2a"),
    "winter": ("#8fa0ac", "#9aa8b2"),
    "spring": ("#8cb84a", "#e8a8c0", "#a6c860"),
}


def dressed(biome: Biome, scene: Scene, rng: np.random.Generator) -> Biome:
    """A biome in the season and weather of a scene."""
    snowy = scene.season == "winter" or scene.weather == "snow"
    if snowy and biome.snow != 0.0 and biome.ground not in (_SAND, _BASALT):
        growth = tuple(
            replace(g, leaf="#8b9ca6")
            if g.kind in {"pine", "bush"}
            else replace(g, kind="bare", leaf="#6a6460")
            if g.kind == "broadleaf"
            else g
            for g in biome.growth
        )
        return replace(
            biome,
            snow=0.0,
            ground=_SNOW,
            growth=growth,
            grass=False,
            frame="bare" if biome.frame == "broadleaf" else biome.frame,
        )
    if scene.says("oasis", "palm", "palms"):
        palms = Growth("palm", "#5f8f3a", (0.6, 1.3), 160, 0.5, 0.5, 0.4, 2.2, 15)
        reeds = Growth("bush", "#5a8a40", (0.10, 0.28), 260, 0.5, 0.35, 0.4, 2.2, 15)
        biome = replace(biome, growth=(*biome.growth, palms, reeds), frame="palm")
    leaves = _SEASONS.get(scene.season)
    if leaves:
        grown = []
        for each in biome.growth:
            if each.kind in {"broadleaf", "bush"}:
                grown += [
                    replace(each, leaf=leaf, count=max(1, each.count // len(leaves))) for leaf in leaves
                ]
            else:
                grown.append(each)
        ground = (
            ("#2a1c0c", "#5a4018", "#8c6a2a", "#b8964a", "#dcc27c")
            if scene.season == "autumn" and biome.grass
            else biome.ground
        )
        return replace(biome, growth=tuple(grown), ground=ground)
    del rng
    return biome


def ground_colour(biome: Biome, slab: Slab, noise: Noise, shape: Shape) -> Plane:
    """The unlit colour of every sample: ground on flat places, rock on steep ones, snow up high; (n, m, 3)."""
    u, v = slab.x * np.float32(0.35) + np.float32(shape.twist), slab.z * np.float32(0.35)
    near = float(slab.z[0, 0]) < 5
    broad, fine = noise.at(u, v, 4, 0.55), noise.at(u * 7, v * 7, 7 if near else 4, 0.68 if near else 0.6)
    if biome.ground is _SAND:  # wind leaves no patches
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
            + (shade(stops(*_SNOW), np.float32(0.72) + fine * np.float32(0.06)) - colour) * white[..., None]
        )
    return np.asarray(colour, np.float32)
