"""Where files are made: a folder for each run that is not over, always on a disk of this machine."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

from layer_server.files.store import is_sha256

_STORED = "stored"
"""In a staging folder: the hashes of what its run puts in the store, one a line."""


class Staging:
    """The staging folders of one process.

    Args:
        root: the folder that holds ``staging``; made when absent. On the disk of a local store, so that a finished
            file is moved and not copied.
    """

    def __init__(self, root: Path) -> None:
        self._root = root / "staging"
        self._root.mkdir(parents=True, exist_ok=True, mode=0o700)

    def folder(self, run_id: str) -> Path:
        """The folder that a run's worker writes to; it is there once a worker has begun.

        A step of a workflow (``<run>/<position>``) has its own in it, and everything here takes its key too.
        """
        return self._root / run_id

    def note_stored(self, run_id: str, hashes: Iterable[str]) -> None:
        """Write down what a run is about to put in the store, until rows name it."""
        (self.folder(run_id) / _STORED).write_text("\n".join(hashes), encoding="ascii")

    def stored_by(self, run_id: str) -> set[str]:
        """The hashes of what a run has put in the store, or was about to, as long as nothing else names it."""
        stored: set[str] = set()
        folder = self.folder(run_id)
        for note in (folder / _STORED, *folder.glob(f"*/{_STORED}")):
            try:
                stored.update(filter(is_sha256, note.read_text("ascii").split()))
            except (OSError, UnicodeDecodeError):
                continue
        return stored

    def discard(self, run_id: str, *, named: bool = False) -> None:
        """Remove a run's staging folder with whatever is in it.

        Args:
            named: whether rows name what the run has put in the store. If not, the folder of a run that has put
                something there stays for the next sweep.
        """
        if named or not self.stored_by(run_id):
            shutil.rmtree(self.folder(run_id), ignore_errors=True)

    def sweep(self, keep: Collection[str]) -> set[str]:
        """Remove the staging folders of all runs but these. Returns the hashes of what they had put in the store."""
        stored: set[str] = set()
        for run_id in [folder.name for folder in self._root.iterdir() if folder.name not in keep]:
            stored |= self.stored_by(run_id)
            self.discard(run_id, named=True)
        return stored
