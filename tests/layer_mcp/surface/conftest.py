"""Fixtures of the surface: the command in this process, and as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).parents[3]

Command = Callable[..., Any]


@pytest.fixture
def command(server: Any) -> Command:
    """Runs ``layer`` in this process; gives exit code and output."""
    from typer.testing import CliRunner

    from layer_mcp.cli.app import app

    runner = CliRunner()
    return lambda *args, **more: runner.invoke(app, [str(arg) for arg in args], **more)


@pytest.fixture
def shell() -> Iterator[Command]:
    """Starts ``python -m layer_mcp.cli`` as a process."""
    started: list[subprocess.Popen[str]] = []

    def start(*args: Any, **more: Any) -> subprocess.Popen[str]:
        settings = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL} | more
        environ = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
        argv = [sys.executable, "-m", "layer_mcp.cli", *map(str, args)]
        started.append(subprocess.Popen(argv, text=True, env=environ, **settings))
        return started[-1]

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()
