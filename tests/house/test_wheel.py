"""What people install: the wheel holds the code, the front ends, the generators' data and the credits."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import layer_mcp

ROOT = Path(__file__).resolve().parents[2]
MAX_DATA_BYTES = 80_000_000


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    result = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout[-2000:] + result.stderr[-2000:]
    return zipfile.ZipFile(next(folder.glob("*.whl")))


@pytest.mark.parametrize(
    "ending",
    [
        "layer_mcp/py.typed",
        "layer_server/__main__.py",
        "layer_nb/static/gallery.js",
        "share/jupyter/labextensions/layer-nb/package.json",
        "share/jupyter/labextensions/layer-nb/install.json",
        "etc/jupyter/jupyter_server_config.d/layer_nb.json",
        "layer_server/generators/data/art.sqlite",
        "layer_server/generators/data/instruments.sqlite",
        "layer_server/generators/data/meanings.npy",
        "layer_server/generators/data/names.json",
        "layer_server/generators/data/saliency.onnx",
        "layer_server/generators/data/sentence.onnx",
        "layer_server/generators/data/vocabulary.txt",
        "layer_server/tools/page/run.html",
        "layer_server/blueprints/schema.json",
        "licenses/LICENSE",
        "licenses/NOTICE",
    ],
)
def test_the_wheel_holds(wheel: zipfile.ZipFile, ending: str) -> None:
    assert [name for name in wheel.namelist() if name.endswith(ending)], ending


def test_the_front_end_is_really_inside(wheel: zipfile.ZipFile) -> None:
    scripts = [
        name for name in wheel.namelist() if "labextensions/layer-nb/static/" in name and name.endswith(".js")
    ]
    assert len(scripts) >= 2
    assert not [name for name in wheel.namelist() if "node_modules" in name or name.startswith("tests/")]


def test_every_published_workflow_is_inside(wheel: zipfile.ZipFile) -> None:
    published = ROOT / "layer_server" / "blueprints" / "published"
    written = {str(path.relative_to(ROOT)) for path in published.glob("*.yaml")}
    assert len(written) >= 6
    assert written <= set(wheel.namelist())


def test_the_data_stays_small(wheel: zipfile.ZipFile) -> None:
    packed = sum(info.compress_size for info in wheel.infolist() if "/generators/data/" in info.filename)
    assert packed <= MAX_DATA_BYTES


def test_one_version() -> None:
    package = json.loads((ROOT / "labextension" / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((ROOT / "labextension" / "package-lock.json").read_text(encoding="utf-8"))
    assert package["version"] == lock["version"] == layer_mcp.__version__
