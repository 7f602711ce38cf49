"""What the TypeScript project promises to whoever builds or installs it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from layer_mcp import __version__

SOURCES = Path(__file__).resolve().parents[2] / "labextension"


def test_its_version_is_the_python_packages_version() -> None:
    assert json.loads((SOURCES / "package.json").read_text("utf-8"))["version"] == __version__
    assert json.loads((SOURCES / "package-lock.json").read_text("utf-8"))["version"] == __version__


def test_the_lock_pins_content_and_names_no_registry() -> None:
    lock = json.loads((SOURCES / "package-lock.json").read_text("utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [name for name, entry in packages.items() if not entry.get("integrity")] == []


def test_no_source_asks_another_host() -> None:
    sources = [*SOURCES.glob("src/**/*"), *SOURCES.glob("widgets/**/*"), *SOURCES.glob("style/*")]
    texts = {path: path.read_text("utf-8") for path in sources if path.is_file()}
    assert len(texts) > 10
    assert [
        path.name for path, text in texts.items() if re.search(r"(https?:)?//[a-z0-9-]+\.[a-z]", text)
    ] == []
