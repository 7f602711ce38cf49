"""Reads GLB 2.0 that anybody may have sent: bounded, self-contained, and refused with a sentence where it is not.

What a mesh looks like is kept: nodes, meshes, metallic-roughness materials. Animations and skins of the file are
not, morph targets neither: what is made of it says so.
"""

from __future__ import annotations

import base64
import binascii
import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.mesh.gltf_tree import below, decomposed, is_tree
from layer_server.generators.mesh.model import Bytes, Floats, Ints, Material, Mesh, Model, Node, unit
from layer_server.generators.mesh.surface import smooth_normals, with_tangents

MAX_BYTES = 128 * 1024 * 1024
MAX_TRIANGLES = 500_000
MAX_ENTRIES = 4096
"""Of each table: nodes, meshes, materials, pictures."""
MAX_VALUES = 24 * MAX_TRIANGLES
"""Numbers that all accessors together give: a small file can name one of them thousands of times."""
MAX_TEXTURE_PIXELS = 4096 * 4096
LARGEST_TEXTURE = 2048
"""Pixels; larger pictures are reduced to it."""
MAX_PICTURES = 32
"""Pictures that are opened, each once."""

_UNDERSTOOD = {
    "KHR_mesh_quantization",
    "KHR_materials_unlit",
    "KHR_materials_emissive_strength",
    "KHR_materials_ior",
    "KHR_materials_specular",
    "KHR_materials_clearcoat",
    "KHR_materials_transmission",
    "KHR_materials_volume",
    "KHR_materials_sheen",
    "KHR_texture_transform",
}
"""Extensions that a file may require: without them it looks nearly the same."""

_COMPONENTS: dict[int, Any] = {5120: np.int8, 5121: np.uint8, 5122: np.int16, 5123: np.uint16, 5125: np.uint32, 5126: np.float32}  # fmt: skip
_WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT2": 4, "MAT3": 9, "MAT4": 16}
_TRIANGLES, _STRIP, _FAN = 4, 5, 6
_COUNTED = {"nodes", "meshes", "materials", "textures", "images", "scenes"}


