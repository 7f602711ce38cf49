"""The store as a folder, two levels deep, where a name says what must be inside."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from layer_server.files.store import READ_BYTES, checked


class LocalStore:
    """A ``Store`` in a folder.

    Args:
        root: the folder that holds ``objects``; made when absent.
        shared: whether other processes of this machine use it too.
    """

    def __init__(self, root: Path, *, shared: bool = False) -> None:
        self.shared = shared
        self._objects = root / "objects"
        self._objects.mkdir(parents=True, exist_ok=True, mode=0o700)

    def adopt(self, staged: Path, sha256: str) -> None:
        final = self._path(sha256)
        if final.exists():
            staged.unlink(missing_ok=True)
            return
        if not final.parent.exists():
            final.parent.mkdir(exist_ok=True, mode=0o700)
            flush_folder(self._objects)
        _move(staged, final)
        flush_folder(final.parent)

    def exists(self, sha256: str) -> bool:
        return self._path(sha256).is_file()

    def local_path(self, sha256: str) -> Path:
        path = self._path(sha256)
        if not path.is_file():
            raise FileNotFoundError(f"{path} is not there any more")
        return path

    def at_hand(self, sha256: str) -> Path | None:
        path = self._path(sha256)
        return path if path.is_file() else None

    def read(self, sha256: str, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        path = self.local_path(sha256)
        with path.open("rb") as file:
            file.seek(start)
            left = (path.stat().st_size if stop is None else stop) - start
            while left > 0 and (piece := file.read(min(READ_BYTES, left))):
                left -= len(piece)
                yield piece

    def remove(self, hashes: Iterable[str]) -> None:
        for sha256 in hashes:
            with contextlib.suppress(OSError):
                self._path(sha256).unlink()

    def _path(self, sha256: str) -> Path:
        return self._objects / checked(sha256)[:2] / sha256


def _move(staged: Path, final: Path) -> None:
    try:
        staged.replace(final)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # Staging is on another disk: copied beside its place first, so that the file appears whole.
        fresh = final.with_name(f".{final.name}.{secrets.token_hex(4)}")
        shutil.copyfile(staged, fresh)
        with fresh.open("rb") as file:
            os.fsync(file.fileno())
        fresh.replace(final)
        staged.unlink()


def flush_folder(folder: Path) -> None:
    """Make a rename in it survive a power cut; Windows does so by itself and offers no call for it."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
