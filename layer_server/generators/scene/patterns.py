"""What people, water and frost have drawn on the ground: rows, parcels, paddies, cracks, pools, patches.

A pattern is given the unlit colour of a slab's samples and gives it back changed, with how much of the sky each
sample mirrors, or None.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.colour import rgb, shade, stops
from layer_server.generators.scene.landforms import STEP, clouds_at
from layer_server.generators.scene.noise import Noise, cells
from layer_server.generators.scene.relief import Shape
from layer_server.generators.scene.terrain import Slab

Pattern: TypeAlias = Callable[[Noise, Shape, Slab, Plane], tuple[Plane, Plane | None]]

_MIST = ("#b8c4d8", "#d4dcea", "#eaf0f6", "#f8fafc", "#ffffff")


def rows_at(shape: Shape, x: Plane, z: Plane, apart: float) -> Plane:
    """Where a place lies between two rows of what is planted, 0..1: 0.5 is on a row. They bend with the land."""
    lean = np.float32(0.30 if shape.peak[0] < 0 else -0.30)
    bend = np.sin(z * np.float32(0.12) + np.float32(shape.twist)) * np.float32(0.9)
    across = (x + z * lean + bend) / np.float32(apart)
    return np.asarray(across - np.floor(across), np.float32)


def _mixed(colour: Plane, ink: Plane | str, share: Plane) -> Plane:
    own = rgb(ink) if isinstance(ink, str) else ink
    result: Plane = colour + (own - colour) * share[..., None]
    return result


def _rows(
    noise: Noise, shape: Shape, slab: Slab, colour: Plane, *, leaf: tuple[str, ...], soil: str, apart: float
) -> tuple[Plane, None]:
    """Rows of plants on bare soil; further on they grow into one green."""
    phase = rows_at(shape, slab.x, slab.z, apart)
    fine = noise.at(slab.x * 7, slab.z * 7, 3, 0.6)
    band = np.minimum(phase, 1 - phase) * 2
    row = smoothstep(0.34, 0.52, band + fine * np.float32(0.06))
    fields = smoothstep(1.2, 2.0, noise.at(slab.x * np.float32(0.09) + 3, slab.z * np.float32(0.09), 2))
    flatness = smoothstep(0.70, 0.80, slab.normal[..., 1]) * smoothstep(60, 40, slab.z) * (1 - fields)
    between = shade(stops("#3c2a18", soil, "#d8c49a"), np.float32(0.45) + fine * np.float32(0.12))
    tuned = np.clip(np.arange(len(leaf) + 1), 0, len(leaf) - 1)
    which = np.floor((slab.x + slab.z * np.float32(0.3)) / np.float32(apart * 5)).astype(np.int32) % len(leaf)
    inks = np.stack([rgb(ink) for ink in leaf])[tuned[which]]
    plants = inks * (np.float32(0.86) + fine * np.float32(0.13))[..., None]
    own = between + (plants - between) * row[..., None]
    result: Plane = colour + (own - colour) * flatness[..., None]
    return result, None


def rows(*leaf: str, soil: str = "#7a5a38", apart: float = 0.62) -> Pattern:
    """Rows of plants in one colour, or in bands of several."""
    return partial(_rows, leaf=leaf, soil=soil, apart=apart)


def parcels(noise: Noise, shape: Shape, slab: Slab, colour: Plane) -> tuple[Plane, None]:
    """Fields of different crops, each tilled its own way, with hedges between."""
    warp = noise.at(slab.x * np.float32(0.06), slab.z * np.float32(0.06), 2) * np.float32(0.8)
    u = slab.x * np.float32(0.26) + slab.z * np.float32(0.05) + warp + np.float32(shape.twist)
    v = slab.z * np.float32(0.22) - slab.x * np.float32(0.04) + warp
    column, row = np.floor(u), np.floor(v)
    value = np.sin(column * np.float32(12.9898) + row * np.float32(78.233)) * np.float32(437.58)
    value = value - np.floor(value)
    inks = np.stack(
        [rgb(ink) for ink in ("#c8a040", "#6f8f34", "#e0c25a", "#8a6a42", "#8fae48", "#54782c", "#d8c878")]
    )
    own = inks[np.clip((value * len(inks)).astype(np.int32), 0, len(inks) - 1)]
    tilt = np.where(value > np.float32(0.5), u * 3 + v * 26, u * 26 + v * 3)
    furrow = np.sin(tilt * np.float32(2.0)) * smoothstep(26, 8, slab.z) * np.float32(0.12)
    fine = noise.at(slab.x * 9, slab.z * 9, 3, 0.6) * np.float32(0.07)
    own = own * (np.float32(0.92) + furrow + fine)[..., None]
    edge = np.minimum(np.minimum(u - column, column + 1 - u), np.minimum(v - row, row + 1 - v))
    hedge = smoothstep(0.045, 0.02, edge + noise.at(slab.x * 2, slab.z * 2, 2) * np.float32(0.01))
    own = _mixed(own, "#34501c", hedge)
    level = smoothstep(0.72, 0.82, slab.normal[..., 1])
    result: Plane = colour + (own - colour) * level[..., None]
    return result, None


def paddies(noise: Noise, shape: Shape, slab: Slab, colour: Plane) -> tuple[Plane, Plane]:
    """Steps under water with shoots in them, green banks between."""
    del shape
    fine = noise.at(slab.x * 10, slab.z * 10, 3, 0.6)
    level = (slab.height + np.float32(0.2)) / np.float32(STEP)
    which = np.floor(level + np.float32(0.06))
    value = np.sin(
        which * np.float32(12.9898) + np.floor(slab.x * np.float32(0.21) + np.sin(which)) * np.float32(4.1)
    ) * np.float32(437.58)
    value = value - np.floor(value)
    flat_ = smoothstep(0.90, 0.97, slab.normal[..., 1]) * smoothstep(36, 26, slab.z)
    shoots = rgb("#a8c83a") * (np.float32(0.80) + fine * np.float32(0.14))[..., None]
    grown = flat_ * (value > np.float32(0.45))
    own = colour * (1 - grown[..., None]) + shoots * grown[..., None]
    wet = (
        flat_
        * (value <= np.float32(0.45))
        * np.clip(np.float32(0.92) - np.maximum(fine - np.float32(1.0), 0), 0, 1)
    )
    return own, np.asarray(wet * np.float32(0.85), np.float32)


def level_paddies(noise: Noise, shape: Shape, slab: Slab, colour: Plane) -> tuple[Plane, Plane]:
    """Rice fields in a plain: squares of water and of shoots, dams of earth between."""
    warp = noise.at(slab.x * np.float32(0.10), slab.z * np.float32(0.10), 2) * np.float32(0.35)
    u = slab.x * np.float32(0.42) + slab.z * np.float32(0.10) + warp + np.float32(shape.twist)
    v = slab.z * np.float32(0.36) + warp
    column, row = np.floor(u), np.floor(v)
    value = np.sin(column * np.float32(12.9898) + row * np.float32(78.233)) * np.float32(437.58)
    value = value - np.floor(value)
    edge = np.minimum(np.minimum(u - column, column + 1 - u), np.minimum(v - row, row + 1 - v))
    fine = noise.at(slab.x * 8, slab.z * 8, 3, 0.6)
    lines = np.sin((u + v * np.float32(0.2)) * np.float32(62)) * smoothstep(20, 5, slab.z)
    field = (
        smoothstep(0.035, 0.06, edge)
        * smoothstep(34, 26, slab.z)
        * smoothstep(0.9, 0.97, slab.normal[..., 1])
    )
    shoots = (
        rgb("#9fc43c") * (np.float32(0.84) + fine * np.float32(0.10) + lines * np.float32(0.10))[..., None]
    )
    grown = field * (value > np.float32(0.4))
    own = colour * (1 - grown[..., None]) + shoots * grown[..., None]
    sprouts = smoothstep(0.2, 0.9, lines + fine * np.float32(0.5)) * smoothstep(14, 4, slab.z)
    wet = field * (value <= np.float32(0.4)) * (1 - sprouts * np.float32(0.75))
    own = _mixed(own, "#8fb83a", np.asarray(field * (value <= np.float32(0.4)) * sprouts, np.float32))
    return own, np.asarray(wet * np.float32(0.88), np.float32)


def _cracked(
    noise: Noise, shape: Shape, slab: Slab, colour: Plane, *, ink: str, fine: float, glow: bool = False
) -> tuple[Plane, None]:
    u, v = slab.x * np.float32(fine), slab.z * np.float32(fine)
    bend = noise.at(u * 2, v * 2, 3) * np.float32(0.10)
    nearest, second, value = cells(u + bend, v + bend)
    wide = np.float32(0.035) + slab.z * np.float32(0.004)
    crack = smoothstep(0.0, 1.0, 1 - (second - nearest) / wide) * smoothstep(22, 9, slab.z)
    own = colour * (np.float32(0.94) + value * np.float32(0.12))[..., None]
    del shape, glow
    return _mixed(own, ink, np.asarray(crack * np.float32(0.85), np.float32)), None


def cracked(ink: str, fine: float = 1.5) -> Pattern:
    """Ground that has dried into plates with cracks between."""
    return partial(_cracked, ink=ink, fine=fine)


def salt(noise: Noise, shape: Shape, slab: Slab, colour: Plane) -> tuple[Plane, None]:
    """White plates of salt with raised edges."""
    u, v = slab.x * np.float32(1.1), slab.z * np.float32(1.1)
    nearest, second, value = cells(u + noise.at(u, v, 3) * np.float32(0.09), v)
    ridge = smoothstep(0.09, 0.0, second - nearest) * smoothstep(26, 10, slab.z)
    own = colour * (np.float32(0.95) + value * np.float32(0.06))[..., None]
    del shape
    return _mixed(own, "#a89c98", np.asarray(ridge * np.float32(0.55), np.float32)), None


def mirror(noise: Noise, shape: Shape, slab: Slab, colour: Plane) -> tuple[Plane, Plane]:
    """A film of water on level ground."""
    del shape
    calm = np.float32(0.90) + noise.at(slab.x * np.float32(0.5), slab.z * np.float32(0.5), 3) * np.float32(
        0.05
    )
    return colour, np.asarray(calm * smoothstep(46, 38, slab.z), np.float32)


def pools(noise: Noise, shape: Shape, slab: Slab, colour: Plane) -> tuple[Plane, Plane]:
    """Hot springs: blue in the middle, rings of yellow and rust around."""
    u, v = slab.x * np.float32(0.27) + np.float32(shape.twist), slab.z * np.float32(0.27)
    away, _, own = cells(u, v)
    share = away / (np.float32(0.26) + own * np.float32(0.16)) + noise.at(u * 4, v * 4, 4) * np.float32(0.07)
    near = smoothstep(34, 26, slab.z) * smoothstep(0.88, 0.95, slab.normal[..., 1])
    ring = shade(
        stops("#0a4f8c", "#1a9ac0", "#5ad0c0", "#e8d060", "#d8862a", "#a84a1e", "#c8b8a0"),
        share / np.float32(1.55),
    )
    inside = near * smoothstep(1.5, 1.1, share)
    result: Plane = colour + (ring - colour) * inside[..., None]
    return result, np.asarray(near * smoothstep(0.85, 0.6, share) * np.float32(0.35), np.float32)


def _patched(
    noise: Noise, shape: Shape, slab: Slab, colour: Plane, *, inks: tuple[str, ...], fine: float, most: float
) -> tuple[Plane, None]:
    for k, ink in enumerate(inks):
        u, v = slab.x * np.float32(fine) + np.float32(shape.twist + 11 * k), slab.z * np.float32(fine * 1.2)
        share = smoothstep(0.25, 0.75, noise.at(u, v, 5, 0.6)) * smoothstep(0.6, 0.8, slab.normal[..., 1])
        colour = _mixed(colour, ink, np.asarray(share * np.float32(most), np.float32))
    return colour, None


def patched(*inks: str, fine: float = 0.55, most: float = 0.85) -> Pattern:
    """Patches of other colours: heather, lichen, old snow."""
    return partial(_patched, inks=inks, fine=fine, most=most)


def churned(noise: Noise, shape: Shape, slab: Slab, colour: Plane) -> tuple[Plane, Plane]:
    """Ground that was fought over: mud, scorched places, puddles."""
    u, v = slab.x * np.float32(0.5) + np.float32(shape.twist), slab.z * np.float32(0.5)
    broad = noise.at(u, v, 4, 0.55)
    fine = noise.at(slab.x * 5, slab.z * 5, 4, 0.65)
    mud = shade(stops("#1c150e", "#3c2e20", "#5e4a34", "#80684a"), np.float32(0.5) + fine * np.float32(0.16))
    own: Plane = colour + (mud - colour) * smoothstep(-0.8, 0.3, broad)[..., None]
    own = _mixed(own, "#15110e", smoothstep(0.9, 1.5, noise.at(u * 2 + 5, v * 2, 3)) * np.float32(0.8))
    puddle = smoothstep(0.9, 1.05, noise.at(u * np.float32(1.3) + 9, v * np.float32(2.2), 3)) * smoothstep(
        0.93, 0.98, slab.normal[..., 1]
    )
    return own, np.asarray(puddle * np.float32(0.6) * smoothstep(20, 12, slab.z), np.float32)


def whitecaps(noise: Noise, shape: Shape, slab: Slab, colour: Plane) -> tuple[Plane, Plane]:
    """Waves: foam on their crests and in streaks down their backs, light through their tops."""
    del shape
    fine = noise.at(slab.x * 5, slab.z * 7, 5, 0.62)
    crest = smoothstep(0.20, 0.70, slab.height + fine * np.float32(0.14))
    thin = smoothstep(0.05, 0.5, slab.height)
    own = colour + (rgb("#3fa8a0") - colour) * (thin * np.float32(0.75))[..., None]
    streaks = smoothstep(1.0, 1.7, noise.at(slab.x * np.float32(1.1), slab.z * 5, 4, 0.6)) * np.float32(0.45)
    foam = np.clip(crest * smoothstep(-0.35, 0.5, fine) + streaks, 0, 1)
    own = _mixed(own, "#e8f0f2", np.asarray(foam * np.float32(0.9), np.float32))
    grazing = np.clip(1 - slab.normal[..., 2] * np.float32(-1.0), 0, 1)
    return own, np.asarray((1 - foam) * (np.float32(0.30) + grazing * np.float32(0.12)), np.float32)


def blue_ice(noise: Noise, shape: Shape, slab: Slab, colour: Plane) -> tuple[Plane, None]:
    """Steep ice is blue, level ice lies under snow."""
    del shape
    fine = noise.at(slab.x * 6, slab.z * 6, 4, 0.6)
    steep = smoothstep(0.90, 0.55, slab.normal[..., 1] + fine * np.float32(0.06))
    deep = shade(
        stops("#0c4a78", "#2a86b8", "#7cc4e0", "#c8ecf6"),
        np.float32(0.5) + fine * np.float32(0.14) - np.clip(slab.hollow, -1, 1) * np.float32(0.2),
    )
    result: Plane = colour + (deep - colour) * (steep * np.float32(0.92))[..., None]
    return result, None


def clouds_below(noise: Noise, shape: Shape, slab: Slab, colour: Plane) -> tuple[Plane, Plane]:
    """What lies no higher than the sea of clouds is cloud."""
    level = clouds_at(noise, shape, slab.x, slab.z)
    share = smoothstep(0.10, 0.0, slab.height - level)
    puff = shade(stops(*_MIST), np.float32(0.55) + (slab.height + np.float32(0.1)) * np.float32(0.9))
    result: Plane = colour + (puff - colour) * share[..., None]
    return result, np.asarray(share * np.float32(0.42), np.float32)  # light goes through clouds


def icing(noise: Noise, shape: Shape, slab: Slab, colour: Plane) -> tuple[Plane, None]:
    """Hills in the colours of sweets, with icing that runs down from their tops."""
    u, v = (
        slab.x * np.float32(0.12) + np.float32(shape.twist),
        slab.z * np.float32(0.12) + np.float32(shape.twist),
    )
    _, _, own = cells(u, v)
    inks = np.stack([rgb(ink) for ink in ("#f6a8cc", "#a8e0d0", "#c8a0e8", "#fbe0a0", "#8a5236")])
    mine = inks[np.clip((own * len(inks)).astype(np.int32), 0, len(inks) - 1)]
    scoop = smoothstep(0.35, 0.55, slab.height)
    result: Plane = colour + (mine - colour) * scoop[..., None]
    angle = noise.at(u * 26, v * 26, 2) * np.float32(0.35)
    top = smoothstep(0.06, 0.14, slab.height - np.float32(1.15) - own * np.float32(0.5) - angle)
    result = _mixed(result, "#fff4f8", top)
    sprinkle = smoothstep(2.1, 2.3, noise.at(slab.x * 16, slab.z * 16, 1)) * smoothstep(9, 4, slab.z)
    return _mixed(result, "#4ac0e0", np.asarray(sprinkle, np.float32)), None


def molten(noise: Noise, shape: Shape, slab: Slab, colour: Plane) -> tuple[Plane, None]:
    """Plates of dark rock; the cracks between them are painted as lava, which shines by itself, where it is lit."""
    u, v = slab.x * np.float32(0.8), slab.z * np.float32(0.8)
    _, _, value = cells(u + noise.at(u * 2, v * 2, 3) * np.float32(0.15), v)
    del shape
    return np.asarray(colour * (np.float32(0.7) + value * np.float32(0.5))[..., None], np.float32), None
