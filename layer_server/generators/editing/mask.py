"""Which region of a picture may change, as a request says it."""

from __future__ import annotations

import numpy as np

from layer_server.generators.arrays import Plane, blur
from layer_server.generators.editing.superresolution import Pixels
from layer_server.generators.pixels import scaled
from layer_server.generators.work import GROWING_SIDE, Work

_EMPTY, _ALL = 0.0005, 0.9995
"""Shares of the picture up to and from which a region is none or everything."""


def region(work: Work, picture: Pixels) -> Plane | None:
    """How much each pixel of a picture, (h, w, 4), may change: (h, w), 0 to 1. None where the request has no mask.

    A mask file counts by its light, or by its opacity where it has transparency; its flags are about itself. Without
    a file they are about the picture.
    """
    given = work.get("mask")
    if not given:
        return None
    if work.has("mask"):
        drawn = work.pixels("mask", GROWING_SIDE)
        plane = _of_file(drawn, given)
        if plane.shape != picture.shape[:2]:
            plane = scaled(plane, picture.shape[1], picture.shape[0])
    else:
        plane = _of_alpha(picture, given)
    radius = float(given.get("edge_radius") or 0)
    return np.clip(blur(plane, radius / 2), 0, 1) if radius else plane


def is_empty(plane: Plane) -> bool:
    return float((plane > 0.5).mean()) < _EMPTY


def is_everything(plane: Plane) -> bool:
    return float((plane > 0.5).mean()) > _ALL


def _of_file(drawn: Pixels, given: dict[str, object]) -> Plane:
    alpha = drawn[..., 3].astype(np.float32) / np.float32(255)
    if given.get("for_transparency") or given.get("for_nontransparency"):
        return _of_alpha(drawn, given)
    if float(alpha.min()) < 1:
        visible = drawn[..., :3][drawn[..., 3] > 127]
        is_one_ink = len(visible) == 0 or float(visible.std(0).max()) < 24
        if is_one_ink:
            return alpha
    light: Plane = drawn[..., :3].astype(np.float32).mean(2) / np.float32(255) * alpha
    return light


def _of_alpha(drawn: Pixels, given: dict[str, object]) -> Plane:
    alpha = drawn[..., 3].astype(np.float32) / np.float32(255)
    plane = np.zeros_like(alpha)
    if given.get("for_transparency"):
        plane = np.maximum(plane, 1 - alpha)
    if given.get("for_nontransparency"):
        plane = np.maximum(plane, alpha)
    return plane
