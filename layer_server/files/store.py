"""The port to where finished files are kept, each under the SHA-256 of its content.

What is under a name can never change, so putting a file in twice is harmless, and a copy of it is good for ever.
Files that are still being made are somewhere else: see ``staging``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

_SHA256 = re.compile(r"[0-9a-f]{64}")
READ_BYTES = 1 << 20
"""How much of a file one step of ``Store.read`` gives."""


class Store(Protocol):
    """Finished files, by the SHA-256 (in hexadecimal) of their content.

    Every method raises ValueError for what is not a hash: a name from outside must not become a path.

    Attributes:
        shared: whether other processes put files in too; what nobody names here may then be about to be named there.
    """

    shared: bool

    def adopt(self, staged: Path, sha256: str) -> None:
        """Move a staged file in. Doing it again, or with content that is there already, changes nothing.

        Raises:
            FileNotFoundError: when the file is neither staged nor stored.
        """

    def exists(self, sha256: str) -> bool:
        """Whether the content is there."""

    def local_path(self, sha256: str) -> Path:
        """Where the file is on this machine, to be read; it is fetched when need be.

        Raises:
            FileNotFoundError: when the content is not in the store.
        """

    def at_hand(self, sha256: str) -> Path | None:
        """Where the file is on this machine, if it is here already; nothing is fetched."""

    def read(self, sha256: str, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        """The bytes from ``start`` up to ``stop`` (the end), in pieces, in constant memory.

        Raises:
            FileNotFoundError: when the content is not in the store.
        """

    def remove(self, hashes: Iterable[str]) -> None:
        """Remove finished files; only while no run may adopt one of them."""


def checked(sha256: str) -> str:
    """The hash itself. Raises ValueError for what is not one."""
    if not _SHA256.fullmatch(sha256):
        raise ValueError("not a SHA-256 in hexadecimal")
    return sha256


def is_sha256(text: str) -> bool:
    return _SHA256.fullmatch(text) is not None
