"""Files by the hash of their content: a folder, two levels deep, where a name says what must be inside."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Collection
from pathlib import Path

_SHA256 = re.compile(r"[0-9a-f]{64}")


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

    def discard_staging(self, run_id: str) -> None:
        """Remove a run's staging folder with whatever is in it."""
        shutil.rmtree(self.staging(run_id), ignore_errors=True)

    def sweep_staging(self, keep: Collection[str]) -> int:
        """Remove the staging folders of all runs but these. Returns how many went."""
        gone = [folder.name for folder in self._staging.iterdir() if folder.name not in keep]
        for name in gone:
            self.discard_staging(name)
        return len(gone)

    def sweep_objects(self, keep: Collection[str]) -> int:
        """Remove all finished files but those of these hashes; only while no run may adopt one.

        Returns:
            How many went.
        """
        gone = [
            file
            for file in self._objects.glob("??/*")
            if file.name not in keep and _SHA256.fullmatch(file.name)
        ]
        for file in gone:
            # One that cannot go now goes the next time.
            with contextlib.suppress(OSError):
                file.unlink()
        return len(gone)


def flush_folder(folder: Path) -> None:
    """Make a rename in it survive a power cut; Windows does so by itself and offers no call for it."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
