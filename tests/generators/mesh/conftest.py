"""Makes small models as a worker process does, reads them back, and asks the Khronos validator about them."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
import sysconfig
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from layer_server.generators.card import GenerationRequest, InputFile, Output
from layer_server.generators.mesh import delivery
from layer_server.generators.registry import CARDS

VALIDATOR = Path(__file__).parents[2] / "conformance/node_modules/gltf-validator/index.js"
PROGRAM = """
const validator = require(process.argv[1]), fs = require('fs');
(async () => {
  const found = {};
  for (const file of process.argv.slice(2)) {
    const report = await validator.validateBytes(new Uint8Array(fs.readFileSync(file)));
    found[file] = report.issues.messages.map(m => `${m.severity} ${m.code} ${m.pointer}`);
  }
  console.log(JSON.stringify(found));
})();
"""


@pytest.fixture(autouse=True)
def small_posters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures of models are small, which is most of the time."""
    monkeypatch.setattr(delivery, "POSTER", 48)


@pytest.fixture(scope="session")
def make() -> Callable[..., list[Output]]:
    """``make("prop", "a chest", files={"init_mesh": path}, face_limit=500)``; textures are small."""
    cards = {card.slug: card for card in CARDS}

    def make(
        slug: str,
        prompt: str = "",
        seed: int = 7,
        batch_size: int = 1,
        files: Mapping[str, Path] | None = None,
        cancel: Callable[[], bool] = lambda: False,
        progress: Callable[[float, str], None] = lambda fraction, stage: None,
        **given: Any,
    ) -> list[Output]:
        card = cards[slug]
        values = {name: each.default for name, each in card.parameters.items() if each.default is not None}
        if "quality" in card.parameters:
            values["quality"] = "low"
        ports = {port: [InputFile(path, "", name=path.name)] for port, path in (files or {}).items()}
        request = GenerationRequest(prompt, seed, batch_size, {**values, **given}, ports, slug)
        return list(card.load()(request, np.random.default_rng(seed), progress, cancel))

    return make


@pytest.fixture(scope="session")
def document() -> Callable[[bytes], dict[str, Any]]:
    """The JSON of a GLB."""

    def read(data: bytes) -> dict[str, Any]:
        length = struct.unpack_from("<I", data, 12)[0]
        return json.loads(data[20 : 20 + length])

    return read


@pytest.fixture(scope="session")
def issues(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Mapping[str, bytes]], dict[str, list[str]]]:
    """What the validator says of files by name; names of clean ones are left out."""
    node = shutil.which("node", path=sysconfig.get_path("scripts")) or shutil.which("node")
    if node is None or not VALIDATOR.exists():
        pytest.skip("`npm ci` in tests/conformance brings the glTF validator")

    def ask(files: Mapping[str, bytes]) -> dict[str, list[str]]:
        folder = tmp_path_factory.mktemp("glb")
        paths = {}
        for index, (name, data) in enumerate(files.items()):
            path = folder / f"{index}.glb"
            path.write_bytes(data)
            paths[str(path)] = name
        command = [node, "-e", PROGRAM, str(VALIDATOR), *paths]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
        return {paths[path]: said for path, said in json.loads(done.stdout).items() if said}

    return ask


@pytest.fixture(scope="session")
def disc(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A red ring with a yellow dot on nothing."""
    picture = np.zeros((160, 160, 4), np.uint8)
    cv2.circle(picture, (80, 80), 66, (40, 40, 220, 255), -1)
    cv2.circle(picture, (80, 80), 30, (0, 0, 0, 0), -1)
    cv2.circle(picture, (80, 80), 18, (60, 210, 240, 255), -1)
    path = tmp_path_factory.mktemp("pictures") / "disc.png"
    cv2.imwrite(str(path), picture)
    return path


@pytest.fixture(scope="session")
def mesh_of(
    make: Callable[..., list[Output]], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Path]:
    """The file of a prop, made once."""
    folder, known = tmp_path_factory.mktemp("meshes"), dict[str, Path]()

    def file(prompt: str) -> Path:
        if prompt not in known:
            path = folder / f"{prompt.replace(' ', '_')}.glb"
            path.write_bytes(make("prop", prompt)[0].data)
            known[prompt] = path
        return known[prompt]

    return file
