"""MP4: its boxes are walked, bounded in number and depth; no frame is decoded and the film itself is never read."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from layer_server.files.media.facts import Facts, Unacceptable, check_pixels, check_seconds

MAX_BOXES = 4_000
_HEADER = struct.Struct(">I4s")
_LARGE_SIZE = struct.Struct(">Q")
_MAX_PAYLOAD_BYTES = 4096
"""Of the boxes that are read; they are a few dozen bytes long."""
_FIXED = 1 << 16
"""``tkhd`` has pixels as 16.16 fixed-point numbers."""


@dataclass(frozen=True, slots=True)
class _Box:
    kind: bytes
    begin: int
    end: int


@dataclass(slots=True)
class _Track:
    video: bool = False
    width: int = 0
    height: int = 0


class _Walk:
    """The boxes of one file, within a budget."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file = file
        self._size = size
        self._left = MAX_BOXES

    def top(self) -> Iterator[_Box]:
        return self._boxes(0, self._size)

    def inside(self, box: _Box) -> Iterator[_Box]:
        return self._boxes(box.begin, box.end)

    def payload(self, box: _Box) -> bytes:
        self._file.seek(box.begin)
        return self._file.read(min(box.end - box.begin, _MAX_PAYLOAD_BYTES))

    def _boxes(self, place: int, end: int) -> Iterator[_Box]:
        while place < end:
            self._left -= 1
            if self._left < 0:
                raise Unacceptable(
                    f"It has more than {MAX_BOXES:,} boxes, so it is no film that a camera made."
                )
            self._file.seek(place)
            head = self._file.read(16)
            if len(head) < 8 or place + 8 > end:
                raise _cut_off()
            size, kind = _HEADER.unpack_from(head)
            header = 8
            if size == 1:
                if len(head) < 16:
                    raise _cut_off()
                (size,), header = _LARGE_SIZE.unpack_from(head, 8), 16
            elif size == 0:
                size = end - place
            if size < header:
                raise Unacceptable(f"Its box {kind.decode('latin-1')!r} has an impossible size.")
            if place + size > end:
                raise _cut_off()
            yield _Box(kind, place + header, place + size)
            place += size


def read(path: Path) -> Facts:
    """What the film is.

    Raises:
        Unacceptable: when it is broken, cut off, has no pictures, or claims what cannot be.
    """
    with path.open("rb") as file:
        walk = _Walk(file, path.stat().st_size)
        movie: _Box | None = None
        has_media = False
        for box in walk.top():
            if box.kind == b"moov":
                if movie is not None:
                    raise Unacceptable("It has two movie headers.")
                movie = box
            has_media = has_media or (box.kind == b"mdat" and box.end > box.begin)
        if movie is None or not has_media:
            missing = "movie header (moov)" if movie is None else "media data (mdat)"
            raise Unacceptable(f"It has no {missing}: it is no film, or it is cut off.")
        return _movie(walk, movie)


def _movie(walk: _Walk, movie: _Box) -> Facts:
    seconds: float | None = None
    tracks: list[_Track] = []
    for box in walk.inside(movie):
        if box.kind == b"mvhd":
            seconds = _seconds(walk.payload(box))
        elif box.kind == b"trak":
            tracks.append(_track(walk, box))
    pictures = [track for track in tracks if track.video]
    if not pictures:
        raise Unacceptable("It has no track of pictures.")
    if seconds is None:
        raise Unacceptable("It does not say how long it is (no mvhd).")
    check_seconds(seconds)
    for track in pictures:
        check_pixels(track.width, track.height)
    return Facts(
        "video/mp4",
        "video",
        pictures[0].width,
        pictures[0].height,
        # A film in fragments does not say its length in its header.
        duration_seconds=seconds or None,
    )


def _track(walk: _Walk, box: _Box) -> _Track:
    track = _Track()
    for child in walk.inside(box):
        if child.kind == b"tkhd":
            track.width, track.height = _pixels(walk.payload(child))
        elif child.kind == b"mdia":
            for inner in walk.inside(child):
                if inner.kind == b"hdlr":
                    track.video = walk.payload(inner)[8:12] == b"vide"
    return track


def _seconds(payload: bytes) -> float:
    """Of an ``mvhd``: version 0 has times of 32 bits, version 1 of 64."""
    try:
        if payload[0] == 1:
            scale, length = struct.unpack_from(">IQ", payload, 20)
        else:
            scale, length = struct.unpack_from(">II", payload, 12)
    except (IndexError, struct.error) as error:
        raise _cut_off() from error
    if scale == 0:
        raise Unacceptable("Its clock has no ticks (the timescale is 0).")
    # All ones is "unknown".
    return 0.0 if length in {2**32 - 1, 2**64 - 1} else float(length / scale)


def _pixels(payload: bytes) -> tuple[int, int]:
    """Of a ``tkhd``: its last two fields."""
    try:
        width, height = struct.unpack_from(">II", payload, 88 if payload[0] == 1 else 76)
    except (IndexError, struct.error) as error:
        raise _cut_off() from error
    return width // _FIXED, height // _FIXED


def _cut_off() -> Unacceptable:
    return Unacceptable("It is cut off: its boxes say that there is more than has arrived.")
