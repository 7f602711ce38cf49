"""Noise that can be asked at any place of an endless plane, in one call for many places."""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.texture.tile import Tile

_SIDE = 512
_CELLS = 32
"""The lattice repeats after so many cells, which turned and shifted octaves hide."""

_TURN = np.float32(0.8), np.float32(0.6)


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
        total: Plane = np.zeros(x.shape, np.float32)
        amplitude, power, weight = 1.0, 0.0, 0.0
        for octave in range(octaves):
            value = self._look(self._values, x, y, octave)
            total += np.float32(amplitude) * (1 - np.abs(value) if ridged else value)
            power, weight = power + amplitude**2, weight + amplitude
            amplitude *= gain
            x, y = _finer(x, y)
        return total / np.float32(weight if ridged else np.sqrt(power))

    def eroded(self, x: Plane, y: Plane, octaves: int = 8, gain: float = 0.5, wear: float = 1.0) -> Plane:
        """Fractal noise whose detail fades on slopes, as rain leaves a range of mountains.

        Source of the formula: Inigo Quilez, "Value noise derivatives" (the terrain of his "Elevated").
        """
        total: Plane = np.zeros(x.shape, np.float32)
        slope_x: Plane = np.zeros(x.shape, np.float32)
        slope_y: Plane = np.zeros(x.shape, np.float32)
        amplitude = 1.0
        for octave in range(octaves):
            found = self._look(self._slopes, x, y, octave)
            slope_x += found[..., 1]
            slope_y += found[..., 2]
            total += (
                np.float32(amplitude) * found[..., 0] / (1 + np.float32(wear) * (slope_x**2 + slope_y**2))
            )
            amplitude *= gain
            x, y = _finer(x, y)
        return total

    def _look(self, table: Plane, x: Plane, y: Plane, octave: int) -> Plane:
        scale = np.float32(_SIDE / _CELLS)
        shift_x, shift_y = self._shift[octave]
        column, row = _wrapped((x + shift_x) * scale), _wrapped((y + shift_y) * scale)
        return np.asarray(
            cv2.remap(
                table,
                np.asarray(column, np.float32),
                np.asarray(row, np.float32),
                cv2.INTER_LINEAR,
                borderMode=cv2.BORDER_WRAP,
            ),
            np.float32,
        )


def _wrapped(place: Plane) -> Plane:
    """Into the lattice: remap counts no further than 32,767."""
    turns = place * np.float32(1 / _SIDE)
    turns -= np.floor(turns)
    turns *= np.float32(_SIDE)
    return turns


def _finer(x: Plane, y: Plane) -> tuple[Plane, Plane]:
    """Twice as fine and turned, so that octaves do not line up."""
    cosine, sine = _TURN
    return (cosine * x - sine * y) * np.float32(2), (sine * x + cosine * y) * np.float32(2)


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
