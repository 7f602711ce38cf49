"""A picture in regions of one colour each that keep to its subject."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.arrays import Mask, Plane, blur
from layer_server.generators.colour import NAMED_COLOURS, rgb
from layer_server.generators.editing.saliency import saliency
from layer_server.generators.editing.superresolution import Pixels, bled

_SIDE = 320
"""Pixels of the longer side at which regions are found."""

_CLUSTERS = 24
_SUBJECT_WEIGHT = 45.0
"""CIE distance that being of the subject or not stands for."""

_PLACE_WEIGHT = 18.0
"""The same for the two ends of the picture."""

_SMALLEST = 0.004
"""Of the visible pixels; a smaller region joins the neighbour that it is most like."""

_ALIKE = 9.0
"""CIE distance below which neighbours are one region."""

_TRANSPARENT_SHARE = 0.02


@dataclass(frozen=True, slots=True, eq=False)
class Region:
    """A part of a picture.

    Attributes:
        mask: (h, w), 0 to 255.
        name: by its colour and place: ``red``, ``background, blue``.
        colour: its mean colour, ``#rrggbb``.
        coverage: share of the picture's pixels.
        box: left, top, right, bottom.
        is_subject: whether it belongs to what the picture is of.
    """

    mask: NDArray[np.uint8]
    name: str
    colour: str
    coverage: float
    box: tuple[int, int, int, int]
    is_subject: bool


def regions(picture: Pixels, most: int) -> list[Region]:
    """The regions of a picture, (h, w, 4), the largest first; what is transparent is in none."""
    factor = min(1.0, _SIDE / max(picture.shape[:2]))
    size = max(1, round(picture.shape[1] * factor)), max(1, round(picture.shape[0] * factor))
    ink = np.asarray(cv2.resize(bled(picture), size, interpolation=cv2.INTER_AREA), np.uint8)
    visible = cv2.resize(np.ascontiguousarray(picture[..., 3]), size, interpolation=cv2.INTER_AREA) > 127
    if not visible.any():
        return []
    is_cut = float((~visible).mean()) > _TRANSPARENT_SHARE
    subject = np.ones(visible.shape, np.float32) if is_cut else saliency(ink)
    smooth = cv2.bilateralFilter(ink, 7, 40, 5) if min(size) > 8 else ink
    lab = cv2.cvtColor(smooth.astype(np.float32) / np.float32(255), cv2.COLOR_RGB2LAB)
    labels = _merged(_pieces(lab, subject, visible), lab, subject, visible, most)
    masks = _enlarged(labels, picture)
    found = [
        _described(picture, mask, float(subject[labels == index].mean())) for index, mask in masks.items()
    ]
    return sorted((each for each in found if each.coverage > 0), key=lambda each: -each.coverage)


def _pieces(lab: Plane, subject: Plane, visible: Mask) -> NDArray[np.int32]:
    """Connected pieces of alike colour, numbered from 1; 0 is transparent."""
    height, width = visible.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32) * np.float32(_PLACE_WEIGHT / max(height, width))
    features = np.dstack(
        [lab[..., :1] * np.float32(0.7), lab[..., 1:], subject * np.float32(_SUBJECT_WEIGHT), x, y]
    )
    rows = np.ascontiguousarray(features[visible], np.float32)
    count = min(_CLUSTERS, len(np.unique(rows, axis=0)))
    if count == 1:
        return visible.astype(np.int32)
    cv2.setRNGSeed(1)  # OpenCV's own generator chooses the first centres
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 15, 0.5)
    _, found, _ = cv2.kmeans(rows, count, np.zeros((len(rows), 1), np.int32), stop, 1, cv2.KMEANS_PP_CENTERS)
    cluster = np.zeros(visible.shape, np.int32)
    cluster[visible] = found.ravel() + 1
    pieces = np.zeros(visible.shape, np.int32)
    total = 0
    for index in range(1, count + 1):
        number, parts = cv2.connectedComponents((cluster == index).astype(np.uint8), connectivity=4)
        pieces[parts > 0] = parts[parts > 0] + total
        total += number - 1
    return pieces


def _merged(
    pieces: NDArray[np.int32], lab: Plane, subject: Plane, visible: Mask, most: int
) -> NDArray[np.int32]:
    """Pieces joined with the neighbour that they are most like, until none is small and there are few."""
    total = int(pieces.max()) + 1
    weight = np.bincount(pieces.ravel(), minlength=total).astype(np.float64)
    planes = np.dstack([lab, subject * np.float32(_SUBJECT_WEIGHT)])
    sums = np.stack([np.bincount(pieces.ravel(), planes[..., c].ravel(), total) for c in range(4)], 1).astype(
        np.float64
    )
    neighbours = _neighbours(pieces, total)
    alive = {index for index in range(1, total) if weight[index]}
    parent = np.arange(total)
    least = max(4.0, float(visible.sum()) * _SMALLEST)
    while len(alive) > 1:
        smallest = min(alive, key=lambda index: (weight[index], index))
        is_needed = weight[smallest] < least
        pair = (
            _likest(smallest, neighbours, sums, weight)
            if is_needed
            else _likest_pair(alive, neighbours, sums, weight)
        )
        if pair is None:
            if not is_needed:
                break
            others = alive - {smallest}
            mean = sums[smallest] / weight[smallest]
            near = min(others, key=lambda o: (float(((sums[o] / weight[o] - mean) ** 2).sum()), o))
            pair = (0.0, smallest, near)
        distance, gone, kept = pair
        if not is_needed and len(alive) <= most and distance > _ALIKE:
            break
        parent[gone] = kept
        weight[kept] += weight[gone]
        sums[kept] += sums[gone]
        for other in neighbours.pop(gone, set()):
            neighbours[other].discard(gone)
            if other != kept:
                neighbours[other].add(kept)
                neighbours[kept].add(other)
        alive.discard(gone)
    for index in range(total):
        root = index
        while parent[root] != root:
            root = int(parent[root])
        parent[index] = root
    return np.asarray(parent[pieces], np.int32)


_Pair = tuple[float, int, int]
"""How different two pieces are, the one that goes, and the one that takes it in."""


def _likest(index: int, neighbours: dict[int, set[int]], sums: Plane, weight: Plane) -> _Pair | None:
    around = sorted(neighbours.get(index, ()))
    if not around:
        return None
    means = sums[around] / weight[around][:, None]
    distances = np.sqrt(((means - sums[index] / weight[index]) ** 2).sum(1))
    best = int(distances.argmin())
    return float(distances[best]), index, around[best]


def _likest_pair(
    alive: set[int], neighbours: dict[int, set[int]], sums: Plane, weight: Plane
) -> _Pair | None:
    pairs = [pair for index in sorted(alive) if (pair := _likest(index, neighbours, sums, weight))]
    if not pairs:
        return None
    distance, one, other = min(pairs)
    return (distance, one, other) if weight[one] <= weight[other] else (distance, other, one)


def _neighbours(pieces: NDArray[np.int32], total: int) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {index: set() for index in range(1, total)}
    for one, other in ((pieces[:, 1:], pieces[:, :-1]), (pieces[1:], pieces[:-1])):
        touching = (one != other) & (one > 0) & (other > 0)
        for a, b in np.unique(np.stack([one[touching], other[touching]], 1), axis=0):
            found[int(a)].add(int(b))
            found[int(b)].add(int(a))
    return found


def _enlarged(labels: NDArray[np.int32], picture: Pixels) -> dict[int, NDArray[np.uint8]]:
    """Each region at the picture's own size: every visible pixel in exactly one, with smooth borders."""
    size = picture.shape[1], picture.shape[0]
    best = np.full(picture.shape[:2], -1, np.float32)
    owner = np.zeros(picture.shape[:2], np.int32)
    indices = [int(index) for index in np.unique(labels) if index]
    for index in indices:
        share = blur((labels == index).astype(np.float32), 0.8)
        share = cv2.resize(share, size, interpolation=cv2.INTER_LINEAR)
        more = share > best
        best[more] = share[more]
        owner[more] = index
    alpha = picture[..., 3]
    return {index: np.where(owner == index, alpha, 0).astype(np.uint8) for index in indices}


