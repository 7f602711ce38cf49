"""Names of files on this machine: safe to write, and over no other file."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Iterator
from pathlib import Path

from layer_mcp.contract.sniff import SUFFIXES
from layer_mcp.library.hashing import hash_of

MAX_NAME_CHARACTERS = 120
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}
)


def safe_name(name: str, content_type: str = "", fallback: str = "asset") -> str:
    """A server's file name as one that is safe to write here: no folders, no controls, not hidden."""
    base = re.split(r"[/\\]", name)[-1]
    base = re.sub(r"[^\w.\- ()]+", "_", base).strip(" ._")
    stem, dot, suffix = base.rpartition(".")
    if not dot:
        stem, suffix = base, ""
    if not re.fullmatch(r"[A-Za-z0-9]{1,8}", suffix):
        stem, suffix = base, ""
    stem = stem[:MAX_NAME_CHARACTERS].strip(" ._") or fallback
    if stem.lower() in _RESERVED:
        stem = f"{stem}_"
    known = SUFFIXES.get(content_type.partition(";")[0].strip().lower(), "")
    return stem + (f".{suffix.lower()}" if suffix else known)


def cached_path(folder: Path, sha256: str, name: str) -> Path:
    """Where a file with this content hash lies in the cache."""
    stem, suffix = _parted(name)
    return folder / f"{stem[:60]}-{sha256[:16]}{suffix}"


def found_path(folder: Path, name: str, sha256: str) -> Path | None:
    """Where ``put_path`` has put a file with this content before."""
    for path in _names(folder, name):
        if not path.exists():
            return None
        if path.is_file() and hash_of(path) == sha256.lower():
            return path
    raise AssertionError("unreachable")


def put_path(file: Path, folder: Path, name: str, sha256: str | None) -> Path:
    """Move a file into a folder under its name, over no other file.

    The files of one batch share a name, so the second becomes ``name-2.png``. One that is there already with the same
    bytes is left as it is. Two processes that do this at the same time take different names.

    Args:
        sha256: of the file, hexadecimal, when known.
    """
    for path in _names(folder, name):
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
        except (FileExistsError, PermissionError):
            if not path.exists():
                raise
            if sha256 is not None and path.is_file() and hash_of(path) == sha256.lower():
                return path
            continue
        try:
            return file.replace(path)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
    raise AssertionError("unreachable")


def _names(folder: Path, name: str) -> Iterator[Path]:
    stem, suffix = _parted(name)
    yield folder / name
    for number in itertools.count(2):
        yield folder / f"{stem}-{number}{suffix}"


def _parted(name: str) -> tuple[str, str]:
    stem, dot, suffix = name.rpartition(".")
    return (stem, dot + suffix) if dot else (name, "")
