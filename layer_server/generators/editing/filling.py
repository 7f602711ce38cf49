"""Fills a hole in a picture from what is around it, by PatchMatch.

C. Barnes et al., "PatchMatch: A Randomized Correspondence Algorithm for Structural Image Editing", 2009; coarse to
fine. Large pictures are filled at a bearable size; then every pixel of the fill takes the fine detail of the place
that its patch came from.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.arrays import Mask, Plane, blur
from layer_server.generators.editing.superresolution import Pixels, bled

_PATCH = 7
"""Pixels across."""

_WORK_SIDE = 448
"""Pixels of the longer side of what is matched."""

_LEAST_AROUND = 48
"""Pixels around the hole that are looked at, at least."""

_MOST_HOLE = 0.9
"""Of the part that is matched; beyond it there is too little to fill from."""

_PLAIN_STEPS, _PLAIN_SHARE, _LEAST_RING = 16, 0.88, 16
"""Of 255, how far colours are one; the share of those around a hole that must be; and how many there must be."""

_BRIDGE_SIDE = 128

_COARSEST = 24
"""Pixels of the shorter side at the coarsest level, about."""

_ITERATIONS = 5
_ROW_WEIGHT = 0.35
"""How much a row counts beside the colours when patches are compared."""


def filled(picture: Pixels, hole: Mask, seed: int, step: Callable[[float, str], None]) -> Pixels:
    """The picture, (h, w, 4), with the hole filled from around it; transparency is filled too.

    Args:
        seed: another gives another fill.
        step: told the share that is done; may raise to stop.
    """
    if not hole.any():
        return picture
    if hole.all():
        return picture
    top, bottom, left, right = _around(hole)
    part, gap = picture[top:bottom, left:right], hole[top:bottom, left:right]
    if _is_plain_around(part, gap):
        patch = _bridged(part, gap)
    elif float(gap.mean()) > _MOST_HOLE or min(part.shape[:2]) < 2 * _PATCH:
        patch = _smeared(part, gap)
    else:
        patch = _matched(part, gap, seed, step)
    result = picture.copy()
    # The fill runs into the picture over a few pixels, so that no line is left where the hole began.
    share = np.clip(blur(gap.astype(np.float32), 1.2) * 1.6, 0, 1)[..., None]
    share[gap] = 1
    mixed = patch.astype(np.float32) * share + part.astype(np.float32) * (1 - share)
    result[top:bottom, left:right] = np.asarray(mixed + np.float32(0.5), np.uint8)
    result[result[..., 3] == 0] = 0
    return result


def _is_plain_around(part: Pixels, gap: Mask) -> bool:
    """Whether about one colour is all around a hole: a wall or a page has no patches to match."""
    ring = grown(gap.astype(np.float32), 5) & ~grown(gap.astype(np.float32), 1)
    colours = part[ring]
    if len(colours) < _LEAST_RING:
        return False
    away = np.abs(colours.astype(np.float32) - np.median(colours, 0)).max(1)
    return float((away <= _PLAIN_STEPS).mean()) > _PLAIN_SHARE


def _bridged(part: Pixels, gap: Mask) -> Pixels:
    """The colours around a hole led smoothly over it."""
    factor = min(1.0, _BRIDGE_SIDE / max(part.shape[:2]))
    size = max(8, round(part.shape[1] * factor)), max(8, round(part.shape[0] * factor))
    wide = grown(gap.astype(np.float32), 2)
    known = np.where(wide[..., None], 0, part).astype(np.uint8)
    weight = cv2.resize((~wide).astype(np.float32), size, interpolation=cv2.INTER_AREA)[..., None]
    small = cv2.resize(known, size, interpolation=cv2.INTER_AREA).astype(np.float32) / np.maximum(
        weight, 1e-3
    )
    hole = (weight[..., 0] < 0.5).astype(np.uint8)
    led = cv2.inpaint(np.clip(small[..., :3], 0, 255).astype(np.uint8), hole, 3, cv2.INPAINT_TELEA)
    large = cv2.resize(led, part.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    patch = part.copy()
    patch[gap, :3] = large[gap]
    patch[gap, 3] = int(np.median(part[~gap][:, 3])) if (~gap).any() else 255
    return patch


def _around(hole: Mask) -> tuple[int, int, int, int]:
    """The part of the picture that the fill is taken from: the hole and as much again on every side."""
    rows, columns = np.flatnonzero(hole.any(1)), np.flatnonzero(hole.any(0))
    reach = max(_LEAST_AROUND, int(1.1 * max(rows[-1] - rows[0], columns[-1] - columns[0])))
    top, bottom = max(0, rows[0] - reach), min(hole.shape[0], rows[-1] + 1 + reach)
    left, right = max(0, columns[0] - reach), min(hole.shape[1], columns[-1] + 1 + reach)
    return int(top), int(bottom), int(left), int(right)


def _matched(part: Pixels, gap: Mask, seed: int, step: Callable[[float, str], None]) -> Pixels:
    factor = min(1.0, _WORK_SIDE / max(part.shape[:2]))
    size = max(2 * _PATCH, round(part.shape[1] * factor)), max(2 * _PATCH, round(part.shape[0] * factor))
    has_alpha = bool((part[..., 3][~gap] < 255).any())
    ink = bled(part)
    source = np.dstack([ink, part[..., 3]]) if has_alpha else ink
    small = _resized(source, size, cv2.INTER_AREA)
    hole = cv2.resize(gap.astype(np.float32), size, interpolation=cv2.INTER_AREA) > 0.01
    if not _has_sources(hole):
        return _smeared(part, gap)
    fill, places = _pyramid(small, hole, seed, step)
    step(0.8, "detailing")
    if factor < 1:
        large = _resized(fill, part.shape[1::-1], cv2.INTER_CUBIC)
        fill = _detailed(large, source, gap, places, size)
    if has_alpha:
        return fill
    alpha = part[..., 3].copy()
    alpha[gap] = 255
    return np.dstack([fill, alpha])


def _pyramid(
    picture: Pixels, hole: Mask, seed: int, step: Callable[[float, str], None]
) -> tuple[Pixels, NDArray[np.int32]]:
    """The filled picture, and for each of its pixels where its patch was found: (h, w, 2), column and row.

    It begins with the same rows to the left and right of the hole, and a channel for the row keeps it near them: what
    is beside a hole is more often right than what is above or below.
    """
    from patchmatch_cython import CythonSolver
    from patchmatch_cython.imageops import poisson_blend

    height, width = hole.shape
    levels = max(0, int(np.log2(min(height, width) / _COARSEST)))
    fill: Pixels | None = None
    places = np.zeros((1, 1, 2), np.int32)
    for level in range(levels, -1, -1):
        step(0.1 + 0.7 * (levels - level) / (levels + 1), "matching")
        size = max(_PATCH * 2, width >> level), max(_PATCH * 2, height >> level)
        gap = cv2.resize(hole.astype(np.float32), size, interpolation=cv2.INTER_AREA) > 0
        if not _has_sources(gap) and level:
            continue
        now = _resized(picture, size, cv2.INTER_AREA)
        if fill is not None:
            now[gap] = _resized(fill, size, cv2.INTER_LINEAR)[gap]
        rows = np.linspace(0, 255 * _ROW_WEIGHT, size[1], dtype=np.float32)
        image = np.dstack([now.astype(np.float32), np.broadcast_to(rows[:, None], gap.shape)])
        solver: Any = CythonSolver(np.ascontiguousarray(image), gap, _PATCH)
        starts = _beginnings(gap) if fill is None else [_enlarged(places, size)]
        fill, places = _best(solver, image, gap, starts, seed, is_finest=level == 0)
    assert fill is not None
    return np.asarray(poisson_blend(picture, hole, fill), np.uint8), places


def _best(
    solver: Any,
    image: Plane,
    gap: Mask,
    starts: Sequence[NDArray[np.int32]],
    seed: int,
    *,
    is_finest: bool,
) -> tuple[Pixels, NDArray[np.int32]]:
    """The fill of one level from the beginning that ends best: where patches across the hole's edge are found best."""
    chosen: tuple[float, Plane, NDArray[np.int32]] | None = None
    for index, start in enumerate(starts):
        done = np.asarray(
            solver(
                iterations=3 if is_finest else _ITERATIONS,
                randomize_nnf=False,
                nnf=start,
                seed=(seed * 31 + index) % 2**31,
                em_loops=1 if is_finest else 2,
            ),
            np.float32,
        )
        places = np.asarray(solver.nnf, np.int32).copy()
        cost = _mismatch(done, image, gap, places) if len(starts) > 1 else 0.0
        if chosen is None or cost < chosen[0]:
            chosen = cost, done, places
    assert chosen is not None
    fill = np.asarray(np.clip(chosen[1][..., :-1], 0, 255) + np.float32(0.5), np.uint8)
    return fill, chosen[2]


