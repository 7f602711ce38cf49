"""The ``rig`` generator: bones for a humanoid mesh."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.batch import Step
from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.mesh.given import Given, flat
from layer_server.generators.mesh.model import Floats, Mesh, Model, Node, Skin
from layer_server.generators.mesh.reworked import Reworked, reworked
from layer_server.generators.mesh.rig_card import RIG
from layer_server.generators.mesh.skeleton import NAMES, PARENTS, NotHumanoid, Skeleton, found, held_out
from layer_server.generators.mesh.surface import smooth_normals, with_tangents


def generate(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """The mesh with a skeleton of 19 joints. One output: the seed changes nothing.

    Raises Cancelled when ``cancel()`` answers true, and InvalidInputs for a mesh that is no humanoid.
    """
    del rng
    return reworked(RIG, request, progress, cancel, lambda mesh, step: _bound(request, mesh, step))


def _bound(request: GenerationRequest, mesh: Given, step: Step) -> Reworked:
    model = flat(mesh.model)
    step(0.2, "finding joints")
    try:
        skeleton = found(*_joined(model))
    except NotHumanoid as error:
        raise InvalidInputs(
            f"This mesh cannot be rigged here: {error}.",
            field="init_mesh",
            remedy="Give a figure that stands upright, looks to the front (+Z) and holds its arms off its body.",
        ) from error
    step(0.9, "binding")
    posed = bool(request.parameters["use_ta_pose"])
    metadata = {"joints": len(NAMES), "skeleton": list(NAMES), "pose": "T" if posed else "as given"}
    return Reworked(rigged(model, skeleton, held=posed), metadata)


def _joined(model: Model) -> tuple[Floats, np.ndarray[tuple[int, int], np.dtype[np.int32]]]:
    starts = np.cumsum([0, *(len(mesh.positions) for mesh in model.meshes)])
    faces = np.concatenate([m.faces + start for m, start in zip(model.meshes, starts, strict=False)])
    return np.concatenate([mesh.positions for mesh in model.meshes]), faces.astype(np.int32)


def rigged(model: Model, skeleton: Skeleton, *, held: bool) -> Model:
    """The model bound to the skeleton; ``held`` binds it with its arms held out."""
    positions, faces = _joined(model)
    joints = skeleton.joints
    if held:
        positions, joints = held_out(positions, skeleton)
    normals = smooth_normals(positions, faces) if held else None
    meshes: list[Mesh] = []
    start = 0
    for mesh in model.meshes:
        mine = slice(start, start + len(mesh.positions))
        start = mine.stop
        bound = replace(
            mesh,
            positions=positions[mine],
            normals=mesh.normals if normals is None else normals[mine],
            joints=skeleton.owners[mine],
            weights=skeleton.weights[mine],
        )
        meshes.append(with_tangents(bound) if held else bound)
    inverse = np.tile(np.eye(4, dtype=np.float32), (len(joints), 1, 1))
    inverse[:, :3, 3] = -joints
    nodes = [Node("figure", meshes=tuple(range(len(meshes))), skin=0)]
    for index, (name, parent) in enumerate(zip(NAMES, PARENTS, strict=True)):
        offset = joints[index] - (joints[parent] if parent >= 0 else 0)
        children = tuple(i + 1 for i, p in enumerate(PARENTS) if p == index)
        nodes.append(Node(name, (float(offset[0]), float(offset[1]), float(offset[2])), children=children))
    skin = Skin(tuple(range(1, len(NAMES) + 1)), inverse)
    return Model(meshes, model.materials, nodes, (0, 1), (skin,))
