"""How a camera moves, measured from two frames, and the same motion gone on with."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from layer_server.generators.video.encoding import Frame

_SIDE = 640
"""Pixels of the longer side that motion is measured at."""
_POINTS = 400
_FEWEST = 24
_AGREE = 0.55
"""Share of the points that must move as one."""
_STILL = 0.004
"""Frame widths a second below which nothing moves."""
_FASTEST = 0.35
"""Frame widths a second; what is faster is a cut."""


@dataclass(frozen=True, slots=True)
class Drift:
    """The motion of a picture, per second.

    Attributes:
        x, y: frame widths that it shifts.
        scale: natural logarithm of the factor by which it grows.
        roll: radians.
    """

    x: float
    y: float
    scale: float
    roll: float


def measured(pair: Sequence[Frame], fps: float, gap_seconds: float = 0.25) -> Drift | None:
    """The camera's motion between two frames, or None where they do not move as one."""
    if len(pair) != 2:
        return None
    height, width = pair[0].shape[:2]
    factor = min(1.0, _SIDE / max(height, width))
    size = max(16, round(width * factor)), max(16, round(height * factor))
    first, last = (
        cv2.cvtColor(cv2.resize(each, size, interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY)
        for each in pair
    )
    points = cv2.goodFeaturesToTrack(first, _POINTS, 0.01, 7)
    if points is None or len(points) < _FEWEST:
        return None
    found, status, _ = cv2.calcOpticalFlowPyrLK(first, last, points, None, winSize=(21, 21), maxLevel=4)
    good = status.ravel() == 1
    if good.sum() < _FEWEST:
        return None
    middle = np.array(size, np.float32) / 2
    cv2.setRNGSeed(7)
    matrix, inside = cv2.estimateAffinePartial2D(
        points[good].reshape(-1, 2) - middle, found[good].reshape(-1, 2) - middle, ransacReprojThreshold=1.5
    )
    if matrix is None or inside.mean() < _AGREE:
        return None
    seconds = max(1.0, round(gap_seconds * fps)) / fps
    drift = Drift(
        x=float(matrix[0, 2]) / size[0] / seconds,
        y=float(matrix[1, 2]) / size[0] / seconds,
        scale=math.log(max(float(np.hypot(matrix[0, 0], matrix[1, 0])), 1e-3)) / seconds,
        roll=math.atan2(float(matrix[1, 0]), float(matrix[0, 0])) / seconds,
    )
    speed = max(abs(drift.x), abs(drift.y), abs(drift.scale) / 2, abs(drift.roll) / 2)
    return drift if _STILL < speed < _FASTEST else None


def moved(picture: Frame, drift: Drift, seconds: float) -> Frame:
    """The picture after so much of a motion, enlarged as far as no edge of it shows; never made smaller."""
    height, width = picture.shape[:2]
    angle = drift.roll * seconds
    shift_x, shift_y = drift.x * seconds * width, drift.y * seconds * width
    grown = math.exp(max(drift.scale, 0.0) * seconds)
    needed = max(
        (width * abs(math.cos(angle)) + height * abs(math.sin(angle)) + 2 * abs(shift_x)) / width,
        (height * abs(math.cos(angle)) + width * abs(math.sin(angle)) + 2 * abs(shift_y)) / height,
    )
    factor = max(grown, needed)
    cosine, sine = math.cos(angle) * factor, math.sin(angle) * factor
    matrix = np.array(
        [
            [cosine, -sine, width / 2 - cosine * width / 2 + sine * height / 2 + shift_x],
            [sine, cosine, height / 2 - sine * width / 2 - cosine * height / 2 + shift_y],
        ],
        np.float32,
    )
    return np.asarray(
        cv2.warpAffine(
            picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT
        ),
        np.uint8,
    )
