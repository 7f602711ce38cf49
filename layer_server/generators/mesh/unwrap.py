"""Any triangles as a shape that can be laid out: patches of faces that look the same way, flat as they look."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.mesh.model import Floats, Ints
from layer_server.generators.mesh.shape import NONE, Shape


def unwrapped(positions: Floats, faces: Ints) -> Shape:
    """Triangles over shared points as a shape, seen from the six sides.

    Args:
        positions: (n, 3). faces: (m, 3).
    """
    a, b, c = (positions[faces[:, i]] for i in range(3))
    normals = np.cross(b - a, c - a)
    axis = np.abs(normals).argmax(1)
    pairs = neighbours(faces)
    side = axis * 2 + (normals[np.arange(len(faces)), axis] < 0)
    side = _evened(side, normals, *pairs)
    axis = side // 2
    charts = components(len(faces), *(each[side[pairs[0]] == side[pairs[1]]] for each in pairs))
    corners = np.concatenate([faces, np.full((len(faces), 1), NONE)], 1).astype(np.int32)
    points = positions[np.maximum(corners, 0)]
    across, up = np.array([2, 0, 0])[axis], np.array([1, 2, 1])[axis]
    sign = np.array([-1, 1, 1, -1, 1, -1], np.float32)[side]
    rows = np.arange(len(faces))[:, None]
    u = points[rows, np.arange(4), across[:, None]] * sign[:, None]
    v = points[rows, np.arange(4), up[:, None]] * np.where(axis == 1, -1, 1)[:, None]
    return Shape(
        positions=positions.astype(np.float32),
        local=positions.astype(np.float32),
        faces=corners,
        uvs=np.stack([u, v], -1).astype(np.float32),
        charts=charts,
        wear=np.zeros(len(faces), np.float32),
        through=np.ones(len(faces), bool),
    )


_LEAST_SEEN = 0.35
"""Cosine to a side from which a face may be laid out as seen from there."""

_ROUNDS = 4


def _evened(
    side: NDArray[np.int64], normals: Floats, first: NDArray[np.int64], second: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The side that each face is seen from, as most of its neighbours where it can: rough surfaces do not fall apart."""
    lengths = np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-20)
    facing = np.stack([normals, -normals], 2).reshape(len(normals), 6) / lengths
    allowed = facing > _LEAST_SEEN
    count = len(side)
    for _ in range(_ROUNDS):
        votes = np.bincount(first * 6 + side[second], minlength=count * 6)
        votes += np.bincount(second * 6 + side[first], minlength=count * 6)
        score = np.where(allowed, votes.reshape(count, 6), 0) + 0.4 * facing
        score[np.arange(count), side] += 0.6
        side = score.argmax(1)
    return side


def neighbours(faces: Ints) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of triangles that share an edge."""
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    owner = np.tile(np.arange(len(faces)), 3)
    size = int(faces.max(initial=0)) + 1
    keys = edges.min(1).astype(np.int64) * size + edges.max(1)
    order = np.argsort(keys, kind="stable")
    keys, owner = keys[order], owner[order]
    touches = keys[1:] == keys[:-1]
    return owner[1:][touches], owner[:-1][touches]


def components(count: int, first: NDArray[np.integer[Any]], second: NDArray[np.integer[Any]]) -> Ints:
    """Which of ``count`` things hang together, given pairs that do: a number for each, from 0."""
    label = np.arange(count)
    while True:
        low = np.minimum(label[first], label[second])
        new = label.copy()
        np.minimum.at(new, label[first], low)
        np.minimum.at(new, label[second], low)
        new = new[new]
        if np.array_equal(new, label):
            return np.unique(label, return_inverse=True)[1].ravel().astype(np.int32)
        label = new


def shells(positions: Floats, faces: Ints) -> Ints:
    """Which closed or open piece each point belongs to, from 0; loose points are pieces of their own."""
    first = np.concatenate([faces[:, 0], faces[:, 1]])
    second = np.concatenate([faces[:, 1], faces[:, 2]])
    return components(len(positions), first, second)


def with_quads(faces: Ints, positions: Floats, steepest: float = 25.0) -> Ints:
    """Pairs of flat neighbours as quads, the squarest first: (q, 4), triangles end with NONE."""
    a, b, c = (positions[faces[:, i]] for i in range(3))
    normals = np.cross(b - a, c - a)
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
    size = len(positions)
    edge_of: dict[int, tuple[int, int]] = {}
    pairs: list[tuple[float, int, int, int, int]] = []
    limit = np.cos(np.radians(steepest))
    for face, corners in enumerate(faces.tolist()):
        for k in range(3):
            p, q = corners[k], corners[(k + 1) % 3]
            other = edge_of.get(q * size + p)
            if other is None:
                edge_of[p * size + q] = (face, k)
            elif float(normals[face] @ normals[other[0]]) > limit:
                tip, back = corners[(k + 2) % 3], int(faces[other[0], (other[1] + 2) % 3])
                pairs.append((_crookedness(positions[[p, back, q, tip]]), face, other[0], k, other[1]))
    pairs.sort()
    taken = np.zeros(len(faces), bool)
    found: list[list[int]] = []
    for _, face, other_face, k, other_k in pairs:
        if taken[face] or taken[other_face]:
            continue
        taken[[face, other_face]] = True
        corners = faces[face].tolist()
        back = int(faces[other_face, (other_k + 2) % 3])
        found.append([corners[(k + 2) % 3], corners[k], back, corners[(k + 1) % 3]])
    rest = np.column_stack([faces[~taken], np.full(int((~taken).sum()), NONE)])
    return np.concatenate([np.array(found, np.int32).reshape(-1, 4), rest]).astype(np.int32)


def _crookedness(corners: Floats) -> float:
    """How far four corners are from a rectangle: 0 for one."""
    ahead = np.roll(corners, -1, 0) - corners
    ahead = ahead / np.maximum(np.linalg.norm(ahead, axis=1, keepdims=True), 1e-12)
    return float(np.abs((ahead * np.roll(ahead, -1, 0)).sum(1)).max())
