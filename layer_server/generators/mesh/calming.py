"""Evens out what few rays saw: neighbours on one surface share their samples, edges stay.

Each pixel takes one of 4 x 4 sets of directions (``rays.interleaved``); the window below weighs each set the same, so
that no pattern is left where a surface is smooth.
"""

# ruff: noqa: PLR0917  a kernel takes arrays one by one
from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.mesh.jit import in_bands
from layer_server.generators.mesh.model import Floats

_LEAST_FACING = 0.75
"""Cosine between the normals of two pixels that count as one surface."""

_NEAR = 0.015
"""Difference of distance up to which they do, as a share of it."""


def calmed(values: Floats, known: NDArray[np.bool_], normals: Floats, depth: Floats) -> Floats:
    """The values, (h, w, 2), each a mean over its surface; what is not known is filled in from nearby.

    Args:
        normals: (h, w, 3). depth: (h, w) of 1 / distance.
    """
    out = np.ones_like(values)
    in_bands(_calm, values.shape[0], values, known, normals, depth, out)
    return out


def _calm(
    first: int,
    last: int,
    values: Floats,
    known: NDArray[np.bool_],
    normals: Floats,
    depth: Floats,
    out: Floats,
) -> None:
    height, width = values.shape[:2]
    zero, half, one = np.float32(0.0), np.float32(0.5), np.float32(1.0)
    for y in range(first, last):
        for x in range(width):
            total, sum0, sum1 = zero, zero, zero
            here = known[y, x]
            nx, ny, nz = normals[y, x, 0], normals[y, x, 1], normals[y, x, 2]
            far = depth[y, x]
            apart = np.float32(_NEAR) * far
            for v in range(max(0, y - 2), min(height, y + 3)):
                down = half if v == y - 2 or v == y + 2 else one
                for u in range(max(0, x - 2), min(width, x + 3)):
                    if not known[v, u]:
                        continue
                    if here:
                        facing = nx * normals[v, u, 0] + ny * normals[v, u, 1] + nz * normals[v, u, 2]
                        if facing < np.float32(_LEAST_FACING) or abs(depth[v, u] - far) > apart:
                            continue
                    weight = down * (half if u == x - 2 or u == x + 2 else one)
                    total += weight
                    sum0 += weight * values[v, u, 0]
                    sum1 += weight * values[v, u, 1]
            if total > zero:
                out[y, x, 0] = sum0 / total
                out[y, x, 1] = sum1 / total
