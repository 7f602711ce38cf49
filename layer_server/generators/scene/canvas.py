"""Layers of paint: 8-bit RGBA sheets laid on one another from far to near."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.arrays import Plane

Sheet: TypeAlias = NDArray[np.uint8]
"""(h, w, 4), straight alpha."""


_OPAQUE = 255


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """One sheet of a picture.

    Attributes:
        name: what it shows: ``sky``, ``clouds``, ``far mountains``, …
        rgba: (h, w, 4) 8-bit, **straight** alpha, as large as the picture.
        depth: 0 nearest .. 1 farthest: how little it moves when the eye does.
        water: (h, w) 8-bit, where the sheet shows water that nothing on it hides, or None where there is none.
    """

    name: str
    rgba: Sheet
    depth: float
    water: NDArray[np.uint8] | None = None

    def premultiplied(self) -> Sheet:
        """The sheet with its colours multiplied by its alpha, as compositing and filtering want it."""
        result = self.rgba.copy()
        alpha = self.rgba[..., 3:].astype(np.uint16)
        result[..., :3] = (self.rgba[..., :3] * alpha + 127) // 255
        return result


@dataclass(slots=True, eq=False)
class Canvas:
    """A picture in the making.

    Attributes:
        picture: (h, w, 3) all sheets so far on one another.
        depth: (h, w) of the nearest sheet or surface, 0 near .. 1 far.
        wet: the mask and the colours of the water on the sheet that is being painted.
    """

    width: int
    height: int
    layers: list[Layer] = field(default_factory=list)
    picture: NDArray[np.uint8] = field(init=False)
    depth: Plane = field(init=False)
    wet: tuple[NDArray[np.uint8], NDArray[np.uint8]] | None = None

    def __post_init__(self) -> None:
        self.picture = np.zeros((self.height, self.width, 3), np.uint8)
        self.depth = np.ones((self.height, self.width), np.float32)

    @property
    def shape(self) -> tuple[int, int]:
        return self.height, self.width

    def add(self, name: str, rgba: Sheet, depth: float, surface: Plane | None = None) -> None:
        """Lay a sheet over the picture; ``surface`` is its depth per pixel where it has one."""
        rows = np.flatnonzero(cv2.extractChannel(rgba, 3).max(axis=1))
        if len(rows) == 0:
            return
        band = slice(int(rows[0]), int(rows[-1]) + 1)
        alpha = rgba[band, :, 3]
        self.picture[band] = blended(self.picture[band], rgba[band, :, :3], alpha)
        solid = alpha > 127
        deep = np.float32(depth) if surface is None else surface[band]
        self.depth[band] = np.where(solid, deep, self.depth[band])
        self.layers.append(Layer(name, rgba, round(float(depth), 3), self._water(rgba)))

    def _water(self, rgba: Sheet) -> NDArray[np.uint8] | None:
        """Where a sheet still shows the water that was painted on it."""
        if self.wet is None:
            return None
        mask, colours = self.wet
        self.wet = None
        rows = np.flatnonzero(mask.max(axis=1))
        band = slice(int(rows[0]), int(rows[-1]) + 1) if len(rows) else slice(0, 0)
        result = np.zeros_like(mask)
        apart = cv2.absdiff(np.ascontiguousarray(rgba[band, :, :3]), np.ascontiguousarray(colours[band]))
        if apart.size:
            result[band] = np.where(cv2.cvtColor(apart, cv2.COLOR_RGB2GRAY) == 0, mask[band], np.uint8(0))
        return result


def blended(
    below: NDArray[np.uint8], above: NDArray[np.uint8], alpha: NDArray[np.uint8]
) -> NDArray[np.uint8]:
    """``above`` over ``below`` by an 8-bit alpha, all (h, w, 3) and (h, w)."""
    weight = alpha.astype(np.float32) / np.float32(255)
    return np.asarray(
        cv2.blendLinear(np.ascontiguousarray(above), np.ascontiguousarray(below), weight, 1 - weight),
        np.uint8,
    )


def sheet(colour: Plane, alpha: Plane) -> Sheet:
    """A sheet from a colour in 0..1, (h, w, 3) or (3,), and an alpha (h, w)."""
    result = np.empty((*alpha.shape, 4), np.uint8)
    result[..., 3] = np.clip(alpha, 0, 1) * np.float32(255) + np.float32(0.5)
    result[..., :3] = np.clip(colour, 0, 1) * np.float32(255) + np.float32(0.5)
    return result


def paste(canvas: Sheet, stamp: Sheet, left: int, top: int) -> None:
    """Lay a small sheet on a large one in place; what stands out is cut."""
    height, width = canvas.shape[:2]
    x0, y0 = max(left, 0), max(top, 0)
    x1, y1 = min(left + stamp.shape[1], width), min(top + stamp.shape[0], height)
    if x0 >= x1 or y0 >= y1:
        return
    above = np.ascontiguousarray(stamp[y0 - top : y1 - top, x0 - left : x1 - left])
    below = canvas[y0:y1, x0:x1]
    weight = cv2.extractChannel(above, 3).astype(np.float32)
    weight *= np.float32(1 / _OPAQUE)
    under = cv2.extractChannel(below, 3)
    is_open = under.min() < _OPAQUE  # most stamps fall on solid ground
    if is_open:
        total = under.astype(np.float32)
        total *= np.float32(1 / _OPAQUE)
        total *= 1 - weight
        total += weight
        weight /= np.maximum(total, np.float32(1e-4))
    mixed = cv2.blendLinear(above, np.ascontiguousarray(below), weight, 1 - weight)
    if is_open:
        total *= np.float32(_OPAQUE)
        total += np.float32(0.5)
        under = total.astype(np.uint8)
    cv2.insertChannel(under, mixed, 3)
    below[:] = mixed
