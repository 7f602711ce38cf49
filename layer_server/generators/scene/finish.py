"""The last touch: bloom, colour and a vignette, on a picture or on a frame of a video."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray


def finish(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Bloom, gentle contrast and a vignette; (h, w, 3) to the same."""
    height, width = picture.shape[:2]
    factor = max(1, min(8, height // 64))
    small = cv2.resize(
        picture, (max(2, width // factor), max(2, height // factor)), interpolation=cv2.INTER_AREA
    )
    bright = np.clip(small.astype(np.float32) / np.float32(255) - np.float32(0.66), 0, 1)
    bloom = cv2.GaussianBlur(bright, (0, 0), max(1.0, width / factor * 0.016)) * np.float32(1.0)
    bloom += cv2.GaussianBlur(bright, (0, 0), max(1.0, width / factor * 0.05)) * np.float32(0.5)
    glow = (np.clip(bloom, 0, 1) * np.float32(255) + np.float32(0.5)).astype(np.uint8)
    dark = 255 - cv2.resize(glow, (width, height), interpolation=cv2.INTER_LINEAR)
    screened = cv2.bitwise_not(cv2.multiply(cv2.LUT(picture, _INVERSE), dark, scale=1 / 255))
    return np.asarray(cv2.multiply(screened, _vignette(width, height), scale=1 / 255), np.uint8)


@lru_cache(maxsize=2)
def _vignette(width: int, height: int) -> NDArray[np.uint8]:
    """How much light the lens lets through, 255 for all of it."""
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, width, dtype=np.float32)[None]
    edge = 1 - np.float32(0.26) * np.clip(
        x * x * np.float32(0.62) + y * y * np.float32(0.50) - np.float32(0.12), 0, 1
    )
    return np.asarray(cv2.merge([(edge * 255 + 0.5).astype(np.uint8)] * 3), np.uint8)


def _contrast() -> NDArray[np.uint8]:
    t = np.linspace(0, 1, 256)
    s = t * t * (3 - 2 * t)
    return np.asarray((t * 0.72 + s * 0.28) * 255 + 0.5, np.uint8)


_INVERSE = 255 - _contrast()
