"""Four samples to a pixel, where a pixel needs them: which are shaded, and what a pixel becomes of them.

``thin`` and ``resolve`` are compiled when first used, by ``mesh.jit.in_bands``; they are not meant to be called as Python.
"""

# ruff: noqa: PLR0917  compiled code takes its arguments by position

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from layer_server.generators.mesh.model import Floats
from layer_server.generators.mesh.studio import developed

_BRIGHTEST = 16.0
_STEPS = 4096


@lru_cache(maxsize=1)
def film() -> Floats:
    """0..255 for the square root of light from 0 to ``_BRIGHTEST``, in equal steps."""
    root = np.linspace(0, 1, _STEPS, dtype=np.float32)
    return np.asarray(developed(root * root * np.float32(_BRIGHTEST)) * 255 + np.float32(0.5), np.float32)


def thin(first: Any, last: Any, ids: Any, sparse: Any) -> None:
    """Copy what the samples see, but only the first of each four that see the same."""
    for y in range(first, last):
        for x in range(ids.shape[1] // 2):
            a, b, c, d = (
                ids[2 * y, 2 * x],
                ids[2 * y, 2 * x + 1],
                ids[2 * y + 1, 2 * x],
                ids[2 * y + 1, 2 * x + 1],
            )
            alike = a == b and a == c and a == d
            sparse[2 * y, 2 * x] = a
            sparse[2 * y, 2 * x + 1] = -1 if alike else b
            sparse[2 * y + 1, 2 * x] = -1 if alike else c
            sparse[2 * y + 1, 2 * x + 1] = -1 if alike else d


def resolve(first: Any, last: Any, ids: Any, light: Any, film: Any, out: Any) -> None:
    """Premultiplied linear light of the samples as 8 bits, straight alpha."""
    zero, one, quarter = np.float32(0.0), np.float32(1.0), np.float32(0.25)
    scale = np.float32((_STEPS - 1) / 4.0)
    for y in range(first, last):
        for x in range(out.shape[1]):
            v, u = 2 * y, 2 * x
            a = ids[v, u]
            alike = a == ids[v, u + 1] and a == ids[v + 1, u] and a == ids[v + 1, u + 1]
            cover = light[v, u, 3]
            if not alike:
                cover = (cover + light[v, u + 1, 3] + light[v + 1, u, 3] + light[v + 1, u + 1, 3]) * quarter
            cover = min(max(cover, zero), one)
            if cover < np.float32(0.002):
                for c in range(4):
                    out[y, x, c] = 0
                continue
            for c in range(3):
                ink = light[v, u, c]
                if not alike:
                    ink = (ink + light[v, u + 1, c] + light[v + 1, u, c] + light[v + 1, u + 1, c]) * quarter
                root = np.sqrt(min(max(ink / cover, zero), np.float32(_BRIGHTEST)))
                out[y, x, c] = np.uint8(film[np.int32(root * scale)])
            out[y, x, 3] = np.uint8(cover * np.float32(255.0) + np.float32(0.5))
