"""Files by the hash of their content: a folder, two levels deep, where a name says what must be inside."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

_SHA256 = re.compile(r"[0-9a-f]{64}")
_STORED = "stored"
"""In a staging folder: the hashes of what its run puts in the store, one a line."""


class LocalStore:
    """The finished files of a data folder, and the staging folders of runs that are not over.

    Args:
        root: its own folder; made when absent.
    """

    def __init__(self, root: Path) -> None:
        self._objects = root / "objects"
        self._staging = root / "staging"
        for folder in (self._objects, self._staging):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def path(self, sha256: str) -> Path:
        """Where the file of this content is. Raises ValueError for what is not a hash."""
        if not _SHA256.fullmatch(sha256):
            raise ValueError("not a SHA-256 in hexadecimal")
        return self._objects / sha256[:2] / sha256

    def staging(self, run_id: str) -> Path:
        """The folder that a run's worker writes to."""
        return self._staging / run_id

    def adopt(self, staged: Path, sha256: str) -> Path:
        """Move a staged file in. Doing it again, or with content that is there already, changes nothing.

        Raises:
            FileNotFoundError: when the file is neither staged nor stored.
        """
        final = self.path(sha256)
        if final.exists():
            staged.unlink(missing_ok=True)
            return final
        if not final.parent.exists():
            final.parent.mkdir(exist_ok=True, mode=0o700)
            flush_folder(self._objects)
        staged.replace(final)
        flush_folder(final.parent)
        return final

    def note_stored(self, run_id: str, hashes: Iterable[str]) -> None:
        """Write down what a run is about to put in the store, until rows name it."""
        (self.staging(run_id) / _STORED).write_text("\n".join(hashes), encoding="ascii")

    def stored_by(self, run_id: str) -> set[str]:
        """The hashes of what a run has put in the store, or was about to, as long as nothing else names it."""
        try:
            lines = (self.staging(run_id) / _STORED).read_text("ascii").split()
        except (OSError, UnicodeDecodeError):
            return set()
        return {line for line in lines if _SHA256.fullmatch(line)}

    def discard_staging(self, run_id: str, *, named: bool = False) -> None:
        """Remove a run's staging folder with whatever is in it.

        Args:
            named: whether rows name what the run has put in the store. If not, the folder of a run that has put
                something there stays for the next sweep.
        """
        if named or not self.stored_by(run_id):
            shutil.rmtree(self.staging(run_id), ignore_errors=True)

    def sweep_staging(self, keep: Collection[str]) -> set[str]:
        """Remove the staging folders of all runs but these. Returns the hashes of what they had put in the store."""
        stored: set[str] = set()
        for run_id in [folder.name for folder in self._staging.iterdir() if folder.name not in keep]:
            stored |= self.stored_by(run_id)
            self.discard_staging(run_id, named=True)
        return stored

    def remove(self, hashes: Iterable[str]) -> None:
        """Remove finished files; only while no run may adopt one of them."""
        for sha256 in hashes:
            with contextlib.suppress(OSError):
                self.path(sha256).unlink()


def flush_folder(folder: Path) -> None:
    """Make a rename in it survive a power cut; Windows does so by itself and offers no call for it."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
