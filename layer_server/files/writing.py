"""Bytes from the network to a partial file: a piece is written and hashed in a thread while the next one arrives."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future, ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from layer_server.files.partial import flush

if TYPE_CHECKING:
    from hashlib import _Hash

PIECE_BYTES = 1 << 20
_threads = ThreadPoolExecutor(4, thread_name_prefix="layer-upload")
"""Of their own: a slow disk must not keep the threads busy that answer everybody else."""


class RunningHash:
    """The SHA-256 of a file that grows, as long as nobody else writes to it.

    Attributes:
        position: how many bytes it has seen.
    """

    def __init__(self) -> None:
        self.position = 0
        self._digest: _Hash = sha256()

    def update(self, data: bytes) -> None:
        self._digest.update(data)
        self.position += len(data)

    def hexdigest(self) -> str:
        return self._digest.hexdigest()


class PartialWriter:
    """Appends to a partial file. ``close`` it in any case; then all that was given to it is on disk.

    Args:
        position: where the file ends now.
        running: its hash so far; not used when it has seen another number of bytes.
    """

    def __init__(self, path: Path, position: int, running: RunningHash) -> None:
        self._path = path
        self._file = path.open("r+b", buffering=0)
        self._file.seek(position)
        self._running = running if running.position == position else None
        self._gathered: list[bytes] = []
        self._gathered_bytes = 0
        self._writing: Future[None] | None = None

    async def write(self, data: bytes) -> None:
        """Take more bytes. Waits while the disk is more than a piece behind.

        Raises:
            OSError: when an earlier piece could not be written.
        """
        self._gathered.append(data)
        self._gathered_bytes += len(data)
        if self._gathered_bytes >= PIECE_BYTES:
            await self._hand_over()

    async def close(self) -> None:
        """Write what is left and wait until all is on disk for good.

        Raises:
            OSError: when something could not be written; what was written before it stays.
        """
        try:
            await self._hand_over()
            await self._written()
            await asyncio.wrap_future(_threads.submit(flush, self._path))
        finally:
            self._file.close()

    async def _hand_over(self) -> None:
        await self._written()
        piece = b"".join(self._gathered)
        self._gathered.clear()
        self._gathered_bytes = 0
        self._writing = _threads.submit(self._put, piece)

    async def _written(self) -> None:
        if self._writing is not None:
            # A request that is cut off must still know when its piece is written: what follows must not overtake it.
            await asyncio.shield(asyncio.wrap_future(self._writing))
            self._writing = None

    def _put(self, piece: bytes) -> None:
        left = memoryview(piece)
        while left:
            left = left[self._file.write(left) :]
        if self._running is not None:
            self._running.update(piece)
