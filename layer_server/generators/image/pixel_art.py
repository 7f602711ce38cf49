"""Turns a painting into pixel art: an exact grid, few colours or a palette's own, a dark outline, hard alpha."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.arrays import Mask, Plane
from layer_server.generators.clusters import colour_clusters
from layer_server.generators.colour import rgb, to_hsv

SMALLEST_GRID, LARGEST_GRID = 8, 256
"""Cells across."""

DEFAULT_GRID = 64

_OUTLINE = np.array([0.07, 0.05, 0.12], np.float32)
_LIGHT = np.array([0.30, 0.59, 0.11], np.float32)
"""How much red, green and blue count for light."""

_SAMPLES = 4
"""Samples of the painting across one cell; the colour that most of them have is the cell's."""

_COARSE_GRID = 24
"""Grids up to this take the outline inside the shape, which has no cells to spare outside."""


def pixelate(picture: Plane, grid: int = DEFAULT_GRID, palette: Sequence[str] = ()) -> Plane:
    """An RGBA picture as (grid, grid, 4), one value per cell, each opaque or clear.

    Args:
        picture: square, (n, n, 4).
        grid: cells across.
        palette: ``#rrggbb`` colours that every cell is one of; else few colours of the picture's own.
    """
    fine = grid * _SAMPLES
    alpha = picture[..., 3:]
    small = cv2.resize(
        np.dstack([picture[..., :3] * alpha, alpha]), (fine, fine), interpolation=cv2.INTER_AREA
    )
    coverage = np.asarray(cv2.resize(small[..., 3], (grid, grid), interpolation=cv2.INTER_AREA), np.float32)
    solid = coverage > (0.42 if grid <= _COARSE_GRID else 0.5)
    colour = np.clip(small[..., :3] / np.maximum(small[..., 3:], 1e-4), 0, 1).astype(np.float32)
    inked = small[..., 3] > 0.5
    result = np.zeros((grid, grid, 4), np.float32)
    if not inked.any() or not solid.any():
        return result
    colours = np.stack([rgb(each) for each in palette]) if palette else np.zeros((0, 3), np.float32)
    labels, colours = _labelled(colour, inked, colours, _count_of(grid))
    cells = _voted(labels, inked, len(colours))
    result[..., :3] = colours[cells]
    result[..., 3] = solid
    _outline(result, solid, colours if palette else None, inside=grid <= _COARSE_GRID)
    result[[0, -1], :, 3] = 0
    result[:, [0, -1], 3] = 0
    result[result[..., 3] == 0] = 0
    return result


def _count_of(grid: int) -> int:
    return 10 if grid <= _COARSE_GRID else 14 if grid <= 40 else 20


def _labelled(colour: Plane, inked: Mask, palette: Plane, count: int) -> tuple[NDArray[np.int32], Plane]:
    """Each sample's colour by its number, and the colours."""
    inks = colour[inked]
    inks = np.clip(inks + np.float32(0.06) * (inks - inks.mean(0)), 0, 1).astype(np.float32)
    labels = np.zeros(inked.shape, np.int32)
    if len(palette) == 0:
        found, means = colour_clusters(inks, count)
        labels[inked] = found
        return labels, means
    if _is_of_one_hue(palette):
        labels[inked] = _by_light(inks, palette)
        return labels, palette
    wanted, have = _lab(palette), _lab(inks)
    if len(palette) <= 8:  # so few that light and dark would else fall on one of them
        low, high = np.percentile(have[:, 0], (4, 96))
        least, most = float(wanted[:, 0].min()), float(wanted[:, 0].max())
        have[:, 0] = least + (have[:, 0] - low) * (most - least) / max(float(high - low), 12.0)
    distance = ((have[:, None, :] - wanted[None]) ** 2).sum(-1)
    labels[inked] = np.argmin(distance, 1)
    return labels, palette


def _is_of_one_hue(palette: Plane) -> bool:
    """Whether the colours differ in light alone: the greens of a Game Boy, shades of grey."""
    hsv = to_hsv(palette)
    hues = hsv[(hsv[:, 1] > 0.25) & (hsv[:, 2] > 0.15), 0]
    away = (hues - hues[0] + 180) % 360 - 180 if len(hues) else np.zeros(1, np.float32)
    return bool(np.ptp(away) < 50)


def _by_light(inks: Plane, palette: Plane) -> NDArray[np.intp]:
    """Groups of equal light take the palette's colours from dark to light, so that no two of them fall together."""
    light = np.repeat(inks @ _LIGHT[:, None], 3, 1).astype(np.float32)
    groups, means = colour_clusters(light, len(palette))
    rank = np.argsort(np.argsort(means[:, 0], kind="stable"), kind="stable")
    dark_first = np.argsort(palette @ _LIGHT, kind="stable")
    places = np.rint(rank * (len(palette) - 1) / max(len(means) - 1, 1)).astype(int)
    chosen: NDArray[np.intp] = dark_first[places][groups]
    return chosen


def _lab(colours: Plane) -> Plane:
    return np.asarray(
        cv2.cvtColor(np.ascontiguousarray(colours[None], np.float32), cv2.COLOR_RGB2LAB)[0], np.float32
    )


def _voted(labels: NDArray[np.int32], inked: Mask, count: int) -> NDArray[np.intp]:
    """The colour that most samples of each cell have."""
    grid = labels.shape[0] // _SAMPLES
    votes = np.zeros((grid, grid, count), np.uint8)
    for index in range(count):
        has = ((labels == index) & inked).reshape(grid, _SAMPLES, grid, _SAMPLES)
        votes[..., index] = has.sum((1, 3))
    most: NDArray[np.intp] = np.argmax(votes, 2)
    return most


def _outline(result: Plane, solid: Mask, palette: Plane | None, *, inside: bool) -> None:
    cross = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
    dark = _OUTLINE
    if palette is not None:
        dark = palette[int(np.argmin(palette @ _LIGHT))]
    padded = np.pad(solid.astype(np.uint8), 1)
    edge = solid & ~(cv2.erode(padded, cross)[1:-1, 1:-1] > 0)
    if inside:
        if palette is None:
            result[edge, :3] *= np.float32(0.5)
        return
    rim = (cv2.dilate(padded, cross)[1:-1, 1:-1] > 0) & ~solid
    if palette is None:
        result[edge, :3] *= np.float32(0.85)
    result[rim, :3] = dark
    result[rim, 3] = 1
