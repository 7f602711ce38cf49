"""A silhouette from somebody's own drawing: a scribble, line art, an edge picture, or a filled shape."""

from __future__ import annotations

import cv2
import numpy as np

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.arrays import Mask, Plane, blur, closed, distance_inside
from layer_server.generators.pixels import within

_SIDE = 512
"""Pixels at which a drawing is looked at; as fine as a silhouette of the art."""

_MARK = 0.28
"""How much a pixel differs from the paper, 0..1, to count as drawn."""

_SOLID = 0.035
"""Radius of the largest disc inside what is drawn, a share of the side, from which it is a filled shape."""

_LEAST = 0.004
"""Share of the picture that must be drawn at all."""


def drawn_coverage(picture: Plane, kind: str) -> Plane:
    """Coverage, (n, n), of what a drawing outlines: enclosed areas are parts, its lines the grooves between them.

    Args:
        picture: (h, w, 4), dark on light, light on dark, or opaque on clear.
        kind: the guidance file's type, for the message.

    Raises:
        InvalidInputs: where nothing is drawn.
    """
    small = within(picture, _SIDE, _SIDE)
    alpha = small[..., 3]
    grey = small[..., :3] @ np.array([0.30, 0.59, 0.11], np.float32)
    border = np.concatenate([alpha[0], alpha[-1], alpha[:, 0], alpha[:, -1]])
    if float(np.median(border)) < 0.5:
        marks = alpha > 0.5
    else:
        paper = float(np.median(np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])))
        marks = (np.abs(grey - paper) > _MARK) & (alpha > 0.5)
    canvas = np.zeros((_SIDE, _SIDE), bool)
    top, left = (_SIDE - marks.shape[0]) // 2, (_SIDE - marks.shape[1]) // 2
    canvas[top : top + marks.shape[0], left : left + marks.shape[1]] = marks
    if canvas.mean() < _LEAST:
        raise InvalidInputs(
            f"There is nothing drawn on the {kind} that an icon could be made of.",
            field="guidance_files",
            remedy="Give dark lines or a filled shape on a light or clear ground.",
        )
    return _filled(canvas)


def _filled(marks: Mask) -> Plane:
    if float(distance_inside(marks).max()) / _SIDE > _SOLID:
        return blur(marks.astype(np.float32), 0.9)
    # Strokes rarely meet exactly: gaps of a hand's tremble are closed before areas are looked for.
    lines = closed(np.pad(marks, 16), 5.0)[16:-16, 16:-16]
    outside = np.pad((~lines).astype(np.uint8), 1, constant_values=1)
    cv2.floodFill(outside, np.zeros((_SIDE + 4, _SIDE + 4), np.uint8), (0, 0), 2)
    areas = outside[1:-1, 1:-1] == 1
    if areas.mean() < 2 * marks.mean() and areas.mean() < 0.02:
        thick = cv2.dilate(lines.astype(np.uint8), cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (9, 9)))
        return blur(thick.astype(np.float32), 1.5)
    # Areas grow to the middle of their lines, so that only a thin groove is left of each.
    solid = areas | lines
    grooves = cv2.erode(lines.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    edge = distance_inside(solid) <= 3
    return blur((solid & ~(grooves & ~edge)).astype(np.float32), 0.8)
