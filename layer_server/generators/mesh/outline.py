"""What of a picture is to be blown up, where its cut-out alone would not do: drawings in lines, and views of places."""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.arrays import Mask
from layer_server.generators.editing.matting import Matte
from layer_server.generators.mesh.model import Bytes

_THIN = 0.016
"""Half of a line's width, as a share of the picture's side."""

_GAP = 0.012
"""Gaps in an outline up to this share of the side are closed."""

_ENCLOSED = 2.5
"""Times as large as its lines a drawing must be for them to be its outline."""

_LEAST = 0.04
"""Of the picture's pixels, that lines must enclose."""

_UNSURE = 0.45
"""Share of what might be the subject that the network is not sure of, from which on it has found none."""

_CROPPED = 0.02
"""Of the left, right and upper edges, from which on a subject runs out of the picture."""


def enclosed(pixels: Bytes, matte: Matte) -> Bytes | None:
    """A drawing in thin lines on plain paper with the paper that its outline encloses; None for other pictures.

    Args:
        pixels: (h, w, 4), as it was given.
        matte: what was cut out of it.
    """
    if matte.method != "plain background":
        return None
    ink = matte.picture[..., 3] > 110
    side = max(ink.shape)
    if not ink.any() or _half_width(ink) > _THIN * side:
        return None
    gap = max(3, round(_GAP * side)) | 1
    rows, columns = ink.shape
    roomy = cv2.copyMakeBorder(ink.astype(np.uint8), gap, gap, gap, gap, cv2.BORDER_CONSTANT)
    round_ = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (gap, gap))
    closed = cv2.morphologyEx(roomy, cv2.MORPH_CLOSE, round_)
    outlines, _ = cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    whole = cv2.drawContours(np.zeros_like(closed), outlines, -1, 1, cv2.FILLED)
    whole = whole[gap : gap + rows, gap : gap + columns]
    area = int(whole.sum())
    if area < _ENCLOSED * int(ink.sum()) or area < _LEAST * ink.size:
        return None
    return np.dstack([pixels[..., :3], np.maximum(whole * 255, matte.picture[..., 3])]).astype(np.uint8)


def _half_width(ink: Mask) -> float:
    """Of the widest places but a few, pixels."""
    distance = cv2.distanceTransform(ink.astype(np.uint8), cv2.DIST_L2, 3)
    return float(np.quantile(distance[ink], 0.97))


def is_a_view(matte: Matte) -> bool:
    """Whether a picture is of a place, in which nothing stands out."""
    if matte.method != "saliency":
        return False
    seen = matte.picture[..., 3] > 110
    upper = seen[: max(1, len(seen) * 2 // 3)]
    edges = np.concatenate([seen[0], upper[:, 0], upper[:, -1]])
    return not seen.any() or matte.unsure > _UNSURE or float(edges.mean()) > _CROPPED
