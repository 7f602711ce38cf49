"""From an SVG to ink, hull and parts: what the painter works on."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from layer_server.generators.arrays import Mask, Plane, closed, distance_inside
from layer_server.generators.image.variation import Pose

_SMALLEST_PART = 4e-5
"""Specks below this share of the picture are ignored."""

_PANEL_THICKNESS = 0.026
"""Enclosed holes at least this thick are panels of their own; thinner ones are grooves."""

_GAP = 0.040
"""Gaps between separate pieces up to this width belong to the object."""

_LARGE = 1024
"""Pixels from which the gaps between pieces are looked for at half the size."""

_SOURCE = 512
"""The size at which silhouettes are drawn before they are fitted; their edges are smooth when scaled."""

HEAD_DOWN = frozenset(
    {"plain-dagger", "sacrificial-dagger", "broad-dagger", "curvy-knife", "broadhead-arrow"}
)
"""Drawings of long things whose head is at their lower end."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A connected piece of ink, or a panel enclosed by ink. Lengths and areas are shares of the picture.

    Attributes:
        mask: where it is, in the whole picture.
        area: share of the picture that it covers.
        centre: (x, y).
        box: (x, y, width, height).
        thickness: radius of the largest disc inside.
        is_panel: whether it is an enclosed hole.
    """

    mask: Mask
    area: float
    centre: tuple[float, float]
    box: tuple[float, float, float, float]
    thickness: float
    is_panel: bool

    def inside(self, other: Part) -> bool:
        """Whether this part's box lies within the other's."""
        slack = 0.002
        return (
            self.box[0] >= other.box[0] - slack
            and self.box[1] >= other.box[1] - slack
            and self.box[0] + self.box[2] <= other.box[0] + other.box[2] + slack
            and self.box[1] + self.box[3] <= other.box[1] + other.box[3] + slack
        )


@dataclass(frozen=True, slots=True, eq=False)
class Silhouette:
    """Ink (what the artist drew), hull (ink with its holes and gaps filled) and parts, largest first."""

    ink: Mask
    hull: Mask
    parts: tuple[Part, ...]

    @property
    def size(self) -> int:
        return int(self.ink.shape[0])

    @property
    def pieces(self) -> list[Part]:
        return [part for part in self.parts if not part.is_panel]

    @property
    def panels(self) -> list[Part]:
        return [part for part in self.parts if part.is_panel]

    def pierced(self, smallest: float = 0.0) -> Silhouette:
        """The same with its panels of at least this area cut out: one sees through a ring."""
        hull = self.hull.copy()
        holes = [panel for panel in self.panels if panel.area >= smallest]
        for hole in holes:
            hull &= ~hole.mask
        return Silhouette(self.ink, hull, tuple(part for part in self.parts if part not in holes))


_FILTER = re.compile(r' filter="url\([^)]*\)"')


def unfiltered(svg: str) -> str:
    """An SVG without its blurs, which cost with the area."""
    return _FILTER.sub("", svg)


def rasterise(svg: str, size: int) -> Plane:
    """An SVG as RGBA, (size, size, 4), 0..1, straight alpha."""
    return np.asarray(_drawn(svg, size), np.float32) / 255


def coverage(svg: str, size: int) -> NDArray[np.uint8]:
    """Where an SVG draws, (size, size), 0..255."""
    return np.asarray(_drawn(svg, size).getchannel("A"), np.uint8)


def _drawn(svg: str, size: int) -> Image.Image:
    import resvg_py

    png = resvg_py.svg_to_bytes(svg_string=svg, width=size, height=size)
    return Image.open(io.BytesIO(bytes(png))).convert("RGBA")


def fitted(
    coverage: Plane, size: int, margin: float, pose: Pose
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """The 2 x 3 matrix that poses and scales what is drawn to fill a square but for ``margin`` on each side."""
    seen = coverage > 0.3
    rows = np.flatnonzero(seen.any(axis=1))
    if len(rows) == 0:
        raise ValueError("The picture is empty.")
    first, last = seen[rows].argmax(axis=1), seen.shape[1] - 1 - seen[rows, ::-1].argmax(axis=1)
    ends = np.stack([np.concatenate([first, last]), np.concatenate([rows, rows])])  # no turn moves others out
    turned = pose.matrix() @ (ends + 0.5)
    low, high = turned.min(axis=1), turned.max(axis=1)
    scale = (1 - 2 * margin) * size / (float((high - low).max()) + 1)
    matrix: np.ndarray[tuple[int, int], np.dtype[np.float64]] = np.column_stack(
        [scale * pose.matrix(), size / 2 - scale * (low + high) / 2]
    )
    return matrix


def warped(picture: Plane, matrix: np.ndarray[tuple[int, int], np.dtype[np.float64]], size: int) -> Plane:
    """A picture under a matrix of ``fitted``, (size, size, ...)."""
    drawn = cv2.warpAffine(picture, matrix, (size, size), flags=cv2.INTER_CUBIC)
    return np.asarray(np.clip(drawn, 0, 1, out=drawn), np.float32)


def placed(picture: Plane, size: int, margin: float, pose: Pose) -> Plane:
    """A picture posed and scaled so that what is drawn fills the square but for ``margin`` on each side.

    ``picture`` is coverage, (n, n), or RGBA with its colours multiplied by alpha, (n, n, 4).
    """
    alpha = picture if picture.ndim == 2 else picture[..., 3]
    return warped(picture, fitted(alpha, size, margin, pose), size)


def load(svg: str, size: int, margin: float, pose: Pose) -> Silhouette:
    """Draw, place and split one silhouette at ``size`` pixels."""
    return segment(placed(rasterise(svg, _SOURCE)[..., 3].copy(), size, margin, pose))


def segment(coverage: Plane) -> Silhouette:
    """Split coverage into parts, and find the solid object that they make together."""
    size = coverage.shape[0]
    ink = (coverage > 0.5).astype(np.uint8)
    hull = _solid(ink, size) if size < _LARGE else _enlarged_solid(ink, size)
    pieces = _components(ink, size, is_panel=False)
    gaps = ((hull > 0) & (ink == 0)).astype(np.uint8)
    panels = [p for p in _components(gaps, size, is_panel=True) if p.thickness > _PANEL_THICKNESS]
    parts = sorted([*pieces, *panels], key=lambda part: -part.area)
    return Silhouette(ink > 0, hull > 0, tuple(parts))


def _enlarged_solid(ink: cv2.typing.MatLike, size: int) -> cv2.typing.MatLike:
    """``_solid`` found at half the size: gaps are wide, and ink and holes keep their own edges."""
    half = (cv2.resize(ink, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA) > 0).astype(np.float32)
    solid = _solid(half.astype(np.uint8), half.shape[0]).astype(np.float32)
    gaps = cv2.resize(solid - half, (size, size), interpolation=cv2.INTER_LINEAR) > 0.5
    return _fill_holes((ink | gaps.astype(np.uint8)).astype(np.uint8))


def _solid(ink: cv2.typing.MatLike, size: int) -> cv2.typing.MatLike:
    """Ink with holes filled and with the gaps BETWEEN pieces closed, not the bays of one piece."""
    filled = _fill_holes(ink)
    reach, radius = int(size * _GAP) | 1, size * _GAP / 2
    together = closed(np.pad(filled, reach) > 0, radius, exact=False)[reach:-reach, reach:-reach]
    each = np.zeros_like(together)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=4)
    for index in range(1, count):
        x, y, w, h, area = (int(v) for v in stats[index])
        if area < size * size * _SMALLEST_PART:
            continue
        piece = np.pad((labels[y : y + h, x : x + w] == index).astype(np.uint8), reach)
        whole = closed(piece > 0, radius, exact=False)
        top, left = max(0, y - reach), max(0, x - reach)
        bottom, right = min(size, y + h + reach), min(size, x + w + reach)
        rows = slice(top - (y - reach), bottom - (y - reach))
        columns = slice(left - (x - reach), right - (x - reach))
        each[top:bottom, left:right] |= whole[rows, columns]
    return _fill_holes((filled | (together & (1 - each))).astype(np.uint8))


def _fill_holes(mask: cv2.typing.MatLike) -> cv2.typing.MatLike:
    padded = np.pad(mask, 1)
    flood = np.zeros((padded.shape[0] + 2, padded.shape[1] + 2), np.uint8)
    cv2.floodFill(padded, flood, (0, 0), 2)
    return (padded[1:-1, 1:-1] != 2).astype(np.uint8)


def _components(mask: cv2.typing.MatLike, size: int, *, is_panel: bool) -> list[Part]:
    count, labels, stats, centres = cv2.connectedComponentsWithStats(mask, connectivity=4)
    parts = []
    for index in range(1, count):
        x, y, w, h, area = (int(v) for v in stats[index])
        if area < size * size * _SMALLEST_PART:
            continue
        piece = np.zeros(mask.shape, bool)
        inner = piece[y : y + h, x : x + w]
        np.equal(labels[y : y + h, x : x + w], index, out=inner)
        thickness = float(distance_inside(inner, exact=False).max()) / size
        centre = (float(centres[index][0]) / size, float(centres[index][1]) / size)
        box = (x / size, y / size, w / size, h / size)
        parts.append(Part(piece, area / (size * size), centre, box, thickness, is_panel))
    return parts


def along_axis(hull: Mask) -> tuple[Plane, float] | None:
    """For a long object: each pixel's place along it (0 at the grip, 1 at the tip) and where the grip ends.

    None where the object is not long.
    """
    rows, columns = np.nonzero(hull)
    points = np.stack([columns, rows], 1).astype(np.float32)
    centred = points - points.mean(0)
    _, strength, axes = np.linalg.svd(centred[::7], full_matrices=False)
    if strength[0] / strength[1] < 1.9:
        return None
    along, across = centred @ axes[0], centred @ axes[1]
    place = (along - along.min()) / (along.max() - along.min())
    bins = 60
    which = np.clip((place * bins).astype(int), 0, bins - 1)
    width = np.array([np.ptp(across[which == k]) if (which == k).any() else 0.0 for k in range(bins)])
    index = np.arange(bins)
    ends = width * ((index < bins * 0.42) | (index > bins * 0.58))
    guard = int(np.argmax(ends))
    if width[guard] < 1.25 * np.median(width):
        guard = (
            int(bins * 0.27) if width[: bins // 2].mean() < width[bins // 2 :].mean() else int(bins * 0.73)
        )
    if guard > bins / 2:
        place = 1 - place
        guard = bins - 1 - guard
    plane = np.zeros(hull.shape, np.float32)
    plane[rows, columns] = place
    return plane, (guard + 3.5) / bins