def _described(picture: Pixels, mask: NDArray[np.uint8], subject: float) -> Region:
    inside = mask > 127
    if not inside.any():
        return Region(mask, "", "#000000", 0.0, (0, 0, 0, 0), is_subject=False)
    mean = picture[..., :3][inside].mean(0) / 255
    rows, columns = np.flatnonzero(inside.any(1)), np.flatnonzero(inside.any(0))
    is_subject = subject > 0.5
    name = colour_name(mean.astype(np.float32))
    return Region(
        mask=mask,
        name=name if is_subject else f"background, {name}",
        colour="#" + "".join(f"{round(float(value) * 255):02x}" for value in mean),
        coverage=round(float(inside.mean()), 4),
        box=(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1),
        is_subject=is_subject,
    )


def colour_name(colour: Plane) -> str:
    """The nearest colour word."""
    names = [name for name in NAMED_COLOURS if name not in {"gray", "obsidian"}]
    table = np.stack([rgb(NAMED_COLOURS[name]) for name in names])
    lab = cv2.cvtColor(
        np.ascontiguousarray(np.vstack([table, colour[None]])[None], np.float32), cv2.COLOR_RGB2LAB
    )[0]
    return names[int(((lab[:-1] - lab[-1]) ** 2).sum(1).argmin())]
