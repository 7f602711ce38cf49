"""Builds shapes: rings of points joined to a skin, and the solids that are made that way.

All of them stand on or around the origin with their length along Y, which is where wood has its grain.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import pi
from typing import Any

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.mesh.model import Floats, Ints
from layer_server.generators.mesh.shape import NONE, Shape

_SAME = 1e-6
"""Points nearer than this are one."""

Points = Sequence[tuple[float, ...]] | NDArray[Any]


def loft(
    rings: NDArray[Any],
    *,
    caps: tuple[bool, bool] = (True, True),
    is_loop: bool = False,
    worn_rows: Sequence[int] = (),
    worn_columns: Sequence[int] = (),
    outside: bool = True,
) -> Shape:
    """A skin over rings of points.

    Args:
        rings: (k, n, 3).
        caps: whether the first and the last ring are closed by a face.
        is_loop: whether the last ring is joined to the first, as in a tyre.
        worn_rows, worn_columns: which faces between rings, and around them, are bevels.
        outside: turned so that its volume is positive.
    """
    rings = np.asarray(rings, np.float32)
    if is_loop:
        rings = np.concatenate([rings, rings[:1]])
    k, n = rings.shape[:2]
    grid = np.arange(k * n, dtype=np.int32).reshape(k, n)
    right = np.roll(grid, -1, 1)
    faces = np.stack([grid[:-1], right[:-1], right[1:], grid[1:]], -1).reshape(-1, 4)
    around = np.linalg.norm(np.roll(rings, -1, 1) - rings, axis=2)
    widest = around[int(around.sum(1).argmax())]
    u = np.concatenate([[0], np.cumsum(widest)]).astype(np.float32)
    along = np.linalg.norm(np.diff(rings, axis=0), axis=2).mean(1)
    v = np.concatenate([[0], np.cumsum(along)]).astype(np.float32)
    uvs = np.empty((k - 1, n, 4, 2), np.float32)
    uvs[..., 0, 0] = uvs[..., 3, 0] = u[:-1]
    uvs[..., 1, 0] = uvs[..., 2, 0] = u[1:]
    uvs[..., 0, 1] = uvs[..., 1, 1] = v[:-1, None]
    uvs[..., 2, 1] = uvs[..., 3, 1] = v[1:, None]
    wear = np.zeros((k - 1, n), np.float32)
    wear[list(worn_rows)] = 1
    wear[:, list(worn_columns)] = 1
    parts = [(faces, uvs.reshape(-1, 4, 2), np.zeros(len(faces), np.int32), wear.ravel())]
    if not is_loop:
        for index, ring in ((0, grid[0][::-1]), (k - 1, grid[-1])):
            if caps[0 if index == 0 else 1] and around[index].sum() > n * _SAME * 4:
                cap, flat = _cap(rings[index][::-1] if index == 0 else rings[index])
                chosen = np.where(cap == NONE, NONE, ring[cap])
                corners = flat[np.maximum(cap, 0)]
                parts.append((chosen, corners, np.full(len(cap), len(parts)), np.zeros(len(cap))))
    shape = Shape(
        positions=rings.reshape(-1, 3),
        local=rings.reshape(-1, 3),
        faces=np.concatenate([p[0] for p in parts]).astype(np.int32),
        uvs=np.concatenate([p[1] for p in parts]).astype(np.float32),
        charts=np.concatenate([p[2] for p in parts]).astype(np.int32),
        wear=np.concatenate([p[3] for p in parts]).astype(np.float32),
        through=np.zeros(sum(len(p[0]) for p in parts), bool),
    )
    shape = _welded(shape)
    return shape if not outside or _volume(shape) >= 0 else shape.flipped()


def _cap(ring: Floats) -> tuple[Ints, Floats]:
    """Faces over a ring as rows of its points, and the points laid flat; quads where it is convex."""
    middle = ring.mean(0)
    away = ring - middle
    normal = np.cross(away, np.roll(away, -1, 0)).sum(0)
    normal = normal / max(float(np.linalg.norm(normal)), 1e-12)
    # The grain runs along Y where the face does, else along its longer side.
    ways = np.eye(3)[[1, 0, 2]]
    lengths = [
        np.ptp(away @ way) * (1.0 if i else 9.0) * (1 - abs(way @ normal)) for i, way in enumerate(ways)
    ]
    grain = ways[int(np.argmax(lengths))]
    grain = grain - normal * (grain @ normal)
    grain = grain / max(float(np.linalg.norm(grain)), 1e-12)
    flat = np.stack([away @ np.cross(grain, normal), away @ grain], 1).astype(np.float32)
    n = len(ring)
    before, after = flat - np.roll(flat, 1, 0), np.roll(flat, -1, 0) - flat
    if (before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0] > -1e-9).all():
        faces = [(i, i + 1, n - 2 - i, n - 1 - i) for i in range((n - 1) // 2) if i + 1 < n - 2 - i]
        if n % 2:
            half = n // 2
            faces.append((half - 1, half, half + 1, NONE))
        return np.array(faces, np.int32), flat
    import manifold3d

    found = np.asarray(manifold3d.triangulate([flat.astype(np.float64)]), np.int32)
    return np.column_stack([found, np.full(len(found), NONE)]).astype(np.int32), flat


def _welded(shape: Shape) -> Shape:
    """Points at the same place made one; faces without area left out, quads with three corners made triangles."""
    keys = np.round(shape.positions / _SAME / 10).astype(np.int64)
    _, first, same = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    same = same.ravel()
    faces = np.where(shape.faces == NONE, NONE, same[np.maximum(shape.faces, 0)]).astype(np.int32)
    uvs = shape.uvs.copy()
    is_quad = faces[:, 3] != NONE
    for corner in range(4):
        nxt = (corner + 1) % 4
        merged = np.flatnonzero(is_quad & (faces[:, corner] == faces[:, nxt]))
        if len(merged) == 0:
            continue
        # The corner that goes lies between two others on the patch.
        uvs[merged, corner] = (uvs[merged, corner] + uvs[merged, nxt]) / 2
        keep = [i for i in range(4) if i != nxt]
        faces[merged, :3] = faces[merged][:, keep]
        uvs[merged, :3] = uvs[merged][:, keep]
        faces[merged, 3] = NONE
        is_quad = faces[:, 3] != NONE
    a, b, c, _ = faces.T
    good = (a != b) & (b != c) & (a != c)
    return Shape(
        shape.positions[first],
        shape.local[first],
        faces[good],
        uvs[good],
        shape.charts[good],
        shape.wear[good],
        shape.through[good],
    )


def _volume(shape: Shape) -> float:
    a, b, c, d = (shape.positions[np.maximum(shape.faces[:, i], 0)] for i in range(4))
    volume = (a * np.cross(b, c)).sum(1) + np.where(shape.faces[:, 3] != NONE, (a * np.cross(c, d)).sum(1), 0)
    return float(volume.sum())


def lathe(
    profile: Points, segments: int = 32, *, is_loop: bool = False, worn_rows: Sequence[int] = ()
) -> Shape:
    """A profile of radius and height, turned about Y. Ends that are not on the axis are closed flat."""
    points = np.asarray(profile, np.float32)
    turn = np.linspace(0, 2 * pi, segments, endpoint=False)
    rings = np.stack(
        [
            points[:, :1] * np.sin(turn),
            np.repeat(points[:, 1:2], segments, 1),
            points[:, :1] * np.cos(turn),
        ],
        -1,
    )
    return loft(rings, is_loop=is_loop, worn_rows=worn_rows)


def cylinder(
    radius: float, height: float, segments: int = 24, bevel: float = 0.0, top: float | None = None
) -> Shape:
    """From the floor up; ``top`` is the radius up there."""
    top = radius if top is None else top
    if bevel <= 0:
        return lathe([(radius, 0), (top, height)], segments)
    profile = [(radius - bevel, 0), (radius, bevel), (top, height - bevel), (max(top - bevel, 0), height)]
    return lathe(profile, segments, worn_rows=(0, 2))


def sphere(radius: float, segments: int = 24, rows: int | None = None) -> Shape:
    """About the origin."""
    angles = np.linspace(0, pi, (rows or max(4, segments // 2)) + 1)
    profile = np.stack([radius * np.sin(angles), -radius * np.cos(angles)], 1)
    profile[[0, -1], 0] = 0
    return lathe(profile, segments)


def dome(radius: float, height: float, segments: int = 24, rows: int = 6) -> Shape:
    """Half an ellipsoid on the floor."""
    angles = np.linspace(pi / 2, 0, rows + 1)
    profile = np.stack([radius * np.sin(angles), height * np.cos(angles)], 1)
    profile[-1, 0] = 0
    return lathe(profile, segments)


def torus(radius: float, thickness: float, segments: int = 32, around: int = 10) -> Shape:
    """A ring that lies flat; ``thickness`` is the radius of its body."""
    angles = np.linspace(0, 2 * pi, around, endpoint=False)
    profile = np.stack([radius + thickness * np.cos(angles), thickness * np.sin(angles)], 1)
    return lathe(profile, segments, is_loop=True)


def box(width: float, height: float, depth: float, bevel: float = 0.02) -> Shape:
    """Standing on the floor, its edges bevelled."""
    bevel = min(bevel, 0.49 * min(width, height, depth))
    if bevel <= 1e-4:
        corners = _rectangle(width, depth, 0)
        return loft(np.stack([_raised(corners, 0), _raised(corners, height)]))
    full, inset = (
        _rectangle(width, depth, bevel),
        _rectangle(width - 2 * bevel, depth - 2 * bevel, 0, twice=True),
    )
    rings = [_raised(inset, 0), _raised(full, bevel), _raised(full, height - bevel), _raised(inset, height)]
    return loft(np.stack(rings), worn_rows=(0, 2), worn_columns=(1, 3, 5, 7))


def _rectangle(width: float, depth: float, bevel: float, *, twice: bool = False) -> Floats:
    """Corners in the plane, counter-clockwise from above; with a bevel, or ``twice``, two for each."""
    x, z, b = width / 2, depth / 2, bevel
    if not twice and bevel <= 0:
        return np.array([(x, z), (x, -z), (-x, -z), (-x, z)], np.float32)
    return np.array(
        [
            (x, z - b),
            (x, -z + b),
            (x - b, -z),
            (-x + b, -z),
            (-x, -z + b),
            (-x, z - b),
            (-x + b, z),
            (x - b, z),
        ],
        np.float32,
    )


def _raised(flat: Floats, height: float) -> Floats:
    return np.stack([flat[:, 0], np.full(len(flat), height, np.float32), flat[:, 1]], 1)


def prism(outline: Points, depth: float, bevel: float = 0.0) -> Shape:
    """An outline in x and y, made ``depth`` thick along z, centred there; its edges bevelled."""
    points = np.asarray(outline, np.float32)
    x, y = points.T
    if (x * np.roll(y, -1) - np.roll(x, -1) * y).sum() < 0:
        points = points[::-1]
    half = depth / 2
    layers = [(points, -half), (points, half)]
    worn: tuple[int, ...] = ()
    if bevel > 1e-4:
        smaller = inset(points, bevel)
        layers = [(smaller, -half), (points, -half + bevel), (points, half - bevel), (smaller, half)]
        worn = (0, 2)
    rings = [np.column_stack([flat, np.full(len(flat), z)]) for flat, z in layers]
    return loft(np.stack(rings), worn_rows=worn)


def inset(points: Floats, amount: float) -> Floats:
    """A counter-clockwise outline, drawn in along the middle of each corner."""
    ahead = np.roll(points, -1, 0) - points
    ahead = ahead / np.maximum(np.linalg.norm(ahead, axis=1, keepdims=True), 1e-9)
    normals = np.stack([-ahead[:, 1], ahead[:, 0]], 1)
    both = normals + np.roll(normals, 1, 0)
    squared = np.maximum((both * both).sum(1, keepdims=True), 0.6)
    result: Floats = (points + both * (2 * amount / squared)).astype(np.float32)
    return result


def sweep(
    path: Points,
    section: Points,
    scales: Points | Sequence[float] | float = 1.0,
    *,
    is_loop: bool = False,
    up: tuple[float, float, float] | None = None,
    worn_columns: Sequence[int] = (),
) -> Shape:
    """A section in a plane, drawn along a path.

    Args:
        path: (k, 3).
        section: (n, 2).
        scales: one number, or (k,) or (k, 2) of them along the path.
        up: what the section's second axis points to; without it the section turns as little as it can.
    """
    line = np.asarray(path, np.float64)
    flat = np.asarray(section, np.float64)
    sizes = np.broadcast_to(
        np.asarray(scales, np.float64).reshape(-1, 1) if np.ndim(scales) < 2 else scales, (len(line), 2)
    )
    ahead = np.roll(line, -1, 0) - np.roll(line, 1, 0)
    if not is_loop:
        ahead[0], ahead[-1] = line[1] - line[0], line[-1] - line[-2]
    ahead /= np.maximum(np.linalg.norm(ahead, axis=1, keepdims=True), 1e-12)
    side = np.cross(up, ahead[0]) if up else np.cross(ahead[0], _least(ahead[0]))
    rings = np.empty((len(line), len(flat), 3))
    for i, (point, way) in enumerate(zip(line, ahead, strict=True)):
        if up:
            side = np.cross(up, way)
        side = side - way * (side @ way)
        side = side / max(float(np.linalg.norm(side)), 1e-12)
        above = np.cross(way, side)
        rings[i] = point + flat[:, :1] * sizes[i, 0] * side + flat[:, 1:] * sizes[i, 1] * above
    return loft(rings, is_loop=is_loop, worn_columns=worn_columns)


def _least(way: NDArray[np.float64]) -> NDArray[np.float64]:
    axis = np.zeros(3)
    axis[int(np.abs(way).argmin())] = 1
    return axis


def circle(radius: float = 1.0, segments: int = 10, *, squash: float = 1.0, start: float = 0.0) -> Floats:
    """A section: (segments, 2)."""
    turn = np.linspace(0, 2 * pi, segments, endpoint=False) + start
    return np.stack([radius * np.cos(turn), radius * squash * np.sin(turn)], 1).astype(np.float32)


def rectangle(width: float, height: float, bevel: float = 0.0) -> Floats:
    """A section with bevelled corners: (4 or 8, 2); columns 1, 3, 5 and 7 are then its bevels."""
    return _rectangle(width, height, bevel)[::-1] if bevel > 0 else _rectangle(width, height, 0)[::-1]


def tube(path: Points, radius: Sequence[float] | float, segments: int = 10) -> Shape:
    """A round bar along a path; the radius may change along it."""
    return sweep(path, circle(1.0, segments), radius)


def rod(start: Sequence[float], end: Sequence[float], radius: float, segments: int = 10) -> Shape:
    """A straight round bar between two points."""
    return tube([tuple(start), tuple(end)], radius, segments)


def tub(
    radius: float, height: float, wall: float = 0.03, top: float | None = None, segments: int = 28
) -> Shape:
    """An open round vessel on the floor; ``top`` is its outer radius up there."""
    top = radius if top is None else top
    profile = [(0, 0), (radius, 0), (top, height), (top - wall, height), (radius - wall, wall), (0, wall)]
    return lathe(profile, segments)
