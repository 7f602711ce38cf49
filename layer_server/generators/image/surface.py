"""The small relief of materials: grain, hammer marks, scales, cracks, facets.

A grain turns a patch into height to add (in pixels) and tone to add (in steps of the ramp).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from layer_server.generators.arrays import Mask, Plane, blur, voronoi
from layer_server.generators.image.materials import Material
from layer_server.generators.image.relief import bevel, slopes

Noise = Callable[..., Plane]


@dataclass(frozen=True, slots=True, eq=False)
class Patch:
    """The part of the picture around one layer.

    Attributes:
        mask: the layer's pixels.
        x, y: each pixel's place in the whole picture, 0..1.
        size: the whole picture's side in pixels.
        noise: ``fractal_noise`` of the whole picture, cut to this patch.
    """

    mask: Mask
    x: Plane
    y: Plane
    size: int
    material: Material
    rng: np.random.Generator
    noise: Noise


@dataclass(frozen=True, slots=True, eq=False)
class Grain:
    height: Plane | float = 0.0
    tone: Plane | float = 0.0


def _wood(patch: Patch) -> Grain:
    angle = patch.material.angle
    cos, sin = np.float32(np.cos(angle)), np.float32(np.sin(angle))
    along, across = patch.x * cos + patch.y * sin, -patch.x * sin + patch.y * cos
    warp = patch.noise(3, 4)
    rings = np.sin((across * 26 + warp * 2.2 + 0.5 * np.sin(along * 5)) * np.float32(5.03))
    streaks = patch.noise(8, 3, stretch=(1, 14) if abs(sin) < 0.5 else (14, 1))
    tone = 0.055 * rings + 0.14 * streaks
    height = patch.size * (0.0012 * rings + 0.002 * streaks)
    if patch.material.planks:
        boards = across * patch.material.planks
        place = boards % 1
        to_gap = np.minimum(place, 1 - place) / patch.material.planks * patch.size
        gap = np.exp(-((to_gap / (patch.size * 0.004)) ** 2))
        shades = patch.rng.random(64, dtype=np.float32)
        tone = tone - gap * 0.45 + (shades[np.clip(boards.astype(int) + 8, 0, 63)] - 0.5) * 0.16
        height = height - gap * patch.size * 0.012
    return Grain(height, tone)


def _stone(patch: Patch) -> Grain:
    noise = patch.noise(6, 6, gain=0.6)
    return Grain(noise * patch.size * 0.006, 0.10 * noise)


def _hide(patch: Patch) -> Grain:
    noise = patch.noise(5, 5, gain=0.5)
    return Grain(noise * patch.size * 0.0022, 0.075 * noise)


def _hammered(patch: Patch) -> Grain:
    share = patch.mask.size / patch.size**2
    distance, _ = voronoi(patch.rng, patch.mask.shape, max(30, int(500 * share)))
    dents = blur(distance, patch.size * 0.003) / (patch.size * 0.03)
    return Grain(dents * patch.size * 0.004, 0.07 * patch.noise(6, 5, gain=0.6))


def _scratches(patch: Patch) -> Grain:
    return Grain(0.0, 0.04 * patch.noise(6, 4) + 0.03 * patch.noise(20, 2, stretch=(0.2, 3)))


def _folds(patch: Patch) -> Grain:
    noise = patch.noise(4, 3)
    return Grain(patch.size * 0.007 * np.sin(patch.x * 30 + noise * 4), 0.05 * noise)


def _scales(patch: Patch) -> Grain:
    drift = patch.noise(3, 2) * 0.01
    x, y = (patch.x + drift) * 34, (patch.y + drift) * 42.5
    arcs = np.zeros_like(x)
    done = np.zeros(x.shape, bool)
    for above in (0, -1):  # the row whose arc covers this pixel, else the row behind it
        row = np.floor(y) + above
        shift = 0.5 * (np.abs(row) % 2)
        dx = x - (np.floor(x + shift) + 0.5 - shift)
        dy = y - row
        distance = np.sqrt((dx * 1.25) ** 2 + (dy * 0.62) ** 2)
        inside = (distance < 0.80) & ~done
        value = np.clip(1 - distance / 0.80, 0, 1) ** 0.6 * 0.6 + 0.4 * np.clip(dy / 1.6, 0, 1)
        arcs = np.where(inside, value, arcs)
        done |= inside
    return Grain(arcs * patch.size * 0.010, (arcs - 0.5) * 0.30 + 0.08 * patch.noise(4, 4))


def _embers(patch: Patch) -> Grain:
    noise = patch.noise(5, 5, gain=0.55)
    crack = np.exp(-((np.abs(patch.noise(5, 4)) / 0.10) ** 2))
    return Grain((noise * 0.006 - crack * 0.004) * patch.size, 0.16 * noise + 0.34 * crack)


def _fluid(patch: Patch) -> Grain:
    middle = float(patch.y[patch.mask].mean())
    return Grain(0.0, 0.10 * patch.noise(3, 4) - 0.22 * (patch.y - middle))


GRAINS: dict[str, Callable[[Patch], Grain]] = {
    "wood": _wood,
    "stone": _stone,
    "hide": _hide,
    "hammered": _hammered,
    "scratches": _scratches,
    "folds": _folds,
    "scales": _scales,
    "embers": _embers,
    "fluid": _fluid,
}


def facets(patch: Patch, slope_x: Plane, slope_y: Plane) -> tuple[Plane, Plane, Plane]:
    """Cut stone: normals (x, y) flat within each face, and the tone of faces and of their bright edges.

    A face looks where the nearest edge looks, in eighths of a turn, broken up by Voronoi cells.
    """
    size, mask = patch.size, patch.mask
    dome = blur(bevel(mask, size * 0.30)[0], size * 0.002)
    rise_x, rise_y = slopes(dome)
    rise_x, rise_y = rise_x * -8, rise_y * -8
    cells = max(14, int(60 * mask.sum() / size**2 / 0.15))
    _, face = voronoi(patch.rng, mask.shape, cells, mask)
    count = int(face.max()) + 1
    weight = mask.astype(np.float32)
    total = np.bincount(face.ravel(), weight.ravel(), count) + 1e-6
    mean_x = np.bincount(face.ravel(), (rise_x * weight).ravel(), count) / total
    mean_y = np.bincount(face.ravel(), (rise_y * weight).ravel(), count) / total
    looks = np.arctan2(mean_y, mean_x).astype(np.float32)[face]
    edge_way = np.round(np.arctan2(rise_y, rise_x) / (np.pi / 4)) * np.float32(np.pi / 4)
    tilt = patch.rng.uniform(-0.55, 0.55, (count, 2)).astype(np.float32)
    normal_x = 0.75 * (0.55 * np.cos(edge_way) + 0.35 * np.cos(looks) + tilt[face, 0]) - slope_x * 0.6
    normal_y = 0.75 * (0.55 * np.sin(edge_way) + 0.35 * np.sin(looks) + tilt[face, 1]) - slope_y * 0.6
    borders = (
        cv2.morphologyEx((face % 251).astype(np.uint8), cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8)) > 0
    )
    shades = patch.rng.random(count, dtype=np.float32)[face]
    tone = 0.16 * blur(borders.astype(np.float32), size * 0.0012) + (shades - 0.5) * 0.22
    return normal_x.astype(np.float32), normal_y.astype(np.float32), tone.astype(np.float32)
