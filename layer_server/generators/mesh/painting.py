"""A loop over the texels of an atlas, compiled by numba: each takes the colour and structure of its finish's tile.

Plain Python over arrays; see ``jit``. ``first`` and ``last`` are the band of rows that a call works on.
"""

# ruff: noqa: PLR0917, RUF046  a kernel takes arrays one by one, and numba tells floats from whole numbers
from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.mesh.model import Floats, Ints


def painted(
    first: int,
    last: int,
    ids: Ints,
    weights: Floats,
    uvs: Floats,
    local: Floats,
    normals: Floats,
    finish_of: Ints,
    shifts: Floats,
    is_through: NDArray[np.bool_],
    tiles: Floats,
    scales: Floats,
    out: Floats,
) -> None:
    """Paint the atlas: each texel takes its finish's tile, laid around its piece or through it.

    Args:
        ids, weights: what each texel of the atlas shows.
        uvs: (t, 3, 2), in units of length; local: (t, 3, 3); normals: (t, 3) of the faces before they were moved.
        finish_of, is_through: (t,). shifts: (t, 3): where on the tile the piece begins.
        tiles: (k, s, s, 6); scales: (k,): pixels of the tile per unit of length.
        out: (h, w, 6), written.
    """
    side = tiles.shape[1]
    for y in range(first, last):
        for x in range(ids.shape[1]):
            t = ids[y, x]
            if t < 0:
                continue
            w1, w2 = weights[y, x, 0], weights[y, x, 1]
            w0 = 1.0 - w1 - w2
            f = finish_of[t]
            scale = scales[f]
            for k in range(6):
                out[y, x, k] = 0.0
            if is_through[t]:
                px = (w0 * local[t, 0, 0] + w1 * local[t, 1, 0] + w2 * local[t, 2, 0]) * scale + shifts[t, 0]
                py = (w0 * local[t, 0, 1] + w1 * local[t, 1, 1] + w2 * local[t, 2, 1]) * scale + shifts[t, 1]
                pz = (w0 * local[t, 0, 2] + w1 * local[t, 1, 2] + w2 * local[t, 2, 2]) * scale + shifts[t, 2]
                ax, ay, az = normals[t, 0] ** 4, normals[t, 1] ** 4, normals[t, 2] ** 4
                total = ax + ay + az + 1e-9
                ax, ay, az = ax / total, ay / total, az / total
            else:
                px = (w0 * uvs[t, 0, 0] + w1 * uvs[t, 1, 0] + w2 * uvs[t, 2, 0]) * scale + shifts[t, 0]
                py = (w0 * uvs[t, 0, 1] + w1 * uvs[t, 1, 1] + w2 * uvs[t, 2, 1]) * scale + shifts[t, 1]
                pz = 0.0
                ax, ay, az = 0.0, 0.0, 1.0
            for plane in range(3):
                share = ax if plane == 0 else (ay if plane == 1 else az)
                if share < 0.02:
                    continue
                u = pz if plane == 0 else px
                v = pz if plane == 1 else py
                iu, iv = int(math.floor(u)), int(math.floor(v))
                fu, fv = u - iu, v - iv
                u0, v0 = iu % side, iv % side
                u1, v1 = (u0 + 1) % side, (v0 + 1) % side
                for k in range(6):
                    out[y, x, k] += share * (
                        (tiles[f, v0, u0, k] * (1 - fu) + tiles[f, v0, u1, k] * fu) * (1 - fv)
                        + (tiles[f, v1, u0, k] * (1 - fu) + tiles[f, v1, u1, k] * fu) * fv
                    )
