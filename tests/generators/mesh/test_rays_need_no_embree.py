"""Where Embree has no package the tree of our own finds the same triangles."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
import pytest

from layer_server.generators.mesh import rays


@pytest.mark.parametrize("triangles", [0, 1, 3, 1000])
def test_both_see_the_same(monkeypatch: pytest.MonkeyPatch, triangles: int) -> None:
    rng = np.random.default_rng(triangles)
    corners = rng.normal(size=(triangles, 1, 3)) + rng.normal(size=(triangles, 3, 3)) * 0.2
    positions = corners.reshape(-1, 3).astype(np.float32)
    faces = np.arange(3 * triangles, dtype=np.int32).reshape(-1, 3)
    origins = (rng.normal(size=(5000, 3)) * 2).astype(np.float32)
    ways = rng.normal(size=(5000, 3))
    ways[:3] = np.eye(3)
    ways = (ways / np.linalg.norm(ways, axis=1)[:, None]).astype(np.float32)

    def seen() -> tuple[Any, Any]:
        tree = rays.Obstacles(positions, faces)
        return tree.blocked(origins, ways, 1.0), tree.outermost(origins, -ways, 1.0)

    blocked, (found, u, v) = seen()
    monkeypatch.setitem(sys.modules, "embreex.mesh_construction", None)
    own_blocked, (own_found, own_u, own_v) = seen()
    assert isinstance(rays.Obstacles(positions, faces)._tree, rays.Hierarchy)
    assert np.array_equal(blocked, own_blocked)
    assert np.array_equal(found, own_found)
    assert np.allclose(u, own_u, atol=1e-3)
    assert np.allclose(v, own_v, atol=1e-3)
