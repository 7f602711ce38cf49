"""What people hand over is looked at before anything is sent, and nothing large is held in memory."""

from __future__ import annotations

import io
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.library import sources
from layer_mcp.library.fingerprints import Fingerprints
from layer_mcp.library.hashing import RunningHash, hash_of
from layer_mcp.library.reading import pieces
from layer_mcp.library.sources import Stamp, source_of

MIB = 1024 * 1024
MP4 = b"\x00\x00\x00\x18ftypisom" + bytes(12)


def sparse(path: Path, size: int, head: bytes) -> Path:
    with path.open("wb") as file:
        file.write(head)
        file.truncate(size)
    return path


@pytest.mark.parametrize(
    ("size", "head", "words"),
    [
        (0, b"", "is empty"),
        (100 * MIB + 1, b"\x89PNG\r\n\x1a\n", "image/png may have up to 100 MiB"),
        (5 * 1024 * MIB + 1, MP4, "video/mp4 may have up to 5120 MiB"),
        (64 * MIB + 1, b"ID3", "audio/mpeg may have up to 64 MiB"),
        (99, b"glTF", "cannot be uploaded"),
        (99, b"hello", "not a picture, video or sound"),
    ],
)
def test_what_is_too_large_empty_or_unknown_is_refused_unread(
    tmp_path: Path, size: int, head: bytes, words: str
) -> None:
    path = sparse(tmp_path / "it", size, head)
    with pytest.raises(InvalidInputs, match=words):
        source_of(path)
    with pytest.raises(InvalidInputs, match="There is no file"):
        source_of(tmp_path / "other")
    with pytest.raises(InvalidInputs, match="directory"):
        source_of(tmp_path)


def test_the_type_is_what_the_bytes_say(tmp_path: Path) -> None:
    path = sparse(tmp_path / "photo.png", 99, b"\xff\xd8\xff")
    assert source_of(path).content_type == "image/jpeg"
    assert source_of(path, content_type="image/png").content_type == "image/png"


class Endless(io.RawIOBase):
    """A stream of a film that comes as it is asked for."""

    def __init__(self, size: int) -> None:
        self.left = size
        self.begun = False

    def read(self, size: int = -1) -> bytes:
        if not self.begun:
            self.begun = True
            self.left -= len(MP4)
            return MP4
        given = min(self.left, size)
        self.left -= given
        return bytes(given)


async def test_a_stream_is_not_held_in_memory() -> None:
    size = 48 * MIB
    tracemalloc.start()
    try:
        source = source_of(Endless(size), name="film.mp4")
        running = RunningHash()
        sent = 0
        async for piece in pieces(source, 0, running):
            sent += len(piece)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (source.name, source.size, sent, running.position) == ("film.mp4", size, size, size)
    assert peak < 24 * MIB
    again = b"".join([piece async for piece in pieces(source, size - 1000, None)])
    assert len(again) == 1000
    source.close()


def test_a_stream_that_has_no_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_LARGEST_BYTES", 10 * MIB)
    monkeypatch.setitem(sources.UPLOAD_LIMIT_BYTES, "video/mp4", 10 * MIB)
    stream = Endless(10**12)
    with pytest.raises(InvalidInputs, match="may have up to 10 MiB"):
        source_of(stream)
    assert 10**12 - stream.left < 13 * MIB


def test_an_open_file_is_not_copied_unless_it_was_read_from(tmp_path: Path) -> None:
    path = sparse(tmp_path / "a.mp4", 999, MP4)
    with path.open("rb") as file:
        assert source_of(file).place == path
        file.read(len(MP4))
        with pytest.raises(InvalidInputs):
            source_of(file)
    with path.open("r", encoding="latin-1") as text:
        text.read(1)
        with pytest.raises(InvalidInputs, match="text, not bytes"):
            source_of(text)


@pytest.fixture
def known(tmp_path: Path) -> Fingerprints:
    return Fingerprints(tmp_path / "home")


def test_a_file_is_known_again_until_it_is_written_to(known: Fingerprints, tmp_path: Path) -> None:
    path = sparse(tmp_path / "a.mp4", 999, MP4)
    fresh = Stamp.of(path.stat())
    known.keep_file(fresh, "just now")
    assert known.of_file(fresh) is None, "it may be written to again within one tick of the clock"
    settled = replace(fresh, modified_ns=10**18, changed_ns=10**18)
    known.keep_file(settled, hash_of(path))
    assert known.of_file(settled) == hash_of(path)
    assert known.of_file(replace(settled, changed_ns=10**18 + 1)) is None
    assert Fingerprints(tmp_path / "other").of_file(settled) is None


def test_a_broken_cache_costs_a_reading_and_nothing_else(known: Fingerprints, tmp_path: Path) -> None:
    known.keep_remote("here", "file", "abc")
    assert known.of_remote("here", "file") == "abc"
    assert known.of_remote("there", "file") is None
    for path in (tmp_path / "home").rglob("*.sqlite3"):
        path.write_bytes(b"no database at all" * 100)
    assert known.of_remote("here", "file") is None
    known.keep_remote("here", "file", "abc")
