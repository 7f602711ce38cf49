"""What the Tab key offers: names that this machine has heard, from one small file. No server is asked or started.

    layer --install-completion

A command that lists models, workflows, runs or tools notes their names; the shell is given them in milliseconds.
What comes from a server is offered only where it can mean nothing to a shell.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from layer_mcp.contract.data_folder import data_folder

FILE = "completions.json"
SPEND_GROUPS = ("day", "month", "session", "notebook", "model", "workspace", "server")
"""Those of ``layer_mcp.provenance.spend``, whose import takes longer than a Tab may."""
MAX_NAMES = 500
MAX_BYTES = 1024 * 1024
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}")


def models(incomplete: str) -> list[str]:
    """Models by slug."""
    return _offered("models", incomplete)


def workflows(incomplete: str) -> list[str]:
    """Workflows by slug."""
    return _offered("workflows", incomplete)


def runs(incomplete: str) -> list[str]:
    """Runs, newest first."""
    return _offered("runs", incomplete)


def tools(incomplete: str) -> list[str]:
    """The server's tools."""
    return _offered("tools", incomplete)


def groups(incomplete: str) -> list[str]:
    """What spend is summed by."""
    return [word for word in SPEND_GROUPS if word.startswith(incomplete)]


def states(incomplete: str) -> list[str]:
    """States of a record."""
    from layer_mcp.library.journal.search import STATES

    return [word for word in STATES if word.startswith(incomplete)]


def statuses(incomplete: str) -> list[str]:
    """Statuses of a run."""
    from layer_mcp.contract.status import RunStatus

    return [each.value for each in RunStatus if each.value.startswith(incomplete)]


def profiles(incomplete: str) -> list[str]:
    """Saved profiles."""
    try:
        from layer_mcp.auth.profiles import Profiles

        return [each.name for each in Profiles(data_folder()).all() if each.name.startswith(incomplete)]
    except Exception:  # noqa: BLE001  nothing is thrown into a shell that is in the middle of a line
        return []


def own_models(incomplete: str) -> list[str]:
    """Models of the user's own."""
    try:
        from layer_mcp.contract.back_ends import read

        found = read(data_folder()).definitions
        return [each.slug for each in found if each.slug.startswith(incomplete)]
    except Exception:  # noqa: BLE001  nothing is thrown into a shell that is in the middle of a line
        return []


def remember(kind: str, names: Iterable[str], *, origin: str | None) -> None:
    """Note names for the Tab key; a folder that cannot be written has none.

    Args:
        kind: ``models``, ``workflows``, ``runs`` or ``tools``.
        names: all there are; of runs, which are added to, the newest first.
        origin: of their server; None for the embedded one.
    """
    with contextlib.suppress(OSError, ValueError):
        path = data_folder() / FILE
        known = _read(path)
        place = known.setdefault(origin or "", {})
        fresh = [name for name in names if _PLAIN.fullmatch(name)]
        if kind == "runs":
            fresh += [name for name in place.get(kind, []) if name not in fresh]
        if place.get(kind) != fresh[:MAX_NAMES]:
            place[kind] = fresh[:MAX_NAMES]
            _write(path, known)


def _offered(kind: str, incomplete: str) -> list[str]:
    try:
        from layer_mcp.connect.target import resolve

        known = _read(data_folder() / FILE)
        names = known.get(resolve(None, None).info.origin or "", {}).get(kind, [])
        return [name for name in names if name.startswith(incomplete) and _PLAIN.fullmatch(name)]
    except Exception:  # noqa: BLE001  nothing is thrown into a shell that is in the middle of a line
        return []


def _read(path: Path) -> dict[str, dict[str, list[str]]]:
    try:
        with path.open("rb") as file:
            found: Any = json.loads(file.read(MAX_BYTES))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        origin: {
            kind: [name for name in names if isinstance(name, str)]
            for kind, names in place.items()
            if isinstance(names, list)
        }
        for origin, place in found.items()
        if isinstance(place, dict)
    }


def _write(path: Path, known: dict[str, dict[str, list[str]]]) -> None:
    if not path.parent.is_dir():
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{FILE}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(known, file)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
