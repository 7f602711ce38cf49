"""Videos and recordings that lie, break off, or are coded strangely: a sentence, or what is really in them."""

from __future__ import annotations

import os
import struct
from collections.abc import Callable
from contextlib import suppress
from fractions import Fraction
from itertools import islice
from pathlib import Path

import av
import numpy as np
import pytest

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.card import InputFile
from layer_server.generators.video.encoding import Format, Sound, encode
from layer_server.generators.video.reading import frames, open_clip, sound
from layer_server.generators.video.recording import SAMPLE_RATE, read_sound

Change = Callable[[bytearray], None]


@pytest.fixture(scope="module")
def good() -> bytes:
    """Two seconds of 64 x 48 pixels, 24 frames a second, with its index in front."""
    shades = (np.full((48, 64, 3), 5 * index, np.uint8) for index in range(48))
    hiss = np.random.default_rng(1).normal(0, 0.1, (96_000, 2)).astype(np.float32)
    return encode(shades, Format(64, 48, Fraction(24), 48), {}, Sound(hiss, 48_000))


@pytest.fixture
def video(tmp_path: Path) -> Callable[[bytes], InputFile]:
    def written(data: bytes) -> InputFile:
        path = tmp_path / "given.mp4"
        path.write_bytes(data)
        return InputFile(path, "video/mp4")

    return written


def _set(box: bytes, offset: int, value: bytes) -> Change:
    def change(data: bytearray) -> None:
        at = data.find(box) + 4 + offset
        data[at : at + len(value)] = value

    return change


def assert_bearable(file: InputFile) -> None:
    """It can be read, and is not too much, or it is refused."""
    with suppress(InvalidInputs):
        clip = open_clip(file, "init_video")
        assert clip.frames <= 120 * 60
        assert sum(1 for _ in islice(frames(clip), 100)) == min(100, clip.frames)
        sound(clip)


TEN_HOURS = struct.pack(">I", 36_000_000)
MANY, NONE = struct.pack(">I", 2**31 - 1), struct.pack(">I", 0)


@pytest.mark.parametrize(
    "change",
    [_set(b"mvhd", 16, TEN_HOURS), _set(b"tkhd", 20, TEN_HOURS), _set(b"avc1", 24, b"\xff\xff\xff\xff"), _set(b"stts", 8, MANY)],
    ids=["hours in the movie", "hours in the track", "huge in the header", "more frames than there are"],
)  # fmt: skip
def test_a_header_that_lies_changes_nothing(good, video, change):
    data = bytearray(good)
    change(data)
    clip = open_clip(video(bytes(data)), "init_video")
    assert (clip.frames, clip.width, clip.height) == (48, 64, 48)
    assert len(list(frames(clip))) == 48


@pytest.mark.parametrize(
    "change",
    [
        _set(b"stts", 12, MANY), _set(b"stts", 12, NONE), _set(b"stsz", 8, NONE), _set(b"stsz", 8, MANY),
        _set(b"mdhd", 12, NONE), _set(b"mdhd", 12, b"\xff" * 4), _set(b"avcC", 4, bytes(range(30))),
        _set(b"stco", 8, MANY), _set(b"stsc", 8, MANY),
    ],
)  # fmt: skip
def test_one_that_makes_no_sense_is_refused_or_short(good, video, change):
    data = bytearray(good)
    change(data)
    assert_bearable(video(bytes(data)))


def test_one_that_breaks_off_is_shown_as_far_as_it_goes(good, video):
    at = good.find(b"mdat")
    clip = open_clip(video(good[: at + (len(good) - at) // 2]), "init_video")
    assert 2 <= clip.frames < 48
    assert len(list(frames(clip))) == clip.frames
    with pytest.raises(InvalidInputs, match="could not be read as a video"):
        open_clip(video(good[: at - 200]), "init_video")


def test_random_damage_never_surprises(good, video):
    rng = np.random.default_rng(3)
    for _ in range(12):
        data = bytearray(good)
        for at in rng.integers(0, len(data), rng.integers(1, 20)):
            data[at] = rng.integers(256)
        assert_bearable(video(bytes(data)))


def test_sound_alone_is_no_video(tmp_path):
    path = tmp_path / "sound.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("aac", rate=48_000, layout="mono")
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), format="fltp", layout="mono")
        frame.sample_rate = 48_000
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    with pytest.raises(InvalidInputs, match="no picture"):
        open_clip(InputFile(path, "video/mp4"), "init_video")


def _wav(
    samples: bytes, *, channels: int = 1, rate: int = 8000, bits: int = 16, coding: int = 1, said: int = -1
) -> bytes:
    frame = channels * (bits // 8)
    head = struct.pack("<HHIIHH", coding, channels, rate, rate * frame & 0xFFFFFFFF, frame, bits)
    length = struct.pack("<I", len(samples) if said < 0 else said)
    body = b"WAVEfmt " + struct.pack("<I", 16) + head + b"data" + length + samples
    return b"RIFF" + struct.pack("<I", len(body)) + body


SECOND = np.zeros(8000, "<i2").tobytes()


@pytest.mark.parametrize(
    ("data", "seconds"),
    [
        (_wav(SECOND), 1.0),
        (_wav(bytes(8000), bits=8), 1.0),
        (_wav(np.full(8000, np.nan, "<f4").tobytes(), bits=32, coding=3), 1.0),
        (_wav(np.full(8000, np.inf, "<f8").tobytes(), bits=64, coding=3), 1.0),
        (_wav(SECOND, said=2**31 - 1), 1.0),
        (_wav(np.zeros(7 * 8000, "<i2").tobytes(), channels=7), 1.0),
    ],
    ids=["16 bits", "8 bits", "no numbers", "infinite", "longer by its header", "seven channels"],
)
def test_a_recording_is_heard_whatever_it_is_coded_in(tmp_path, data, seconds):
    path = tmp_path / "given.wav"
    path.write_bytes(data)
    heard = read_sound(InputFile(path, "audio/wav"), "init_audio")
    assert len(heard.samples) / SAMPLE_RATE == pytest.approx(seconds, abs=0.02)
    assert np.isfinite(heard.samples).all()
    assert np.abs(heard.samples).max() <= 2


@pytest.mark.parametrize(
    ("data", "kind", "why"),
    [
        (_wav(b""), "audio/wav", "empty"),
        (_wav(bytes(800), channels=200), "audio/wav", "200 channels"),
        (_wav(bytes(20_000), rate=1), "audio/wav", "more than 60 seconds"),
        (_wav(bytes(8000 * 61), bits=8), "audio/wav", "more than 60 seconds"),
        (_wav(SECOND, channels=0), "audio/wav", "could not be read"),
        (b"ffconcat version 1.0\nfile /etc/hostname\n", "audio/wav", "could not be read"),
        (b"#EXTM3U\n#EXTINF:1,\n/etc/hostname\n", "audio/mpeg", "could not be read"),
        (b"fLaC" + os.urandom(300), "audio/flac", "could not be read"),
        (_wav(SECOND), "text/plain", "text/plain"),
        (b"", "audio/wav", "could not be read"),
    ],
)
def test_a_recording_that_is_none_is_refused_in_a_sentence(tmp_path, data, kind, why):
    path = tmp_path / "given"
    path.write_bytes(data)
    with pytest.raises(InvalidInputs, match=why) as refused:
        read_sound(InputFile(path, kind), "init_audio")
    assert refused.value.field == "init_audio"
