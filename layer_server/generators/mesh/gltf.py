"""Writes a model as GLB 2.0: one file, everything inside, clean before the Khronos validator."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass, field
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.mesh.model import Animation, Bytes, Material, Mesh, Model, Node, Skin

MIME_TYPE = "model/gltf-binary"

_FLOAT, _USHORT, _UINT, _UBYTE = 5126, 5123, 5125, 5121
_VERTICES, _INDICES = 34962, 34963
_KINDS = {1: "SCALAR", 2: "VEC2", 3: "VEC3", 4: "VEC4", 16: "MAT4"}
_QUALITY = {"baseColor": 88, "orm": 86, "normal": 92, "emissive": 86}
"""Of JPEG. Normals have no chroma to spare, so all pictures but the albedo keep full chroma."""

_LINEAR, _LINEAR_MIPMAP_LINEAR, _REPEAT = 9729, 9987, 10497


def write_glb(model: Model, generator: str = "layer-nb") -> bytes:
    """The file's bytes; the same model gives the same bytes.

    Args:
        generator: what made it, for ``asset.generator``.
    """
    writer = _Writer()
    materials = [
        writer.material(material, _has_uvs(model, index)) for index, material in enumerate(model.materials)
    ]
    groups: dict[tuple[int, ...], int] = {}
    meshes: list[dict[str, Any]] = []
    for node in model.nodes:
        key = tuple(node.meshes)
        if key and key not in groups:
            groups[key] = len(meshes)
            primitives = [writer.primitive(model.meshes[i], model.materials) for i in key]
            meshes.append({"name": node.name, "primitives": primitives})
    asset: dict[str, Any] = {"version": "2.0", "generator": generator}
    if model.extras:
        asset["extras"] = dict(model.extras)
    document: dict[str, Any] = {
        "asset": asset,
        "scene": 0,
        "scenes": [{"nodes": list(model.roots)}],
        "nodes": [_node(node, groups) for node in model.nodes],
        "meshes": meshes,
        "materials": materials,
        "textures": writer.textures,
        "images": writer.images,
        "samplers": writer.samplers,
        "skins": [writer.skin(skin) for skin in model.skins],
        "animations": [writer.animation(each) for each in model.animations],
        "accessors": writer.accessors,
        "bufferViews": writer.views,
        "buffers": [{"byteLength": len(writer.binary)}],
    }
    return _chunks({key: value for key, value in document.items() if value != []}, bytes(writer.binary))


def _has_uvs(model: Model, material: int) -> bool:
    return any(mesh.uvs is not None for mesh in model.meshes if mesh.material == material)


def _node(node: Node, groups: dict[tuple[int, ...], int]) -> dict[str, Any]:
    written: dict[str, Any] = {"name": node.name}
    for key, value, neutral in (
        ("translation", node.translation, (0, 0, 0)),
        ("rotation", node.rotation, (0, 0, 0, 1)),
        ("scale", node.scale, (1, 1, 1)),
    ):
        if tuple(value) != neutral:
            written[key] = [float(each) for each in value]
    if node.children:
        written["children"] = list(node.children)
    if node.meshes:
        written["mesh"] = groups[tuple(node.meshes)]
        if node.skin is not None:
            written["skin"] = node.skin
    return written


def _chunks(document: dict[str, Any], binary: bytes) -> bytes:
    text = json.dumps(document, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "replace")
    text += b" " * (-len(text) % 4)
    binary += b"\0" * (-len(binary) % 4)
    total = 12 + 8 + len(text) + 8 + len(binary)
    return b"".join(
        [
            struct.pack("<4sII", b"glTF", 2, total),
            struct.pack("<I4s", len(text), b"JSON"),
            text,
            struct.pack("<I4s", len(binary), b"BIN\0"),
            binary,
        ]
    )


@dataclass(slots=True)
class _Writer:
    """Gathers the binary chunk and the tables that point into it."""

    binary: bytearray = field(default_factory=bytearray)
    views: list[dict[str, Any]] = field(default_factory=list)
    accessors: list[dict[str, Any]] = field(default_factory=list)
    images: list[dict[str, Any]] = field(default_factory=list)
    textures: list[dict[str, Any]] = field(default_factory=list)
    samplers: list[dict[str, Any]] = field(default_factory=list)

    def _view(self, data: bytes, target: int | None = None) -> int:
        self.binary += b"\0" * (-len(self.binary) % 4)
        view = {"buffer": 0, "byteOffset": len(self.binary), "byteLength": len(data)}
        if target is not None:
            view["target"] = target
        self.binary += data
        self.views.append(view)
        return len(self.views) - 1

    def _accessor(
        self, values: NDArray[Any], component: int, target: int | None = None, *, bounded: bool = False
    ) -> int:
        values = np.ascontiguousarray(values)
        width = int(np.prod(values.shape[1:])) if values.ndim > 1 else 1
        accessor: dict[str, Any] = {
            "bufferView": self._view(values.tobytes(), target),
            "componentType": component,
            "count": len(values),
            "type": _KINDS[width],
        }
        if bounded:
            rows = values.reshape(len(values), width)
            accessor["min"] = [float(each) for each in rows.min(0)]
            accessor["max"] = [float(each) for each in rows.max(0)]
        self.accessors.append(accessor)
        return len(self.accessors) - 1

    def primitive(self, mesh: Mesh, materials: Any) -> dict[str, Any]:
        attributes = {
            "POSITION": self._accessor(_float32(mesh.positions), _FLOAT, _VERTICES, bounded=True),
            "NORMAL": self._accessor(_float32(mesh.normals), _FLOAT, _VERTICES),
        }
        # What no texture reads is left out: the validator calls it unused, and it is weight.
        material: Material = materials[mesh.material]
        if mesh.uvs is not None and material.is_textured:
            attributes["TEXCOORD_0"] = self._accessor(_float32(mesh.uvs), _FLOAT, _VERTICES)
            if material.normal is not None and mesh.tangents is not None:
                attributes["TANGENT"] = self._accessor(_float32(mesh.tangents), _FLOAT, _VERTICES)
        if mesh.joints is not None and mesh.weights is not None:
            attributes["JOINTS_0"] = self._accessor(mesh.joints.astype("<u2"), _USHORT, _VERTICES)
            attributes["WEIGHTS_0"] = self._accessor(_float32(mesh.weights), _FLOAT, _VERTICES)
        small = len(mesh.positions) < 65535
        faces = mesh.faces.reshape(-1).astype("<u2" if small else "<u4")
        indices = self._accessor(faces, _USHORT if small else _UINT, _INDICES)
        return {"attributes": attributes, "indices": indices, "material": mesh.material}

    def material(self, material: Material, has_uvs: bool) -> dict[str, Any]:
        base: dict[str, Any] = {
            "baseColorFactor": [float(each) for each in material.colour],
            "metallicFactor": float(material.metallic),
            "roughnessFactor": float(material.roughness),
        }
        written: dict[str, Any] = {"name": material.name, "pbrMetallicRoughness": base}
        if has_uvs:
            if material.albedo is not None:
                base["baseColorTexture"] = self._texture(material.albedo, "baseColor", material.name)
            if material.orm is not None:
                orm = self._texture(material.orm, "orm", material.name)
                base["metallicRoughnessTexture"] = orm
                written["occlusionTexture"] = dict(orm)
            if material.normal is not None:
                written["normalTexture"] = self._texture(material.normal, "normal", material.name)
            if material.emissive is not None:
                written["emissiveTexture"] = self._texture(material.emissive, "emissive", material.name)
        if any(material.emission):
            written["emissiveFactor"] = [min(float(each), 1.0) for each in material.emission]
        if material.alpha != "OPAQUE":
            written["alphaMode"] = material.alpha
            if material.alpha == "MASK":
                written["alphaCutoff"] = material.cutoff
        if material.double_sided:
            written["doubleSided"] = True
        return written

    def _texture(self, pixels: Bytes, use: str, name: str) -> dict[str, Any]:
        mime, data = encoded(pixels, use)
        if not self.samplers:
            self.samplers.append(
                {"magFilter": _LINEAR, "minFilter": _LINEAR_MIPMAP_LINEAR, "wrapS": _REPEAT, "wrapT": _REPEAT}
            )
        self.images.append({"name": f"{name} {use}", "mimeType": mime, "bufferView": self._view(data)})
        self.textures.append({"sampler": 0, "source": len(self.images) - 1})
        return {"index": len(self.textures) - 1}

    def skin(self, skin: Skin) -> dict[str, Any]:
        # glTF stores matrices by columns.
        columns = np.ascontiguousarray(skin.inverse_bind.transpose(0, 2, 1), np.float32)
        return {
            "name": skin.name,
            "joints": list(skin.joints),
            "inverseBindMatrices": self._accessor(columns.reshape(-1, 16), _FLOAT),
            "skeleton": skin.joints[0],
        }

    def animation(self, animation: Animation) -> dict[str, Any]:
        channels, samplers, times = [], [], dict[bytes, int]()
        for channel in animation.channels:
            clock = _float32(channel.times)
            if clock.tobytes() not in times:
                times[clock.tobytes()] = self._accessor(clock, _FLOAT, bounded=True)
            samplers.append(
                {
                    "input": times[clock.tobytes()],
                    "output": self._accessor(_float32(channel.values), _FLOAT),
                    "interpolation": channel.interpolation,
                }
            )
            target = {"node": channel.node, "path": channel.path}
            channels.append({"sampler": len(samplers) - 1, "target": target})
        return {"name": animation.name, "channels": channels, "samplers": samplers}


def _float32(values: NDArray[Any]) -> NDArray[np.float32]:
    return np.ascontiguousarray(values, "<f4")


def encoded(pixels: Bytes, use: str) -> tuple[str, bytes]:
    """A texture's type and file: JPEG, or PNG where it has alpha."""
    if pixels.shape[2] == 4:
        done, data = cv2.imencode(
            ".png", cv2.cvtColor(pixels, cv2.COLOR_RGBA2BGRA), [cv2.IMWRITE_PNG_COMPRESSION, 4]
        )
        mime = "image/png"
    else:
        settings = [cv2.IMWRITE_JPEG_QUALITY, _QUALITY[use]]
        if use != "baseColor":
            settings += [cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444]
        done, data = cv2.imencode(".jpg", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR), settings)
        mime = "image/jpeg"
    assert done
    return mime, data.tobytes()
