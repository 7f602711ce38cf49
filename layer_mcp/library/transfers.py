"""Verified downloads: bounded, sniffed, hashed, and put in place in one step.

A cached file is named by its content hash and lies in ``layer-assets/`` beside the notebook, or in the data
folder where that cannot be written.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
import re
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from layer_mcp.contract.data_folder import CACHE_FOLDER
from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.sniff import HEAD_BYTES, SUFFIXES, contradicts, sniff

ASSETS_FOLDER = "layer-assets"
MAX_DOWNLOAD_BYTES = 2 * 1024**3
MAX_NAME_CHARACTERS = 120
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}
)


class DownloadFailed(LayerError):
    """A file that did not arrive, or was not what it was said to be. Nothing was left behind."""

    code = "DOWNLOAD_FAILED"
    status = 502
    default_remedy = "Ask for it again; the run and its assets are kept by the server."


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


def cache_folder(home: Path, beside: Path | None = None) -> Path:
    """The folder for downloaded assets, made if need be."""
    wanted = (beside or Path.cwd()) / ASSETS_FOLDER
    for folder in (wanted, home / CACHE_FOLDER / ASSETS_FOLDER):
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            if os.access(folder, os.W_OK):
                return folder
    raise DownloadFailed(
        f"Neither {wanted} nor the data folder can be written.",
        remedy="Run where you may write, or set LAYER_HOME to such a folder.",
    )


def cached_path(folder: Path, sha256: str, name: str) -> Path:
    """Where a file with this content hash lies in the cache."""
    stem, dot, suffix = name.rpartition(".")
    stem, suffix = (stem, f"{dot}{suffix}") if dot else (name, "")
    return folder / f"{stem[:60]}-{sha256[:16]}{suffix}"


async def download(
    chunks: AsyncIterator[bytes],
    folder: Path,
    *,
    name: str,
    content_type: str,
    size: int | None,
    sha256: str | None,
) -> tuple[Path, str]:
    """Stream a file into the cache folder.

    Args:
        chunks: the bytes.
        name: a safe name.
        content_type: what it is declared to be; empty believes the bytes.
        size: in bytes, when known.
        sha256: of the whole, hexadecimal, when known.

    Returns:
        The path and the SHA-256 of what was written.

    Raises:
        DownloadFailed: too large, another type, another hash, cut short, or not writable.
    """
    expected = Expected(content_type, size, sha256)
    limit = min(size, MAX_DOWNLOAD_BYTES) if size is not None else MAX_DOWNLOAD_BYTES
    digest = hashlib.sha256()
    head = b""
    received = 0
    temporary: str | None = None
    try:
        handle, temporary = tempfile.mkstemp(prefix=".part-", dir=folder)
        with os.fdopen(handle, "wb") as file:
            async for chunk in chunks:
                received += len(chunk)
                if received > limit:
                    raise DownloadFailed(  # noqa: TRY301  cleaned up below like every other end
                        f"{name} is larger than the {limit:,} bytes it may have."
                    )
                head = head if len(head) >= HEAD_BYTES else (head + chunk)[:HEAD_BYTES]
                digest.update(chunk)
                file.write(chunk)
        found = digest.hexdigest()
        expected.verify(name, head, received, found)
        place = cached_path(
            folder, found, name if "." in name else name + SUFFIXES.get(sniff(head) or "", "")
        )
        await asyncio.to_thread(_put, Path(temporary), place)
    except BaseException as error:
        if temporary is not None:
            await asyncio.shield(asyncio.to_thread(Path(temporary).unlink, missing_ok=True))
        if isinstance(error, OSError):
            raise DownloadFailed(
                f"{name} could not be written to {folder}: {error.strerror or error}."
            ) from error
        raise
    return place, found


def _put(temporary: Path, place: Path) -> None:
    temporary.chmod(0o644)
    temporary.replace(place)


@dataclass(frozen=True, slots=True)
class Expected:
    """What is known of a file before it is there."""

    content_type: str
    size: int | None
    sha256: str | None

    def verify(self, name: str, head: bytes, received: int, sha256: str) -> None:
        """Raises DownloadFailed when what arrived is something else."""
        if self.size is not None and received != self.size:
            raise DownloadFailed(f"{name} ended after {received:,} of {self.size:,} bytes.")
        if contradicts(head, self.content_type):
            raise DownloadFailed(f"{name} is said to be {self.content_type}, but its bytes are not.")
        if self.sha256 is not None and sha256 != self.sha256.lower():
            raise DownloadFailed(f"{name} is not the file that the server promised: its hash differs.")


def hash_of(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def free_path(folder: Path, name: str, sha256: str | None) -> tuple[Path, bool]:
    """Where to save a file without overwriting another, and whether it is already there.

    The files of one batch share a name, so the second becomes ``name-2.png``.
    """
    stem, dot, suffix = name.rpartition(".")
    stem, suffix = (stem, dot + suffix) if dot else (name, "")
    number = 1
    while True:
        path = folder / (name if number == 1 else f"{stem}-{number}{suffix}")
        if not path.exists():
            return path, False
        if sha256 is not None and path.is_file() and hash_of(path) == sha256:
            return path, True
        number += 1
