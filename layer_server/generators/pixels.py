"""Pixel work that several utilities share: sizes, places, layers. Pictures are (h, w, 4), straight alpha."""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.arrays import Plane, over

VISIBLE = 0.02
"""Alpha from which a pixel counts as part of the picture."""


def scaled(picture: Plane, width: int, height: int, *, crisp: bool = False) -> Plane:
    """The picture at another size; ``crisp`` keeps hard pixels."""
    width, height = max(1, width), max(1, height)
    if picture.shape[:2] == (height, width):
        return picture
    shrinks = width < picture.shape[1] or height < picture.shape[0]
    method = cv2.INTER_NEAREST if crisp else cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC
    if picture.ndim == 2 or picture.shape[2] == 3:
        return np.clip(
            np.asarray(cv2.resize(picture, (width, height), interpolation=method), np.float32), 0, 1
        )
    # Colours weigh as much as they are seen; else the colour of nothing bleeds into edges.
    alpha = picture[..., 3:]
    resized = cv2.resize(np.dstack([picture[..., :3] * alpha, alpha]), (width, height), interpolation=method)
    opacity = np.clip(resized[..., 3:], 0, 1)
    ink = np.clip(resized[..., :3] / np.maximum(resized[..., 3:], np.float32(1e-4)), 0, 1)
    return np.dstack([ink, opacity]).astype(np.float32)


def within(picture: Plane, width: int, height: int, *, crisp: bool = False) -> Plane:
    """The picture as large as it fits into a box, its shape kept."""
    factor = min(width / picture.shape[1], height / picture.shape[0])
    return scaled(picture, round(picture.shape[1] * factor), round(picture.shape[0] * factor), crisp=crisp)


def covering(picture: Plane, width: int, height: int, *, crisp: bool = False) -> Plane:
    """The middle of the picture, filling a box, its shape kept."""
    factor = max(width / picture.shape[1], height / picture.shape[0])
    large = scaled(
        picture,
        max(width, round(picture.shape[1] * factor)),
        max(height, round(picture.shape[0] * factor)),
        crisp=crisp,
    )
    top, left = (large.shape[0] - height) // 2, (large.shape[1] - width) // 2
    return large[top : top + height, left : left + width]


def empty(width: int, height: int) -> Plane:
    return np.zeros((height, width, 4), np.float32)


def filled(width: int, height: int, ink: Plane) -> Plane:
    """One colour, opaque."""
    canvas = np.ones((height, width, 4), np.float32)
    canvas[..., :3] = ink
    return canvas


def lay(canvas: Plane, picture: Plane, left: int, top: int, opacity: float = 1.0) -> None:
    """Lay a picture on a canvas in place; what stands out is cut."""
    height, width = canvas.shape[:2]
    x0, y0 = max(left, 0), max(top, 0)
    x1, y1 = min(left + picture.shape[1], width), min(top + picture.shape[0], height)
    if x0 >= x1 or y0 >= y1:
        return
    inside = picture[y0 - top : y1 - top, x0 - left : x1 - left]
    alpha = (
        inside[..., 3] * np.float32(opacity)
        if inside.shape[2] == 4
        else np.full(inside.shape[:2], opacity, np.float32)
    )
    over(canvas[y0:y1, x0:x1], inside[..., :3], alpha)


def centred(canvas: Plane, picture: Plane) -> None:
    """Lay a picture on the middle of a canvas in place."""
    lay(canvas, picture, (canvas.shape[1] - picture.shape[1]) // 2, (canvas.shape[0] - picture.shape[0]) // 2)


def bounds(alpha: Plane) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is visible; of everything where nothing is."""
    rows, columns = np.nonzero(alpha.max(1) > VISIBLE)[0], np.nonzero(alpha.max(0) > VISIBLE)[0]
    if len(rows) == 0:
        return 0, 0, alpha.shape[1], alpha.shape[0]
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def trimmed(picture: Plane) -> Plane:
    """The picture without the empty border around it."""
    left, top, right, bottom = bounds(picture[..., 3])
    return picture[top:bottom, left:right]


def padded(picture: Plane, pixels: int) -> Plane:
    """The picture with an empty border around it."""
    return np.pad(picture, ((pixels, pixels), (pixels, pixels), (0, 0)))


def rounded_box(width: int, height: int, radius: float, inset: float = 0.0) -> Plane:
    """Alpha of a box with round corners, smooth at its edge; ``inset`` pixels smaller on every side."""
    alpha: Plane = np.clip(0.5 - box_distance(width, height, radius, inset), 0, 1)
    return alpha


def box_distance(width: int, height: int, radius: float, inset: float = 0.0) -> Plane:
    """Pixels from each pixel to the edge of a box with round corners; below 0 inside."""
    half_w, half_h = width / 2 - inset, height / 2 - inset
    radius = max(0.0, min(radius, half_w, half_h))
    x = np.abs(np.arange(width, dtype=np.float32) + 0.5 - width / 2)[None, :] - np.float32(half_w - radius)
    y = np.abs(np.arange(height, dtype=np.float32) + 0.5 - height / 2)[:, None] - np.float32(half_h - radius)
    outside = np.hypot(np.maximum(x, 0), np.maximum(y, 0))
    result: Plane = outside + np.minimum(np.maximum(x, y), 0) - np.float32(radius)
    return result
