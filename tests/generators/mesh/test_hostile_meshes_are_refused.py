"""Files that anybody may send: each is refused with a sentence, none is followed."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.mesh.gltf_reading import read_glb
from layer_server.generators.mesh.model import flattened
from layer_server.generators.mesh.surface import corner_normals

POINTS = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0]], "<f4").tobytes()


def glb(document: dict[str, Any], binary: bytes = POINTS) -> bytes:
    text = json.dumps(document).encode()
    text += b" " * (-len(text) % 4)
    binary += b"\0" * (-len(binary) % 4)
    total = 28 + len(text) + len(binary)
    return (
        struct.pack("<4sII", b"glTF", 2, total)
        + struct.pack("<I4s", len(text), b"JSON")
        + text
        + struct.pack("<I4s", len(binary), b"BIN\0")
        + binary
    )


def triangle(**changes: Any) -> dict[str, Any]:
    return {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}}]}],
        "accessors": [{"bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3"}],
        "bufferViews": [{"buffer": 0, "byteLength": 36}],
        "buffers": [{"byteLength": 36}],
    } | changes


def read(tmp_path: Path, data: bytes) -> Any:
    path = tmp_path / "mesh.glb"
    path.write_bytes(data)
    return read_glb(path)


def test_a_bare_triangle_is_read(tmp_path: Path) -> None:
    [mesh] = flattened(read(tmp_path, glb(triangle())))
    assert mesh.normals[0].tolist() == [0, 0, 1]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"extensionsRequired": ["KHR_draco_mesh_compression"]}, "without compression"),
        ({"buffers": [{"byteLength": 36, "uri": "other.bin"}]}, "points to other files"),
        ({"buffers": [{"byteLength": 36, "uri": "https://example.com/x.bin"}]}, "points to other files"),
        ({"accessors": [{"bufferView": 0, "componentType": 5126, "count": 4, "type": "VEC3"}]}, "damaged"),
        ({"accessors": [{"bufferView": 0, "componentType": 5126, "count": 10**12, "type": "VEC3"}]}, "more points"),
        ({"accessors": [{"bufferView": 0, "byteOffset": -8, "componentType": 5126, "count": 1, "type": "VEC3"}]}, "damaged"),
        ({"bufferViews": [{"buffer": 0, "byteLength": 4096}]}, "damaged"),
        ({"nodes": [{"mesh": 0, "children": [0]}]}, "tree"),
        ({"nodes": [{"mesh": 7}]}, "damaged"),
        ({"nodes": [{"mesh": 0, "scale": [1, "x", 1]}]}, "damaged"),
        ({"nodes": [{} for _ in range(5000)]}, "nodes"),
        ({"nodes": [{"mesh": 0, "translation": [0, "NaN", 0]}]}, "damaged"),
        ({"nodes": [{"mesh": 0, "children": [1]}, {"children": [0]}]}, "tree"),
        ({"accessors": [{"bufferView": 0, "componentType": 9999, "count": 3, "type": "VEC3"}]}, "damaged"),
        ({"accessors": [{"bufferView": 0, "componentType": 5126, "count": 3, "type": "SCALAR"}]}, "damaged"),
        ({"materials": [{"pbrMetallicRoughness": {"baseColorFactor": [float("nan"), 1, 1, 1]}}]}, "damaged"),
        ({"materials": [{}] * 5000}, "materials"),
        ({"meshes": [{"primitives": [{"attributes": {"POSITION": 0}}] * 5000}]}, "surfaces"),
        ({"meshes": [{"primitives": [{"attributes": {"POSITION": 0}, "mode": 1}]}]}, "no triangles"),
        ({"meshes": []}, "damaged|no triangles"),
        ({"meshes": "many"}, "damaged"),
        ({"scenes": [{"nodes": []}]}, "no triangles"),
    ],
)  # fmt: skip
def test_it_is_refused(tmp_path: Path, changes: dict[str, Any], why: str) -> None:
    with pytest.raises(InvalidInputs, match=why):
        read(tmp_path, glb(triangle(**changes)))


def test_one_accessor_that_is_named_very_often_counts_very_often(tmp_path: Path) -> None:
    attributes = {"POSITION": 0, "NORMAL": 0}
    often = triangle(
        meshes=[{"primitives": [{"attributes": attributes, "indices": 1}] * 4000}],
        accessors=[
            {"componentType": 5126, "count": 100_000, "type": "VEC3"},
            {"bufferView": 0, "componentType": 5121, "count": 3, "type": "SCALAR"},
        ],
    )
    with pytest.raises(InvalidInputs, match="more points"):
        read(tmp_path, glb(often))


def test_a_picture_is_opened_once_and_there_are_not_too_many(tmp_path: Path) -> None:
    dot = cv2.imencode(".png", np.zeros((1, 1, 3), np.uint8))[1].tobytes()
    views = [{"buffer": 0, "byteLength": 36}, {"buffer": 0, "byteOffset": 36, "byteLength": len(dot)}]

    def textured(images: int) -> bytes:
        painted = [{"pbrMetallicRoughness": {"baseColorTexture": {"index": each}}} for each in range(40)]
        changes = {
            "materials": painted,
            "textures": [{"source": each % images} for each in range(40)],
            "images": [{"bufferView": 1, "mimeType": "image/png"}] * images,
            "bufferViews": views,
            "buffers": [{"byteLength": 36 + len(dot)}],
        }
        return glb(triangle(**changes), POINTS + dot)

    model = read(tmp_path, textured(1))
    assert len(model.materials) == 40
    with pytest.raises(InvalidInputs, match="textures"):
        read(tmp_path, textured(40))


def test_a_tangle_is_refused(tmp_path: Path, make) -> None:
    rng = np.random.default_rng(0)
    points = rng.uniform(0, 1, (30_000, 3)).astype("<f4").tobytes()
    path = tmp_path / "mesh.glb"
    document = triangle(
        accessors=[{"bufferView": 0, "componentType": 5126, "count": 30_000, "type": "VEC3"}],
        bufferViews=[{"buffer": 0, "byteLength": len(points)}],
        buffers=[{"byteLength": len(points)}],
    )
    path.write_bytes(glb(document, points))
    with pytest.raises(InvalidInputs, match="tangle"):
        make("remesh", files={"init_mesh": path})


def test_one_triangle_is_worked_on(tmp_path: Path, make, issues) -> None:
    path = tmp_path / "mesh.glb"
    path.write_bytes(glb(triangle()))
    made = {
        slug: make(slug, "gold", files={"init_mesh": path})[0].data
        for slug in ("remesh", "retexture", "animate")
    }
    assert issues(made) == {}


def test_a_spike_of_very_many_faces_is_no_work() -> None:
    """By pairs of faces it would be 1.6 billion."""
    count = 40_000
    ring = np.stack([np.cos(np.arange(count)), np.zeros(count), np.sin(np.arange(count))], 1)
    positions = np.concatenate([[[0, 1, 0]], ring]).astype(np.float32)
    faces = np.stack(
        [np.zeros(count), np.arange(count) + 1, (np.arange(count) + 1) % count + 1, np.full(count, -1)], 1
    )
    normals = corner_normals(positions, faces.astype(np.int32))
    assert np.allclose(np.linalg.norm(normals, axis=-1), 1, atol=1e-3)


@pytest.mark.parametrize("scale", [0.0, 1e-30, 1e-8, 1e12, 1e30])
def test_what_is_nothing_or_beyond_all_measure_is_refused(tmp_path: Path, make, scale: float) -> None:
    path = tmp_path / "mesh.glb"
    path.write_bytes(glb(triangle(nodes=[{"mesh": 0, "scale": [scale] * 3}])))
    for slug in ("remesh", "retexture", "animate", "multi-angle", "rig"):
        with pytest.raises(InvalidInputs, match="units large"):
            make(slug, "gold", files={"init_mesh": path}, **({"width": 64} if slug == "multi-angle" else {}))


def test_one_mesh_that_is_shown_very_often_counts_very_often(tmp_path: Path) -> None:
    often = [{"children": list(range(1, 4000))}, *({"mesh": 0} for _ in range(3999))]
    assert len(flattened(read(tmp_path, glb(triangle(nodes=often))))) == 3999
    indices = {"bufferView": 1, "componentType": 5121, "count": 600, "type": "SCALAR"}
    many = triangle(
        nodes=often,
        meshes=[{"primitives": [{"attributes": {"POSITION": 0}, "indices": 1}]}],
        accessors=[*triangle()["accessors"], indices],
        bufferViews=[{"buffer": 0, "byteLength": 36}, {"buffer": 0, "byteOffset": 36, "byteLength": 600}],
        buffers=[{"byteLength": 636}],
    )
    with pytest.raises(InvalidInputs, match="triangles in its scene"):
        read(tmp_path, glb(many, POINTS + bytes([0, 1, 2] * 200)))


@pytest.mark.parametrize(
    "data", [b"", b"glTF", b"PK\x03\x04", b"glTF\2\0\0\0\xff\xff\xff\x7f", b"glTF\1\0\0\0\0\0\0\0"]
)
def test_other_files_are_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InvalidInputs):
        read(tmp_path, data)


def test_any_cut_of_a_real_file_is_refused_or_read(tmp_path: Path, mesh_of) -> None:
    whole = mesh_of("coin").read_bytes()
    for share in np.linspace(0.0, 0.99, 12):
        with pytest.raises(InvalidInputs):
            read(tmp_path, whole[: int(len(whole) * share)])
    rng = np.random.default_rng(0)
    for _ in range(12):
        data = bytearray(whole)
        for place in rng.integers(12, 3000, 4):
            data[int(place)] = int(rng.integers(256))
        try:
            read(tmp_path, bytes(data))
        except InvalidInputs:
            continue
