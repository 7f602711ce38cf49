"""Content hashes: of a whole file, and of one that goes by."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import _Hash


class RunningHash:
    """The SHA-256 of bytes that come in order; those that come again are left out.

    Attributes:
        position: how many bytes it has seen.
    """

    def __init__(self) -> None:
        self.position = 0
        self._digest: _Hash = hashlib.sha256()

    def update(self, offset: int, data: bytes | memoryview) -> None:
        """More bytes, of which the first is at ``offset``; there must be no gap."""
        new = memoryview(data)[self.position - offset :] if offset < self.position else data
        self._digest.update(new)
        self.position += len(new)

    def hexdigest(self) -> str:
        return self._digest.hexdigest()


def hash_of(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
