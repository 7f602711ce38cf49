"""Turns a painted icon into pixel art: few pixels, few colours, a dark outline."""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.arrays import Mask, Plane
from layer_server.generators.clusters import colour_clusters

_COLOURS = 20
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


def _few_colours(colour: Plane, solid: Mask) -> Plane:
    labels, means = colour_clusters(colour[solid], _COLOURS)
    result = colour.copy()
    result[solid] = means[labels]
    return result