def _mismatch(done: Plane, image: Plane, gap: Mask, places: NDArray[np.int32]) -> float:
    """How different the patches of a fill are from those that they were found in, at the hole's edge."""
    half = _PATCH // 2
    edge = cv2.dilate(gap.astype(np.uint8), np.ones((3, 3), np.uint8)) - cv2.erode(
        gap.astype(np.uint8), np.ones((_PATCH, _PATCH), np.uint8)
    )
    rows, columns = np.nonzero(edge)
    found = places[rows, columns]
    wide = [(half, half), (half, half), (0, 0)]
    here, there = np.pad(done, wide, "edge"), np.pad(image, wide, "edge")
    total = 0.0
    for dy in range(_PATCH):
        for dx in range(_PATCH):
            difference = here[rows + dy, columns + dx] - there[found[:, 1] + dy, found[:, 0] + dx]
            total += float((difference * difference).sum())
    return total / max(1, len(rows))


def _beginnings(gap: Mask) -> list[NDArray[np.int32]]:
    """What the coarsest level may begin with: the nearest of the row, that to the left, that to the right."""
    flipped = _beside(gap[:, ::-1], first=True)[:, ::-1].copy()
    flipped[..., 0] = gap.shape[1] - 1 - flipped[..., 0]
    return [_beside(gap), _beside(gap, first=True), flipped]


