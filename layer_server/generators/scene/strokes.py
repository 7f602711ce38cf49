"""Drawings of things that stand in a scene: tones of light and alpha, laid down stroke by stroke."""

from __future__ import annotations

from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

Drawing: TypeAlias = NDArray[np.uint8]
"""(h, w, 2): tone from shadow to light, and alpha."""

_TALL = 420
"""Pixels of a drawing; stamps are reductions of it."""
_FINE = 16


def blank(width: float) -> Drawing:
    """An empty sheet, with a third channel: OpenCV smooths strokes in one or three channels only."""
    return np.zeros((_TALL, max(8, int(_TALL * width)), 3), np.uint8)


def straight(sheet: Drawing) -> Drawing:
    """A finished sheet as a drawing: smoothed strokes fade to black at their edges, which only alpha should."""
    alpha = sheet[..., 1].astype(np.float32)
    tone = sheet[..., 0] * (255 / np.maximum(alpha, 1))
    return np.dstack([np.clip(tone, 0, 255).astype(np.uint8), sheet[..., 1]])


def stroke(
    drawing: Drawing, start: tuple[float, float], end: tuple[float, float], tone: float, thick: int
) -> None:
    ink = (int(np.clip(tone, 0, 1) * 255), 255)
    points = [(int(x * _FINE), int(y * _FINE)) for x, y in (start, end)]
    cv2.line(drawing, points[0], points[1], ink, thick, cv2.LINE_AA, 4)
