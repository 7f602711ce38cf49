"""Noise that can be asked at any place of an endless plane, in one call for many places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import cv2
import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.texture.tile import Tile

_SIDE = 512
_CELLS = 32
"""The lattice repeats after so many cells, which turned and shifted octaves hide."""

_TURN = 0.8, 0.6
"""Cosine and sine of the angle between two octaves."""


class Noise:
    """A lattice of random values, smooth between them, with its slopes."""

    def __init__(self, rng: np.random.Generator) -> None:
        values = Tile(_SIDE, _SIDE).noise(rng, _CELLS, 1)
        scale = np.float32(_CELLS / _SIDE)
        across = (np.roll(values, -1, 1) - np.roll(values, 1, 1)) / (2 * scale)
        down = (np.roll(values, -1, 0) - np.roll(values, 1, 0)) / (2 * scale)
        self._values = values
        self._slopes = np.dstack([values, across, down]).astype(np.float32)
        self._shift = rng.uniform(0, _CELLS, (24, 2)).astype(np.float32)

    def at(self, x: Plane, y: Plane, octaves: int = 5, gain: float = 0.5, *, ridged: bool = False) -> Plane:
        """Fractal noise of about unit variance around 0; ``ridged`` folds it into sharp crests, in 0..1."""
        total: Plane = np.zeros(np.broadcast_shapes(np.shape(x), np.shape(y)), np.float32)
        weights = [gain**octave for octave in range(octaves)]
        whole = sum(weights) if ridged else float(np.sqrt(sum(weight**2 for weight in weights)))
        for weight, found in zip(weights, self._octaves(self._values, x, y, octaves), strict=True):
            if ridged:
                np.abs(found, out=found)
                np.subtract(1, found, out=found)
            np.multiply(found, np.float32(weight / whole), out=found)
            total += found
        return total

    def eroded(self, x: Plane, y: Plane, octaves: int = 8, gain: float = 0.5, wear: float = 1.0) -> Plane:
        """Fractal noise whose detail fades on slopes, as rain leaves a range of mountains.

        Source of the formula: Inigo Quilez, "Value noise derivatives" (the terrain of his "Elevated").
        """
        total: Plane = np.zeros(x.shape, np.float32)
        slopes: Plane = np.zeros((*x.shape, 2), np.float32)
        amplitude = 1.0
        for found in self._octaves(self._slopes, x, y, octaves):
            slopes += found[..., 1:]
            steep = slopes[..., 0] * slopes[..., 0]
            steep += slopes[..., 1] * slopes[..., 1]
            steep *= np.float32(wear)
            steep += 1
            value = found[..., 0] / steep
            value *= np.float32(amplitude)
            total += value
            amplitude *= gain
        return total

    def _octaves(self, table: Plane, x: Plane, y: Plane, octaves: int) -> Iterator[Plane]:
        """The table at places that get twice as fine and turn from octave to octave, so that they do not line up."""
        x, y = np.broadcast_arrays(np.asarray(x, np.float32), np.asarray(y, np.float32))
        places = cv2.merge([np.ascontiguousarray(x), np.ascontiguousarray(y)]).reshape(*x.shape[:1], -1, 2)
        turns = np.empty_like(places)
        whole = np.empty_like(places)
        turn = np.eye(2, dtype=np.float64) / _CELLS
        step = np.array([[_TURN[0], -_TURN[1]], [_TURN[1], _TURN[0]]], np.float64) * 2
        for octave in range(octaves):
            matrix = np.c_[turn, self._shift[octave].astype(np.float64) / _CELLS]
            cv2.transform(places, matrix, dst=turns)
            # Into the lattice: remap counts no further than 32,767.
            np.floor(turns, out=whole)
            np.subtract(turns, whole, out=turns)
            np.multiply(turns, np.float32(_SIDE), out=turns)
            found = cv2.remap(table, turns, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP)
            yield np.asarray(found, np.float32).reshape(*x.shape, *table.shape[2:])
            turn = step @ turn


def cells(x: Plane, y: Plane, wander: float = 0.8) -> tuple[Plane, Plane, Plane]:
    """A plane in cells, each around a point of its own in a lattice of squares: distance to the nearest point and
    to the second, and a value of the cell in 0..1.

    Source of the idea: Steven Worley, "A cellular texture basis function", 1996.
    """
    x, y = np.broadcast_arrays(np.asarray(x, np.float32), np.asarray(y, np.float32))
    points = np.ascontiguousarray(np.moveaxis(_cell_points(), -1, 0)).reshape(3, -1)
    points[:2] = (points[:2] - np.float32(0.5)) * np.float32(wander) + np.float32(0.5)
    found = np.empty((3, x.size), np.float32)
    flat_x, flat_y = x.reshape(-1), y.reshape(-1)
    for start in range(0, x.size, _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        found[:, part] = _nearest_two(points, flat_x[part], flat_y[part])
    nearest, second, value = found.reshape(3, *x.shape)
    return nearest, second, value


def _nearest_two(points: Plane, x: Plane, y: Plane) -> tuple[Plane, Plane, Plane]:
    """``cells`` of some places, (n,); ``points`` are x, y and value of each cell, (3, 4096)."""
    column, row = np.floor(x).astype(np.int32), np.floor(y).astype(np.int32)
    part_x, part_y = x - column, y - row
    nearest = np.full(x.shape, 81, np.float32)
    second, cell = nearest.copy(), np.zeros(x.shape, np.int32)
    for dy in (-1, 0, 1):
        line = ((row + dy) & _CELL_MASK) * (_CELL_MASK + 1)
        for dx in (-1, 0, 1):
            at = line + ((column + dx) & _CELL_MASK)
            away_x = points[0].take(at)
            away_x -= part_x
            away_x += dx
            away_x *= away_x
            away = points[1].take(at)
            away -= part_y
            away += dy
            away *= away
            away += away_x
            np.copyto(cell, at, where=away < nearest)
            np.minimum(second, np.maximum(nearest, away), out=second)
            np.minimum(nearest, away, out=nearest)
    return np.sqrt(nearest), np.sqrt(second), points[2].take(cell)


_CELL_MASK = 63

_AT_ONCE = 16384
"""Places that are looked at together, which stay in the processor's cache."""


