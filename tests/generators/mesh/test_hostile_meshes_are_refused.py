"""Files that anybody may send: each is refused with a sentence, none is followed."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.mesh.gltf_reading import read_glb
from layer_server.generators.mesh.model import flattened

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
        ({"meshes": []}, "damaged|no triangles"),
        ({"meshes": "many"}, "damaged"),
        ({"scenes": [{"nodes": []}]}, "no triangles"),
    ],
)  # fmt: skip
def test_it_is_refused(tmp_path: Path, changes: dict[str, Any], why: str) -> None:
    with pytest.raises(InvalidInputs, match=why):
        read(tmp_path, glb(triangle(**changes)))


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
