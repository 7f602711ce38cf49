"""Turns a painted icon into pixel art: few pixels, few colours, a dark outline."""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.arrays import Plane

_COLOURS = 20
_CLUSTER_SEED = 1
_OUTLINE = np.array([0.07, 0.05, 0.12], np.float32)


def pixelate(picture: Plane, grid: int = 64) -> Plane:
    """An RGBA picture on a grid of ``grid`` big pixels, each opaque or clear, enlarged to the same size."""
    size = picture.shape[0]
    grid = min(grid, size)
    alpha = picture[..., 3:]
    small = cv2.resize(
        np.dstack([picture[..., :3] * alpha, alpha]), (grid, grid), interpolation=cv2.INTER_AREA
    )
    solid = small[..., 3] > 0.5
    colour = small[..., :3] / np.maximum(small[..., 3:], 1e-4)
    colour = np.clip(colour + 0.7 * (colour - cv2.GaussianBlur(colour, (0, 0), 0.8)), 0, 1).astype(np.float32)
    if solid.any():
        colour = _few_colours(colour, solid)
    edge = solid & ~cv2.erode(solid.astype(np.uint8), np.ones((3, 3), np.uint8)).astype(bool)
    rim = (
        cv2.dilate(solid.astype(np.uint8), cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))).astype(bool)
        & ~solid
    )
    colour[edge] *= np.float32(0.82)
    colour[rim] = _OUTLINE
    result = np.dstack([colour, (solid | rim).astype(np.float32)]).astype(np.float32)
    result[[0, -1], :, 3] = 0
    result[:, [0, -1], 3] = 0
    return np.asarray(cv2.resize(result, (size, size), interpolation=cv2.INTER_NEAREST), np.float32)


def _few_colours(colour: Plane, solid: Plane) -> Plane:
    lab = cv2.cvtColor(colour, cv2.COLOR_RGB2LAB)[solid]
    count = min(_COLOURS, len(np.unique(lab, axis=0)))
    cv2.setRNGSeed(_CLUSTER_SEED)  # OpenCV's own generator chooses the first centres
    _, labels, centres = cv2.kmeans(
        lab,
        count,
        None,  # type: ignore[call-overload]  OpenCV's stubs want labels to start from
        (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 20, 0.5),
        3,
        cv2.KMEANS_PP_CENTERS,
    )
    rgb = np.clip(cv2.cvtColor(centres[None], cv2.COLOR_LAB2RGB)[0], 0, 1)
    result = colour.copy()
    result[solid] = rgb[labels.ravel()]
    return result
