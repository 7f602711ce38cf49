"""A picture blown up to a cushion: a grid of quads in its outline, the same on both sides, with a seam around.

The thickness is a membrane under pressure, which has no creases. Front and back do not share their rim: a narrow
wall joins them, so that every edge has two faces wherever the outline is one quad wide.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.arrays import Mask, Plane, blur
from layer_server.generators.image.relief import membrane
from layer_server.generators.mesh.model import Bytes, Floats, Ints
from layer_server.generators.mesh.shape import Shape

_FIELD = 512
"""Pixels of the side on which outlines and heights are worked out."""

_RIM = 0.012
"""Half of the wall between front and back, by the picture's side."""

_LEAST_CELLS = 1.75
"""Width of the thinnest stroke, in quads: a narrower one that runs slantwise falls to pieces."""

_SPECK = 0.0012
"""Pieces smaller than this share of the picture are left out."""

_CRUMB = 0.05
"""And smaller than this share of the largest piece: sparkles around a thing would float as chunks beside it."""


@dataclass(frozen=True, slots=True, eq=False)
class Cushion:
    """The blown-up picture.

    Attributes:
        shape: its quads; uvs are metres on the picture, v up.
        atlas: (m, 4, 2): where each corner lies in the picture, 0..1, v down.
    """

    shape: Shape
    atlas: Floats


def inflate(alpha: Plane, cells: int, depth: float) -> Cushion | None:
    """Blow up an outline, (h, w) of a square picture; its side becomes 2 long. None where nothing is to be seen.

    Args:
        cells: quads across the picture.
        depth: half of the thickness of a disc as wide as the picture.
    """
    small = cv2.resize(np.asarray(alpha, np.float32), (_FIELD, _FIELD), interpolation=cv2.INTER_AREA)
    mask = _pieces(small > 0.5)
    if not mask.any():
        return None
    mask = _thickened(mask, _width(cells))
    distance = _signed(mask)
    swell = membrane(mask, 1.0) / np.float32(_FIELD / 2) * np.float32(depth * 2)
    lines = np.linspace(0, _FIELD - 1, cells + 1, dtype=np.float32)
    y, x = np.meshgrid(lines, lines, indexing="ij")
    quads = _inside(_sampled(distance, x, y), _FIELD / cells)
    if not quads.any():
        return None
    used, rim = _corners(quads)
    x, y = _fitted(distance, x, y, used, rim)
    z = np.where(rim, 0, _sampled(swell, x, y)) + np.float32(_RIM)
    return _built(x, y, z, quads, used)


def _pieces(mask: Mask) -> Mask:
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8))
    areas = stats[1:, cv2.CC_STAT_AREA]
    least = max(_SPECK * mask.size, _CRUMB * int(areas.max(initial=0)))
    large = [i for i, area in enumerate(areas, 1) if area > least]
    return np.isin(labels, large)


def stroke_share(alpha: Plane, cells: int) -> float:
    """How much of an outline is strokes that are narrow for so many quads, 0..1."""
    small = cv2.resize(np.asarray(alpha, np.float32), (_FIELD, _FIELD), interpolation=cv2.INTER_AREA)
    mask = small > 0.5
    return float(_strokes(mask, _width(cells)).sum() / max(1, int(mask.sum())))


def _width(cells: int) -> int:
    """Of the narrowest stroke, pixels of the field."""
    return max(3, round(_LEAST_CELLS * _FIELD / cells)) | 1


def _strokes(mask: Mask, width: int) -> Mask:
    """What is narrower than that and longer than a corner."""
    ink = np.pad(mask.astype(np.uint8), width)
    thin = ink & ~cv2.morphologyEx(ink, cv2.MORPH_OPEN, _disc(width))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(thin)
    # Corners, too, are left when round things are taken away, but small.
    least = width * width / 2
    long = [i for i in range(1, count) if stats[i, cv2.CC_STAT_AREA] > least]
    result: Mask = np.isin(labels, long)[width:-width, width:-width]
    return result


