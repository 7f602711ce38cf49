"""A 3D model in memory: meshes with materials, in a tree of nodes, with skins and animations.

Metres, Y up, right-handed, counter-clockwise faces seen from outside, the front looks along +Z: as glTF has it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.floating[Any]]
"""Float32; the type says floating because arithmetic with Python's floats keeps float32, which stubs do not know."""
Bytes: TypeAlias = NDArray[np.uint8]
Ints: TypeAlias = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """A metallic-roughness material. Pictures are 8 bits; each has its own size.

    Attributes:
        colour: RGBA factor, linear.
        metallic, roughness: factors.
        albedo: (h, w, 3 or 4), sRGB.
        orm: (h, w, 3): occlusion, roughness, metallic.
        normal: (h, w, 3), OpenGL convention.
        emissive: (h, w, 3), sRGB.
        emission: RGB factor, linear.
        alpha: ``OPAQUE``, ``MASK`` or ``BLEND``.
    """

    name: str = "material"
    colour: tuple[float, float, float, float] = (1.0, 1.0, 1.0, 1.0)
    metallic: float = 0.0
    roughness: float = 0.8
    albedo: Bytes | None = None
    orm: Bytes | None = None
    normal: Bytes | None = None
    emissive: Bytes | None = None
    emission: tuple[float, float, float] = (0.0, 0.0, 0.0)
    alpha: str = "OPAQUE"
    cutoff: float = 0.5
    double_sided: bool = False

    @property
    def is_textured(self) -> bool:
        return any(each is not None for each in (self.albedo, self.orm, self.normal, self.emissive))


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """Triangles of one material.

    Attributes:
        positions: (n, 3).
        faces: (m, 3).
        normals: (n, 3), unit.
        uvs: (n, 2), v runs down; None where there are none.
        tangents: (n, 4), unit xyz and handedness; needed with a normal map.
        material: index into the model's materials.
        joints, weights: (n, 4), of the skin's joints; None where nothing bends it.
    """

    positions: Floats
    faces: Ints
    normals: Floats
    uvs: Floats | None = None
    tangents: Floats | None = None
    material: int = 0
    joints: NDArray[np.uint16] | None = None
    weights: Floats | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A place in the tree, with the meshes that hang there.

    Attributes:
        rotation: quaternion x, y, z, w.
        children: indices of nodes.
        meshes: indices of meshes, drawn as one object.
        skin: index of the skin that bends them.
    """

    name: str
    translation: tuple[float, float, float] = (0.0, 0.0, 0.0)
    rotation: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 1.0)
    scale: tuple[float, float, float] = (1.0, 1.0, 1.0)
    children: Sequence[int] = ()
    meshes: Sequence[int] = ()
    skin: int | None = None

    def matrix(self) -> NDArray[np.float64]:
        """(4, 4), of its parent's space."""
        x, y, z, w = self.rotation
        turn = np.array(
            [
                [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
                [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
                [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
            ]
        )
        matrix = np.eye(4)
        matrix[:3, :3] = turn * np.array(self.scale)
        matrix[:3, 3] = self.translation
        return matrix


@dataclass(frozen=True, slots=True, eq=False)
class Skin:
    """Bones: nodes, and the inverse of where each stood when the mesh was bound, (joints, 4, 4)."""

    joints: Sequence[int]
    inverse_bind: Floats
    name: str = "skeleton"


@dataclass(frozen=True, slots=True, eq=False)
class Channel:
    """One animated property of a node.

    Attributes:
        path: ``translation``, ``rotation`` or ``scale``.
        times: (k,), seconds, rising from 0.
        values: (k, 3), or (k, 4) for rotations.
    """

    node: int
    path: str
    times: Floats
    values: Floats
    interpolation: str = "LINEAR"


@dataclass(frozen=True, slots=True)
class Animation:
    name: str
    channels: Sequence[Channel]


@dataclass(frozen=True, slots=True)
class Model:
    """Everything of one file.

    Attributes:
        roots: the nodes of the scene that have no parent.
        extras: what the file says of itself: prompt, seed, credits; JSON values.
    """

    meshes: Sequence[Mesh]
    materials: Sequence[Material]
    nodes: Sequence[Node]
    roots: Sequence[int] = (0,)
    skins: Sequence[Skin] = ()
    animations: Sequence[Animation] = ()
    extras: Mapping[str, Any] = field(default_factory=dict)

    def faces(self) -> int:
        """Triangles in all."""
        return sum(len(mesh.faces) for mesh in self.meshes)


def single(mesh: Mesh, material: Material, name: str, extras: Mapping[str, Any] | None = None) -> Model:
    """A model of one mesh."""
    return Model((mesh,), (material,), (Node(name, meshes=(0,)),), extras=dict(extras or {}))


def world_matrices(model: Model) -> list[NDArray[np.float64]]:
    """Where each node is, (4, 4), in the scene's space; nodes outside of the scene stay where they are."""
    matrices = [node.matrix() for node in model.nodes]
    pending = [(root, np.eye(4)) for root in model.roots]
    seen: set[int] = set()
    while pending:
        index, above = pending.pop()
        if index in seen:
            continue
        seen.add(index)
        matrices[index] = above @ matrices[index]
        pending += [(child, matrices[index]) for child in model.nodes[index].children]
    return matrices


def in_scene(model: Model) -> list[int]:
    """The nodes that the scene holds, in the order of the tree."""
    found: list[int] = []
    pending = list(reversed(model.roots))
    seen: set[int] = set()
    while pending:
        index = pending.pop()
        if index not in seen:
            seen.add(index)
            found.append(index)
            pending += reversed(model.nodes[index].children)
    return found


def flattened(model: Model) -> list[Mesh]:
    """Every mesh of the scene in the scene's space, bent by its skin as it stands."""
    matrices = world_matrices(model)
    meshes = []
    for index in in_scene(model):
        node = model.nodes[index]
        for which in node.meshes:
            mesh = model.meshes[which]
            if node.skin is not None and mesh.joints is not None and mesh.weights is not None:
                skin = model.skins[node.skin]
                bones = np.stack([matrices[j] @ skin.inverse_bind[k] for k, j in enumerate(skin.joints)])
                meshes.append(_bent(mesh, bones))
            else:
                meshes.append(moved(mesh, matrices[index]))
    return meshes


def moved(mesh: Mesh, matrix: NDArray[np.float64]) -> Mesh:
    """The mesh in another space; a mirrored one keeps its outside outside."""
    if np.allclose(matrix, np.eye(4), atol=1e-9):
        return mesh
    linear = matrix[:3, :3]
    positions = (mesh.positions @ linear.T + matrix[:3, 3]).astype(np.float32)
    is_mirrored = np.linalg.det(linear) < 0
    normals = unit((mesh.normals @ np.linalg.pinv(linear)).astype(np.float32))
    tangents = mesh.tangents
    if tangents is not None:
        tangents = np.column_stack([unit((tangents[:, :3] @ linear.T).astype(np.float32)), tangents[:, 3]])
        if is_mirrored:
            tangents[:, 3] *= -1
    faces = mesh.faces[:, ::-1] if is_mirrored else mesh.faces
    return Mesh(
        positions,
        np.ascontiguousarray(faces),
        normals,
        mesh.uvs,
        tangents,
        mesh.material,
        mesh.joints,
        mesh.weights,
    )


def _bent(mesh: Mesh, bones: NDArray[np.float64]) -> Mesh:
    assert mesh.joints is not None
    assert mesh.weights is not None
    blend = np.einsum("nk,nkij->nij", mesh.weights, bones[mesh.joints.astype(np.int64)]).astype(np.float32)
    positions = np.einsum("nij,nj->ni", blend[:, :3, :3], mesh.positions) + blend[:, :3, 3]
    normals = unit(np.einsum("nij,nj->ni", blend[:, :3, :3], mesh.normals).astype(np.float32))
    tangents = mesh.tangents
    if tangents is not None:
        along = unit(np.einsum("nij,nj->ni", blend[:, :3, :3], tangents[:, :3]).astype(np.float32))
        tangents = np.column_stack([along, tangents[:, 3]])
    return Mesh(positions.astype(np.float32), mesh.faces, normals, mesh.uvs, tangents, mesh.material)


def unit(vectors: Floats) -> Floats:
    """Rows at length 1; those that have none point up."""
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    up = np.zeros((1, vectors.shape[1]), np.float32)
    up[0, 1] = 1
    result: Floats = np.where(length > 1e-8, vectors / np.maximum(length, 1e-8), up).astype(np.float32)
    return result


def bounds(meshes: Sequence[Mesh]) -> tuple[Floats, Floats]:
    """The lowest and the highest corner of all."""
    filled = [mesh.positions for mesh in meshes if len(mesh.positions)]
    if not filled:
        return np.zeros(3, np.float32), np.ones(3, np.float32)
    low = np.min([each.min(0) for each in filled], axis=0)
    high = np.max([each.max(0) for each in filled], axis=0)
    return low.astype(np.float32), high.astype(np.float32)
