"""Continues a picture to one side with strips of itself, matched in the same rows and cut along the best seam.

A. Efros and W. Freeman, "Image Quilting for Texture Synthesis and Transfer", 2001. Rows stay rows, so that a horizon
goes on as a horizon.
"""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from layer_server.generators.arrays import Plane, blur

_STRIP, _OVERLAP = 0.3, 0.12
"""Width of a strip and of what it shares with the one before, as shares of the picture's height."""

_MATCH_SIDE = 128
"""Rows at which strips are compared."""

_REPEATED = 3.0
"""How much worse a place counts that was used before."""


def continued(
    picture: Plane, clean: Plane, more: int, rng: np.random.Generator, step: Callable[[float, str], None]
) -> Plane:
    """The picture, (h, w, c), and ``more`` columns after its right edge: (h, w + more, c).

    Args:
        clean: the picture without what is to be in it only once; strips are taken from it.
    """
    height, width = picture.shape[:2]
    strip = int(np.clip(round(height * _STRIP), 4, max(4, width // 2)))
    overlap = int(np.clip(round(height * _OVERLAP), 2, max(2, width // 4)))
    if width < 3 * overlap + 4:
        return np.pad(picture, ((0, 0), (0, more), (0, 0)), "reflect" if more < width else "edge")
    source = np.concatenate([clean, clean[:, ::-1]], 1)
    factor = min(1.0, _MATCH_SIDE / height)
    rows = max(1, round(height * factor))
    small = cv2.resize(source, (max(1, round(2 * width * factor)), rows), interpolation=cv2.INTER_AREA)
    result = np.empty((height, width + more + strip + overlap, picture.shape[2]), np.float32)
    result[:, :width] = picture
    filled, used = width, [width - overlap]
    while filled < width + more:
        step(min(1.0, (filled - width) / more), "continuing")
        before = result[:, filled - overlap : filled]
        costs = _costs(small, before, factor)
        costs[np.round(np.arange(len(costs)) / factor) + strip + overlap > source.shape[1]] = np.inf
        place = _chosen(costs, 1 / factor, strip + overlap, used, rng)
        used.append(place)
        block = source[:, place : place + overlap + strip]
        share = _seam(before, block[:, :overlap])[..., None]
        result[:, filled - overlap : filled] = before * (1 - share) + block[:, :overlap] * share
        result[:, filled : filled + strip] = block[:, overlap:]
        filled += strip
    return result[:, : width + more]


def _costs(small: Plane, before: Plane, factor: float) -> Plane:
    """How badly each column of the source goes on from ``before``."""
    columns = max(1, round(before.shape[1] * factor))
    return _row_costs(small, cv2.resize(before, (columns, small.shape[0]), interpolation=cv2.INTER_AREA))


def _chosen(costs: Plane, scale: float, length: int, used: list[int], rng: np.random.Generator) -> int:
    """Where in the source a strip begins that goes on well: one of the best few."""
    places = np.round(np.arange(len(costs)) * scale).astype(np.int64)
    places_left = places[np.isfinite(costs)]
    whole = int(places_left[-1]) + length if len(places_left) else 0
    width = whole // 2
    fits = ~((places < width) & (places + length > width))
    costs = np.where(fits, costs + np.float32(1e-4), np.inf)
    for old in used:
        # A strip and its mirror image look alike.
        for place in (old, whole - old - length):
            near = np.abs(places - place)
            costs = costs * (1 + (_REPEATED - 1) * np.exp(-((near / (0.4 * length)) ** 2)))
    finite = np.flatnonzero(np.isfinite(costs))
    if len(finite) == 0:
        return 0
    best = finite[np.argsort(costs[finite], kind="stable")]
    good = [int(best[0])]
    for each in best[1:]:
        if costs[each] > 1.6 * costs[best[0]] or len(good) == 3:
            break
        if min(abs(places[each] - places[other]) for other in good) > length // 3:
            good.append(int(each))
    return int(places[good[int(rng.integers(len(good)))]])


def _row_costs(small: Plane, wanted: Plane) -> Plane:
    """The squared difference at every shift, all channels together."""
    total: Plane | None = None
    for channel in range(small.shape[2]):
        found = cv2.matchTemplate(
            np.ascontiguousarray(small[..., channel]),
            np.ascontiguousarray(wanted[..., channel]),
            cv2.TM_SQDIFF,
        )[0]
        total = found if total is None else total + found
    assert total is not None
    return np.maximum(total, 0)


def _seam(before: Plane, after: Plane) -> Plane:
    """How much of ``after`` each pixel of an overlap has: 0 to the left of the cheapest cut, 1 to its right."""
    cost = ((before - after) ** 2).sum(2)
    path = cost.copy()
    for y in range(1, len(path)):
        above = np.pad(path[y - 1], 1, constant_values=np.inf)
        path[y] += np.minimum(np.minimum(above[:-2], above[1:-1]), above[2:])
    share = np.zeros_like(cost)
    x = int(np.argmin(path[-1]))
    for y in range(len(path) - 1, -1, -1):
        share[y, x:] = 1
        if y:
            low = max(0, x - 1)
            x = low + int(np.argmin(path[y - 1, low : x + 2]))
    softened = blur(share, max(0.8, share.shape[1] * 0.05))
    # The edges of the overlap belong to their own side, or the cut would be seen where it ends.
    ramp = np.linspace(0, 1, share.shape[1], dtype=np.float32) * 6
    return np.clip(np.minimum(np.maximum(softened, ramp - 5), ramp), 0, 1)
