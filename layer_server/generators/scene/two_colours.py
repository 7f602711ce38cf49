"""Drawings in two colours: tones under a half are one's, those over it the other's.

Their ramps are twice as long: the leaf's four stops, then the four of the second colour (bark, a sweet's stripes).
"""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.scene.strokes import Drawing

LEAF = 0.42
"""Where the tones of the first colour end."""
SECOND = 0.58
_FINE = 16

TWO_COLOURED: dict[str, str] = {
    "birch": "#e6e2d8", "acacia": "#5c4836", "baobab": "#8a7460", "willow": "#54463a", "cypress": "#5a4636", "oak": "#5a4636",
    "lollipop": "#fff2f6", "cane": "#ffffff", "sword": "#4a3a2a", "banner": "#4a3a28", "scarecrow": "#c8a050", "spear": "#5a4630",
    "mangrove": "#6a5a48", "pumpkin": "#5a6a30", "ice": "#ffffff",
}  # fmt: skip
"""Their second colour."""


def first(tone: float) -> float:
    return float(np.clip(tone, 0.03, 1)) * LEAF


def second(tone: float) -> float:
    return SECOND + float(np.clip(tone, 0, 1)) * (1 - SECOND)


def poly(drawing: Drawing, points: object, tone: float) -> None:
    placed = (np.array(points, np.float64) * _FINE).astype(np.int32)
    cv2.fillPoly(drawing, [placed], (int(tone * 255), 255), cv2.LINE_AA, 4)


def stem(
    drawing: Drawing,
    start: tuple[float, float],
    end: tuple[float, float],
    thick: tuple[float, float],
    side: float,
) -> None:
    """A limb that tapers, lit from one side, in the second colour."""
    across = np.array([end[1] - start[1], start[0] - end[0]])
    across = across / max(float(np.hypot(*across)), 1e-3)
    if across[0] < 0:
        across = -across
    for low, high, tone in ((-1.0, 1.0, 0.22), (-0.1 if side > 0 else -1.0, 1.0 if side > 0 else 0.1, 0.62)):
        points = [np.array(start) + across * thick[0] * low / 2, np.array(start) + across * thick[0] * high / 2,
                  np.array(end) + across * thick[1] * high / 2, np.array(end) + across * thick[1] * low / 2]  # fmt: skip
        poly(drawing, points, second(tone))
