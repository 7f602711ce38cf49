"""Periodic building blocks: noise, cells, boards and blurs that meet themselves at every edge.

Lengths are in units of the tile's shorter side, so a square tile spans 0..1 both ways. Counts of cells are
rounded to whole numbers per side: that is what makes a pattern repeat.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.arrays import Plane, bands

Ids = NDArray[np.int32]

_PAD = 3
_SHADES = 8209
"""A prime above the number of pieces on most tiles, so that no rows of them come out alike."""

_WIDE = 8.0
"""Blurs wider than this many pixels run on a smaller copy."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile of ``width`` x ``height`` pixels, and the patterns that repeat on it."""

    width: int
    height: int
    zoom: float = 1.0
    """Below 1 everything is larger, above 1 there is more of it."""

    @property
    def unit(self) -> int:
        """The shorter side, pixels."""
        return min(self.width, self.height)

    @property
    def shape(self) -> tuple[int, int]:
        return self.height, self.width

    def count(self, cells: float) -> tuple[int, int]:
        """How many cells fit across and down for ``cells`` on the shorter side."""
        cells = cells * self.zoom
        return (
            max(1, round(cells * self.width / self.unit)),
            max(1, round(cells * self.height / self.unit)),
        )

    def grid(self) -> tuple[Plane, Plane]:
        """x and y of every pixel, 0..1 across and down."""
        y, x = np.mgrid[0 : self.height, 0 : self.width].astype(np.float32)
        return x / np.float32(self.width), y / np.float32(self.height)

    def zeros(self) -> Plane:
        return np.zeros(self.shape, np.float32)

    def full(self, value: float) -> Plane:
        return np.full(self.shape, value, np.float32)

    def noise(
        self,
        rng: np.random.Generator,
        cells: float = 4,
        octaves: int = 6,
        gain: float = 0.5,
        stretch: tuple[float, float] = (1.0, 1.0),
    ) -> Plane:
        """Fractal noise of about unit variance around 0."""
        total = self.zeros()
        amplitude, power = 1.0, 0.0
        for octave in range(octaves):
            scale = cells * 2**octave
            if scale * self.zoom * max(stretch) > self.unit:
                break
            across, _ = self.count(scale * stretch[0])
            _, down = self.count(scale * stretch[1])
            total += np.float32(amplitude) * self._lattice(rng, max(2, across), max(2, down))
            power += amplitude * amplitude
            amplitude *= gain
        return total / np.float32(np.sqrt(power) or 1.0)

    def _lattice(self, rng: np.random.Generator, across: int, down: int) -> Plane:
        values = np.pad(rng.standard_normal((down, across), dtype=np.float32), _PAD, mode="wrap")
        fx, fy = self.width / across, self.height / down
        matrix = np.array(
            [[fx, 0, -_PAD * fx + fx * 0.5 - 0.5], [0, fy, -_PAD * fy + fy * 0.5 - 0.5]], np.float64
        )
        size = (self.width, self.height)
        return np.asarray(
            cv2.warpAffine(values, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE),
            np.float32,
        )

    def cells(
        self,
        rng: np.random.Generator,
        cells: float,
        jitter: float = 0.85,
        warp: tuple[Plane, Plane] | None = None,
    ) -> tuple[Plane, Plane, Ids]:
        """Worley cells: distance to the nearest point and to the second, in cells, and whose cell it is."""
        across, down = self.count(cells)
        dx = rng.uniform(-0.5, 0.5, (down, across)).astype(np.float32) * np.float32(jitter) + np.float32(0.5)
        dy = rng.uniform(-0.5, 0.5, (down, across)).astype(np.float32) * np.float32(jitter) + np.float32(0.5)
        x, y = self.grid()
        x, y = x * np.float32(across), y * np.float32(down)
        if warp is not None:
            x, y = x + warp[0], y + warp[1]
        nearest, second = self.full(9), self.full(9)
        owner = np.zeros(self.shape, np.int32)
        for rows in bands(self.height):
            _nearest_cells(x[rows], y[rows], dx, dy, (nearest[rows], second[rows], owner[rows]))
        return np.sqrt(nearest, out=nearest), np.sqrt(second, out=second), owner

    def boards(
        self,
        rows: float,
        columns: float,
        offset: float,
        *,
        gap: float,
        radius: float,
        warp: tuple[Plane, Plane] | None = None,
    ) -> tuple[Plane, Ids]:
        """Rounded rectangles in rows: distance inside (negative in the gaps), and which one.

        Args:
            rows, columns: on the shorter side.
            offset: how far every second row is shifted, in rectangles; rows are then even in number.
            gap: half the joint between two rectangles.
            radius: of the corners.
            warp: displaces the pattern.
        """
        across, _ = self.count(columns)
        _, down = self.count(rows)
        if offset and down % 2:
            down += 1
        wide, high = self.width / self.unit / across, self.height / self.unit / down
        x, y = self.grid()
        x, y = x * np.float32(across), y * np.float32(down)
        if warp is not None:
            x, y = x + warp[0] / np.float32(wide), y + warp[1] / np.float32(high)
        row = np.floor(y).astype(np.int32) % down
        x = x + np.float32(offset) * (row % 2)
        column = np.floor(x).astype(np.int32) % across
        from_x = np.abs(x - np.floor(x) - np.float32(0.5)) * np.float32(wide) - np.float32(
            wide / 2 - gap - radius
        )
        from_y = np.abs(y - np.floor(y) - np.float32(0.5)) * np.float32(high) - np.float32(
            high / 2 - gap - radius
        )
        outside = np.sqrt(np.maximum(from_x, 0) ** 2 + np.maximum(from_y, 0) ** 2)
        inside = np.minimum(np.maximum(from_x, from_y), 0)
        distance: Plane = np.float32(radius) - outside - inside
        return distance.astype(np.float32), (row * across + column).astype(np.int32)

    def blur(self, x: Plane, sigma: float) -> Plane:
        """Gaussian blur by ``sigma`` of the unit."""
        return wrapped_blur(x, sigma * self.unit)


