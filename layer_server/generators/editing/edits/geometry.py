"""Flipped, turned, cropped, rounded."""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators import pixels
from layer_server.generators.arrays import Plane
from layer_server.generators.editing.edits.order import Order, subject


def flipped(picture: Plane, order: Order) -> Plane:
    """Left and right change places; ``vertically``: top and bottom."""
    upright = order.has("vertical", "vertically", "upside", "down")
    return np.ascontiguousarray(picture[::-1] if upright else picture[:, ::-1])


def rotated(picture: Plane, order: Order) -> Plane:
    """Clockwise by so many degrees, 90 when none are named; the canvas grows."""
    degrees = order.number if order.number is not None else 180.0 if order.has("upside", "around") else 90.0
    if order.number is None and order.has("tilt", "tilted", "tilting"):
        degrees = 12.0 * order.amount
    if order.has("left", "counterclockwise", "anticlockwise", "counter", "ccw", "anti"):
        degrees = -degrees
    quarters, rest = divmod(degrees, 90)
    picture = np.ascontiguousarray(np.rot90(picture, -int(quarters) % 4))
    if not rest:
        return picture
    height, width = picture.shape[:2]
    turn = np.deg2rad(rest)
    across = round(width * np.cos(turn) + height * np.sin(turn))
    down = round(width * np.sin(turn) + height * np.cos(turn))
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -rest, 1)
    matrix[:, 2] += (across - width) / 2, (down - height) / 2
    ink = np.dstack([picture[..., :3] * picture[..., 3:], picture[..., 3]])
    turned = cv2.warpAffine(ink, matrix, (across, down), flags=cv2.INTER_CUBIC)
    alpha = np.clip(turned[..., 3:], 0, 1)
    colours = np.clip(turned[..., :3] / np.maximum(turned[..., 3:], 1e-4), 0, 1)
    return np.dstack([colours, alpha]).astype(np.float32)


def cropped(picture: Plane, order: Order) -> Plane:
    """The middle as a square, or in the named shape; ``circle``: a disc."""
    if order.has("subject", "character", "person", "object", "face", "head"):
        return _around_subject(picture, order)
    height, width = picture.shape[:2]
    across, down = width, height
    if order.has("16:9", "widescreen", "landscape"):
        across, down = 16, 9
    elif order.has("9:16", "portrait"):
        across, down = 9, 16
    elif order.has("4:3"):
        across, down = 4, 3
    else:
        across = down = 1
    scale = min(width / across, height / down)
    result = pixels.covering(picture, max(1, round(across * scale)), max(1, round(down * scale)))
    return disc(result, order) if order.has("circle", "circular", "round") else np.ascontiguousarray(result)


def _around_subject(picture: Plane, order: Order) -> Plane:
    """What stands out, with a little room; of a face, the subject's upper part as a square."""
    height, width = picture.shape[:2]
    left, top, right, bottom = pixels.bounds((subject(picture, order) > 0.5).astype(np.float32))
    if order.has("face", "head"):
        order.note("The face is taken to be the upper part of what stands out.")
        length = min(right - left, bottom - top, round(0.62 * max(right - left, bottom - top)))
        middle = (left + right) // 2
        left, right, bottom = middle - length // 2, middle + length // 2, top + length
    room = round(0.05 * max(right - left, bottom - top))
    return np.ascontiguousarray(
        picture[
            max(0, top - room) : min(height, bottom + room), max(0, left - room) : min(width, right + room)
        ]
    )


def disc(picture: Plane, order: Order) -> Plane:
    del order
    length = min(picture.shape[:2])
    result = pixels.covering(picture, length, length).copy()
    result[..., 3] *= pixels.rounded_box(length, length, length / 2)
    return result


def rounded(picture: Plane, order: Order) -> Plane:
    result = picture.copy()
    height, width = picture.shape[:2]
    result[..., 3] *= pixels.rounded_box(width, height, min(width, height) * min(0.5, 0.16 * order.amount))
    return result


def trimmed(picture: Plane, order: Order) -> Plane:
    """Without the empty border."""
    del order
    return np.ascontiguousarray(pixels.trimmed(picture))
