"""Bringing a picture to other colours: a palette, colour words, or the mood of a reference picture.

A change of colour is a table over the colour cube, so that it costs the same for each of a painting's layers.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.arrays import Plane
from layer_server.generators.colour import rgb

_STEPS = 32
_BITS = 3

Cube = NDArray[np.uint8]
"""(32, 32, 32, 3): the new colour for each colour's upper five bits."""


def _colours() -> Plane:
    """All colours of the cube, (32768, 3)."""
    level = (np.arange(_STEPS, dtype=np.float32) + np.float32(0.5)) / np.float32(_STEPS)
    r, g, b = np.meshgrid(level, level, level, indexing="ij")
    return np.stack([r.ravel(), g.ravel(), b.ravel()], 1)


def _lab(colours: Plane) -> Plane:
    return np.asarray(cv2.cvtColor(np.ascontiguousarray(colours[None], np.float32), cv2.COLOR_RGB2LAB)[0])


def _rgb(colours: Plane) -> Plane:
    return np.asarray(cv2.cvtColor(np.ascontiguousarray(colours[None], np.float32), cv2.COLOR_LAB2RGB)[0])


def palette_cube(palette: Sequence[str], strength: float = 0.88) -> Cube:
    """Each colour goes to a mix of the palette's colours that are near it in lightness and hue; its lightness is
    kept in part, so that light and form survive."""
    own = _lab(_colours())
    wanted = _lab(np.stack([rgb(colour) for colour in palette]))
    span = np.ptp(wanted[:, 0]) if len(palette) > 1 else np.float32(0)
    fitted = own.copy()
    if span > 20:  # a palette with darks and lights sets the range
        low, high = wanted[:, 0].min(), wanted[:, 0].max()
        fitted[:, 0] = low + (own[:, 0] - 6) / np.float32(88) * (high - low)
    away = (fitted[:, None, 0] - wanted[None, :, 0]) ** 2 * np.float32(1.0)
    away = away + ((fitted[:, None, 1:] - wanted[None, :, 1:]) ** 2).sum(-1) * np.float32(0.55)
    weight = np.exp(-np.sqrt(away) / np.float32(5.5)) + np.float32(1e-9)
    mixed = (weight @ wanted) / weight.sum(1, keepdims=True)
    keep = np.float32(0.30 if span > 20 else 0.75)
    mixed[:, 0] = mixed[:, 0] * (1 - keep) + fitted[:, 0] * keep
    return _cube(own + (mixed - own) * np.float32(strength))


def mood_cube(picture: NDArray[np.uint8], reference: Plane, weight: float = 1.0) -> Cube:
    """The colours of ``picture`` moved so that their mean, spread and correlation in CIELAB are those of
    ``reference`` (h, w, 3 in 0..1).

    Source of the formula: F. Pitié and A. Kokaram, "The linear Monge-Kantorovitch linear colour mapping", 2007.
    """
    here = _lab(_sampled(picture.astype(np.float32) / np.float32(255)))
    there = _lab(_sampled(reference))
    mean_here, mean_there = here.mean(0), there.mean(0)
    matrix = _monge(np.cov(here.T) + np.eye(3), np.cov(there.T) + np.eye(3))
    own = _lab(_colours())
    moved = (own - mean_here) @ matrix.astype(np.float32) + mean_there
    return _cube(own + (moved.astype(np.float32) - own) * np.float32(weight))


def _sampled(picture: Plane) -> Plane:
    small = cv2.resize(np.ascontiguousarray(picture[..., :3]), (96, 96), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.float32).reshape(-1, 3)


def _monge(source: Plane, target: Plane) -> Plane:
    root = _power(source, 0.5)
    back = _power(source, -0.5)
    result: Plane = back @ _power(root @ target @ root, 0.5) @ back
    return result


def _power(matrix: Plane, exponent: float) -> Plane:
    values, vectors = np.linalg.eigh(matrix)
    result: Plane = (vectors * np.maximum(values, 1e-6) ** exponent) @ vectors.T
    return result


def _cube(lab: Plane) -> Cube:
    colours = np.clip(_rgb(lab), 0, 1) * np.float32(255) + np.float32(0.5)
    return colours.astype(np.uint8).reshape(_STEPS, _STEPS, _STEPS, 3)


def through(pixels: NDArray[np.uint8], cube: Cube) -> NDArray[np.uint8]:
    """Pixels (h, w, 3 or 4) in their new colours, smooth between the cube's steps; alpha stays."""
    fine = _shift_table(cube)
    index = pixels[..., :3] >> _BITS
    base = cube[index[..., 0], index[..., 1], index[..., 2]].astype(np.int16)
    rest = (pixels[..., :3] & 7).astype(np.int16) - 4
    slope = fine[index[..., 0], index[..., 1], index[..., 2]]
    moved = base + ((slope * rest[..., None, :]).sum(-1) >> 3)
    result = pixels.copy()
    result[..., :3] = np.clip(moved, 0, 255)
    return result


def _shift_table(cube: Cube) -> NDArray[np.int16]:
    """(32, 32, 32, 3, 3): how much each channel changes over one step of red, green and blue."""
    wide = cube.astype(np.float32)
    slopes = [np.gradient(wide, axis=axis) for axis in range(3)]
    return np.asarray(np.stack(slopes, -1), np.int16)
