"""What is installed: of ours, of Python, and of what both stand on."""

from __future__ import annotations

import importlib.metadata
import platform
import sys
from collections.abc import Sequence

from layer_mcp import __version__
from layer_mcp.doctor.check import Check

OLDEST_PYTHON = (3, 11)
_BASE = ("mcp", "httpx2", "pydantic", "pillow", "platformdirs", "keyring", "filelock", "typer", "tomlkit")
_OLDEST_MCP, _TOO_NEW_MCP = (2, 1), (3,)


def python(version: Sequence[int] = sys.version_info[:3]) -> Check:
    """Ours, Python's and the machine's."""
    words = ".".join(map(str, version))
    finding = f"layer-nb {__version__}, Python {words}, {platform.system()} {platform.machine()}"
    if tuple(version[:2]) < OLDEST_PYTHON:
        wanted = ".".join(map(str, OLDEST_PYTHON))
        return Check(
            "version",
            False,
            f"{finding}: too old",
            f"Make an environment with Python {wanted} or newer, and run `pip install layer-nb` there.",
        )
    return Check("version", True, finding)


def packages() -> Check:
    """What ``pip install layer-nb`` brings."""
    versions, missing = {}, []
    for name in _BASE:
        try:
            versions[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            missing.append(name)
    finding = ", ".join(
        f"{name} {versions[name]}" for name in ("mcp", "httpx2", "pydantic") if name in versions
    )
    if missing:
        words = f"{', '.join(missing)} not installed"
        return Check("packages", False, words, "Run `pip install --upgrade layer-nb`.")
    number = _numbers(versions["mcp"])
    if not _OLDEST_MCP <= number < _TOO_NEW_MCP:
        return Check(
            "packages",
            False,
            f"{finding}: layer-nb needs mcp 2.1 or newer, and not 3",
            'Run `pip install "mcp>=2.1,<3"`; a package that needs another mcp wants an environment of its own.',
        )
    return Check("packages", True, finding)


def keyring() -> Check:
    """Where a sign-in is kept. The keyring itself is asked nothing: it might ask a person."""
    try:
        import keyring as ring

        backend = ring.get_keyring()
    except Exception as error:  # noqa: BLE001  a backend of anybody's, broken in any way, is the finding
        return Check(
            "keyring",
            True,
            f"not usable ({type(error).__name__}): a sign-in is kept in a file that only you can read",
        )
    usable = getattr(backend, "priority", 0) > 0 and "fail" not in type(backend).__module__
    name = f"{type(backend).__module__}.{type(backend).__name__}"
    if not usable or "null" in type(backend).__module__:
        return Check("keyring", True, f"none ({name}): a sign-in is kept in a file that only you can read")
    return Check("keyring", True, name)


def _numbers(version: str) -> tuple[int, ...]:
    parts = []
    for part in version.split("."):
        if not part.isdigit():
            break
        parts.append(int(part))
    return tuple(parts)
