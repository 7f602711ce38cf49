"""Text to acoustic frames: the small neural voice of hibari-tts, offline, with the length of every phoneme.

hibari predicts, per 12.5 ms, a spectrum in parts (harmonics, noise, a free-phase rest) and a pitch. The parts
are kept apart here, so that another voice can be made of them (``vocoder``) before there is any sound. How
long each phoneme lasts is computed inside of its network; the network is opened with that tensor as one more
output. Only the voice that is in hibari's wheel is opened, by its path: nothing here asks for another one,
which hibari would download.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.speech.reading import Sentence

SAMPLE_RATE = 24_000
HOP = 300
"""Samples of a frame."""

_DURATIONS = "/Clip_output_0"
"""The tensor of hibari 0.2.1 that holds the length of each phoneme, in steps of two frames."""
_CLEAREST = 1.05
"""Pace up to which the network itself is asked to hurry; beyond it swallows sounds (a recogniser misses 3 words of 10 at
1.25, and 7 at 1.5)."""
_FRAMES_PER_STEP = 2
_MOST_PHONEMES = 400
"""Of one pass of the network; more has not been heard in its training."""
_PAUSES = ";:,.!?—…"

Plane: TypeAlias = NDArray[np.floating[Any]]
"""Float32."""


@dataclass(frozen=True, slots=True)
class Sounded:
    """A phoneme and its word, with its frames.

    Attributes:
        phoneme: one character of the voice's alphabet (misaki's: ``A`` is the vowel of *day*).
        word: index into the words of the breath, or -1 between words.
        first, end: frames.
    """

    phoneme: str
    word: int
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Breath:
    """What one pass of the network gives: frames of a sentence, or of a part of a long one.

    Attributes:
        harmonic, theta, noise, rest, phase: (601, frames); logarithms of magnitudes, and phases.
        pitch: (frames), Hz; 0 where there is no voice.
        words: as they are written.
        pause_after: seconds of silence that follow.
    """

    harmonic: Plane
    theta: Plane
    noise: Plane
    rest: Plane
    phase: Plane
    pitch: Plane
    sounds: tuple[Sounded, ...]
    words: tuple[str, ...]
    pause_after: float


def breaths(sentence: Sentence, speed: float) -> Iterator[Breath]:
    """The frames of a sentence, in passes that the network bears.

    Args:
        speed: 1 is the voice's own pace; 0.5 to 2.
    """
    engine = _engine()
    parts = _within(_spelled(engine, sentence.text))
    for index, part in enumerate(parts):
        is_last = index + 1 == len(parts)
        made = _pass(engine, part, min(speed, _CLEAREST), sentence.pause if is_last else 0.12)
        if made is not None:
            yield made if speed <= _CLEAREST else _quickened(made, speed / _CLEAREST)


def _quickened(breath: Breath, factor: float) -> Breath:
    """The same frames in less time: every so many of them, so that each sound keeps its shape."""
    frames = breath.pitch.shape[0]
    kept = np.minimum(np.round(np.arange(max(1, round(frames / factor))) * factor).astype(int), frames - 1)
    return replace(
        breath,
        harmonic=breath.harmonic[:, kept],
        theta=breath.theta[:, kept],
        noise=breath.noise[:, kept],
        rest=breath.rest[:, kept],
        phase=breath.phase[:, kept],
        pitch=breath.pitch[kept],
        sounds=tuple(
            replace(each, first=round(each.first / factor), end=round(each.end / factor))
            for each in breath.sounds
        ),
    )


@dataclass(frozen=True, slots=True)
class _Engine:
    session: Any
    g2p: Any
    vocabulary: dict[str, int]


@lru_cache(maxsize=1)
def _engine() -> _Engine:
    """The network and the pronouncing dictionary, loaded once in a process: about 0.4 s and 200 MB."""
    import json

    import onnxruntime
    from hibari.g2p import G2P
    from hibari.tts import ASSETS

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # one thread adds up in one order: the same bytes every time
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    model = _with_output(Path(ASSETS, "hibari.onnx").read_bytes(), _DURATIONS)
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    vocabulary = json.loads(Path(ASSETS, "vocab.json").read_text(encoding="utf-8"))
    return _Engine(session, G2P(), vocabulary)


def _with_output(model: bytes, tensor: str) -> bytes:
    """An ONNX model that gives one more of its tensors.

    A protocol buffer may be written in pieces that are read as one, so a graph with nothing but the output is
    appended: ``ModelProto.graph`` is field 7, ``GraphProto.output`` field 12, ``ValueInfoProto.name`` field 1.
    """
    name = tensor.encode()
    value = b"\x0a" + bytes([len(name)]) + name
    graph = b"\x62" + bytes([len(value)]) + value
    return model + b"\x3a" + bytes([len(graph)]) + graph


@dataclass(slots=True)
class _Spelling:
    """Phonemes with the word that each belongs to."""

    phonemes: list[str]
    owners: list[int]
    words: list[str]


def _spelled(engine: _Engine, text: str) -> _Spelling:
    """The pronunciation of a sentence."""
    from hibari.g2p.normalize import normalize

    spelling = _Spelling([], [], [])
    tokens = engine.g2p.phonemize_tokens(engine.g2p.tokenize(normalize(text)))
    for token in tokens:
        said = [c for c in token.phonemes or "" if c in engine.vocabulary]
        owner = -1
        if any(c.isalpha() for c in token.text) or any(c.isdigit() for c in token.text):
            owner = len(spelling.words)
            spelling.words.append(token.text.strip('"“”()'))
        spelling.phonemes += said
        spelling.owners += [owner] * len(said)
        if token.whitespace:
            spelling.phonemes.append(" ")
            spelling.owners.append(-1)
    return spelling


def _within(spelling: _Spelling) -> list[_Spelling]:
    """The spelling in parts that one pass bears: cut after punctuation, else between words, else anywhere."""
    parts = []
    start, end = 0, len(spelling.phonemes)
    while end - start > _MOST_PHONEMES:
        window = range(start + _MOST_PHONEMES - 1, start + _MOST_PHONEMES // 4, -1)
        cut = next((at for at in window if spelling.phonemes[at] in _PAUSES), None)
        cut = cut or next((at for at in window if spelling.phonemes[at] == " "), start + _MOST_PHONEMES - 1)
        parts.append(_part(spelling, start, cut + 1))
        start = cut + 1
    parts.append(_part(spelling, start, end))
    return parts


def _part(spelling: _Spelling, start: int, end: int) -> _Spelling:
    owners = spelling.owners[start:end]
    named = sorted({owner for owner in owners if owner >= 0})
    first = named[0] if named else 0
    return _Spelling(
        spelling.phonemes[start:end],
        [owner - first if owner >= 0 else -1 for owner in owners],
        spelling.words[first : named[-1] + 1] if named else [],
    )


def _pass(engine: _Engine, spelling: _Spelling, speed: float, pause: float) -> Breath | None:
    """One pass of the network, without the silence that it puts around."""
    if not any(c.isalpha() for c in spelling.phonemes):
        return None
    ids = [0, *(engine.vocabulary[c] for c in spelling.phonemes), 0]
    feed = {"ids": np.array([ids], np.int64), "speed": np.array([speed], np.float32)}
    *planes, lengths = engine.session.run(None, feed)
    harmonic, theta, noise, rest, phase, pitch = (np.asarray(plane[0], np.float32) for plane in planes)
    edges = np.concatenate([[0], np.cumsum(lengths.ravel().astype(int))]) * _FRAMES_PER_STEP
    lead = max(0, int(edges[1]) - _FRAMES_PER_STEP * 2)
    last = _last_spoken(spelling.phonemes)
    # Two frames after the last sound: its decay.
    tail = min(int(edges[-1]), int(edges[last + 2]) + _FRAMES_PER_STEP * 4)
    sounds = tuple(
        Sounded(phoneme, owner, max(0, int(edges[at + 1]) - lead), int(edges[at + 2]) - lead)
        for at, (phoneme, owner) in enumerate(zip(spelling.phonemes, spelling.owners, strict=True))
        if at <= last
    )
    kept = slice(lead, tail)
    return Breath(
        harmonic=harmonic[:, kept],
        theta=theta[:, kept],
        noise=noise[:, kept],
        rest=rest[:, kept],
        phase=phase[:, kept],
        pitch=pitch[kept],
        sounds=sounds,
        words=tuple(spelling.words),
        pause_after=pause,
    )


def _last_spoken(phonemes: list[str]) -> int:
    return max(at for at, c in enumerate(phonemes) if c.isalpha())
