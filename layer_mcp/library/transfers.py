"""Verified downloads: bounded, sniffed, hashed, and put in place in one step.

A cached file is named by its content hash and lies in ``layer-assets/`` beside the notebook, or in the data
folder where that cannot be written.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import tempfile
from collections.abc import AsyncGenerator, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from layer_mcp.contract.data_folder import CACHE_FOLDER
from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.sniff import HEAD_BYTES, SUFFIXES, contradicts, sniff
from layer_mcp.library.hashing import RunningHash
from layer_mcp.library.paths import cached_path

ASSETS_FOLDER = "layer-assets"
MAX_DOWNLOAD_BYTES = 2 * 1024**3
BEGINNINGS = 5
"""How often a file is fetched from the start that cannot be fetched in parts."""
_GATHERED_BYTES = 1024 * 1024
_threads = ThreadPoolExecutor(4, thread_name_prefix="layer-write")

_PAGES = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml version='1.0' encoding='utf-8'?><error")
"""How a page begins that says what went wrong, with a status that says that all is well."""

Stream = Callable[[], AsyncGenerator[bytes]]
"""Begins to fetch the bytes of a file."""
OnProgress = Callable[[int, int | None], None]
"""Told bytes received, and bytes in all where that is known."""


class DownloadFailed(LayerError):
    """A file that did not arrive, or was not what it was said to be. Nothing was left behind."""

    code = "DOWNLOAD_FAILED"
    status = 502
    default_remedy = "Ask for it again; the run and its assets are kept by the server."


class StartOver(Exception):
    """The transfer was cut, and what has arrived is of no use: it must begin anew."""


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


async def download(
    stream: Stream,
    folder: Path,
    *,
    name: str,
    content_type: str,
    size: int | None,
    sha256: str | None,
    on_progress: OnProgress | None = None,
) -> tuple[Path, str]:
    """Stream a file into the cache folder.

    Args:
        stream: begins to fetch the bytes; again where it raises ``StartOver``.
        name: a safe name.
        content_type: what it is declared to be; empty believes the bytes.
        size: in bytes, when known.
        sha256: of the whole, hexadecimal, when known.
        on_progress: told what has arrived.

    Returns:
        The path and the SHA-256 of what was written.

    Raises:
        DownloadFailed: too large, another type, another hash, cut short, or not writable.
    """
    expected = Expected(content_type, size, sha256)
    for last in (*[False] * (BEGINNINGS - 1), True):
        try:
            return await _downloaded(stream, folder, name, expected, on_progress)
        except StartOver as reason:
            if last:
                raise DownloadFailed(f"{name} did not arrive in one piece: {reason}.") from None
        except OSError as error:
            raise DownloadFailed(
                f"{name} could not be written to {folder}: {error.strerror or error}."
            ) from error
    raise AssertionError("unreachable")


async def _downloaded(
    stream: Stream, folder: Path, name: str, expected: Expected, on_progress: OnProgress | None
) -> tuple[Path, str]:
    size = expected.size
    limit = min(size, MAX_DOWNLOAD_BYTES) if size is not None else MAX_DOWNLOAD_BYTES
    head, received = b"", 0
    temporary: str | None = None
    try:
        handle, temporary = tempfile.mkstemp(prefix=".part-", dir=folder)
        with os.fdopen(handle, "wb", buffering=0) as file:
            writing = _Writing(file)
            try:
                async with contextlib.aclosing(stream()) as chunks:
                    async for chunk in chunks:
                        received += len(chunk)
                        if received > limit:
                            raise DownloadFailed(f"{name} is larger than the {limit:,} bytes it may have.")
                        if len(head) < HEAD_BYTES:
                            head = (head + chunk)[:HEAD_BYTES]
                            if len(head) == HEAD_BYTES:
                                expected.verify_head(name, head)
                        await writing.take(chunk)
                        if on_progress is not None:
                            on_progress(received, size)
            finally:
                await writing.end()
        found = writing.hash.hexdigest()
        expected.verify(name, head, received, found)
        full = name if "." in name else name + SUFFIXES.get(sniff(head) or "", "")
        place = cached_path(folder, found, full)
        await asyncio.to_thread(_put, Path(temporary), place)
    except BaseException:
        if temporary is not None:
            await asyncio.shield(asyncio.to_thread(Path(temporary).unlink, missing_ok=True))
        raise
    return place, found


class _Writing:
    """Writes and hashes in a thread what has arrived, while more arrives.

    Attributes:
        hash: of what was written.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.hash = RunningHash()
        self._file = file
        self._gathered: list[bytes] = []
        self._bytes = 0
        self._under_way: Future[None] | None = None

    async def take(self, chunk: bytes) -> None:
        """More bytes. Waits while the disk is more than a piece behind."""
        self._gathered.append(chunk)
        self._bytes += len(chunk)
        if self._bytes >= _GATHERED_BYTES:
            await self._hand_over()

    async def end(self) -> None:
        """Write what is left, and wait for it."""
        await self._hand_over()
        await self._written()

    async def _hand_over(self) -> None:
        await self._written()
        gathered, self._gathered, self._bytes = self._gathered, [], 0
        self._under_way = _threads.submit(self._put, gathered)

    async def _written(self) -> None:
        under_way, self._under_way = self._under_way, None
        if under_way is not None:
            await asyncio.shield(asyncio.wrap_future(under_way))

    def _put(self, gathered: list[bytes]) -> None:
        for chunk in gathered:
            self.hash.update(self.hash.position, chunk)
            left = memoryview(chunk)
            while left:
                left = left[self._file.write(left) :]


def _put(temporary: Path, place: Path) -> None:
    temporary.chmod(0o644)
    temporary.replace(place)


@dataclass(frozen=True, slots=True)
class Expected:
    """What is known of a file before it is there."""

    content_type: str
    size: int | None
    sha256: str | None

    def verify_head(self, name: str, head: bytes) -> None:
        """Raises DownloadFailed when the first bytes are of something else."""
        kind = self.content_type.partition(";")[0].strip().lower()
        if kind not in {"text/html", "application/xhtml+xml"} and _is_page(head):
            raise DownloadFailed(f"Instead of {name} came a web page, most likely one that tells of a fault.")
        if contradicts(head, self.content_type):
            raise DownloadFailed(f"{name} is said to be {self.content_type}, but its bytes are not.")

    def verify(self, name: str, head: bytes, received: int, sha256: str) -> None:
        """Raises DownloadFailed when what arrived is something else."""
        if self.size is not None and received != self.size:
            raise DownloadFailed(f"{name} ended after {received:,} of {self.size:,} bytes.")
        if not received:
            raise DownloadFailed(f"{name} arrived empty.")
        self.verify_head(name, head)
        if self.sha256 is not None and sha256 != self.sha256.lower():
            raise DownloadFailed(f"{name} is not the file that the server promised: its hash differs.")


def _is_page(head: bytes) -> bool:
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower().replace(b'"', b"'")
    return text.startswith(_PAGES)
