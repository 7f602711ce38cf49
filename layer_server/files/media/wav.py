"""WAV: its chunks are walked; the sound itself is not read."""

from __future__ import annotations

import struct
from pathlib import Path

from layer_server.files.media.facts import Facts, Unacceptable, check_seconds

MAX_CHUNKS = 1_000
_CODINGS = {1: "PCM", 3: "float", 6: "A-law", 7: "mu-law", 0xFFFE: "extensible"}
_MAX_CHANNELS = 64
_RATES = range(1_000, 768_001)
_UNKNOWN_SIZE = 0xFFFFFFFF
"""What a program writes that does not know the length yet and cannot come back."""


def read(path: Path) -> Facts:
    """What the sound is.

    Raises:
        Unacceptable: when it is broken, cut off, empty, or coded in a way that is not taken.
    """
    size = path.stat().st_size
    bytes_per_second = 0
    place = 12
    with path.open("rb") as file:
        for _ in range(MAX_CHUNKS):
            file.seek(place)
            head = file.read(8)
            if len(head) < 8:
                raise Unacceptable("It has no sound in it (no data chunk), or it is cut off.")
            name, length = struct.unpack("<4sI", head)
            if name == b"fmt ":
                bytes_per_second = _format(file.read(min(length, 40)))
            if name == b"data":
                return _facts(bytes_per_second, length, size - place - 8)
            place += 8 + length + length % 2
    raise Unacceptable(f"It has more than {MAX_CHUNKS:,} chunks before its sound.")


def _format(data: bytes) -> int:
    """Bytes per second."""
    if len(data) < 16:
        raise Unacceptable("Its format chunk is cut off.")
    coding, channels, rate, per_second, frame, bits = struct.unpack_from("<HHIIHH", data)
    if coding not in _CODINGS:
        raise Unacceptable(f"Its sound is coded as {coding:#x}; PCM and float are taken. Save it as PCM.")
    if not 1 <= channels <= _MAX_CHANNELS or rate not in _RATES or not frame:
        raise Unacceptable(f"It says that it has {channels} channels at {rate} Hz.")
    if per_second != rate * frame or frame != channels * ((bits + 7) // 8):
        raise Unacceptable("Its format chunk contradicts itself.")
    return int(per_second)


def _facts(bytes_per_second: int, declared: int, present: int) -> Facts:
    if not bytes_per_second:
        raise Unacceptable("It does not say how its sound is coded (no fmt chunk before data).")
    length = present if declared in {0, _UNKNOWN_SIZE} else declared
    if length > present:
        raise Unacceptable(
            f"It is cut off: it says that it has {length:,} bytes of sound, and has {present:,}."
        )
    if length <= 0:
        raise Unacceptable("It has no sound in it.")
    seconds = length / bytes_per_second
    check_seconds(seconds)
    return Facts("audio/wav", "audio", duration_seconds=seconds)
