"""Sound as WAV: 16-bit PCM, with tags that say how it was made, and the loop that samplers and engines read."""

from __future__ import annotations

import struct
from collections.abc import Mapping

import numpy as np

from layer_server.generators.audio.samples import RATE, Sound, columns

_TAGS = {"Prompt": b"INAM", "Software": b"ISFT", "Attribution": b"ICOP"}
"""RIFF INFO's names of what provenance says; everything else stands in its comment."""

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
    pcm = np.clip(np.rint(frames * np.float32(32767)), -32768, 32767).astype("<i2").tobytes()
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