def read_glb(path: Path, port: str = "init_mesh") -> Model:
    """The model in a file.

    Raises:
        InvalidInputs: it is no GLB, it is damaged, too large, or needs what is not understood here.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _refused(port, f"is larger than the {MAX_BYTES >> 20} MiB that are opened")
        data = path.read_bytes()
        document, binary = _chunks(data, port)
        return _Reader(document, binary, port).model()
    except InvalidInputs:
        raise
    except (
        OSError,
        ValueError,
        KeyError,
        IndexError,
        TypeError,
        AttributeError,
        struct.error,
        RecursionError,
        MemoryError,
        OverflowError,
        Image.DecompressionBombError,
    ) as error:
        raise _refused(port, f"is damaged ({type(error).__name__}: {str(error)[:120]})") from error


def _refused(
    port: str, why: str, remedy: str = "Give a GLB 2.0 file with everything inside."
) -> InvalidInputs:
    return InvalidInputs(f"The file for {port!r} {why}.", field=port, remedy=remedy)


def _chunks(data: bytes, port: str) -> tuple[dict[str, Any], bytes]:
    if data[:4] != b"glTF":
        raise _refused(port, "is no GLB", "Export it as glTF Binary (.glb).")
    version, total = struct.unpack_from("<II", data, 4)
    if version != 2:
        raise _refused(port, f"is glTF {version}; only version 2 is read")
    document: Any = None
    binary = b""
    offset = 12
    while offset + 8 <= min(total, len(data)):
        length, kind = struct.unpack_from("<I4s", data, offset)
        chunk = data[offset + 8 : offset + 8 + length]
        if len(chunk) < length:
            raise _refused(port, "ends too early")
        if kind == b"JSON" and document is None:
            document = json.loads(chunk)
        elif kind == b"BIN\0" and not binary:
            binary = chunk
        offset += 8 + length
    if not isinstance(document, dict):
        raise _refused(port, "has no scene in it")
    return document, binary


@dataclass(slots=True)
class _Reader:
    """Follows the tables of one document."""

    document: Mapping[str, Any]
    binary: bytes
    port: str
    triangles: int = 0
    values: int = 0
    pictures: dict[int, Bytes] = field(default_factory=dict)
    buffers: dict[int, bytes] = field(default_factory=dict)

    def _table(self, name: str) -> Sequence[Mapping[str, Any]]:
        found = self.document.get(name, [])
        if not isinstance(found, list):
            raise TypeError(f"{name} is no list")
        if name in _COUNTED and len(found) > MAX_ENTRIES:
            raise _refused(self.port, f"has more than {MAX_ENTRIES} {name}")
        return found

    def model(self) -> Model:
        """Everything of the default scene."""
        needs = set(self.document.get("extensionsRequired", [])) - _UNDERSTOOD
        if needs:
            raise _refused(
                self.port,
                f"needs {', '.join(sorted(map(str, needs)))[:200]}, which is not read here",
                "Export it again without compression (no Draco, meshopt or KTX2).",
            )
        materials = [self._material(each) for each in self._table("materials")] or [Material()]
        meshes: list[Mesh] = []
        places: list[tuple[int, ...]] = []
        for entry in self._table("meshes"):
            given = entry["primitives"]
            if len(meshes) + len(given) > MAX_ENTRIES:
                raise _refused(self.port, f"has more than {MAX_ENTRIES} surfaces", "Join them.")
            mine = [mesh for each in given if (mesh := self._primitive(each, len(materials)))]
            places.append(tuple(range(len(meshes), len(meshes) + len(mine))))
            meshes += mine
        nodes = [self._node(each, places) for each in self._table("nodes")]
        roots = self._roots(len(nodes))
        if not is_tree(nodes, roots):
            raise _refused(self.port, "has nodes that do not form a tree")
        model = Model(meshes, materials, nodes, roots)
        shown = [which for index in below(nodes, roots) for which in nodes[index].meshes]
        if not shown:
            raise _refused(self.port, "has no triangles in its scene")
        if sum(len(meshes[which].faces) for which in shown) > MAX_TRIANGLES:
            # A small file can show one mesh thousands of times.
            raise _refused(
                self.port, f"has more than {MAX_TRIANGLES:,} triangles in its scene", "Reduce it first."
            )
        return model

    def _roots(self, count: int) -> tuple[int, ...]:
        scenes = self._table("scenes")
        if scenes:
            chosen = scenes[int(self.document.get("scene", 0))].get("nodes", [])
            return tuple(int(each) for each in chosen if 0 <= int(each) < count)
        children = {int(c) for each in self._table("nodes") for c in each.get("children", [])}
        return tuple(index for index in range(count) if index not in children)

    def _node(self, entry: Mapping[str, Any], places: Sequence[tuple[int, ...]]) -> Node:
        name = str(entry.get("name", "node"))[:80]
        translation, rotation, scale = (0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0), (1.0, 1.0, 1.0)
        if "matrix" in entry:
            matrix = np.array(entry["matrix"], np.float64).reshape(4, 4).T
            translation, rotation, scale = decomposed(matrix)
        else:
            x, y, z = (float(each) for each in entry.get("translation", translation))
            translation = (x, y, z)
            a, b, c, d = (float(each) for each in entry.get("rotation", rotation))
            length = max((a * a + b * b + c * c + d * d) ** 0.5, 1e-9)
            rotation = (a / length, b / length, c / length, d / length)
            x, y, z = (float(each) for each in entry.get("scale", scale))
            scale = (x, y, z)
        if not np.isfinite([*translation, *rotation, *scale]).all():
            raise ValueError("a node's place is not finite")
        children = tuple(int(each) for each in entry.get("children", []))
        meshes = places[int(entry["mesh"])] if "mesh" in entry else ()
        return Node(name, translation, rotation, scale, children, meshes)

    def _primitive(self, entry: Mapping[str, Any], materials: int) -> Mesh | None:
        mode = int(entry.get("mode", _TRIANGLES))
        if mode not in {_TRIANGLES, _STRIP, _FAN}:
            return None  # points and lines have no surface
        attributes = entry["attributes"]
        positions = self._floats(attributes["POSITION"], 3)
        indices = (
            self._accessor(int(entry["indices"])).astype(np.int64).ravel()
            if "indices" in entry
            else np.arange(len(positions))
        )
        triangles = _as_triangles(indices, mode)
        self.triangles += len(triangles)
        if self.triangles > MAX_TRIANGLES:
            raise _refused(self.port, f"has more than {MAX_TRIANGLES:,} triangles", "Reduce it first.")
        if len(triangles) == 0:
            return None
        if triangles.min() < 0 or triangles.max() >= len(positions):
            raise IndexError("a face names a point that is not there")
        if not np.isfinite(positions).all():
            raise ValueError("a position is not finite")
        faces: Ints = triangles.astype(np.int32)
        given = self._floats(attributes["NORMAL"], 3) if "NORMAL" in attributes else None
        usable = given is not None and len(given) == len(positions) and np.isfinite(given).all()
        normals = unit(given) if usable and given is not None else smooth_normals(positions, faces)
        uvs = None
        if "TEXCOORD_0" in attributes:
            uvs = self._floats(attributes["TEXCOORD_0"], 2)
            uvs = uvs if len(uvs) == len(positions) and np.isfinite(uvs).all() else None
        material = int(entry.get("material", 0))
        mesh = Mesh(positions, faces, normals, uvs, material=material if 0 <= material < materials else 0)
        return with_tangents(mesh)

    def _floats(self, index: Any, width: int) -> Floats:
        values = self._accessor(int(index))
        entry = self._table("accessors")[int(index)]
        kind = np.dtype(_COMPONENTS[int(entry["componentType"])])
        floats = values.reshape(len(values), -1)[:, :width].astype(np.float32)
        if kind.kind in "iu" and entry.get("normalized"):
            floats = np.maximum(floats / np.float32(np.iinfo(kind).max), -1)
        if floats.shape[1] != width:
            raise ValueError("an attribute is too narrow")
        return np.ascontiguousarray(floats)

    def _accessor(self, index: int) -> NDArray[Any]:
        if index < 0:
            raise IndexError("an accessor is not there")
        entry = self._table("accessors")[index]
        kind = np.dtype(_COMPONENTS[int(entry["componentType"])]).newbyteorder("<")
        width, count = _WIDTHS[entry["type"]], int(entry["count"])
        self.values += max(count, 0) * width
        if count < 0 or count > 3 * MAX_TRIANGLES or self.values > MAX_VALUES:
            raise _refused(self.port, "has more points than are read", "Reduce it first.")
        if "sparse" in entry:
            raise _refused(self.port, "has sparse data, which is not read here", "Export it again.")
        if "bufferView" not in entry:
            return np.zeros((count, width), kind)
        view = self._table("bufferViews")[int(entry["bufferView"])]
        data = self._view(view)
        start, stride = (
            int(entry.get("byteOffset", 0)),
            int(view.get("byteStride", 0) or kind.itemsize * width),
        )
        if start < 0 or stride < kind.itemsize * width or count == 0:
            raise ValueError("an accessor does not fit")
        if start + stride * (count - 1) + kind.itemsize * width > len(data):
            raise ValueError("an accessor reaches beyond its data")
        return np.ndarray((count, width), kind, data, start, (stride, kind.itemsize)).copy()

    def _view(self, view: Mapping[str, Any]) -> memoryview:
        index = int(view.get("buffer", 0))
        if index not in self.buffers:
            buffer = self._table("buffers")[index]
            self.buffers[index] = self._uri(buffer["uri"]) if "uri" in buffer else self.binary
        data = memoryview(self.buffers[index])
        start, length = int(view.get("byteOffset", 0)), int(view["byteLength"])
        if start < 0 or length < 0 or start + length > len(data):
            raise ValueError("a view reaches beyond its data")
        return data[start : start + length]

    def _uri(self, uri: Any) -> bytes:
        text = str(uri)
        if not text.startswith("data:") or ";base64," not in text[:200]:
            raise _refused(self.port, "points to other files")
        try:
            return base64.b64decode(text.split(",", 1)[1], validate=True)
        except binascii.Error as error:
            raise ValueError("inline data is damaged") from error

    def _material(self, entry: Mapping[str, Any]) -> Material:
        base = entry.get("pbrMetallicRoughness", {})
        red, green, blue, alpha = (_share(each) for each in base.get("baseColorFactor", (1, 1, 1, 1)))
        r, g, b = (_share(each) for each in entry.get("emissiveFactor", (0, 0, 0)))
        mode = str(entry.get("alphaMode", "OPAQUE"))
        albedo = self._picture(base.get("baseColorTexture"))
        if albedo is not None and mode == "OPAQUE":
            albedo = np.ascontiguousarray(albedo[..., :3])
        orm = self._picture(base.get("metallicRoughnessTexture"))
        occlusion = self._picture(entry.get("occlusionTexture"))
        if orm is not None:
            orm = orm[..., :3].copy()  # another material may have it with another occlusion
            orm[..., 0] = 255
            if occlusion is not None and occlusion.shape[:2] == orm.shape[:2]:
                orm[..., 0] = occlusion[..., 0]
        normal, emissive = (
            self._picture(entry.get("normalTexture")),
            self._picture(entry.get("emissiveTexture")),
        )
        return Material(
            name=str(entry.get("name", "material"))[:80],
            colour=(red, green, blue, alpha),
            metallic=_share(base.get("metallicFactor", 1)),
            roughness=_share(base.get("roughnessFactor", 1)),
            albedo=albedo,
            orm=orm,
            normal=None if normal is None else np.ascontiguousarray(normal[..., :3]),
            emissive=None if emissive is None else np.ascontiguousarray(emissive[..., :3]),
            emission=(r, g, b),
            alpha=mode if mode in {"OPAQUE", "MASK", "BLEND"} else "OPAQUE",
            cutoff=_share(entry.get("alphaCutoff", 0.5)),
            double_sided=bool(entry.get("doubleSided", False)),
        )

    def _picture(self, reference: Any) -> Bytes | None:
        """(h, w, 3 or 4), or None where there is none that is read."""
        if not isinstance(reference, Mapping) or int(reference.get("texCoord", 0)) != 0:
            return None
        texture = self._table("textures")[int(reference["index"])]
        if "source" not in texture:
            return None
        source = int(texture["source"])
        if source not in self.pictures:
            if len(self.pictures) >= MAX_PICTURES:
                raise _refused(self.port, f"has more than {MAX_PICTURES} textures", "Join its materials.")
            self.pictures[source] = self._opened(self._table("images")[source])
        return self.pictures[source]

    def _opened(self, image: Mapping[str, Any]) -> Bytes:
        data = (
            self._view(self._table("bufferViews")[int(image["bufferView"])])
            if "bufferView" in image
            else self._uri(image["uri"])
        )
        with Image.open(BytesIO(data), formats=("PNG", "JPEG", "WEBP")) as opened:
            if opened.width * opened.height > MAX_TEXTURE_PIXELS:
                raise _refused(self.port, "has a texture beyond 4096 x 4096 pixels")
            picture = opened.convert("RGBA" if "A" in opened.getbands() else "RGB")
        if max(picture.size) > LARGEST_TEXTURE:
            picture.thumbnail((LARGEST_TEXTURE, LARGEST_TEXTURE), Image.Resampling.LANCZOS)
        return np.array(picture, np.uint8)


def _share(value: Any) -> float:
    """A factor, as near to 0..1 as it has to be; raises ValueError for what is no number."""
    number = float(value)
    if not np.isfinite(number):
        raise ValueError("a factor of a material is not finite")
    return min(max(number, 0.0), 1.0)


def _as_triangles(indices: NDArray[np.int64], mode: int) -> NDArray[np.int64]:
    if mode == _TRIANGLES:
        return indices[: len(indices) // 3 * 3].reshape(-1, 3)
    if len(indices) < 3:
        return np.zeros((0, 3), np.int64)
    if mode == _FAN:
        return np.column_stack([np.full(len(indices) - 2, indices[0]), indices[1:-1], indices[2:]])
    strip = np.column_stack([indices[:-2], indices[1:-1], indices[2:]])
    strip[1::2] = strip[1::2][:, [1, 0, 2]]
    return strip
