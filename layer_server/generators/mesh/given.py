"""The user's mesh: opened within limits, with the credits that it carries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.card import Attribution, GenerationRequest
from layer_server.generators.mesh.gltf_reading import read_glb
from layer_server.generators.mesh.model import (
    Floats,
    Ints,
    Mesh,
    Model,
    Node,
    bounds,
    flattened,
    in_scene,
    world_matrices,
)
from layer_server.generators.mesh.rows import mixed

PORT = "init_mesh"

MOST_FACES = 100_000
"""Triangles that are laid out on an atlas; of more, each would get less than a few pixels."""

_LEAST_EXTENT, _MOST_EXTENT = 1e-5, 1e6
"""Of a scene's longest side, in its units."""

_MOST_TANGLED = 150.0
"""Surface of all triangles, by that of the box around them; a rolled-up cloth has some tens."""


@dataclass(frozen=True, slots=True)
class Given:
    """A mesh that was given, and whose work is in it."""

    model: Model
    name: str
    attribution: Sequence[Attribution]


def given(request: GenerationRequest) -> Given:
    """The request's mesh.

    Raises:
        InvalidInputs: there is none, more than one, or it is not read here.
    """
    files = request.files.get(PORT, ())
    if len(files) != 1:
        raise InvalidInputs(
            "One GLB is needed as init_mesh."
            if not files
            else "Only one init_mesh can be worked on at a time.",
            field=PORT,
        )
    name = files[0].name.rpartition(".")[0] or "model"
    model = read_glb(files[0].path)
    _check_extent(model)
    _check_tangle(model)
    return Given(model, name[:80], tuple(files[0].attribution))


def _check_extent(model: Model) -> None:
    """Raises InvalidInputs for a model so small or so large that areas in 32 bits would be nothing or infinite."""
    matrices = world_matrices(model)
    corners = []
    for index in in_scene(model):
        for which in model.nodes[index].meshes:
            points = model.meshes[which].positions
            box = np.stack([points.min(0), points.max(0)]).astype(np.float64)
            grid = np.stack(np.meshgrid(*box.T), -1).reshape(-1, 3)
            corners.append(grid @ matrices[index][:3, :3].T + matrices[index][:3, 3])
    extent = float(np.ptp(np.concatenate(corners), axis=0).max())
    if not _LEAST_EXTENT <= extent <= _MOST_EXTENT:
        raise InvalidInputs(
            f"The mesh is {extent:.3g} units large; {_LEAST_EXTENT:g} to {_MOST_EXTENT:g} can be worked on.",
            field=PORT,
            remedy="Scale it to its size in metres and export it again.",
        )


def _check_tangle(model: Model) -> None:
    """Raises InvalidInputs for triangles that lie through each other everywhere: a ray would meet thousands of them."""
    meshes = flattened(model)
    area = 0.0
    for mesh in meshes:
        a, b, c = (mesh.positions[mesh.faces[:, i]].astype(np.float64) for i in range(3))
        area += float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum()) / 2
    low, high = bounds(meshes)
    x, y, z = (float(each) for each in np.subtract(high, low))
    box = 2 * (x * y + y * z + z * x)
    if area > _MOST_TANGLED * max(box, 1e-12):
        raise InvalidInputs(
            f"The mesh is a tangle: its triangles have {area / max(box, 1e-12):,.0f} times the surface of its box.",
            field=PORT,
            remedy="Give a mesh whose faces do not lie through each other.",
        )


def flat(model: Model) -> Model:
    """The model with every mesh in the scene's space, under one node."""
    meshes = flattened(model)
    return Model(
        meshes, model.materials, (Node("model", meshes=tuple(range(len(meshes)))),), extras=model.extras
    )


def welded(meshes: Sequence[Mesh]) -> tuple[Floats, Ints]:
    """All triangles over points that are one where they lie at one place: (n, 3), (m, 3)."""
    positions = np.concatenate([mesh.positions for mesh in meshes])
    starts = np.cumsum([0, *(len(mesh.positions) for mesh in meshes)])
    faces = np.concatenate([mesh.faces + start for mesh, start in zip(meshes, starts, strict=False)])
    grid = max(float(np.ptp(positions, axis=0).max()), 1e-9) * 1e-6
    keys = mixed(np.round(positions / grid).astype(np.int64))
    _, first, same = np.unique(keys, return_index=True, return_inverse=True)
    faces = same[faces]
    a, b, c = faces.T
    faces = faces[(a != b) & (b != c) & (a != c)]
    return positions[first].astype(np.float32), faces.astype(np.int32)