@lru_cache(maxsize=1)
def _cell_points() -> Plane:
    """(64, 64, 3): where in its square the point of a cell lies, and the cell's value."""
    return np.random.default_rng(64).random((_CELL_MASK + 1, _CELL_MASK + 1, 3), dtype=np.float32)


def line(rng: np.random.Generator, width: int, cells: float, octaves: int = 6, gain: float = 0.5) -> Plane:
    """Fractal noise along a line of ``width`` pixels, around 0."""
    total: Plane = np.zeros(width, np.float32)
    amplitude = 1.0
    for octave in range(octaves):
        count = max(2, int(cells * 2**octave) + 1)
        if count > width:
            break
        row = rng.standard_normal((1, count)).astype(np.float32)
        total += np.float32(amplitude) * cv2.resize(row, (width, 1), interpolation=cv2.INTER_CUBIC)[0]
        amplitude *= gain
    return total


def screen(
    rng: np.random.Generator,
    shape: tuple[int, int],
    across: float,
    down: float,
    *,
    octaves: int = 5,
    gain: float = 0.5,
) -> Plane:
    """Fractal noise over a picture of ``shape`` (h, w), around 0, of about unit variance."""
    total: Plane = np.zeros(shape, np.float32)
    amplitude, power = 1.0, 0.0
    for octave in range(octaves):
        size = (max(2, int(down * 2**octave) + 1), max(2, int(across * 2**octave) + 1))
        if size[0] > shape[0] or size[1] > shape[1]:
            break
        values = rng.standard_normal(size, dtype=np.float32)
        total += np.float32(amplitude) * cv2.resize(values, shape[::-1], interpolation=cv2.INTER_CUBIC)
        power += amplitude**2
        amplitude *= gain
    return total / np.float32(np.sqrt(power) or 1.0)
