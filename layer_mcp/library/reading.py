"""The bytes of a source for a socket: read, and hashed where the hash is not known, in a thread ahead of it."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncGenerator
from concurrent.futures import ThreadPoolExecutor
from typing import BinaryIO

from layer_mcp.library.hashing import RunningHash
from layer_mcp.library.sources import Source

SMALLEST_PIECE = 128 * 1024
LARGEST_PIECE = 2 * 1024 * 1024
QUICK_SECONDS = 0.05
"""A piece that the network takes sooner than that is followed by a larger one: on a slow line progress is told often."""

_threads = ThreadPoolExecutor(4, thread_name_prefix="layer-read")


async def pieces(source: Source, start: int, running: RunningHash | None) -> AsyncGenerator[bytes]:
    """A source's bytes from an offset on.

    Args:
        running: hashes what it has not seen yet; None where the hash is known.

    Raises:
        InvalidInputs: when the file changes meanwhile; its last piece is then not given away.
    """
    loop = asyncio.get_running_loop()
    file = await loop.run_in_executor(_threads, source.open)
    try:
        if running is not None and running.position < start:
            await loop.run_in_executor(_threads, _catch_up, file, running, start)
        file.seek(start)
        offset, length = start, SMALLEST_PIECE
        ahead = loop.run_in_executor(_threads, _read, source, file, offset, length, running)
        try:
            while offset < source.size:
                piece = await asyncio.shield(ahead)
                offset += len(piece)
                if offset < source.size:
                    ahead = loop.run_in_executor(_threads, _read, source, file, offset, length, running)
                begun = time.monotonic()
                yield piece
                quick = time.monotonic() - begun < QUICK_SECONDS
                length = min(LARGEST_PIECE, length * 2) if quick else max(SMALLEST_PIECE, length // 2)
        finally:
            # Its thread uses the file: not closed below before that is over.
            with contextlib.suppress(Exception):
                await asyncio.shield(ahead)
    finally:
        file.close()


def _read(source: Source, file: BinaryIO, offset: int, length: int, running: RunningHash | None) -> bytes:
    wanted = min(length, source.size - offset)
    piece = file.read(wanted)
    while 0 < len(piece) < wanted and (more := file.read(wanted - len(piece))):
        piece += more
    if len(piece) < wanted:
        raise source.changed()
    if running is not None:
        running.update(offset, piece)
    if offset + wanted == source.size:
        source.check(file)
    return piece


def _catch_up(file: BinaryIO, running: RunningHash, stop: int) -> None:
    file.seek(running.position)
    while running.position < stop and (piece := file.read(min(LARGEST_PIECE, stop - running.position))):
        running.update(running.position, piece)


async def hash_of_source(source: Source) -> str:
    """SHA-256 of a source, hexadecimal."""
    return await asyncio.get_running_loop().run_in_executor(_threads, _hash_of, source)


def _hash_of(source: Source) -> str:
    running = RunningHash()
    with source.open() as file:
        _catch_up(file, running, source.size)
        if running.position != source.size:
            raise source.changed()
        source.check(file)
    return running.hexdigest()
