"""Uploads that are not whole yet: one file each, whose size is how much has arrived.

    uploads/<file_id>.<session>   the bytes so far
    uploads/<file_id>.found       what the inspection found, from then until the upload's row says it

The note closes the gap between the store's rename and the row's commit: a crash between them loses nothing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from layer_server.files.local_store import flush_folder
from layer_server.files.media.facts import Facts

_NOTE = "found"
_READ_BYTES = 1 << 20


class Partials:
    """The folder of the uploads that are under way.

    Args:
        root: the folder that holds ``uploads``; made when absent.

    Attributes:
        root: the folder itself.
    """

    def __init__(self, root: Path) -> None:
        self.root = root / "uploads"
        self.root.mkdir(parents=True, exist_ok=True, mode=0o700)

    def path(self, file_id: str, session: str) -> Path:
        return self.root / f"{file_id}.{session}"

    def begin(self, file_id: str, session: str) -> None:
        """Begin with nothing; what another session of the same file has sent is dropped."""
        self.drop(file_id)
        self.path(file_id, session).touch(mode=0o600)
        flush_folder(self.root)

    def received(self, file_id: str, session: str) -> int | None:
        """How many bytes there are; None where the session has been dropped."""
        try:
            return self.path(file_id, session).stat().st_size
        except FileNotFoundError:
            return None

    def note(self, file_id: str, sha256: str, facts: Facts) -> None:
        """Write down what the finished file is, for good."""
        fresh = self.root / f"{file_id}.fresh"
        fresh.write_text(json.dumps({"sha256": sha256, "facts": asdict(facts)}), encoding="utf-8")
        flush(fresh)
        fresh.replace(self.root / f"{file_id}.{_NOTE}")
        flush_folder(self.root)

    def noted(self, file_id: str) -> tuple[str, Facts] | None:
        """What was written down: the SHA-256, and what the file is."""
        try:
            note = json.loads((self.root / f"{file_id}.{_NOTE}").read_text("utf-8"))
        except FileNotFoundError:
            return None
        return note["sha256"], Facts(**note["facts"])

    def all_noted(self) -> list[str]:
        """The files whose row may not say yet what they are."""
        return [path.stem for path in self.root.glob(f"*.{_NOTE}")]

    def drop(self, file_id: str) -> None:
        """Remove all that there is of a file."""
        # The id is a UUID: it holds nothing that a pattern could mistake.
        for path in self.root.glob(f"{file_id}.*"):
            path.unlink(missing_ok=True)

    def drop_all_but(self, waiting: Callable[[Collection[str]], Collection[str]]) -> None:
        """Remove what is left of files that nobody waits for.

        Args:
            waiting: which of these ids still wait for bytes.
        """
        there = {path.name.partition(".")[0] for path in self.root.iterdir()}
        for file_id in there - set(waiting(there)):
            self.drop(file_id)


def flush(path: Path) -> None:
    """Make what was written survive a power cut."""
    # Windows flushes only what is open for writing.
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sha256_of(path: Path) -> str:
    """The hash of a file, in hexadecimal; in constant memory."""
    digest = sha256()
    buffer = bytearray(_READ_BYTES)
    with path.open("rb", buffering=0) as file:
        while count := file.readinto(buffer):
            digest.update(memoryview(buffer)[:count])
    return digest.hexdigest()
