"""The square that a thing is painted on, and from it to the picture that was asked for: its size, its place, 8 bits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.arrays import Plane
from layer_server.generators.image.variation import Pose
from layer_server.generators.pixels import scaled
from layer_server.generators.work import eight_bit

SMALLEST_PAINTING = 512
"""Pixels; smaller icons are painted at this size and reduced, which is how small icons stay clean."""


@dataclass(frozen=True, slots=True, eq=False)
class Canvas:
    """The square that one thing is painted on.

    Attributes:
        size: pixels.
        margin: share of the side left free on each side.
        pose: how the thing is held.
    """

    size: int
    margin: float
    pose: Pose


def on_canvas(picture: Plane, width: int, height: int, *, crisp: bool = False) -> NDArray[np.uint8]:
    """The square RGBA picture as large as it fits, in the middle of a clear canvas.

    ``crisp`` keeps the hard pixels of pixel art: it then takes the largest whole multiple of the picture.
    """
    side = min(width, height)
    if crisp:
        side -= side % picture.shape[0]
    pixels = eight_bit(scaled(picture, side, side, crisp=crisp))
    if (width, height) == (side, side):
        return pixels
    canvas = np.zeros((height, width, 4), np.uint8)
    top, left = (height - side) // 2, (width - side) // 2
    canvas[top : top + side, left : left + side] = pixels
    return canvas
