"""Shapes and numbers that the picture generators share: blur, noise, cells, smooth steps.

Pictures are float32 in 0..1; masks are boolean; rows run down.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

Plane: TypeAlias = NDArray[np.floating[Any]]
"""Float32: a value per pixel, (height, width), or a colour, (height, width, 3 or 4).

The type says floating because arithmetic with Python's floats keeps float32, which stubs do not know.
"""

Mask: TypeAlias = NDArray[np.bool_]

_BAND = 64
"""Rows."""

_PYRAMID_SIGMA = 6.0
"""Blurs wider than this run on a smaller copy: the result is the same to the eye, 10 times faster."""


def smoothstep(low: float, high: float, x: Plane) -> Plane:
    """0 below ``low``, 1 above ``high`` (or the other way round), smooth between."""
    t = np.clip((x - np.float32(low)) / np.float32(high - low), 0, 1)
    result: Plane = t * t * (3 - 2 * t)
    return result


def blur(x: Plane, sigma: float) -> Plane:
    """Gaussian blur of ``sigma`` pixels."""
    x = np.asarray(x, np.float32)
    if sigma <= 0.2:
        return x
    if sigma <= _PYRAMID_SIGMA:
        return np.asarray(cv2.GaussianBlur(x, (0, 0), sigma), np.float32)
    factor = min(16, 2 ** int(np.log2(sigma / 3)))
    height, width = x.shape[:2]
    small = cv2.resize(x, (max(2, width // factor), max(2, height // factor)), interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), sigma / factor)
    return np.asarray(cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)


def fractal_noise(
    rng: np.random.Generator,
    size: int,
    base: int = 4,
    octaves: int = 5,
    gain: float = 0.5,
    *,
    stretch: tuple[float, float] = (1.0, 1.0),
) -> Plane:
    """Square noise around 0 (not periodic), ``base`` cells across, finer by octaves.

    ``stretch`` multiplies the cells across and down: (1, 14) gives fine horizontal streaks.
    """
    total = np.zeros((size, size), np.float32)
    amplitude = weight = 1.0
    weight = 0.0
    for octave in range(octaves):
        cells = base * 2**octave
        grid = rng.standard_normal(
            (max(2, int(cells * stretch[1])), max(2, int(cells * stretch[0]))), dtype=np.float32
        )
        total += np.float32(amplitude) * cv2.resize(grid, (size, size), interpolation=cv2.INTER_CUBIC)
        weight += amplitude
        amplitude *= gain
    return total / np.float32(weight)


def distance_inside(mask: Mask, *, exact: bool = True) -> Plane:
    """Pixels from each inside pixel to the nearest outside one; beyond the picture is outside.

    Not ``exact`` is up to 2 % wrong and four times faster: for widths, not for slopes that are lit.
    """
    padded = np.pad(mask.astype(np.uint8), 1)
    distance = cv2.distanceTransform(padded, cv2.DIST_L2, cv2.DIST_MASK_PRECISE if exact else cv2.DIST_MASK_5)
    return np.asarray(distance[1:-1, 1:-1], np.float32)


def voronoi(
    rng: np.random.Generator, shape: tuple[int, int], cells: int, inside: Mask | None = None
) -> tuple[Plane, NDArray[np.int32]]:
    """Distance to the nearest of ``cells`` random points, and which one (ids from 1)."""
    seeds = np.full(shape, 255, np.uint8)
    if inside is None:
        seeds[rng.integers(0, shape[0], cells), rng.integers(0, shape[1], cells)] = 0
    else:
        rows, columns = np.nonzero(inside)
        chosen = rng.choice(len(rows), min(cells, len(rows)), replace=False)
        seeds[rows[chosen], columns[chosen]] = 0
    distance, labels = cv2.distanceTransformWithLabels(seeds, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL)
    return np.asarray(distance, np.float32), np.asarray(labels, np.int32)


def bands(height: int) -> Iterator[slice]:
    """Rows of a picture in parts that stay in the processor's cache, and so cost no second picture's memory."""
    return (slice(top, min(top + _BAND, height)) for top in range(0, height, _BAND))


def seen_columns(alpha: Plane | Mask) -> slice | None:
    """From the first to the last column of a band in which anything is seen, or None."""
    seen = np.flatnonzero((alpha > 0).any(axis=0))
    return slice(int(seen[0]), int(seen[-1]) + 1) if len(seen) else None


def thrice(x: Plane) -> Plane:
    """A value per pixel in each of three channels: arithmetic on whole pictures is many times faster than on
    planes that are stretched over the channels.
    """
    return np.asarray(cv2.merge([x, x, x]), np.float32)


def in_colour(x: Plane, colour: Plane) -> Plane:
    """A value per pixel times a colour, (3,)."""
    return np.asarray(cv2.merge([x * channel for channel in colour.astype(np.float32)]), np.float32)


def grey_of(picture: Plane) -> Plane:
    """The mean of the three channels of a picture, (h, w)."""
    return np.asarray(cv2.transform(picture, _THIRDS), np.float32)


_THIRDS = np.full((1, 3), 1 / 3, np.float32)


def opened(mask: Mask, radius: float) -> Mask:
    """``mask`` without what a disc of ``radius`` pixels does not fit into."""
    return ~closed(~mask, radius)


def closed(mask: Mask, radius: float, *, exact: bool = True) -> Mask:
    """``mask`` with the gaps filled that a disc of ``radius`` pixels does not fit into; any radius costs the same."""
    how = cv2.DIST_MASK_PRECISE if exact else cv2.DIST_MASK_5
    outside = cv2.distanceTransform((~mask).astype(np.uint8), cv2.DIST_L2, how)
    grown = (outside <= radius).astype(np.uint8)
    result: Mask = cv2.distanceTransform(grown, cv2.DIST_L2, how) > radius
    return result | mask


def over(canvas: Plane, colour: Plane, alpha: Plane) -> None:
    """Lay ``colour`` with ``alpha`` on an RGBA canvas (straight alpha), in place."""
    for rows in bands(canvas.shape[0]):
        columns = seen_columns(alpha[rows])
        if columns is None:
            continue
        a = np.clip(alpha[rows, columns], 0, 1).astype(np.float32, copy=False)
        band = canvas[rows, columns]
        below = band[..., 3] * (1 - a)
        total = a + below
        share = a / np.maximum(total, np.float32(1e-5))
        mixed = np.ascontiguousarray(band)
        ink = np.empty_like(mixed)
        ink[..., :3] = colour[rows, columns] if colour.ndim == 3 else colour
        ink[..., 3] = 0
        ink -= mixed
        ink *= cv2.merge([share, share, share, share])
        ink += mixed
        ink[..., 3] = total
        band[:] = ink
