"""What can be measured of a picture: whether its colours are those that were named, its edges, its seams."""

from __future__ import annotations

import io

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

NAMED = {
    "red": ["#d01c1c", "#8c1010", "#ff5040"],
    "orange": ["#f08a1c", "#b85c0c"],
    "yellow": ["#f4d83a", "#c8a820", "#fff08a"],
    "gold": ["#f0b830", "#a87814", "#ffe080"],
    "green": ["#2f9e3a", "#145a20", "#8ad05a"],
    "blue": ["#2a62d0", "#12307a", "#6ab0f4", "#3fd0e0"],
    "purple": ["#8038b8", "#4a1a78", "#b880e0"],
    "pink": ["#f080b8", "#c8407e", "#ffc0dc"],
    "brown": ["#7a4a24", "#4a2a12", "#a87848"],
    "black": ["#161616", "#303034"],
    "white": ["#f4f4f4", "#d8dce4"],
    "grey": ["#808080", "#5a6068", "#b0b4b8"],
    "silver": ["#c0c4cc", "#8a9098", "#e4e8ee"],
}
"""A few colours that people call by the name, dark and light; a pixel has the name of the nearest of all."""

_ALIKE = {
    "gold": {"yellow", "orange"},
    "silver": {"grey", "white"},
    "grey": {"silver", "black"},
    "brown": {"orange"},
    "yellow": {"gold"},
}
"""Names that a picture of the colour rightly has too."""


def _lab(rgb: NDArray[np.uint8]) -> NDArray[np.float32]:
    return np.asarray(cv2.cvtColor(rgb.astype(np.float32)[None] / 255, cv2.COLOR_RGB2Lab)[0], np.float32)


_NAMES = [name for name, shades in NAMED.items() for _ in shades]
_LAB = _lab(
    np.array(
        [[int(shade[i : i + 2], 16) for i in (1, 3, 5)] for shades in NAMED.values() for shade in shades],
        np.uint8,
    )
)


def share_of_colour(data: bytes, name: str) -> float:
    """Of the visible pixels, those that have the colour; near-black outlines and near-white lights do not count."""
    pixels = np.asarray(Image.open(io.BytesIO(data)).convert("RGBA").resize((128, 128)))
    seen = pixels[pixels[..., 3] > 200][:, :3]
    if not len(seen):
        return 0.0
    lab = _lab(seen)
    if name not in {"black", "white", "grey", "silver"}:
        lab = lab[(lab[:, 0] > 18) & (lab[:, 0] < 96)]
    if not len(lab):
        return 0.0
    nearest = np.linalg.norm(lab[:, None] - _LAB[None], axis=2).argmin(1)
    wanted = {name} | _ALIKE.get(name, set())
    return float(np.mean([_NAMES[index] in wanted for index in nearest]))


def halo(data: bytes) -> dict[str, float]:
    """How clean a cut-out is.

    Returns:
        ``border``: share of the outermost two pixels that is not empty; ``hidden``: whether empty pixels have colour;
        ``halo``: median CIE distance between half-transparent pixels and the nearest opaque one.
    """
    pixels = np.asarray(Image.open(io.BytesIO(data)).convert("RGBA"))
    alpha = pixels[..., 3]
    frame = np.ones(alpha.shape, bool)
    frame[2:-2, 2:-2] = False
    half = (alpha > 8) & (alpha < 230)
    opaque = (alpha >= 250).astype(np.uint8)
    hidden = float((pixels[alpha == 0][:, :3] > 0).any()) if (alpha == 0).any() else 0.0
    if not half.any() or not opaque.any():
        return {"border": float((alpha[frame] > 0).mean()), "hidden": hidden, "halo": 0.0}
    _, labels = cv2.distanceTransformWithLabels(1 - opaque, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL)
    rows, columns = np.nonzero(opaque)
    order = np.zeros(labels.max() + 1, np.int64)
    order[labels[rows, columns]] = np.arange(len(rows))
    nearest = order[labels[half]]
    distance = np.linalg.norm(
        _lab(pixels[half][:, :3]) - _lab(pixels[rows[nearest], columns[nearest]][:, :3]), axis=1
    )
    return {"border": float((alpha[frame] > 0).mean()), "hidden": hidden, "halo": float(np.median(distance))}


def seam(data: bytes) -> float:
    """The step across the edges of a tile by the mean step inside; 1 is no seam."""
    pixels = np.asarray(Image.open(io.BytesIO(data)).convert("RGB"), np.float32)
    worst = 0.0
    for axis in (0, 1):
        inside = np.abs(np.diff(pixels, axis=axis)).mean()
        across = np.abs(np.take(pixels, 0, axis) - np.take(pixels, -1, axis)).mean()
        worst = max(worst, float(across / max(inside, 1e-3)))
    return worst