def _disc(width: int) -> NDArray[np.uint8]:
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (width, width)), np.uint8)


def _thickened(mask: Mask, width: int) -> Mask:
    """Strokes that would fall between the lines of the grid made wide enough for it; the rest is left alone."""
    stroke = _strokes(mask, width)
    if not stroke.any():
        return mask
    distance = cv2.distanceTransform(np.pad(stroke.astype(np.uint8), 1), cv2.DIST_L2, 3)[1:-1, 1:-1]
    spine = stroke & (distance >= cv2.dilate(distance, np.ones((3, 3), np.uint8)))
    result: Mask = mask | (cv2.dilate(spine.astype(np.uint8), _disc(width)) > 0)
    return result


def _signed(mask: Mask) -> Plane:
    """Pixels to the outline, positive inside, smoothed."""
    ink = np.pad(mask.astype(np.uint8), 1)
    inside = cv2.distanceTransform(ink, cv2.DIST_L2, 5)[1:-1, 1:-1]
    outside = cv2.distanceTransform(1 - ink, cv2.DIST_L2, 5)[1:-1, 1:-1]
    return blur(np.where(mask, inside - 0.5, 0.5 - outside).astype(np.float32), 1.5)


def _sampled(plane: Plane, x: Plane, y: Plane) -> Plane:
    return np.asarray(
        cv2.remap(
            np.asarray(plane, np.float32), x.astype(np.float32), y.astype(np.float32), cv2.INTER_LINEAR
        ),
        np.float32,
    )


def _inside(distance: Plane, cell: float) -> Mask:
    """Which quads belong to it: none that touch only at a corner, no crumbs."""
    near, within = distance > -0.55 * cell, distance > 0.15 * cell
    quads = near[:-1, :-1] & near[1:, :-1] & near[:-1, 1:] & near[1:, 1:]
    quads &= within[:-1, :-1] | within[1:, :-1] | within[:-1, 1:] | within[1:, 1:]
    quads[[0, -1]], quads[:, [0, -1]] = False, False
    for _ in range(16):
        q = np.pad(quads, 1)
        a, b, c, d = q[:-1, :-1], q[:-1, 1:], q[1:, :-1], q[1:, 1:]  # the four quads around each point
        falling, rising = a & d & ~b & ~c, b & c & ~a & ~d
        if not (falling.any() or rising.any()):
            break
        for found, shift in ((falling, 0), (rising, -1)):
            rows, columns = np.nonzero(found)
            quads[np.clip(rows, 0, len(quads) - 1), np.clip(columns + shift, 0, len(quads) - 1)] = False
    count, labels, stats, _ = cv2.connectedComponentsWithStats(quads.astype(np.uint8), connectivity=4)
    return quads & np.isin(labels, [i for i in range(1, count) if stats[i, cv2.CC_STAT_AREA] >= 4])


def _corners(quads: Mask) -> tuple[Mask, Mask]:
    """Which points of the grid are corners, and which of those are on the rim."""
    around = np.zeros((quads.shape[0] + 1, quads.shape[1] + 1), np.int32)
    for dy in (0, 1):
        for dx in (0, 1):
            around[dy : dy + quads.shape[0], dx : dx + quads.shape[1]] += quads
    return around > 0, (around > 0) & (around < 4)


def _fitted(distance: Plane, x: Plane, y: Plane, used: Mask, rim: Mask) -> tuple[Plane, Plane]:
    """The rim drawn to the outline, the points within evened out."""
    across, down = cv2.Sobel(distance, cv2.CV_32F, 1, 0) / 8, cv2.Sobel(distance, cv2.CV_32F, 0, 1) / 8
    for _ in range(6):
        away, gx, gy = _sampled(distance, x, y), _sampled(across, x, y), _sampled(down, x, y)
        step = np.clip(away / (gx**2 + gy**2 + np.float32(1e-4)) * np.float32(0.8), -4, 4)
        x, y = np.where(rim, x - step * gx, x), np.where(rim, y - step * gy, y)
    within = used & ~rim
    for _ in range(4):
        x = np.where(within, _mean_of_neighbours(x), x)
        y = np.where(within, _mean_of_neighbours(y), y)
    return x, y


