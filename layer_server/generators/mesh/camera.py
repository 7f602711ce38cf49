"""From where a model is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin, tan

import numpy as np

from layer_server.generators.mesh.model import Floats

STANDARD_FOV = 30.0
"""Degrees, from top to bottom: a longish lens, as product pictures have."""

_MARGIN = 0.92
"""Share of the frame that a framed model fills at most."""


@dataclass(frozen=True, slots=True)
class Camera:
    """An eye in space.

    Attributes:
        eye, target: metres.
        fov: degrees from top to bottom.
    """

    eye: tuple[float, float, float]
    target: tuple[float, float, float] = (0.0, 0.0, 0.0)
    fov: float = STANDARD_FOV
    up: tuple[float, float, float] = (0.0, 1.0, 0.0)

    def axes(self) -> tuple[Floats, Floats, Floats]:
        """Right, up and forward, unit."""
        forward = np.subtract(self.target, self.eye).astype(np.float64)
        forward /= max(float(np.linalg.norm(forward)), 1e-9)
        right = np.cross(forward, self.up)
        if np.linalg.norm(right) < 1e-6:  # straight up or down
            right = np.array([1.0, 0.0, 0.0])
        right /= np.linalg.norm(right)
        above = np.cross(right, forward)
        return right.astype(np.float32), above.astype(np.float32), forward.astype(np.float32)

    def project(self, points: Floats, width: int, height: int) -> Floats:
        """(n, 3): x and y in pixels, and 1 / distance, which is not above 0 behind the eye."""
        right, above, forward = self.axes()
        away = points - np.array(self.eye, np.float32)
        z = away @ forward
        scale = np.float32(height / 2 / tan(radians(self.fov) / 2))
        near = np.where(z > 1e-4, 1 / np.maximum(z, 1e-4), -1).astype(np.float32)
        screen = np.empty((len(points), 3), np.float32)
        screen[:, 0] = away @ right * near * scale + width / 2
        screen[:, 1] = height / 2 - away @ above * near * scale
        screen[:, 2] = near
        return screen

    def rays(self, x: Floats, y: Floats, width: int, height: int) -> Floats:
        """Unit directions through pixels, (n, 3)."""
        right, above, forward = self.axes()
        reach = np.float32(2 * tan(radians(self.fov) / 2) / height)
        across, down = (x - width / 2) * reach, (y - height / 2) * reach
        rays = forward + across[:, None] * right - down[:, None] * above
        result: Floats = (rays / np.linalg.norm(rays, axis=1, keepdims=True)).astype(np.float32)
        return result


def towards(azimuth: float, elevation: float) -> Floats:
    """The direction from a model to its viewer; 0, 0 is the front (+Z), azimuth goes counter-clockwise from above."""
    a, e = radians(azimuth), radians(elevation)
    return np.array([sin(a) * cos(e), sin(e), cos(a) * cos(e)], np.float32)


def framed(
    points: Floats,
    azimuth: float = 32,
    elevation: float = 20,
    *,
    aspect: float = 1.0,
    distance: float = 1.0,
    fov: float = STANDARD_FOV,
) -> Camera:
    """A camera that sees all points, as close as can be.

    Args:
        points: (n, 3).
        aspect: width by height of the picture.
        distance: 1 shows all; 2 is twice as far.
    """
    low, high = points.min(0), points.max(0)
    middle = (low + high) / 2
    direction = towards(azimuth, elevation)
    right, above, _ = Camera(tuple(middle + direction), tuple(middle)).axes()
    away = points - middle
    for _ in range(2):  # once to place it, once more centred on what it sees
        x, y, z = away @ right, away @ above, away @ direction
        half = tan(radians(fov) / 2) * _MARGIN
        needs = np.maximum(np.abs(x) / (half * aspect), np.abs(y) / half) + z
        reach = max(float(needs.max()), 1e-3)
        near = 1 / np.maximum(reach - z, 1e-3)
        shift_x, shift_y = (
            ((x * near).max() + (x * near).min()) / 2,
            ((y * near).max() + (y * near).min()) / 2,
        )
        offset = (right * shift_x + above * shift_y) * reach
        away, middle = away - offset, middle + offset
    return _placed(middle, direction, reach * distance, fov)


def orbiting(
    low: Floats,
    high: Floats,
    azimuth: float,
    elevation: float = 16,
    *,
    aspect: float = 1.0,
    distance: float = 1.0,
    fov: float = STANDARD_FOV,
) -> Camera:
    """A camera on a circle around a box: all of it is seen from every side, at the same size."""
    middle = (low + high) / 2
    radius = float(np.linalg.norm(high - low)) / 2
    half = radians(fov) / 2
    reach = radius / sin(min(half, np.arctan(tan(half) * aspect))) / 0.98
    return _placed(middle, towards(azimuth, elevation), reach * distance, fov)


def _placed(middle: Floats, direction: Floats, reach: float, fov: float) -> Camera:
    eye = middle + direction * np.float32(reach)
    return Camera(
        (float(eye[0]), float(eye[1]), float(eye[2])),
        (float(middle[0]), float(middle[1]), float(middle[2])),
        fov,
    )
