"""Fixtures of the hosts' tests: a person with nothing installed, and the command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Somebody's home folder, empty; no host's program is on the path. The working folder is a project elsewhere."""
    home = tmp_path / "person"
    project = tmp_path / "project"
    home.mkdir()
    project.mkdir()
    for name, value in {"HOME": home, "USERPROFILE": home, "APPDATA": home / "AppData", "PATH": ""}.items():
        monkeypatch.setenv(name, str(value))
    for name in ("XDG_CONFIG_HOME", "CLAUDE_CONFIG_DIR", "CODEX_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(project)
    return home


@pytest.fixture
def hosts(person: Path) -> Callable[..., Any]:
    """Runs ``layer hosts`` in this process; gives exit code and output."""
    from typer.testing import CliRunner

    from layer_mcp.cli.app import app

    runner = CliRunner()
    return lambda *args, **more: runner.invoke(app, ["hosts", *map(str, args)], **more)
