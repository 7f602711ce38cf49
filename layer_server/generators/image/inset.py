"""Pictures on and in other pictures: where an object has room for a label, an emblem or what it holds."""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.arrays import Mask, Plane, blur, distance_inside
from layer_server.generators.colour import rgb
from layer_server.generators.image.effects import Piece
from layer_server.generators.pixels import rounded_box

_PAPER = "#efe0bb"
_PAPER_EDGE = np.array([0.36, 0.24, 0.12], np.float32)


def room(hull: Mask) -> tuple[float, float, float]:
    """The middle (x, y) and radius, in pixels, of the largest disc inside an object, low and central ones first."""
    distance = distance_inside(hull)
    largest = float(distance.max())
    rows, columns = np.nonzero(distance > 0.93 * largest)
    y, x = np.nonzero(hull)
    away = np.hypot(columns - x.mean(), rows - y.mean())
    nearest = int(np.argmin(away))
    return float(columns[nearest]), float(rows[nearest]), largest


def paper(width: int, height: int, seed: int) -> Piece:
    """A paper label: worn at the edge, a little darker towards it."""
    alpha = rounded_box(width, height, 0.14 * min(width, height))
    shade = 0.84 + 0.16 * np.clip(distance_inside(alpha > 0.5) / (0.16 * min(width, height)), 0, 1)
    grain = np.random.default_rng(seed).standard_normal((height, width), dtype=np.float32)
    tone = shade * (1 + 0.9 * blur(grain, 0.02 * width) * 0.25)
    light = 1.04 - 0.14 * np.linspace(0, 1, height, dtype=np.float32)[:, None]
    colour = rgb(_PAPER) * (tone * light)[..., None]
    return Piece(np.clip(colour, 0, 1).astype(np.float32), alpha.astype(np.float32), alpha > 0.5, _PAPER_EDGE)


def centred_at(piece: Piece, x: float, y: float) -> tuple[int, int]:
    """Left and top of a piece whose middle is at (x, y)."""
    height, width = piece.hull.shape
    return round(x - width / 2), round(y - height / 2)


def glass_front(piece: Piece) -> Piece:
    """The near side of a glass: its highlights and its rim over what it holds."""
    return Piece(piece.colour, piece.coverage, piece.hull, piece.outline, piece.left, piece.top, veil=0.82)


def bent(piece: Piece, by: float) -> Piece:
    """A piece as it lies on something round: its middle ``by`` of its height lower than its sides."""
    height, width = piece.hull.shape
    x = np.linspace(-1, 1, width, dtype=np.float32)
    down = np.float32(by * height) * (1 - x * x)
    pad = int(abs(by) * height) + 2
    y, across = np.mgrid[0 : height + pad, 0:width].astype(np.float32)
    source: Plane = y - down[None, :]

    def moved(plane: Plane) -> Plane:
        return np.asarray(cv2.remap(plane, across, source, cv2.INTER_LINEAR), np.float32)

    coverage = moved(piece.coverage)
    return Piece(moved(piece.colour), coverage, coverage > 0.5, piece.outline, piece.left, piece.top)
