"""A tree of boxes round triangles, for rays where Embree has no package (Linux on ARM): several times slower.

The triangles are sorted along a Morton curve and halved again and again, so that the tree needs no pointers: the
children of box ``i`` are ``2 i`` and ``2 i + 1`` (Lauterbach et al., Fast BVH Construction on GPUs, 2009).
"""
# ruff: noqa: PLR0917  a kernel is one loop: numba inlines nothing across modules that are not compiled

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.mesh.jit import in_bands
from layer_server.generators.mesh.model import Floats, Ints

_LEAF = 4
"""Triangles in the last boxes, about."""
_BLOCK = 64
"""Rays that are followed in one go."""


class Hierarchy:
    """Triangles that rays may hit; answers as ``embreex`` does.

    Args:
        positions: (n, 3).
        faces: (m, 3).
    """

    def __init__(self, positions: Floats, faces: Ints) -> None:
        corners = np.asarray(positions, np.float32)[np.asarray(faces, np.int64)]
        self._order = _along_a_curve(corners)
        sorted_ = corners[self._order]
        self._a = np.ascontiguousarray(sorted_[:, 0])
        self._ab = np.ascontiguousarray(sorted_[:, 1] - sorted_[:, 0])
        self._ac = np.ascontiguousarray(sorted_[:, 2] - sorted_[:, 0])
        leaves = 1 << max(0, math.ceil(math.log2(max(_LEAF, len(corners)) / _LEAF)))
        self._starts = (np.arange(leaves + 1, dtype=np.int64) * len(corners) // leaves).astype(np.int32)
        self._low, self._high = _boxes(sorted_, self._starts)

    def occluded(self, origins: Floats, ways: Floats, reach: Floats) -> NDArray[np.bool_]:
        """Whether each ray hits something within its reach."""
        ids, *_ = self._follow(origins, ways, reach, nearest=False)
        return ids >= 0

    def nearest(self, origins: Floats, ways: Floats) -> tuple[Ints, Floats, Floats, Floats]:
        """The first triangle on each ray (-1: none), its distance, and where it is hit: u and v."""
        return self._follow(origins, ways, np.full(len(origins), 1e30, np.float32), nearest=True)

    def _follow(
        self, origins: Floats, ways: Floats, reach: Floats, *, nearest: bool
    ) -> tuple[Ints, Floats, Floats, Floats]:
        count = len(origins)
        ids = np.full(count, -1, np.int32)
        far, u, v = reach.astype(np.float32), np.zeros(count, np.float32), np.zeros(count, np.float32)
        if len(self._order):
            in_bands(
                follow,
                -(-count // _BLOCK),
                np.ascontiguousarray(origins, np.float32),
                np.ascontiguousarray(ways, np.float32),
                nearest,
                self._low,
                self._high,
                self._starts,
                self._a,
                self._ab,
                self._ac,
                ids,
                far,
                u,
                v,
            )
        hit = ids >= 0
        ids[hit] = self._order[ids[hit]]
        return ids, far, u, v


def _along_a_curve(corners: Floats) -> Ints:
    """The order of the triangles' middles along a Morton curve of 10 bits each way."""
    if not len(corners):
        return np.zeros(0, np.int32)
    middles = corners.mean(1)
    low = middles.min(0)
    span = np.maximum(middles.max(0) - low, 1e-20)
    cells = np.clip((middles - low) / span * 1023, 0, 1023).astype(np.uint32)
    key = np.zeros(len(corners), np.uint32)
    for axis in range(3):
        bits = cells[:, axis]
        for shift, mask in ((16, 0x030000FF), (8, 0x0300F00F), (4, 0x030C30C3), (2, 0x09249249)):
            bits = (bits | bits << np.uint32(shift)) & np.uint32(mask)
        key |= bits << np.uint32(axis)
    order: Ints = np.argsort(key, kind="stable").astype(np.int32)
    return order


def _boxes(corners: Floats, starts: Ints) -> tuple[Floats, Floats]:
    """The lowest and the highest corner of every box; box 1 holds all, box 0 is not used."""
    leaves = len(starts) - 1
    low = np.full((2 * leaves, 3), np.inf, np.float32)
    high = np.full((2 * leaves, 3), -np.inf, np.float32)
    full = np.flatnonzero(starts[1:] > starts[:-1])
    if len(full):
        low[leaves + full] = np.minimum.reduceat(corners.min(1), starts[full])
        high[leaves + full] = np.maximum.reduceat(corners.max(1), starts[full])
    while leaves > 1:
        children = slice(leaves, 2 * leaves)
        leaves //= 2
        low[leaves : 2 * leaves] = low[children].reshape(-1, 2, 3).min(1)
        high[leaves : 2 * leaves] = high[children].reshape(-1, 2, 3).max(1)
    return low, high


def follow(
    first: int,
    last: int,
    origins: Floats,
    ways: Floats,
    nearest: bool,
    low: Floats,
    high: Floats,
    starts: Ints,
    a: Floats,
    ab: Floats,
    ac: Floats,
    ids: Ints,
    far: Floats,
    u: Floats,
    v: Floats,
) -> None:
    """Blocks ``first`` to ``last`` of the rays (Möller and Trumbore, Fast, Minimum Storage Ray/Triangle Intersection, 1997)."""
    leaves = len(starts) - 1
    stack = np.empty(64, np.int32)
    for ray in range(first * _BLOCK, min(last * _BLOCK, len(origins))):
        ox, oy, oz = origins[ray, 0], origins[ray, 1], origins[ray, 2]
        dx, dy, dz = ways[ray, 0], ways[ray, 1], ways[ray, 2]
        # A direction along an axis: so small a slope is none, and its reciprocal still is a number.
        ix = 1 / dx if abs(dx) > 1e-12 else 1e12
        iy = 1 / dy if abs(dy) > 1e-12 else 1e12
        iz = 1 / dz if abs(dz) > 1e-12 else 1e12
        stack[0] = 1
        height = 1
        while height > 0:
            height -= 1
            box = stack[height]
            x0, x1 = (low[box, 0] - ox) * ix, (high[box, 0] - ox) * ix
            y0, y1 = (low[box, 1] - oy) * iy, (high[box, 1] - oy) * iy
            z0, z1 = (low[box, 2] - oz) * iz, (high[box, 2] - oz) * iz
            enter = max(min(x0, x1), min(y0, y1), min(z0, z1), 0.0)
            leave = min(max(x0, x1), max(y0, y1), max(z0, z1), far[ray])
            if enter > leave:
                continue
            if box < leaves:
                stack[height] = 2 * box
                stack[height + 1] = 2 * box + 1
                height += 2
                continue
            for triangle in range(starts[box - leaves], starts[box - leaves + 1]):
                bx, by, bz = ab[triangle, 0], ab[triangle, 1], ab[triangle, 2]
                cx, cy, cz = ac[triangle, 0], ac[triangle, 1], ac[triangle, 2]
                px, py, pz = dy * cz - dz * cy, dz * cx - dx * cz, dx * cy - dy * cx
                across = bx * px + by * py + bz * pz
                if abs(across) < 1e-20:
                    continue
                inverse = 1 / across
                tx, ty, tz = ox - a[triangle, 0], oy - a[triangle, 1], oz - a[triangle, 2]
                hit_u = (tx * px + ty * py + tz * pz) * inverse
                if hit_u < 0 or hit_u > 1:
                    continue
                qx, qy, qz = ty * bz - tz * by, tz * bx - tx * bz, tx * by - ty * bx
                hit_v = (dx * qx + dy * qy + dz * qz) * inverse
                if hit_v < 0 or hit_u + hit_v > 1:
                    continue
                distance = (cx * qx + cy * qy + cz * qz) * inverse
                if 0 < distance < far[ray]:
                    far[ray] = distance
                    ids[ray] = triangle
                    u[ray] = hit_u
                    v[ray] = hit_v
                    if not nearest:
                        height = 0
                        break
