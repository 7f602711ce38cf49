"""A model as flat arrays, as the kernels take it."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.mesh.model import Bytes, Floats, Ints, Material, Mesh, Model, bounds, flattened

_MODES = {"OPAQUE": 0, "MASK": 1, "BLEND": 2}


@dataclass(frozen=True, slots=True, eq=False)
class Buffers:
    """Everything that is drawn, in the scene's space.

    Attributes:
        of_face: material of each triangle.
        materials: rows of colour (4), metallic, roughness, emission (3), alpha mode, cutoff, whether double-sided.
        tables: per material and slot (albedo, orm, normal, emissive): offset, width, height, channels.
        texels: all pictures one after the other.
    """

    positions: Floats
    normals: Floats
    tangents: Floats
    uvs: Floats
    faces: Ints
    of_face: Ints
    materials: Floats
    tables: NDArray[np.int64]
    texels: Bytes
    low: Floats
    high: Floats

    @property
    def is_blended(self) -> NDArray[np.bool_]:
        """Which triangles are see-through."""
        return np.asarray(self.materials[self.of_face, 9] == _MODES["BLEND"])

    @property
    def is_double_sided(self) -> NDArray[np.bool_]:
        """Which triangles are seen from behind as well."""
        return np.asarray(self.materials[self.of_face, 11] > 0)


def buffers(model: Model, largest_texture: int = 1024) -> Buffers:
    """Flatten a model; larger pictures are reduced, as they would shimmer."""
    meshes = flattened(model)
    materials = list(model.materials) or [Material()]
    starts = np.cumsum([0, *(len(mesh.positions) for mesh in meshes)])
    low, high = bounds(meshes)
    tables, texels = _textures(materials, largest_texture)
    return Buffers(
        positions=_joined([mesh.positions for mesh in meshes], 3),
        normals=_joined([mesh.normals for mesh in meshes], 3),
        tangents=_joined([_tangents(mesh) for mesh in meshes], 4),
        uvs=_joined([_uvs(mesh) for mesh in meshes], 2),
        faces=np.ascontiguousarray(
            np.concatenate([mesh.faces + start for mesh, start in zip(meshes, starts, strict=False)])
            if meshes
            else np.zeros((0, 3)),
            np.int32,
        ),
        of_face=np.repeat(
            np.array([mesh.material for mesh in meshes], np.int32), [len(mesh.faces) for mesh in meshes]
        ),
        materials=np.array([_row(material) for material in materials], np.float32),
        tables=tables,
        texels=texels,
        low=low,
        high=high,
    )


def _joined(parts: list[Floats], width: int) -> Floats:
    return np.ascontiguousarray(np.concatenate(parts) if parts else np.zeros((0, width)), np.float32)


def _tangents(mesh: Mesh) -> Floats:
    if mesh.tangents is not None:
        return mesh.tangents
    return np.tile(np.array([1, 0, 0, 1], np.float32), (len(mesh.positions), 1))


def _uvs(mesh: Mesh) -> Floats:
    return mesh.uvs if mesh.uvs is not None else np.zeros((len(mesh.positions), 2), np.float32)


def _row(material: Material) -> list[float]:
    return [
        *material.colour,
        material.metallic,
        material.roughness,
        *material.emission,
        _MODES[material.alpha],
        material.cutoff,
        float(material.double_sided),
    ]


def _textures(materials: list[Material], largest: int) -> tuple[NDArray[np.int64], Bytes]:
    tables = np.zeros((len(materials), 4, 4), np.int64)
    parts: list[Bytes] = []
    offset = 0
    for index, material in enumerate(materials):
        for slot, picture in enumerate((material.albedo, material.orm, material.normal, material.emissive)):
            if picture is None:
                continue
            small = _reduced(picture, largest)
            tables[index, slot] = offset, small.shape[1], small.shape[0], small.shape[2]
            parts.append(np.ascontiguousarray(small).ravel())
            offset += small.size
    return tables, np.concatenate(parts) if parts else np.zeros(1, np.uint8)


def _reduced(picture: Bytes, largest: int) -> Bytes:
    factor = largest / max(picture.shape[:2])
    if factor >= 1:
        return picture
    size = max(1, round(picture.shape[1] * factor)), max(1, round(picture.shape[0] * factor))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
