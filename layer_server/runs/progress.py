"""How far a worker is: one fixed-size record in a file that the worker overwrites and the server reads."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

FILE_NAME = "progress"
_LAYOUT = struct.Struct("<IdH")
"""CRC of the rest, fraction, length of the stage in bytes; then the stage."""
_STAGE_BYTES = 200
_RECORD_BYTES = _LAYOUT.size + _STAGE_BYTES


@dataclass(frozen=True)
class Progress:
    """From 0 to 1, and what is being done, in words.

    Attributes:
        steps: of a workflow: the fraction of each step that is being made, by its position.
    """

    fraction: float
    stage: str
    steps: Mapping[int, float] = field(default_factory=dict)


class ProgressFile:
    """The writing end. Each report is one write of a few hundred bytes, cheap enough for every step."""

    def __init__(self, folder: Path) -> None:
        self._descriptor = os.open(folder / FILE_NAME, os.O_WRONLY | os.O_CREAT, 0o600)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._descriptor)

    def __call__(self, fraction: float, stage: str) -> None:
        words = stage.encode()[:_STAGE_BYTES]
        body = _pack(0, min(max(float(fraction), 0.0), 1.0), words)[4:]
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, struct.pack("<I", zlib.crc32(body)) + body)


def read(folder: Path) -> Progress | None:
    """The last whole record; ``None`` when there is none, or while one is being written."""
    try:
        record = (folder / FILE_NAME).read_bytes()
    except FileNotFoundError:
        return None
    if len(record) != _RECORD_BYTES:
        return None
    crc, fraction, length = _LAYOUT.unpack_from(record)
    if zlib.crc32(record[4:]) != crc:
        return None
    return Progress(fraction, record[_LAYOUT.size : _LAYOUT.size + length].decode(errors="ignore"))


def _pack(crc: int, fraction: float, words: bytes) -> bytes:
    return _LAYOUT.pack(crc, fraction, len(words)) + words.ljust(_STAGE_BYTES, b"\0")