def _mean_of_neighbours(plane: Plane) -> Plane:
    p = np.pad(plane, 1, mode="edge")
    result: Plane = (p[:-2, 1:-1] + p[2:, 1:-1] + p[1:-1, :-2] + p[1:-1, 2:]) / 4
    return result


def _built(x: Plane, y: Plane, z: Plane, quads: Mask, used: Mask) -> Cushion:
    count = int(used.sum())
    index = np.full(used.shape, -1, np.int32)
    index[used] = np.arange(count)
    flat = np.stack([x[used], y[used]], 1) / np.float32(_FIELD - 1)
    front = np.column_stack([flat[:, 0] * 2 - 1, 1 - flat[:, 1] * 2, z[used]])
    positions = np.concatenate([front, front * np.array([1, 1, -1])]).astype(np.float32)
    corners = np.stack([index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]], -1)[quads]
    walls = _walls(corners, count)
    faces = np.concatenate([corners, corners[:, ::-1] + count, walls]).astype(np.int32)
    atlas = np.concatenate([flat, flat])[faces].astype(np.float32)
    shape = Shape(
        positions=positions,
        local=positions,
        faces=faces,
        uvs=atlas * np.array([2, -2], np.float32),
        charts=np.zeros(len(faces), np.int32),
        wear=np.zeros(len(faces), np.float32),
        through=np.zeros(len(faces), bool),
    )
    return Cushion(shape, atlas)


def _walls(corners: NDArray[np.int32], count: int) -> Ints:
    """A quad over each edge that only one quad of the front has."""
    edges = np.stack([corners, np.roll(corners, -1, 1)], -1).reshape(-1, 2)
    forward = edges[:, 0].astype(np.int64) * count + edges[:, 1]
    backward = edges[:, 1].astype(np.int64) * count + edges[:, 0]
    a, b = edges[~np.isin(forward, backward)].T
    return np.column_stack([b, a, a + count, b + count]).astype(np.int32)


def bled(pixels: Bytes, size: int) -> Bytes:
    """The picture's colours, (size, size, 3), grown over its edge so that none of the outline's rim shows."""
    picture = cv2.resize(pixels, (size, size), interpolation=cv2.INTER_AREA)
    core = cv2.erode((picture[..., 3] > 245).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    if not core.any():
        core = picture[..., 3] > 100
    if not core.any():
        return np.ascontiguousarray(picture[..., :3])
    _, labels = cv2.distanceTransformWithLabels(
        (~core).astype(np.uint8), cv2.DIST_L2, 3, labelType=cv2.DIST_LABEL_PIXEL
    )
    # Four bytes as one number: a gather of those takes a fifth of the time of one of colours.
    flat = np.ascontiguousarray(picture).view(np.uint32)[..., 0]
    nearest = np.zeros(int(labels.max()) + 1, np.uint32)
    nearest[labels[core]] = flat[core]
    grown = nearest.take(labels).view(np.uint8).reshape(size, size, 4)
    return np.asarray(cv2.cvtColor(grown, cv2.COLOR_RGBA2RGB), np.uint8)


def square(pixels: Bytes) -> Bytes:
    """The visible part of a picture in the middle of a square, with a little room around."""
    rows, columns = np.nonzero(pixels[..., 3].max(1) > 8)[0], np.nonzero(pixels[..., 3].max(0) > 8)[0]
    if len(rows) == 0:
        return pixels
    part = pixels[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    side = round(max(part.shape[:2]) * 1.08) + 2
    canvas = np.zeros((side, side, 4), np.uint8)
    top, left = (side - part.shape[0]) // 2, (side - part.shape[1]) // 2
    canvas[top : top + part.shape[0], left : left + part.shape[1]] = part
    return canvas
