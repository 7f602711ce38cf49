"""Importing a package costs nothing: heavy libraries are loaded when they are first used."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "mcp",
    "mcp_types",
    "pydantic",
    "keyring",
    "sqlalchemy",
    "numpy",
    "PIL",
    "httpx2",
    "dbos",
    "cv2",
    "anywidget",
    "langchain_core",
    "typer",
    "rich",
)


# layer_mcp.sync: the embedded server is spawned before anything heavy is imported, so that the two load side by side.
@pytest.mark.parametrize("package", ["layer_mcp", "layer_mcp.sync", "layer_nb", "layer_agents"])
def test_a_package_loads_nothing_heavy(package: str) -> None:
    code = f"import sys, {package}; print(' '.join(m for m in {HEAVY!r} if m in sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.split() == []


@pytest.mark.parametrize("package", ["layer_mcp", "layer_nb", "layer_agents"])
def test_every_promised_name_is_there(package: str) -> None:
    code = f"import {package} as p; [getattr(p, name) for name in p.__all__]; print(len(p.__all__))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert int(result.stdout) > 0
