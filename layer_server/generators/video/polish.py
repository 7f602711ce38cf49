"""The last touch of a painted frame: light that blooms, and edges that darken, as ``scene.finish`` does to a picture."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.mesh.jit import compiled
from layer_server.generators.video.encoding import Frame

_SMALL = 8
"""The bloom is made on a copy that is so many times smaller."""


def contrast(rgba: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A layer's colours on a gentle S-curve."""
    t = np.linspace(0, 1, 256)
    curve = np.asarray((t * 0.72 + t * t * (3 - 2 * t) * 0.28) * 255 + 0.5, np.uint8)
    result = rgba.copy()
    result[..., :3] = cv2.LUT(np.ascontiguousarray(rgba[..., :3]), curve)
    return result


def polish(frame: Frame, gain: float = 1.0) -> None:
    """Bloom and a vignette, in place; ``gain`` is how bright everything is."""
    height, width = frame.shape[:2]
    small = cv2.resize(
        frame, (max(2, width // _SMALL), max(2, height // _SMALL)), interpolation=cv2.INTER_AREA
    )
    bright = np.clip(small.astype(np.float32) / np.float32(255) - np.float32(0.66), 0, 1)
    side = width / _SMALL
    glow = cv2.GaussianBlur(bright, (0, 0), max(0.8, side * 0.016))
    glow += cv2.GaussianBlur(bright, (0, 0), max(1.0, side * 0.05)) * np.float32(0.5)
    glow = cv2.resize(np.minimum(glow, 1), (width, len(glow)), interpolation=cv2.INTER_LINEAR)
    across = np.repeat(np.linspace(-1, 1, width, dtype=np.float32) ** 2 * np.float32(0.62), 3)
    compiled(_polish)(
        frame.reshape(height, width * 3), glow.reshape(len(glow), width * 3), across, np.float32(gain)
    )


def _polish(frame: Any, glow: Any, across: Any, gain: Any) -> None:
    """Screen the glow over the frame, then darken its edges; all channels of a row one after the other."""
    height, rows = frame.shape[0], glow.shape[0]
    zero, one, half, full = np.float32(0.0), np.float32(1.0), np.float32(0.5), np.float32(255.0)
    step = np.float32(rows) / np.float32(height)
    for y in range(height):
        v = np.float32(y) * np.float32(2.0) / np.float32(height - 1) - one
        down = v * v * half - np.float32(0.12)
        gy = min(max((np.float32(y) + half) * step - half, zero), np.float32(rows) - np.float32(1.001))
        iy = np.int32(gy)
        fy = gy - np.float32(iy)
        row, above, below = frame[y], glow[iy], glow[iy + 1]
        for x in range(row.shape[0]):
            edge = (one - np.float32(0.26) * min(max(across[x] + down, zero), one)) * gain
            bloom = above[x] * (one - fy) + below[x] * fy
            value = (full - (full - np.float32(row[x])) * (one - bloom)) * edge + half
            row[x] = np.uint8(np.int32(min(value, full)))