def _has_sources(hole: Mask) -> bool:
    """Whether a whole patch lies somewhere outside of the hole."""
    kernel = np.ones((_PATCH, _PATCH), np.uint8)
    covered = cv2.dilate(hole.astype(np.uint8), kernel, borderType=cv2.BORDER_CONSTANT, borderValue=1)
    half = _PATCH // 2
    return bool((covered[half:-half, half:-half] == 0).any())


def _beside(hole: Mask, *, first: bool = False) -> NDArray[np.int32]:
    """For each pixel the nearest place of its row whose patch is outside of the hole (or ``first``, to the left of it,
    mirrored in its edge); else its own place."""
    height, width = hole.shape
    half = _PATCH // 2
    valid = cv2.dilate(hole.astype(np.uint8), np.ones((_PATCH, _PATCH), np.uint8)) == 0
    valid[:half] = valid[-half:] = False
    valid[:, :half] = valid[:, -half:] = False
    places = np.empty((height, width, 2), np.int32)
    places[..., 0] = np.arange(width)
    places[..., 1] = np.arange(height)[:, None]
    for y in range(height):
        found = np.flatnonzero(valid[y])
        if len(found):
            after = np.clip(np.searchsorted(found, np.arange(width)), 0, len(found) - 1)
            before = np.maximum(after - 1, 0)
            columns = np.arange(width)
            if first:
                mirrored = 2 * found[before] - columns
                is_there = (mirrored >= half) & (mirrored < width - half) & (columns > found[before])
                is_there &= valid[y, np.clip(mirrored, 0, width - 1)]
                places[y, :, 0] = np.where(is_there, mirrored, found[before])
                continue
            nearer = np.abs(found[before] - columns) < np.abs(found[after] - columns)
            places[y, :, 0] = np.where(nearer, found[before], found[after])
    return places


def _enlarged(places: NDArray[np.int32], size: tuple[int, int]) -> NDArray[np.int32]:
    """The places of a coarser level at this one: the same shifts, longer."""
    height, width = places.shape[:2]
    rows = np.minimum(np.arange(size[1]) * height // size[1], height - 1)
    columns = np.minimum(np.arange(size[0]) * width // size[0], width - 1)
    shift = places.astype(np.float32)
    shift[..., 0] -= np.arange(width)
    shift[..., 1] -= np.arange(height)[:, None]
    shift = shift[rows][:, columns] * np.array([size[0] / width, size[1] / height], np.float32)
    shift[..., 0] += np.arange(size[0])
    shift[..., 1] += np.arange(size[1])[:, None]
    limit = np.array([size[0] - 1, size[1] - 1], np.float32)
    return np.asarray(np.clip(np.round(shift), 0, limit), np.int32)


def _detailed(
    large: Pixels, source: Pixels, gap: Mask, places: NDArray[np.int32], size: tuple[int, int]
) -> Pixels:
    """The enlarged fill with the fine detail of where it came from."""
    height, width = gap.shape
    scale_y, scale_x = height / size[1], width / size[0]
    rows, columns = np.nonzero(gap)
    low_rows = np.minimum((rows / scale_y).astype(np.int64), size[1] - 1)
    low_columns = np.minimum((columns / scale_x).astype(np.int64), size[0] - 1)
    found = places[low_rows, low_columns]
    from_rows = np.clip(np.round((found[:, 1] - low_rows) * scale_y).astype(np.int64) + rows, 0, height - 1)
    from_columns = np.clip(
        np.round((found[:, 0] - low_columns) * scale_x).astype(np.int64) + columns, 0, width - 1
    )
    coarse = _resized(_resized(source, size, cv2.INTER_AREA), (width, height), cv2.INTER_CUBIC)
    detail = source[from_rows, from_columns].astype(np.int16) - coarse[from_rows, from_columns]
    detail[gap[from_rows, from_columns]] = 0
    result = large.copy()
    result[rows, columns] = np.clip(large[rows, columns].astype(np.int16) + detail, 0, 255).astype(np.uint8)
    return result


def _smeared(part: Pixels, gap: Mask) -> Pixels:
    """A smooth fill, where there is too little to take patches from."""
    ink = cv2.inpaint(bled(part), gap.astype(np.uint8), 5, cv2.INPAINT_TELEA)
    alpha = part[..., 3].copy()
    alpha[gap] = 255
    return np.dstack([np.asarray(ink, np.uint8), alpha])


def _resized(picture: Pixels, size: tuple[int, int], method: int) -> Pixels:
    return np.asarray(cv2.resize(picture, size, interpolation=method), np.uint8)


def grown(plane: Plane, pixels: int) -> Mask:
    """Where a region is, and so many pixels around it."""
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * pixels + 1, 2 * pixels + 1))
    return np.asarray(cv2.dilate((plane > 0.5).astype(np.uint8), kernel), bool)
