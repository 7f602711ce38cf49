"""A closed piece of geometry with flat patches to paint on, and how pieces are moved about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, radians, sin

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.mesh.model import Floats, Ints

NONE = -1
"""In the fourth corner of a face that is a triangle."""


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """Quads and triangles.

    Attributes:
        positions: (n, 3).
        local: (n, 3): where each point was before the piece was moved; textures that go through it lie there.
        faces: (m, 4) of points, counter-clockwise from outside; triangles end with NONE.
        uvs: (m, 4, 2): each corner on its patch, in units of length; v runs along the piece.
        charts: (m,): the patch of each face, from 0.
        wear: (m,): 1 where the face is a bevelled edge, which use wears first.
        through: (m,): whether textures go through the face, as through a rock, and not around it, as on a board.
    """

    positions: Floats
    local: Floats
    faces: Ints
    uvs: Floats
    charts: Ints
    wear: Floats
    through: NDArray[np.bool_]

    def at(self, x: float = 0, y: float = 0, z: float = 0) -> Shape:
        """Moved."""
        return replace(self, positions=self.positions + np.array([x, y, z], np.float32))

    def turned(self, axis: str, degrees: float) -> Shape:
        """Turned about ``x``, ``y`` or ``z`` through the origin."""
        return replace(self, positions=(self.positions @ rotation(axis, degrees).T).astype(np.float32))

    def scaled(self, x: float, y: float | None = None, z: float | None = None) -> Shape:
        """Made larger, about the origin; one number scales all ways."""
        factors = np.array([x, x if y is None else y, x if z is None else z], np.float32)
        local = self.local * factors
        uvs = self.uvs * np.float32(abs(float(np.prod(factors))) ** (1 / 3))
        shape = replace(self, positions=self.positions * factors, local=local, uvs=uvs)
        return shape if np.prod(factors) > 0 else shape.flipped()

    def mirrored(self) -> Shape:
        """Its mirror image to the other side of x."""
        return replace(self, positions=self.positions * np.array([-1, 1, 1], np.float32)).flipped()

    def flipped(self) -> Shape:
        """Inside out."""
        order = _reversed(self.faces)
        return replace(
            self,
            faces=np.take_along_axis(self.faces, order, 1),
            uvs=np.take_along_axis(self.uvs, order[..., None], 1),
        )

    def bent(self, positions: Floats) -> Shape:
        """The same faces over other points."""
        return replace(self, positions=positions.astype(np.float32))

    def solid(self) -> Shape:
        """With textures that go through it."""
        return replace(self, through=np.ones_like(self.through))

    @property
    def is_watertight(self) -> bool:
        """Whether every edge has exactly one face on each side."""
        return edges_match(self.faces)


def rotation(axis: str, degrees: float) -> Floats:
    """(3, 3)."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    matrices = {
        "x": [[1, 0, 0], [0, c, -s], [0, s, c]],
        "y": [[c, 0, s], [0, 1, 0], [-s, 0, c]],
        "z": [[c, -s, 0], [s, c, 0], [0, 0, 1]],
    }
    return np.array(matrices[axis], np.float32)


def _reversed(faces: Ints) -> NDArray[np.int64]:
    """For each face the order of its corners the other way round."""
    is_triangle = faces[:, 3] == NONE
    return np.where(is_triangle[:, None], np.array([0, 2, 1, 3]), np.array([0, 3, 2, 1]))


def joined(shapes: Sequence[Shape]) -> Shape:
    """Several pieces as one; they stay separate shells."""
    points = np.cumsum([0, *(len(shape.positions) for shape in shapes)])
    charts = np.cumsum([0, *(int(shape.charts.max(initial=-1)) + 1 for shape in shapes)])
    faces = [np.where(s.faces == NONE, NONE, s.faces + points[i]) for i, s in enumerate(shapes)]
    return Shape(
        np.concatenate([s.positions for s in shapes]),
        np.concatenate([s.local for s in shapes]),
        np.concatenate(faces).astype(np.int32),
        np.concatenate([s.uvs for s in shapes]),
        np.concatenate([s.charts + charts[i] for i, s in enumerate(shapes)]).astype(np.int32),
        np.concatenate([s.wear for s in shapes]),
        np.concatenate([s.through for s in shapes]),
    )


def triangles(faces: Ints) -> tuple[Ints, Ints]:
    """Quads cut in two, side by side and from the same corner: (t, 3) corners of the face, (t,) the face."""
    is_quad = faces[:, 3] != NONE
    counts = np.where(is_quad, 2, 1)
    of_face = np.repeat(np.arange(len(faces)), counts)
    second = np.zeros(len(of_face), bool)
    second[np.cumsum(counts)[is_quad] - 1] = True
    corners = np.where(second[:, None], np.array([0, 2, 3]), np.array([0, 1, 2]))
    return corners.astype(np.int32), of_face.astype(np.int32)


def edges_match(faces: Ints) -> bool:
    """Whether each directed edge occurs once, and once the other way."""
    if len(faces) == 0:
        return False
    is_quad = faces[:, 3] != NONE
    a, b, c, d = faces.T.astype(np.int64)
    third = np.where(is_quad, d, a)
    starts = np.concatenate([a, b, c, d[is_quad]])
    ends = np.concatenate([b, c, third, a[is_quad]])
    size = int(max(starts.max(), ends.max())) + 1
    forward, backward = starts * size + ends, ends * size + starts
    unique = np.unique(forward)
    return bool(len(unique) == len(forward) and np.array_equal(unique, np.unique(backward)))
