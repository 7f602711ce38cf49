"""Sound as WAV: 16-bit PCM, with tags that say how it was made, and the loop that samplers and engines read."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.audio.samples import RATE, Sound, columns

_TAGS = {"Prompt": b"INAM", "Software": b"ISFT", "Attribution": b"ICOP"}
"""RIFF INFO's names of what provenance says; everything else stands in its comment."""

_PIECE = 1 << 16
"""Samples that are encoded at a time."""

_LONGEST_TAG = 4_000
"""Bytes."""


def encode_wav(sound: Sound, tags: Mapping[str, str], *, rate: int = RATE, loop: bool = False) -> bytes:
    """16-bit WAV; the same samples give the same bytes.

    Args:
        sound: (samples,) or (samples, channels), full scale at 1; what is louder is clipped.
        tags: as ``provenance`` makes them; kept in the file's INFO list.
        loop: marks the whole as a loop, in a ``smpl`` chunk.
    """
    frames = columns(sound)
    pcm = _pcm(frames).tobytes()
    channels = frames.shape[1]
    chunks = [
        (b"fmt ", struct.pack("<HHIIHH", 1, channels, rate, rate * channels * 2, channels * 2, 16)),
        (b"LIST", b"INFO" + b"".join(_chunk(*item) for item in _info(tags))),
    ]
    if loop:
        chunks.append((b"smpl", _whole_loop(len(frames), rate)))
    chunks.append((b"data", pcm))
    body = b"WAVE" + b"".join(_chunk(*item) for item in chunks)
    return _chunk(b"RIFF", body)


def encode_flac(sound: Sound, tags: Mapping[str, str], *, rate: int = RATE) -> bytes:
    """16-bit FLAC, for what would be too large as WAV; the same samples give the same bytes.

    Args:
        sound: (samples, 2), full scale at 1.
        tags: as ``provenance`` makes them; kept as Vorbis comments.
    """
    import av

    buffer = io.BytesIO()
    with av.open(buffer, "w", format="flac", options={"fflags": "+bitexact"}) as container:
        stream = container.add_stream("flac", rate=rate, layout="stereo", options={"flags": "+bitexact"})
        stream.format = "s16"
        for key, value in tags.items():
            container.metadata[key.lower()] = _text(value)[:-1].decode()
        for start in range(0, len(sound), _PIECE):
            piece = _pcm(sound[start : start + _PIECE]).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(piece, format="s16", layout="stereo")
            frame.sample_rate, frame.pts = rate, start
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return buffer.getvalue()


def _pcm(frames: Sound) -> NDArray[np.int16]:
    pcm: NDArray[np.int16] = np.clip(np.rint(frames * np.float32(32767)), -32768, 32767).astype("<i2")
    return pcm


def _info(tags: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    named = [(_TAGS[key], value) for key, value in tags.items() if key in _TAGS]
    others = "; ".join(f"{key}: {value}" for key, value in tags.items() if key not in _TAGS)
    if others:
        named.append((b"ICMT", others))
    return [(name, _text(value)) for name, value in named]


def _text(value: str) -> bytes:
    """UTF-8 that ends with a NUL, cut at a whole character."""
    return value.encode("utf-8", "replace")[:_LONGEST_TAG].decode("utf-8", "ignore").encode() + b"\0"


def _whole_loop(samples: int, rate: int) -> bytes:
    """A sampler chunk of one forward loop from the first to the last sample; the note is middle C."""
    head = struct.pack("<9I", 0, 0, round(1e9 / rate), 60, 0, 0, 0, 1, 0)
    return head + struct.pack("<6I", 0, 0, 0, samples - 1, 0, 0)


def _chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
