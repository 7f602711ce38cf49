"""Convex forms that furniture and shells need besides upright boxes: prisms, bars, arches."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from layer_server.generators.scene.solids import Solid

_OTHERS = ((1, 2), (0, 2), (0, 1))
"""By the axis that a prism runs along: the axes of its outline."""


def prism(
    axis: int,
    outline: Sequence[tuple[float, float]],
    ends: tuple[float, float],
    material: int,
    tone: float = 1.0,
) -> Solid:
    """A convex outline drawn out along an axis (0 x, 1 y, 2 z) between two ends.

    The outline's points are (y, z), (x, z) or (x, y) for the axes x, y and z, in either direction of turning.
    """
    first, second = _OTHERS[axis]
    middle = np.mean(np.array(outline), axis=0)
    low, high = sorted(ends)
    planes = np.zeros((len(outline) + 2, 4), np.float32)
    for row, ((a, b), (c, d)) in enumerate(zip(outline, [*outline[1:], outline[0]], strict=True)):
        normal = np.array([d - b, a - c], float)
        normal /= max(float(np.hypot(*normal)), 1e-6)
        if normal @ (np.array([a, b]) - middle) < 0:
            normal = -normal
        planes[row, first], planes[row, second] = normal
        planes[row, 3] = normal @ (a, b)
    planes[-2, axis], planes[-2, 3] = 1, high
    planes[-1, axis], planes[-1, 3] = -1, -low
    points = np.array(outline, np.float32)
    corners = np.zeros((2, 3), np.float32)
    corners[:, first] = points[:, 0].min(), points[:, 0].max()
    corners[:, second] = points[:, 1].min(), points[:, 1].max()
    corners[:, axis] = low, high
    return Solid(planes, corners[0], corners[1], material, tone=tone)


def regular(
    centre: tuple[float, float], radius: float, sides: int, turn: float = 0.5
) -> list[tuple[float, float]]:
    """The corners of a regular polygon."""
    return [
        (
            centre[0] + radius * math.cos((k + turn) * 2 * math.pi / sides),
            centre[1] + radius * math.sin((k + turn) * 2 * math.pi / sides),
        )
        for k in range(sides)
    ]


def arch(
    axis: int,
    centre: tuple[float, float],
    radii: tuple[float, float],
    ends: tuple[float, float],
    material: int,
    *,
    tone: float = 1.0,
    pieces: int = 9,
    rise: float = 1.0,
) -> list[Solid]:
    """Half a ring of wedges over ``centre``; the ring lies across ``axis`` (0 or 2); ``rise`` stretches it upward.

    ``centre`` is (x, y) for axis 2 and (z, y) for axis 0.
    """
    parts = []
    for k in range(pieces):
        corners = []
        for radius, angle in ((radii[0], k), (radii[1], k), (radii[1], k + 1), (radii[0], k + 1)):
            turned = math.pi * angle / pieces
            across = centre[0] + radius * math.cos(turned)
            up = centre[1] + radius * math.sin(turned) * rise
            corners.append((across, up) if axis == 2 else (up, across))
        parts.append(prism(axis, corners, ends, material, tone * (1.06 if k % 2 else 0.96)))
    return parts
