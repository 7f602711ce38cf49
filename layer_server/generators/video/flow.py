"""Patterns that run over a plate: crests of waves, strands of falling water, gusts of sand.

Each is a small tile that repeats, and a place of that tile for each place of the plate, found once; to move it is to
roll the tile. So what runs follows the land's perspective and costs little.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.arrays import Plane, smoothstep

SIDE = 256
"""Pixels of a tile."""
FINE, MIDDLE, BROAD = 1, 2, 4
"""Pixels of the canvas per pixel of a plate that something runs over: what is soft needs few."""


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """A pattern and where it lies.

    Attributes:
        tile: (SIDE, SIDE, 2) uint8: how much of a plate's colour and of its alpha is seen; it runs down its rows.
        rgba: the plate's pixels, ``coarse`` times smaller than the plate.
        across, along: float32, columns and rows of the tile for each of them.
    """

    tile: NDArray[np.uint8]
    rgba: NDArray[np.uint8]
    across: Plane
    along: Plane
    coarse: int

    @classmethod
    def over(
        cls, tile: NDArray[np.uint8], rgba: NDArray[np.uint8], across: Plane, along: Plane, coarse: int
    ) -> Flow:
        """A pattern over a plate; ``across`` and ``along`` count whole tiles, for each of the plate's pixels."""
        size = max(1, -(-rgba.shape[1] // coarse)), max(1, -(-rgba.shape[0] // coarse))
        columns, rows = (
            np.asarray(
                cv2.resize(np.ascontiguousarray(each) * np.float32(SIDE), size, interpolation=cv2.INTER_AREA),
                np.float32,
            )
            for each in (across, along)
        )
        small = rgba if coarse == 1 else cv2.resize(rgba, size, interpolation=cv2.INTER_AREA)
        return cls(tile, np.asarray(small, np.uint8), columns, rows, coarse)

    def seen(self, turn: float) -> NDArray[np.uint8]:
        """The pixels as they are after so many turns of the pattern."""
        rows = np.arange(SIDE, dtype=np.float32) - np.float32(turn % 1.0 * SIDE)
        low = np.floor(rows).astype(np.intp)
        share = float(rows[0] - low[0])
        rolled = cv2.addWeighted(self.tile[low % SIDE], 1 - share, self.tile[(low + 1) % SIDE], share, 0)
        values = cv2.remap(rolled, self.across, self.along, cv2.INTER_LINEAR, None, cv2.BORDER_WRAP)
        light, cover = cv2.split(values)
        pattern = cv2.merge([light, light, light, cover])
        return np.asarray(cv2.multiply(self.rgba, pattern, scale=1 / 255), np.uint8)

    def within(self, view: NDArray[np.float64]) -> NDArray[np.float64]:
        """From a pixel of the frame to one of ``rgba``; ``view`` leads to the plate's."""
        way = view / self.coarse
        way[:, 2] += 0.5 / self.coarse - 0.5
        return way


def _noise(seed: int, across: float, along: float) -> Plane:
    """Smooth noise that repeats, mean 0 and deviation 1, of so many waves a tile."""
    spectrum = np.fft.fft2(np.random.default_rng(seed).standard_normal((SIDE, SIDE)))
    u = np.fft.fftfreq(SIDE)[None] * SIDE / across
    v = np.fft.fftfreq(SIDE)[:, None] * SIDE / along
    spectrum *= np.exp(-(u * u + v * v))
    spectrum[0, 0] = 0
    values = np.fft.ifft2(spectrum).real
    result: Plane = (values / values.std()).astype(np.float32)
    return result


def _tile(light: Plane, cover: Plane) -> NDArray[np.uint8]:
    return np.asarray(np.clip(np.stack([light, cover], -1), 0, 1) * np.float32(255), np.uint8)


CRESTS = 2
"""Waves in one tile."""


@lru_cache(maxsize=1)
def surf() -> NDArray[np.uint8]:
    """Waves that roll down the tile: dark before the crest, foam on it, and lace that it leaves behind."""
    rows = np.linspace(0, 1, SIDE, endpoint=False, dtype=np.float32)[:, None]
    phase = rows * np.float32(CRESTS) + _noise(3, 4, 2) * np.float32(0.075)
    ahead = (phase + np.float32(0.5)) % 1 - np.float32(0.5)
    torn, lace = _noise(4, 16, 5), _noise(5, 34, 30)
    crest = np.exp(-((np.maximum(ahead, 0) / np.float32(0.045)) ** 2)) * np.exp(
        np.minimum(ahead, 0) / np.float32(0.09)
    )
    crest = crest * smoothstep(-1.7, 0.1, torn)
    trail = np.exp(np.minimum(ahead, 0) / np.float32(0.20)) * (ahead <= 0) * smoothstep(-0.2, 1.0, lace)
    foam = np.clip(crest * np.float32(1.3) + trail * np.float32(0.8) * smoothstep(-1.4, 0.2, torn), 0, 1)
    trough = np.exp(-(((ahead - np.float32(0.16)) / np.float32(0.11)) ** 2)) * np.float32(0.34)
    return _tile(foam, np.maximum(foam, trough))


@lru_cache(maxsize=1)
def strands() -> NDArray[np.uint8]:
    """Bright strands, long the way they run."""
    fine = smoothstep(0.2, 1.5, _noise(6, 26, 5) * np.float32(0.8) + _noise(7, 9, 3) * np.float32(0.6))
    dark = smoothstep(0.3, 1.6, _noise(8, 20, 4)) * np.float32(0.7)
    return _tile(fine, np.maximum(fine, dark))


@lru_cache(maxsize=1)
def crusts() -> NDArray[np.uint8]:
    """Dark crusts that swim on what glows, and brighter places between them."""
    field = _noise(9, 9, 7) + _noise(10, 24, 18) * np.float32(0.35)
    crust = smoothstep(0.25, 0.7, field)
    return _tile(smoothstep(0.0, -1.5, field), crust)


@lru_cache(maxsize=1)
def clumps() -> NDArray[np.uint8]:
    """Soft clumps, seen and unseen by turns: gusts, shadows of clouds."""
    field = smoothstep(-0.5, 1.3, _noise(11, 4, 3) + _noise(12, 12, 6) * np.float32(0.4))
    return _tile(field, field)


@lru_cache(maxsize=1)
def gusts() -> NDArray[np.uint8]:
    """Torn bands, long the way they blow."""
    field = _noise(13, 8, 2.2) + _noise(14, 22, 4) * np.float32(0.55) + _noise(15, 50, 9) * np.float32(0.25)
    field = smoothstep(-0.6, 1.7, field)
    return _tile(field, field)


@lru_cache(maxsize=1)
def curtains() -> NDArray[np.uint8]:
    """Rays that come and go, for light on one side and shade on the other."""
    field = _noise(16, 3, 5) + _noise(17, 3, 15) * np.float32(0.6)
    return _tile(smoothstep(0.2, 1.6, field), smoothstep(-0.1, -1.4, field))


@lru_cache(maxsize=1)
def twinkles() -> NDArray[np.uint8]:
    """Every place comes and goes in its own time."""
    field = smoothstep(-0.7, 0.9, _noise(18, 60, 7))
    return _tile(field, field)