def _nearest_cells(x: Plane, y: Plane, dx: Plane, dy: Plane, found: tuple[Plane, Plane, Ids]) -> None:
    """Fill squared distances to the nearest point and the second, and the nearest's cell."""
    down, across = dx.shape
    nearest, second, owner = found
    column, row = np.floor(x), np.floor(y)
    from_x, from_y = x - column, y - row
    column, row = column.astype(np.int32), row.astype(np.int32)
    for step_y in (-1, 0, 1):
        rows = (row + step_y) % down * across
        for step_x in (-1, 0, 1):
            cell = rows + (column + step_x) % across
            away_x = dx.ravel()[cell] + np.float32(step_x) - from_x
            away_y = dy.ravel()[cell] + np.float32(step_y) - from_y
            distance = away_x * away_x + away_y * away_y
            closer = distance < nearest
            np.minimum(second, np.maximum(nearest, distance), out=second)
            np.copyto(owner, cell, where=closer)
            np.minimum(nearest, distance, out=nearest)


def wrapped_blur(x: Plane, sigma: float) -> Plane:
    """Gaussian blur of ``sigma`` pixels on a torus."""
    if sigma < 0.2:
        return x
    height, width = x.shape[:2]
    if sigma > _WIDE:
        factor = 2 ** int(np.log2(sigma / 4))
        if height % factor == 0 and width % factor == 0 and min(height, width) // factor >= 16:
            small = cv2.resize(x, (width // factor, height // factor), interpolation=cv2.INTER_AREA)
            small = np.pad(wrapped_blur(np.asarray(small, np.float32), sigma / factor), 2, mode="wrap")
            shift = -2 * factor + factor * 0.5 - 0.5
            matrix = np.array([[factor, 0, shift], [0, factor, shift]], np.float64)
            return np.asarray(
                cv2.warpAffine(small, matrix, (width, height), flags=cv2.INTER_LINEAR), np.float32
            )
    pad = min(int(sigma * 3) + 2, height, width)
    padded = np.pad(x, pad, mode="wrap")
    return np.asarray(cv2.GaussianBlur(padded, (0, 0), sigma)[pad:-pad, pad:-pad], np.float32)


def shades(rng: np.random.Generator, ids: Ids, multiplier: int = 1) -> Plane:
    """A random number in 0..1 for each id, the same wherever it shows."""
    table = rng.random(_SHADES, dtype=np.float32)
    result: Plane = table.take((ids * multiplier) % _SHADES)
    return result


def folded(drawing: NDArray[np.uint8], shape: tuple[int, int]) -> Plane:
    """An 8-bit drawing three tiles wide and high as one tile, 0..1, with what was drawn over its edges folded back."""
    height, width = shape
    parts = drawing.reshape(3, height, 3, width)
    result: Plane = parts.max(axis=(0, 2)).astype(np.float32) / np.float32(255)
    return result
