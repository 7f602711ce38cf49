"""Files that a server was thought to have, and has not: which of them its refusal is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from layer_mcp.contract.errors import LayerError, SubmitUncertain

_ABOUT_FILES = ("file", "guidance", "mask", "image", "upload", "asset")


def named(error: LayerError, arguments: Any, may_be_gone: Callable[[str], bool]) -> list[str]:
    """The ids of files that a refusal may be about.

    Args:
        arguments: that were refused.
        may_be_gone: whether a text in them is the id of such a file.

    Returns:
        Those that it names, else all if it speaks of files at all.
    """
    if isinstance(error, SubmitUncertain) or error.status not in {400, 404, 410, 422}:
        return []
    there = [text for text in dict.fromkeys(_texts(arguments)) if may_be_gone(text)]
    words = f"{error.message} {error.field or ''} {error.value or ''}".lower()
    said = [file_id for file_id in there if file_id.lower() in words]
    return said or (there if any(word in words for word in _ABOUT_FILES) else [])


def replaced(arguments: Any, ids: Mapping[str, str]) -> Any:
    """The arguments with other file ids."""
    if isinstance(arguments, str):
        return ids.get(arguments, arguments)
    if isinstance(arguments, Mapping):
        return {name: replaced(value, ids) for name, value in arguments.items()}
    if isinstance(arguments, list | tuple):
        return [replaced(value, ids) for value in arguments]
    return arguments


def _texts(arguments: Any) -> list[str]:
    if isinstance(arguments, str):
        return [arguments]
    if isinstance(arguments, Mapping):
        arguments = list(arguments.values())
    if isinstance(arguments, list | tuple):
        return [text for value in arguments for text in _texts(value)]
    return []
