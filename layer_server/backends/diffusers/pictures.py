"""Pictures on their way into a pipeline: how large it works, what of a picture it sees, and which lines steer it."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.arrays import Plane
from layer_server.generators.pixels import covering, scaled

Pixels = NDArray[np.uint8]

LINES = ("canny", "scribble", "lineart")
"""Guidance files that are white lines on black."""
_BETWEEN = 0.12
"""Share of pixels neither dark nor light up to which a picture is lines."""
_COLOURLESS = 0.06
_CANNY = (100, 200)
"""Thresholds that the common ControlNets were trained with."""


def working_size(
    wanted: tuple[int | None, int | None], shape: tuple[int, int] | None, side: int, multiple: int
) -> tuple[int, int]:
    """Width and height that the pipeline works at.

    Args:
        wanted: width and height of the request, each may be absent.
        shape: width and height of the picture that decides where the request does not.
        side: what the weights are made for; the area follows it.
        multiple: of which both are multiples.
    """
    width, height = wanted
    if width and height:
        return width, height
    if shape is None:
        return width or side, height or side
    ratio = shape[0] / shape[1]

    def fitting(length: float) -> int:
        return max(1, min(round(length / multiple), 4 * side // multiple)) * multiple

    if width:
        return width, fitting(width / ratio)
    if height:
        return fitting(height * ratio), height
    return fitting(side * math.sqrt(ratio)), fitting(side / math.sqrt(ratio))


def is_cropped(shape: tuple[int, int], size: tuple[int, int]) -> bool:
    """Whether a picture of this shape loses more than a line or two where it fills the size."""
    return abs(math.log(shape[0] / shape[1]) - math.log(size[0] / size[1])) > 0.05


def on_white(picture: Plane, size: tuple[int, int]) -> Pixels:
    """A picture, (h, w, 4), filling the size, without transparency: (height, width, 3)."""
    return _eight_bit(_over(covering(picture, *size), 1.0))


def stretched(picture: Plane, size: tuple[int, int]) -> Pixels:
    """The same with all of it inside, so that it can be brought back to where it was."""
    return _eight_bit(_over(scaled(picture, *size), 1.0))


def region_map(where: Plane, size: tuple[int, int]) -> Pixels:
    """White where anything may change, (height, width); a soft edge belongs to the region."""
    return np.where(scaled(where, *size) > 0.02, np.uint8(255), np.uint8(0))


def within(picture: Plane, result: Plane, where: Plane) -> Plane:
    """The picture, (h, w, 4), with the result, (height, width, 3), in its region, (h, w): all else is as it was."""
    share = where[..., None]
    larger = scaled(result, picture.shape[1], picture.shape[0])
    ink = picture[..., :3] * (1 - share) + larger[..., :3] * share
    return np.dstack([ink, np.maximum(picture[..., 3], where)]).astype(np.float32)


def steering(kind: str, picture: Plane, size: tuple[int, int]) -> tuple[Pixels, str]:
    """What a ControlNet is shown of a guidance file, (height, width, 3), and what was done to it, in words."""
    filling = covering(picture, *size)
    if kind not in LINES:
        return _eight_bit(_over(filling, 0.0)), "as given"
    visible = filling[..., 3] > 0.5
    ink = float(filling[..., :3][visible].mean()) if visible.any() else 1.0
    seen = _over(filling, 0.0 if ink > 0.5 else 1.0)
    grey = seen.mean(2)
    between = float(((grey > 0.15) & (grey < 0.85)).mean())
    colour = float((seen.max(2) - seen.min(2)).mean())
    if between < _BETWEEN and colour < _COLOURLESS:
        if float(np.median(grey)) > 0.5:
            return _eight_bit(1 - seen), "inverted to white lines on black"
        return _eight_bit(seen), "as given"
    if kind != "canny":
        return _eight_bit(seen), "as given, though it is no line drawing"
    edges = np.asarray(cv2.Canny(cv2.cvtColor(_eight_bit(seen), cv2.COLOR_RGB2GRAY), *_CANNY), np.uint8)
    return np.dstack([edges, edges, edges]), "its edges"


def _over(picture: Plane, ground: float) -> Plane:
    alpha = picture[..., 3:]
    result: Plane = picture[..., :3] * alpha + np.float32(ground) * (1 - alpha)
    return result


def _eight_bit(picture: Plane) -> Pixels:
    result: Pixels = np.clip(picture * 255 + 0.5, 0, 255).astype(np.uint8)
    return result
