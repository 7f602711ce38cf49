"""A small PNG of one colour that its id decides, without an image library."""

from __future__ import annotations

import hashlib
import struct
import zlib

WIDTH, HEIGHT = 40, 20


def png(seed: str, width: int = WIDTH, height: int = HEIGHT) -> bytes:
    """The picture that belongs to an id."""
    red, green, blue = hashlib.sha256(seed.encode()).digest()[:3]
    row = b"\0" + bytes((red, green, blue)) * width
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + _chunk(b"tEXt", b"Comment\0" + seed.encode("latin-1", "replace"))
        + _chunk(b"IDAT", zlib.compress(row * height))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
