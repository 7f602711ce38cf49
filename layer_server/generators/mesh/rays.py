"""Rays against a model, by Embree: what is in the shadow, and how much of the sky a place sees."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.mesh.model import Floats, Ints

_CHUNK = 1 << 18
"""Rays per call, which bounds memory."""


class Obstacles:
    """Triangles that rays may hit.

    Args:
        positions: (n, 3).
        faces: (m, 3).

    Raises ImportError where embreex is not installed.
    """

    def __init__(self, positions: Floats, faces: Ints) -> None:
        from embreex.mesh_construction import TriangleMesh
        from embreex.rtcore_scene import EmbreeScene

        self._scene: Any = EmbreeScene()
        self._mesh = TriangleMesh(
            self._scene, np.ascontiguousarray(positions, np.float32), np.ascontiguousarray(faces, np.int32)
        )

    def blocked(self, origins: Floats, ways: Floats, reach: float = 1e30) -> NDArray[np.bool_]:
        """Whether each ray hits something within ``reach``; directions are unit."""
        hit = np.zeros(len(origins), bool)
        for start in range(0, len(origins), _CHUNK):
            part = slice(start, start + _CHUNK)
            ahead = np.ascontiguousarray(ways[part], np.float32)
            limits = np.full(len(ahead), reach, np.float32)
            hit[part] = (
                self._scene.run(
                    np.ascontiguousarray(origins[part], np.float32), ahead, dists=limits, query="OCCLUDED"
                )
                >= 0
            )
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
                hit = self._scene.run(origins, ways, query="INTERSECT", output=1)
                near = (hit["primID"] >= 0) & (hit["tfar"] < np.float32(2 * reach * height))
                found[part[near]] = hit["primID"][near]
                u[part[near]], v[part[near]] = hit["u"][near], hit["v"][near]
        return found, u, v

    def openness(
        self, points: Floats, normals: Floats, rng: np.random.Generator, rays: int, reach: float
    ) -> Floats:
        """Share of the sky over each place that is free, cosine-weighted, 0..1.

        Args:
            rays: per place.
            reach: farther things do not count; nearer ones count fully.
        """
        free = np.zeros(len(points), np.float32)
        for _ in range(rays):
            free += ~self.blocked(points, around(normals, rng), reach)
        return free / np.float32(rays)


def around(normals: Floats, rng: np.random.Generator) -> Floats:
    """A random direction over each normal, cosine-weighted."""
    ways = rng.standard_normal(normals.shape, dtype=np.float32)
    ways /= np.maximum(np.linalg.norm(ways, axis=1, keepdims=True), 1e-6)
    ways += normals * np.float32(1.01)
    ways /= np.maximum(np.linalg.norm(ways, axis=1, keepdims=True), 1e-6)
    return ways


def spread(way: tuple[float, float, float], count: int, width: float, rng: np.random.Generator) -> Floats:
    """Directions to an area lamp: ``way``, jittered by ``width``."""
    ways = np.array(way, np.float32) + rng.standard_normal((count, 3), dtype=np.float32) * np.float32(width)
    result: Floats = ways / np.linalg.norm(ways, axis=1, keepdims=True)
    return result
