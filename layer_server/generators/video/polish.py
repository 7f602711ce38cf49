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
    compiled(_polish)(frame, np.ascontiguousarray(np.clip(glow, 0, 1), np.float32), np.float32(gain))


def _polish(frame: Any, glow: Any, gain: Any) -> None:
    """Screen the glow over the frame, then darken its edges."""
    height, width = frame.shape[0], frame.shape[1]
    rows, columns = glow.shape[0], glow.shape[1]
    one, half, full = np.float32(1.0), np.float32(0.5), np.float32(255.0)
    step_x, step_y = np.float32(columns) / np.float32(width), np.float32(rows) / np.float32(height)
    for y in range(height):
        v = np.float32(y) * np.float32(2.0) / np.float32(height - 1) - one
        gy = min(
            max((np.float32(y) + half) * step_y - half, np.float32(0.0)), np.float32(rows) - np.float32(1.001)
        )
        iy = np.int32(gy)
        fy = gy - np.float32(iy)
        for x in range(width):
            u = np.float32(x) * np.float32(2.0) / np.float32(width - 1) - one
            dark = u * u * np.float32(0.62) + v * v * half - np.float32(0.12)
            edge = (one - np.float32(0.26) * min(max(dark, np.float32(0.0)), one)) * gain
            gx = min(
                max((np.float32(x) + half) * step_x - half, np.float32(0.0)),
                np.float32(columns) - np.float32(1.001),
            )
            ix = np.int32(gx)
            fx = gx - np.float32(ix)
            for c in range(3):
                above = glow[iy, ix, c] * (one - fx) + glow[iy, ix + 1, c] * fx
                below = glow[iy + 1, ix, c] * (one - fx) + glow[iy + 1, ix + 1, c] * fx
                bloom = above * (one - fy) + below * fy
                value = (full - (full - np.float32(frame[y, x, c])) * (one - bloom)) * edge + half
                frame[y, x, c] = np.uint8(np.int32(min(value, full)))
