"""The colours of one picture for another: sliced optimal transport, as a smooth table of colours.

F. Pitié et al., "Automated colour grading using colour distribution transfer", 2007. Two samples of colours are sorted
along many random directions; how each colour moves is averaged into a table, so that equal colours stay equal.
"""

from __future__ import annotations

import numpy as np

from layer_server.generators.arrays import Plane, bands, blur
from layer_server.generators.editing.edits.order import light, mixed, side

_SAMPLES = 20_000
_ROUNDS = 14
_TABLE = 17
"""Nodes of the table along each of red, green and blue."""


def coloured_like(picture: Plane, reference: Plane, rng: np.random.Generator) -> Plane:
    """The colours of ``picture``, (h, w, 4), moved to those of ``reference``; (h, w, 3)."""
    before = _sample(picture, rng)
    wanted = _sample(reference, rng)
    moved = before.copy()
    for _ in range(_ROUNDS):
        turn = np.linalg.qr(rng.standard_normal((3, 3)))[0].astype(np.float32)
        for direction in turn.T:
            along = moved @ direction
            order = np.argsort(along, kind="stable")
            shift = np.empty_like(along)
            shift[order] = np.sort(wanted @ direction) - along[order]
            moved += np.float32(0.5) * shift[:, None] * direction
    return _through(_table(before, moved - before), picture)


def textured_like(ink: Plane, reference: Plane) -> Plane:
    """The picture with as much fine and medium detail as the reference has, scale by scale."""
    result = ink
    for share in (0.003, 0.008, 0.02):
        own = ink - blur(ink, side(ink) * share)
        theirs = reference[..., :3] - blur(np.ascontiguousarray(reference[..., :3]), side(reference) * share)
        gain = float(np.clip(_spread(theirs) / max(_spread(own), 1e-3), 0.4, 1.9))
        result = result + own * np.float32((gain - 1) * 0.4)
    return np.clip(result, 0, 1)


def _spread(detail: Plane) -> float:
    return float(light(detail).std())


def _sample(picture: Plane, rng: np.random.Generator) -> Plane:
    seen = picture[picture[..., 3] > 0.5][:, :3]
    if len(seen) == 0:
        seen = picture[..., :3].reshape(-1, 3)
    return np.ascontiguousarray(seen[rng.integers(0, len(seen), _SAMPLES)], np.float32)


def _table(colours: Plane, shifts: Plane) -> Plane:
    """How colours move, (n, n, n, 3): the mean of the samples near each node, spread to where none is."""
    index = np.clip(colours * (_TABLE - 1) + 0.5, 0, _TABLE - 1).astype(np.int64)
    flat = (index[:, 0] * _TABLE + index[:, 1]) * _TABLE + index[:, 2]
    size = _TABLE**3
    count = np.bincount(flat, minlength=size).astype(np.float32)
    total = np.stack([np.bincount(flat, shifts[:, c], size) for c in range(3)], -1).astype(np.float32)
    planes = np.concatenate([total, count[:, None]], 1).reshape(_TABLE, _TABLE, _TABLE, 4)
    near = _smooth(planes, 1.6)
    far = _smooth(planes, 5.0)
    sure = np.clip(near[..., 3:] * 4, 0, 1)
    mean_near = near[..., :3] / np.maximum(near[..., 3:], 1e-6)
    mean_far = far[..., :3] / np.maximum(far[..., 3:], 1e-6)
    return np.ascontiguousarray(mixed(mean_far, mean_near, sure), np.float32)


def _smooth(planes: Plane, sigma: float) -> Plane:
    """A Gaussian along the first three axes."""
    for axis in range(3):
        moved = np.moveaxis(planes, axis, 0)
        flat = np.ascontiguousarray(moved.reshape(_TABLE, -1))
        planes = np.moveaxis(_columns(flat, sigma).reshape(moved.shape), 0, axis)
    return planes


def _columns(flat: Plane, sigma: float) -> Plane:
    places = np.arange(_TABLE, dtype=np.float32)
    kernel = np.exp(-(((places[:, None] - places) / np.float32(sigma)) ** 2) / 2)
    kernel /= kernel.sum(1, keepdims=True)
    return np.asarray(kernel @ flat, np.float32)


def _through(table: Plane, picture: Plane) -> Plane:
    """Every pixel moved as the table says, between its nodes linearly; in bands."""
    result = np.empty((*picture.shape[:2], 3), np.float32)
    for rows in bands(picture.shape[0]):
        ink = np.clip(picture[rows, :, :3], 0, 1)
        place = ink * np.float32(_TABLE - 1)
        low = np.minimum(place.astype(np.int64), _TABLE - 2)
        part = (place - low).astype(np.float32)
        shift = np.zeros_like(ink)
        for corner in range(8):
            bits = np.array([corner >> 2 & 1, corner >> 1 & 1, corner & 1])
            weight = np.where(bits, part, 1 - part).prod(-1, dtype=np.float32)
            node = low + bits
            shift += table[node[..., 0], node[..., 1], node[..., 2]] * weight[..., None]
        result[rows] = np.clip(ink + shift, 0, 1)
    return result
