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
    """The values, (h, w, k), each a mean over its surface; what is not known is filled in from nearby.

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
    height, width, count = values.shape
    for y in range(first, last):
        for x in range(width):
            total = 0.0
            for k in range(count):
                out[y, x, k] = 0.0
            for dy in range(-2, 3):
                if y + dy < 0 or y + dy >= height:
                    continue
                for dx in range(-2, 3):
                    if x + dx < 0 or x + dx >= width or not known[y + dy, x + dx]:
                        continue
                    if known[y, x]:
                        facing = (
                            normals[y, x, 0] * normals[y + dy, x + dx, 0]
                            + normals[y, x, 1] * normals[y + dy, x + dx, 1]
                            + normals[y, x, 2] * normals[y + dy, x + dx, 2]
                        )
                        if facing < _LEAST_FACING:
                            continue
                        if abs(depth[y + dy, x + dx] - depth[y, x]) > _NEAR * depth[y, x]:
                            continue
                    weight = (0.5 if dy == 2 or dy == -2 else 1.0) * (0.5 if dx == 2 or dx == -2 else 1.0)  # noqa: PLR1714
                    total += weight
                    for k in range(count):
                        out[y, x, k] += weight * values[y + dy, x + dx, k]
            for k in range(count):
                out[y, x, k] = out[y, x, k] / total if total > 0 else 1.0
