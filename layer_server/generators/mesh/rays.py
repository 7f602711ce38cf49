"""Rays against a model: what is in the shadow, and how much of the sky a place sees.

By Embree, or by a tree of our own on the machines that it has no package for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.mesh.hierarchy import Hierarchy
from layer_server.generators.mesh.model import Floats, Ints

_CHUNK = 1 << 18
"""Rays per call, which bounds memory."""


class Tree(Protocol):
    """What finds the triangles on a ray."""

    def occluded(self, origins: Floats, ways: Floats, reach: Floats) -> NDArray[np.bool_]:
        """Whether each ray hits something within its reach."""

    def nearest(self, origins: Floats, ways: Floats) -> tuple[Ints, Floats, Floats, Floats]:
        """The first triangle on each ray (-1: none), its distance, and where it is hit: u and v."""


class _Embree:
    def __init__(self, scene: Any, mesh: Any) -> None:
        self._scene, self._mesh = scene, mesh

    def occluded(self, origins: Floats, ways: Floats, reach: Floats) -> NDArray[np.bool_]:
        hit: NDArray[np.bool_] = self._scene.run(origins, ways, dists=reach, query="OCCLUDED") >= 0
        return hit

    def nearest(self, origins: Floats, ways: Floats) -> tuple[Ints, Floats, Floats, Floats]:
        hit = self._scene.run(origins, ways, query="INTERSECT", output=1)
        return hit["primID"], hit["tfar"], hit["u"], hit["v"]


def _by_embree(positions: Floats, faces: Ints) -> _Embree | None:
    try:
        from embreex.mesh_construction import TriangleMesh
        from embreex.rtcore_scene import EmbreeScene
    except ImportError:
        return None
    scene = EmbreeScene()
    return _Embree(
        scene,
        TriangleMesh(
            scene, np.ascontiguousarray(positions, np.float32), np.ascontiguousarray(faces, np.int32)
        ),
    )


class Obstacles:
    """Triangles that rays may hit.

    Args:
        positions: (n, 3).
        faces: (m, 3).

    Raises ImportError where neither embreex nor numba is installed.
    """

    def __init__(self, positions: Floats, faces: Ints) -> None:
        self._tree: Tree = _by_embree(positions, faces) or Hierarchy(positions, faces)

    def blocked(self, origins: Floats, ways: Floats, reach: float = 1e30) -> NDArray[np.bool_]:
        """Whether each ray hits something within ``reach``; directions are unit."""
        hit = np.zeros(len(origins), bool)
        for start in range(0, len(origins), _CHUNK):
            part = slice(start, start + _CHUNK)
            ahead = np.ascontiguousarray(ways[part], np.float32)
            limits = np.full(len(ahead), reach, np.float32)
            hit[part] = self._tree.occluded(np.ascontiguousarray(origins[part], np.float32), ahead, limits)
        return hit

    def outermost(
        self, points: Floats, normals: Floats, reach: float
    ) -> tuple[NDArray[np.int32], Floats, Floats]:
        """What an eye over each place would see there: triangle (-1: none within ``reach``), and its u and v."""
        found = np.full(len(points), -1, np.int32)
        u, v = np.zeros(len(points), np.float32), np.zeros(len(points), np.float32)
        # From close by first: from farther away something else may stand between.
        for height in (0.25, 1.0):
            open_ = np.flatnonzero(found < 0)
            for start in range(0, len(open_), _CHUNK):
                part = open_[start : start + _CHUNK]
                ways = np.ascontiguousarray(-normals[part], np.float32)
                origins = np.ascontiguousarray(points[part] - ways * np.float32(reach * height), np.float32)
                ids, far, hit_u, hit_v = self._tree.nearest(origins, ways)
                near = (ids >= 0) & (far < np.float32(2 * reach * height))
                found[part[near]] = ids[near]
                u[part[near]], v[part[near]] = hit_u[near], hit_v[near]
        return found, u, v

    def openness(self, points: Floats, normals: Floats, pattern: Ints, rays: int, reach: float) -> Floats:
        """Share of the sky over each place that is free, cosine-weighted, 0..1.

        Args:
            pattern: (n,): which of the ``PATTERNS`` sets of directions each place takes; see ``interleaved``.
            rays: per place.
            reach: farther things do not count; nearer ones count fully.
        """
        across, ahead = _axes(normals)
        free = np.zeros(len(points), np.float32)
        for x, y in _rounds(rays, pattern):
            up = np.sqrt(np.maximum(1 - x * x - y * y, 1e-4)).astype(np.float32)
            free += ~self.blocked(points, across * x + ahead * y + normals * up, reach)
        return free / np.float32(rays)

    def lit(
        self, points: Floats, way: tuple[float, float, float], width: float, pattern: Ints, rays: int
    ) -> Floats:
        """Share of a round lamp that each place sees, 0..1.

        Args:
            way: unit, towards the lamp.
            width: half of it, as the tangent of its angle.
            pattern, rays: as in ``openness``.
        """
        middle = np.array([way], np.float32)
        across, ahead = _axes(middle)
        seen = np.zeros(len(points), np.float32)
        for x, y in _rounds(rays, pattern):
            ways = middle + (across * x + ahead * y) * np.float32(width)
            seen += ~self.blocked(points, ways / lengths(ways))
        return seen / np.float32(rays)


_SIDE = 4
PATTERNS = _SIDE * _SIDE
"""Sets of directions; neighbours take different ones, so that their mean is as good as all sets together."""


def interleaved(rows: NDArray[Any], columns: NDArray[Any]) -> Ints:
    """Which set of directions each pixel of a picture takes: every square of 4 x 4 has each once."""
    order = np.array([0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5], np.int32)
    found: Ints = order[rows % _SIDE * _SIDE + columns % _SIDE]
    return found


def _rounds(rays: int, pattern: Ints) -> Iterator[tuple[Floats, Floats]]:
    """Points in the unit disc, (n, 1) of x and of y, for each of the rays: Vogel's spiral, dealt out in turn."""
    count = rays * PATTERNS
    step = np.arange(count)
    radius, turn = np.sqrt((step + 0.5) / count), step * (np.pi * (3 - 5**0.5))
    x, y = (radius * np.cos(turn)).astype(np.float32), (radius * np.sin(turn)).astype(np.float32)
    for each in range(rays):
        chosen = pattern + each * PATTERNS
        yield x[chosen][:, None], y[chosen][:, None]


def lengths(vectors: Floats) -> Floats:
    """(n, 1), of (n, 3). NumPy's own norm along so short an axis takes several times as long."""
    x, y, z = vectors.T
    result: Floats = np.sqrt(x * x + y * y + z * z)[:, None]
    return result


def _axes(normals: Floats) -> tuple[Floats, Floats]:
    """Two directions across each unit vector (Duff et al., Building an Orthonormal Basis, Revisited, 2017)."""
    x, y, z = normals.T
    sign = np.copysign(np.float32(1), z)
    a = -1 / (sign + z)
    b = x * y * a
    across = np.stack([1 + sign * x * x * a, sign * b, -sign * x], 1)
    ahead = np.stack([b, sign + y * y * a, -y], 1)
    return across.astype(np.float32), ahead.astype(np.float32)
