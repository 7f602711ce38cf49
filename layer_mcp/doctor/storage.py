"""Where the client writes: the data folder, its journal, and the assets beside the notebook."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from layer_mcp.doctor.check import Check

_SMALLEST_ROOM = 200 * 2**20


def data_folder(folder: Path) -> Check:
    """Whether the data folder can be written, and has room."""
    fault = _unwritable(folder)
    if fault:
        fix = "Set LAYER_HOME to a folder on a local disk that can be written."
        return Check("data folder", False, f"{folder} cannot be written ({fault})", fix)
    room = _room(folder)
    if room is not None and room < _SMALLEST_ROOM:
        fix = "Free some room there, or set LAYER_HOME to a folder on another disk."
        return Check("data folder", False, f"{folder} has {room // 2**20} MB left", fix)
    return Check("data folder", True, str(folder))


def assets(home: Path, beside: Path | None = None) -> Check:
    """Where downloads land."""
    from layer_mcp.library.transfers import ASSETS_FOLDER

    wanted = (beside or Path.cwd()) / ASSETS_FOLDER
    fault = _unwritable(wanted) if wanted.exists() else _unwritable(wanted.parent)
    if not fault:
        return Check("assets", True, f"downloads go to {wanted}")
    return Check(
        "assets",
        True,
        f"{wanted.parent} cannot be written ({fault}); downloads go into the data folder {home}",
        "To have them beside your notebook, start it in a folder that you may write.",
    )


def journal(home: Path) -> list[Check]:
    """Whether the journal can be read and written, and which submits in it were never answered."""
    from layer_mcp.library.journal import Journal

    book = Journal(home)
    try:
        open_ends = book.unanswered()
        path = book.path
    finally:
        book.close()
    if path.exists() and not os.access(path, os.W_OK):
        fix = f"Give yourself the right to write it: `chmod u+w {path}`. Without it nothing is spent."
        return [Check("journal", False, f"{path} cannot be written", fix)]
    checks = [Check("journal", True, str(path))]
    if not open_ends:
        return [*checks, Check("submits", True, "every submit has its answer")]
    first = open_ends[0]
    what = f"{first.tool} of {first.started_at[:19].replace('T', ' ')} UTC on {first.target}"
    return [
        *checks,
        Check(
            "submits",
            False,
            f"{len(open_ends)} never answered; the first: {what}, key {first.key}",
            f'Look again: `Layer().look_again("{first.key}")`, or `layer runs --resume`. Do not start it anew before.',
        ),
    ]


def own_models(home: Path, environ: Mapping[str, str]) -> list[Check]:
    """The models of the user's own, as far as their file tells; nothing where there is none."""
    from layer_mcp.contract.back_ends import models_file, read

    if not models_file(home).exists():
        return []
    defined = read(home)
    checks = [
        Check("models", False, fault.message, "See them all: layer model list.") for fault in defined.faults
    ]
    for each in defined.definitions:
        variable = each.settings.get("key_env")
        if variable and not environ.get(variable):
            fix = f"Set {variable} where you work, then `layer server stop`; or keep the key: layer model add … --key."
            checks.append(
                Check(
                    "models",
                    False,
                    f"the key of {each.slug} is to come from {variable}, which is not set",
                    fix,
                )
            )
    names = ", ".join(each.slug for each in defined.definitions)
    return checks or [
        Check("models", True, f"your own: {names or 'none'} (`layer model list`: whether each is offered)")
    ]


def _unwritable(folder: Path) -> str:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder):
            return ""
    except OSError as error:
        return error.strerror or str(error)


def _room(folder: Path) -> int | None:
    import shutil

    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None
