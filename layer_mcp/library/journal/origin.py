"""Where a run comes from: the notebook or script that asks for it, and the files that go into it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

NOTEBOOK_VARIABLE = "LAYER_NOTEBOOK"
INTERACTIVE = "interactive"
COMMAND_LINE = "command line"

_COMMANDS = frozenset({"layer", "layer.exe", "layer-script.py"})
_JUPYTER_VARIABLE = "JPY_SESSION_NAME"
_VS_CODE_NAME = "__vsc_ipynb_file__"
_MAX_CHARACTERS = 300
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_FILE_KEYS = re.compile(r"(^|_)file_ids?$")


def here(environ: Mapping[str, str] | None = None, main: Mapping[str, Any] | None = None) -> str:
    """The notebook or script that is running, by a name that tells nothing of the folders above it.

    Relative to the present folder, else to the user's own, else its bare name; ``interactive`` where there is no file.

    Args:
        environ, main: the environment and the names of ``__main__``; by default those of this process.
    """
    env = os.environ if environ is None else environ
    names = vars(sys.modules["__main__"]) if main is None else main
    found = (
        env.get(NOTEBOOK_VARIABLE)
        or _vs_code(names)
        or env.get(_JUPYTER_VARIABLE)
        or _colab(env)
        or _script(names)
    )
    return _shown(str(found))[:_MAX_CHARACTERS] if found else INTERACTIVE


def parents_of(arguments: Mapping[str, Any]) -> list[str]:
    """Ids of the files in a paid tool's arguments: guidance files, a mask, a workflow's inputs; each once."""
    found = [*_file_ids(arguments), *_ids_in(arguments.get("inputs"))]
    return list(dict.fromkeys(found))


def _file_ids(value: Any) -> Iterator[str]:
    """What stands under ``file_id``, ``file_ids``, ``mask_file_id`` and the like, however deep."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if _FILE_KEYS.search(str(name)):
                yield from (
                    each for each in (inner if isinstance(inner, list) else [inner]) if _is_text(each)
                )
            else:
                yield from _file_ids(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _file_ids(inner)


def _ids_in(inputs: Any) -> Iterator[str]:
    """A workflow takes its files as bare ids."""
    if not isinstance(inputs, Mapping):
        return
    for value in inputs.values():
        for each in value if isinstance(value, list | tuple) else [value]:
            if isinstance(each, str) and _UUID.fullmatch(each):
                yield each


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value)


def _vs_code(names: Mapping[str, Any]) -> str | None:
    """VS Code tells a kernel its notebook in a variable of the user's namespace."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    found = names.get(_VS_CODE_NAME) or (shell.user_ns.get(_VS_CODE_NAME) if shell is not None else None)
    return found if isinstance(found, str) else None


def _colab(env: Mapping[str, str]) -> str | None:
    """Colab tells a kernel no name without asking its page, which a submit does not wait for."""
    return "colab.ipynb" if "google.colab" in sys.modules or "COLAB_RELEASE_TAG" in env else None


def _script(names: Mapping[str, Any]) -> str | None:
    found = names.get("__file__")
    if not isinstance(found, str):
        return None
    path = Path(found)
    if path.name in _COMMANDS or path.parts[-3:] == ("layer_mcp", "cli", "__main__.py"):
        return COMMAND_LINE
    if "ipykernel" in path.parts or path.stem == "ipykernel_launcher":
        return None
    return f"python -m {path.parent.name}" if path.stem == "__main__" else found


def _shown(text: str) -> str:
    path = Path(text)
    if not path.is_absolute():
        return text if ".." not in path.parts else path.name
    for folder in (_cwd(), Path.home()):
        if folder is not None and folder != Path(folder.anchor) and path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
    return path.name


def _cwd() -> Path | None:
    try:
        return Path.cwd()
    except OSError:  # a folder that is gone meanwhile
        return None
