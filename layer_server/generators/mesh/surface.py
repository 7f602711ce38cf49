"""From pieces to one skin: normals with creases, patches packed into an atlas, corners made vertices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, radians

import numpy as np
from numpy.typing import NDArray

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.mesh.jit import compiled
from layer_server.generators.mesh.kernels import creased
from layer_server.generators.mesh.model import Floats, Ints, Mesh, unit
from layer_server.generators.mesh.rows import mixed, summed
from layer_server.generators.mesh.shape import NONE, Shape, triangles

CREASE = 52.0
"""Degrees between two faces from which the edge between them is sharp. Beyond 45, so that bevels look round: normals
weigh by area, and so large faces stay flat."""

_PADDING = 2.5
"""Pixels around a patch."""

_FEW = 1500
"""Patches for which every shelf is tried; of more only the last."""

_LONGEST = 0.8
"""Longest patch, as a share of the side of a square that holds all of them; longer ones are cut."""


@dataclass(frozen=True, slots=True, eq=False)
class Skin:
    """One shape, ready to be painted.

    Attributes:
        shape: the faces, with patches that fit the atlas.
        normals: (m, 4, 3) of each face's corners.
        atlas: (m, 4, 2), each corner in the atlas, 0..1, v down.
        texel: units of length per pixel of the atlas.
        size: pixels of the atlas.
    """

    shape: Shape
    normals: Floats
    atlas: Floats
    texel: float
    size: int


def skin(shape: Shape, size: int, crease: float = CREASE) -> Skin:
    """Lay a shape out for an atlas of ``size`` pixels; a ``crease`` of 0 makes every face flat."""
    shape = replace(shape, charts=_cut(shape))
    atlas, texel = _packed(shape, size)
    return Skin(shape, corner_normals(shape.positions, shape.faces, crease), atlas, texel, size)


def corner_normals(positions: Floats, faces: Ints, crease: float = CREASE) -> Floats:
    """(m, 4, 3): the normal of each corner, smooth across edges flatter than ``crease`` degrees."""
    a, b, c, d = (positions[np.maximum(faces[:, i], 0)] for i in range(4))
    is_quad = (faces[:, 3] != NONE)[:, None]
    areas = np.where(is_quad, np.cross(c - a, d - b), np.cross(b - a, c - a)).astype(np.float32)
    flat = unit(areas)
    corners = np.maximum(faces, 0).ravel()
    order = np.argsort(corners, kind="stable").astype(np.int32)
    starts = np.searchsorted(corners[order], np.arange(len(positions) + 1)).astype(np.int32)
    normals = np.empty((len(faces) * 4, 3), np.float32)
    compiled(creased)(starts, order, flat, areas, np.float32(cos(radians(crease)) - 1e-4), normals)
    return unit(normals).reshape(-1, 4, 3)


def _cut(shape: Shape) -> Ints:
    """Patches, the long ones cut across into pieces that pack well."""
    charts = shape.charts.copy()
    low, high = _extents(shape.uvs, shape.faces, charts)
    sides = high - low
    longest = _LONGEST * float(np.sqrt(np.maximum(sides.prod(1), 1e-9).sum()))
    new = len(low)
    middle = shape.uvs[:, :3].mean(1)
    for chart in np.flatnonzero(sides.max(1) > longest):
        axis = int(sides[chart].argmax())
        count = int(np.ceil(sides[chart, axis] / longest))
        faces = np.flatnonzero(charts == chart)
        share = (middle[faces, axis] - low[chart, axis]) / sides[chart, axis]
        piece = np.minimum((share * count).astype(np.int32), count - 1)
        charts[faces] = np.where(piece == 0, chart, new + piece - 1)
        new += count - 1
    return np.unique(charts, return_inverse=True)[1].ravel().astype(np.int32)


def _extents(uvs: Floats, faces: Ints, charts: Ints) -> tuple[Floats, Floats]:
    """The lowest and highest corner of each patch."""
    count = int(charts.max(initial=-1)) + 1
    low, high = np.full((count, 2), np.inf, np.float32), np.full((count, 2), -np.inf, np.float32)
    for corner in range(4):
        there = faces[:, corner] != NONE
        np.minimum.at(low, charts[there], uvs[there, corner])
        np.maximum.at(high, charts[there], uvs[there, corner])
    empty = ~np.isfinite(low).all(1)
    low[empty], high[empty] = 0, 0
    return low, high


def _packed(shape: Shape, size: int) -> tuple[Floats, float]:
    """Each corner in the atlas, and units of length per pixel."""
    low, high = _extents(shape.uvs, shape.faces, shape.charts)
    sides = np.maximum(high - low, 1e-6)
    lies = sides[:, 1] > sides[:, 0]  # every patch lies on its longer side
    lying = np.where(lies[:, None], sides[:, ::-1], sides)
    order = np.argsort(-lying[:, 1], kind="stable")
    if not len(lying):
        raise InvalidInputs(
            "Nothing of the mesh has a surface: its triangles are lines or points.",
            field="init_mesh",
            remedy="Give a mesh with triangles that have an area.",
        )
    scale = size / float(np.sqrt(lying.prod(1).sum()))
    padding = _PADDING
    places = None
    while places is None:
        scale *= 0.96
        boxes = lying * scale + 2 * padding
        if boxes.prod(1).sum() < size * size:
            places = _shelves(boxes, order, size)
        if scale * float(lying.max()) < size / 8:
            padding *= 0.9  # very many patches on a small atlas: they come closer rather than not fit
    local = shape.uvs - low[shape.charts][:, None]
    local = np.where(lies[shape.charts][:, None, None], local[..., ::-1], local)
    atlas = (local * np.float32(scale) + places[shape.charts][:, None] + np.float32(padding)) / np.float32(
        size
    )
    return np.clip(atlas, 0, 1).astype(np.float32), 1 / scale


def _shelves(boxes: Floats, order: NDArray[np.int64], size: int) -> Floats | None:
    """Where each box goes, on shelves from high to low; None when they do not fit."""
    if len(order) >= _FEW:
        return _rows(boxes, order, size)
    places = np.zeros_like(boxes)
    shelves: list[list[float]] = []  # where each ends, its top, its height
    top = 0.0
    for index in order:
        width, height = float(boxes[index, 0]), float(boxes[index, 1])
        if width > size:
            return None
        for shelf in shelves:
            if shelf[0] + width <= size and height <= shelf[2]:
                break
        else:
            if top + height > size:
                return None
            shelf = [0.0, top, height]
            shelves.append(shelf)
            top += height
        places[index] = shelf[0], shelf[1]
        shelf[0] += width
    return places


def _rows(boxes: Floats, order: NDArray[np.int64], size: int) -> Floats | None:
    """As ``_shelves``, but each box goes on the last shelf: a step per shelf, not per box."""
    ends = np.cumsum(boxes[order, 0], dtype=np.float64)
    places = np.zeros_like(boxes)
    start, top = 0, 0.0
    while start < len(order):
        before = float(ends[start - 1]) if start else 0.0
        end = int(np.searchsorted(ends, before + size, side="right"))
        height = float(boxes[order[start], 1])
        if end == start or top + height > size:
            return None
        places[order[start:end], 0] = np.concatenate([[0], ends[start : end - 1] - before])
        places[order[start:end], 1] = top
        start, top = end, top + height
    return places


def meshes(skin: Skin, groups: Ints, materials: Ints) -> list[tuple[int, Mesh]]:
    """The skin as meshes, one for each group and material, in order: (group, mesh).

    Args:
        groups, materials: (m,) of each face.
    """
    corners, of_face = triangles(skin.shape.faces)
    found = []
    for group, material in np.unique(np.column_stack([groups, materials]), axis=0):
        chosen = np.flatnonzero((groups[of_face] == group) & (materials[of_face] == material))
        face = of_face[chosen][:, None]
        corner = corners[chosen]
        points = skin.shape.faces[face, corner].ravel()
        normals = skin.normals[face, corner].reshape(-1, 3)
        uvs = skin.atlas[face, corner].reshape(-1, 2)
        keys = np.column_stack([points, np.round(normals * 500).astype(np.int64), np.round(uvs * 16384)])
        _, first, inverse = np.unique(mixed(keys.astype(np.int64)), return_index=True, return_inverse=True)
        # Vertices in the order in which faces use them: graphics processors like that, and files get smaller.
        rank = np.argsort(first, kind="stable")
        place = np.empty_like(rank)
        place[rank] = np.arange(len(rank))
        first = first[rank]
        mesh = Mesh(
            skin.shape.positions[points[first]],
            place[inverse.ravel()].reshape(-1, 3).astype(np.int32),
            normals[first],
            uvs[first],
            material=int(material),
        )
        found.append((int(group), with_tangents(mesh)))
    return found


def with_tangents(mesh: Mesh) -> Mesh:
    """The mesh with tangents from its uvs: x along u, the bitangent up the picture, as glTF has it."""
    if mesh.uvs is None or len(mesh.faces) == 0:
        return mesh
    a, b, c = mesh.faces.T
    e1, e2 = mesh.positions[b] - mesh.positions[a], mesh.positions[c] - mesh.positions[a]
    d1, d2 = mesh.uvs[b] - mesh.uvs[a], mesh.uvs[c] - mesh.uvs[a]
    twist = d1[:, 0] * d2[:, 1] - d2[:, 0] * d1[:, 1]
    sign = np.sign(twist)[:, None]
    along = (e1 * d2[:, 1:] - e2 * d1[:, 1:]) * sign
    down = (e2 * d1[:, :1] - e1 * d2[:, :1]) * sign
    corners = mesh.faces.T.ravel()
    tangents = summed(corners, np.tile(along, (3, 1)), len(mesh.positions))
    ups = summed(corners, np.tile(-down, (3, 1)), len(mesh.positions))
    n = mesh.normals
    across: Floats = tangents - n * (tangents * n).sum(1, keepdims=True)
    spare = np.cross(n, np.where(np.abs(n[:, :1]) < 0.9, np.array([[1, 0, 0]]), np.array([[0, 1, 0]])))
    is_lost = np.linalg.norm(across, axis=1, keepdims=True) < 1e-9
    across = unit(np.where(is_lost, spare, unit((across * 1e3).astype(np.float32))).astype(np.float32))
    hand = np.where((np.cross(n, across) * ups).sum(1) < 0, -1.0, 1.0)
    return replace(mesh, tangents=np.column_stack([across, hand]).astype(np.float32))


def smooth_normals(positions: Floats, faces: Ints) -> Floats:
    """(n, 3): normals by area, smooth across all that touches; points at one place count as one."""
    grid = max(float(np.ptp(positions)), 1e-9) * 1e-5
    _, same = np.unique(mixed(np.round(positions / grid).astype(np.int64)), return_inverse=True)
    a, b, c = (positions[faces[:, i]] for i in range(3))
    areas = np.cross(b - a, c - a).astype(np.float64)
    total = summed(same[faces.T.ravel()], np.tile(areas, (3, 1)), int(same.max()) + 1)
    return unit((total / max(float(np.abs(total).max()), 1e-30))[same].astype(np.float32))
