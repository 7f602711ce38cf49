"""Heights from masks: bevelled plates for hard things, blown-up membranes for soft ones."""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.arrays import Mask, Plane, blur, distance_inside

_NEIGHBOURS = np.array([[0, 0.25, 0], [0.25, 0, 0.25], [0, 0.25, 0]], np.float32)
_FINEST = 256


def bevel(mask: Mask, width: float) -> tuple[Plane, Plane]:
    """A plate with a round edge ``width`` pixels wide: its height in pixels, and the distance to the edge."""
    distance = distance_inside(mask)
    t = np.clip(distance / np.float32(width), 0, 1)
    return np.sqrt(np.clip(1 - (1 - t) ** 2, 0, 1)) * np.float32(width), distance


def membrane(mask: Mask, strength: float) -> Plane:
    """The mask blown up like a cushion, without the creases of a distance transform.

    The square root of a membrane under pressure (Poisson's equation), solved coarse to fine.
    """
    height, width = mask.shape
    longest = max(height, width)
    sizes = [size for size in (32, 64, 128, _FINEST) if size < min(longest, _FINEST) * 1.01] or [longest]
    ink = mask.astype(np.float32)
    u: Plane | None = None
    for size in sizes:
        factor = size / longest
        shape = (max(4, int(width * factor)), max(4, int(height * factor)))
        inside = (cv2.resize(ink, shape, interpolation=cv2.INTER_AREA) > 0.5).astype(np.float32)
        u = np.zeros_like(inside) if u is None else cv2.resize(u, shape).astype(np.float32) * inside
        pressure = np.float32(0.5 / factor**2)
        for _ in range(60 if size > 64 else 160):
            u = (cv2.filter2D(u, -1, _NEIGHBOURS, borderType=cv2.BORDER_CONSTANT) + pressure) * inside
    assert u is not None
    full = cv2.resize(u, (width, height), interpolation=cv2.INTER_CUBIC)
    root = blur(np.sqrt(np.maximum(full, 0)), longest * 0.004)
    return np.asarray(root * ink * np.float32(strength), np.float32)


def slopes(height: Plane) -> tuple[Plane, Plane]:
    """How steeply a height in pixels rises to the right and downwards."""
    x = np.asarray(cv2.Sobel(height, cv2.CV_32F, 1, 0, ksize=3), np.float32)
    y = np.asarray(cv2.Sobel(height, cv2.CV_32F, 0, 1, ksize=3), np.float32)
    return x / 8, y / 8
