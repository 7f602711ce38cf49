"""Paints the layers of a silhouette: light, shadow, highlights, edges. One light, top left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from layer_server.generators.arrays import (
    Mask,
    Plane,
    bands,
    blur,
    fractal_noise,
    in_colour,
    seen_columns,
    thrice,
)
from layer_server.generators.colour import rgb, shade
from layer_server.generators.image.materials import Material
from layer_server.generators.image.relief import bevel, membrane, slopes
from layer_server.generators.image.silhouette import Silhouette
from layer_server.generators.image.surface import GRAINS, Grain, Patch, facets

LIGHT = np.array([-0.45, -0.62, 0.64], np.float32) / np.float32(np.linalg.norm([-0.45, -0.62, 0.64]))
HALFWAY = (LIGHT + np.array([0, 0, 1], np.float32)) / np.float32(
    np.linalg.norm(LIGHT + np.array([0, 0, 1], np.float32))
)
"""Between the light and the eye, for highlights."""

_NORMAL_DEPTH = np.float32(0.62)
_MARGIN = 0.045
"""A patch reaches this share of the picture beyond its layer, for blurs."""


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """Pixels of one material; later layers cover earlier ones."""

    mask: Mask
    material: Material


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """The painted object: colour (h, w, 3) that may exceed 1 where it glows, and coverage (h, w)."""

    colour: Plane
    coverage: Plane


class Painter:
    """Shades layers onto one body.

    Args:
        silhouette: what is painted.
        rng: the output's own.
        step: called before each layer with its number and their count; may raise to stop.
    """

    def __init__(
        self, silhouette: Silhouette, rng: np.random.Generator, step: Callable[[int, int], None]
    ) -> None:
        self._size = silhouette.size
        self._silhouette = silhouette
        self._rng = rng
        self._step = step
        self._noises: dict[tuple[object, ...], Plane] = {}

    def paint(self, layers: Sequence[Layer]) -> Body:
        """Shade ``layers`` in order."""
        size, hull = self._size, self._silhouette.hull
        coverage = blur(hull.astype(np.float32), size * 0.0012)
        base_height = bevel(hull, size * 0.13)[0] * np.float32(0.55)
        colour = np.empty((size, size, 3), np.float32)
        colour[:] = shade(layers[0].material.ramp, 0.10)  # what shows in the grooves between layers
        light = np.zeros((size, size, 3), np.float32)
        for index, layer in enumerate(layers):
            self._step(index, len(layers))
            self._paint_layer(layer, base_height, colour, light)
        for rows in bands(size):
            colour[rows] *= thrice(coverage[rows])
            colour[rows] += light[rows]
        return Body(colour, coverage)

    def _paint_layer(self, layer: Layer, base_height: Plane, colour: Plane, light: Plane) -> None:
        size, material = self._size, layer.material
        x, y, w, h = cv2.boundingRect(layer.mask.astype(np.uint8))
        if w == 0:
            return
        margin = int(size * _MARGIN)
        window = (
            slice(max(0, y - margin), min(size, y + h + margin)),
            slice(max(0, x - margin), min(size, x + w + margin)),
        )
        mask = np.ascontiguousarray(layer.mask[window])
        patch = self._patch(mask, material, window)
        grain = GRAINS[material.grain](patch) if material.grain in GRAINS else Grain()
        plate, edge = bevel(mask, size * material.bevel)
        height = plate + base_height[window]
        if material.softness:
            height = membrane(mask, material.softness) + plate * np.float32(0.25)
        height = (height + grain.height).astype(np.float32)
        slope_x, slope_y = slopes(blur(height, size * 0.0022))
        tone = grain.tone
        if material.grain == "facets":
            nx, ny, tone = facets(patch, slope_x, slope_y)
            nz = np.full_like(nx, 0.75)
        else:
            nx, ny, nz = -slope_x, -slope_y, np.full_like(slope_x, _NORMAL_DEPTH)
        alpha = blur(mask.astype(np.float32), size * 0.0011)
        below, shining, gleam = colour[window], light[window], shade(material.ramp, 0.72)
        for part, painted, lit in _light(patch, height, tone, (nx, ny, nz), edge=edge, alpha=alpha):
            seen, under = alpha[part], below[part]
            change = np.clip(painted, 0, 1.25)
            change -= under
            change *= thrice(seen)
            under += change
            if material.emission:
                strength = np.clip(lit - 0.35, 0, 1) * np.float32(material.emission)
                shining[part] += in_colour(seen * strength, gleam)

    def _patch(self, mask: Mask, material: Material, window: tuple[slice, slice]) -> Patch:
        rows, columns = window
        y, x = np.mgrid[rows, columns].astype(np.float32) / np.float32(self._size)

        def noise(base: int, octaves: int, gain: float = 0.5, stretch: tuple[float, float] = (1, 1)) -> Plane:
            key = (base, octaves, gain, stretch)
            if key not in self._noises:
                self._noises[key] = fractal_noise(self._rng, self._size, base, octaves, gain, stretch=stretch)
            return self._noises[key][window]

        return Patch(mask, x, y, self._size, material, self._rng, noise)


def _light(
    patch: Patch,
    height: Plane,
    tone: Plane | float,
    normal: tuple[Plane, Plane, Plane],
    *,
    edge: Plane,
    alpha: Plane,
) -> Iterator[tuple[tuple[slice, slice], Plane, Plane]]:
    """Part by part of what is seen of a lit surface: where, its colour, and where it stands on its ramp."""
    size = patch.size
    occlusion = (blur(height, size * 0.02) - height) / np.float32(size * 0.030)
    tones = np.broadcast_to(np.asarray(tone, np.float32), height.shape)
    for rows in bands(height.shape[0]):
        columns = seen_columns(alpha[rows])
        if columns is None:
            continue
        part = (rows, columns)
        nx, ny, nz = (plane[part] for plane in normal)
        length = 1 / np.sqrt(nx * nx + ny * ny + nz * nz)
        facing = (nx * length, ny * length, nz * length)
        ambient = tones[part] - np.float32(0.26) * np.clip(occlusion[part], 0, 1)
        ambient = ambient + np.float32(0.10) * (np.float32(0.5) - patch.y[part])
        t = _ramp_place(patch.material, ambient, tones[part], facing)
        yield part, _surface(patch.material, size, t, facing, edge[part]), t


def _ramp_place(material: Material, ambient: Plane, tone: Plane, normal: tuple[Plane, Plane, Plane]) -> Plane:
    """How light a surface is, 0..1 along its ramp."""
    nx, ny, nz = normal
    diffuse = np.clip(nx * LIGHT[0] + ny * LIGHT[1] + nz * LIGHT[2], -1, 1)
    t = (
        0.20
        + 0.42 * np.clip(diffuse, 0, 1)
        + 0.16 * (0.5 - 0.5 * ny)
        + 0.12 * np.clip(diffuse * 0.5 + 0.5, 0, 1)
    )
    t = t + ambient
    if material.mirror:
        share = np.float32(material.mirror * 0.55)
        around = 0.5 + 0.5 * np.sin(np.clip(-2.5 * nz * ny + 0.5 * nz * nx, -1, 1) * 3.3 + 0.6)
        t = t * (1 - share) + share * (0.12 + 0.85 * around) + np.float32(0.5) * tone
    return np.asarray(t, np.float32)


def _surface(
    material: Material, size: int, t: Plane, normal: tuple[Plane, Plane, Plane], edge: Plane
) -> Plane:
    """The ramp's colour with highlight, light from behind, creases and crests."""
    nx, ny, nz = normal
    toward = np.clip(nx * HALFWAY[0] + ny * HALFWAY[1] + nz * HALFWAY[2], 0, 1)
    highlight = cv2.pow(toward, material.gloss) * np.float32(material.specular)
    back = np.clip(nx * 0.62 + ny * 0.45, 0, 1) ** 2 * np.clip(1 - nz, 0, 1)
    crease = 1 - 0.38 * np.exp(-edge / (size * 0.006))
    crest = np.exp(-(((edge - size * 0.009) / (size * 0.0045)) ** 2)) * np.clip(-(nx + ny), 0, 1)

    colour = shade(material.ramp, t)
    colour += in_colour(highlight, 0.55 * shade(material.ramp, 1.0) + np.float32(0.2))
    colour += in_colour(back, rgb(material.rim) * np.float32(0.55))
    colour *= thrice(crease)
    colour += in_colour(crest, np.float32(0.35) * shade(material.ramp, 0.95))
    if material.glass:
        inside = shade(material.ramp, 0.35) * np.array([0.55, 0.62, 0.75], np.float32)
        surface = np.clip(0.35 + 1.2 * np.clip(1 - nz, 0, 1) ** 1.2, 0, 1)
        colour = inside + (colour - inside) * thrice(surface) + thrice(highlight * np.float32(0.8))
    return np.asarray(colour, np.float32)
