"""MP3: every frame's header is read and followed to the next; nothing is decoded."""

from __future__ import annotations

import mmap
from dataclasses import dataclass
from pathlib import Path

from layer_server.files.media.facts import Facts, Unacceptable, check_seconds

MIN_FRAMES = 3
"""So many in a row are no accident."""
MAX_STRAY_BYTES = 128 * 1024
"""What may lie between frames: tags that an editor left, a broken frame."""
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
"""Samples per second by version (3 is MPEG-1, 2 is MPEG-2, 0 is MPEG-2.5) and index."""
_KBITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KBITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_LAYER_3 = 1
_TAG_BYTES = 128
"""Of an ID3v1 tag, which is the end of many files."""


@dataclass(frozen=True, slots=True)
class _Frame:
    size: int
    seconds: float


def read(path: Path) -> Facts:
    """What the sound is.

    Raises:
        Unacceptable: when it is no row of frames from one end to the other.
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        seconds, frames, stray = _follow(data)
    if frames < MIN_FRAMES:
        raise Unacceptable("It has no row of MP3 frames in it: it is broken, or no MP3 at all.")
    if stray > MAX_STRAY_BYTES:
        raise Unacceptable(
            f"{stray:,} bytes of it are no MP3 frames: it is broken, or something else is hidden in it."
        )
    check_seconds(seconds)
    return Facts("audio/mpeg", "audio", duration_seconds=seconds)


def _follow(data: mmap.mmap) -> tuple[float, int, int]:
    """Seconds, frames, and how many bytes are neither frame nor tag."""
    end = len(data)
    if end > _TAG_BYTES and data[end - _TAG_BYTES : end - _TAG_BYTES + 3] == b"TAG":
        end -= _TAG_BYTES
    place = _after_tag(data)
    seconds, frames, stray = 0.0, 0, 0
    while place + 4 <= end and stray <= MAX_STRAY_BYTES:
        frame = _frame(data[place : place + 4])
        if frame is None:
            following = data.find(b"\xff", place + 1, end)
            following = end if following == -1 else following
            stray += following - place
            place = following
            continue
        seconds += frame.seconds
        frames += 1
        place += frame.size
    return seconds, frames, stray


def _after_tag(data: mmap.mmap) -> int:
    """Where an ID3v2 tag at the beginning ends; its size has 7 bits in each byte."""
    if data[:3] != b"ID3" or len(data) < 10:
        return 0
    high, upper, lower, low = (byte & 0x7F for byte in data[6:10])
    return 10 + (high << 21 | upper << 14 | lower << 7 | low)


def _frame(head: bytes) -> _Frame | None:
    """The frame that these four bytes begin, or None."""
    if head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    bit_rate, rate, padding = head[2] >> 4, head[2] >> 2 & 3, head[2] >> 1 & 1
    if version not in _RATES or layer != _LAYER_3 or bit_rate in {0, 15} or rate == 3:
        return None
    samples_per_second = _RATES[version][rate]
    kbits, samples = (_KBITS_1[bit_rate], 1152) if version == 3 else (_KBITS_2[bit_rate], 576)
    return _Frame(samples // 8 * kbits * 1000 // samples_per_second + padding, samples / samples_per_second)
