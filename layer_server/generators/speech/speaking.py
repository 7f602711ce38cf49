"""Speak a text: samples at 24 kHz, with the time of every word and mouth shape."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from layer_server.generators.speech import effects
from layer_server.generators.speech.acoustics import HOP, SAMPLE_RATE, Breath, Plane, breaths
from layer_server.generators.speech.level import at_loudness
from layer_server.generators.speech.reading import sentences
from layer_server.generators.speech.script import Line, Script
from layer_server.generators.speech.visemes import viseme
from layer_server.generators.speech.voices import DEFAULT, VOICES, Voice

LOUDNESS = -18.0
"""LUFS."""
_SLOWEST, _FASTEST = 0.4, 2.4
"""Of the network; beyond, phonemes are lost or drawl."""
_LEAD = 0.05
"""Seconds of silence before the first word."""
_BETWEEN_SPEAKERS = 0.55
_FADE = 0.006

Step = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class Word:
    """A word, and from when to when it is heard, in seconds."""

    text: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Mouth:
    """A mouth shape, and from when to when it is seen, in seconds.

    Attributes:
        viseme: one of ``visemes.VISEMES``.
        energy: how loud it is, 0 to 1: how far the mouth opens.
    """

    viseme: str
    start: float
    end: float
    energy: float


@dataclass(frozen=True, slots=True)
class Caption:
    """A sentence, who says it, and from when to when, in seconds."""

    text: str
    speaker: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Speech:
    """Spoken text.

    Attributes:
        samples: (samples,), mono float32 at ``LOUDNESS``.
        rate: samples a second.
    """

    samples: Plane
    rate: int
    words: Sequence[Word]
    mouths: Sequence[Mouth]
    captions: Sequence[Caption]

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.rate


def speak(text: str, voice: str = DEFAULT, speed: float = 1.0, seed: int = 0) -> Speech:
    """A text in one voice, read as it is written.

    Args:
        voice: a key of ``VOICES``.
        speed: 0.5 to 2; the pitch stays.

    Raises:
        ValueError: when there is nothing that can be read.
    """
    return perform(Script((Line(text),)), [voice], speed=speed, stability=0.5, seed=seed)


def perform(
    script: Script,
    cast: Sequence[str],
    *,
    speed: float,
    stability: float,
    seed: int,
    step: Step | None = None,
) -> Speech:
    """A script, each line in its own voice and manner.

    Args:
        cast: the voice of each line.
        stability: 1 reads every sentence alike; less lets pitch, pace and pauses move, by the seed.
        step: is told of every sentence; may raise to stop.

    Raises:
        ValueError: when there is nothing that can be read.
    """
    rng = np.random.default_rng(seed)
    take = _Take()
    read = [sentences(line.text) for line in script.lines]
    total = sum(map(len, read))
    if not total:
        raise ValueError("nothing to read")
    done = 0
    for line, name, texts in zip(script.lines, cast, read, strict=True):
        voice = line.manner.of(VOICES[name])
        for sentence in texts:
            start = take.now
            chance = _Chance(stability, rng)
            pace = float(np.clip(speed * voice.pace * chance.pace, _SLOWEST, _FASTEST))
            for breath in breaths(sentence, pace):
                if step:
                    step(done / total, f"speaking sentence {done + 1} of {total}")
                take.add(breath, voice, chance, rng, speed)
            take.caption(sentence.text, line.speaker, start)
            done += 1
        take.pause(_BETWEEN_SPEAKERS / speed if len(script.lines) > 1 else 0)
    if step:
        step(1.0, "mastering")
    return take.finished()


class _Chance:
    """How one sentence differs from the next, by the seed; not at all at stability 1."""

    def __init__(self, stability: float, rng: np.random.Generator) -> None:
        free = 1 - stability
        self.liveliness = 0.75 + 0.5 * free
        self.pace = float(np.exp(free * 0.05 * rng.standard_normal()))
        self.pause = float(np.exp(free * 0.25 * rng.standard_normal()))
        self.knots = free * 0.09 * rng.standard_normal(4)

    def drift(self, frames: int) -> Plane:
        """Octaves by which the pitch of each frame differs: a slow curve."""
        at = np.linspace(0, 3, frames)
        return np.interp(at, np.arange(4), self.knots).astype(np.float32)


class _Take:
    """A recording that grows."""

    def __init__(self) -> None:
        self._pieces: list[tuple[int, Plane]] = []
        self._samples = int(_LEAD * SAMPLE_RATE)
        self._words: list[Word] = []
        self._mouths: list[tuple[str, float, float]] = []
        self._captions: list[Caption] = []
        self._spoken = self._samples

    @property
    def now(self) -> float:
        return self._samples / SAMPLE_RATE

    def add(
        self, breath: Breath, voice: Voice, chance: _Chance, rng: np.random.Generator, speed: float
    ) -> None:
        from layer_server.generators.speech.vocoder import sound

        start = self.now
        lively = replace(voice, liveliness=voice.liveliness * chance.liveliness)
        samples = _faded(sound(breath, lively, chance.drift(len(breath.pitch)), rng))
        self._pieces.append((self._samples, effects.through(voice.effect, samples, rng)))
        self._samples += len(samples)
        self._spoken = self._samples
        self._mark(breath, start)
        self.pause(breath.pause_after * chance.pause / speed)

    def pause(self, seconds: float) -> None:
        self._samples += int(seconds * SAMPLE_RATE)

    def caption(self, text: str, speaker: str, start: float) -> None:
        self._captions.append(Caption(text, speaker, start, self._spoken / SAMPLE_RATE))

    def finished(self) -> Speech:
        """The whole, until nothing rings on."""
        ends = [start + len(samples) for start, samples in self._pieces]
        mixed = np.zeros(max(self._spoken + int(2 * _LEAD * SAMPLE_RATE), *ends), np.float32)
        for start, samples in self._pieces:
            mixed[start : start + len(samples)] += samples
        samples = at_loudness(mixed, SAMPLE_RATE, LOUDNESS)
        return Speech(samples, SAMPLE_RATE, self._words, _with_energy(self._mouths, samples), self._captions)

    def _mark(self, breath: Breath, start: float) -> None:
        """Note when words and mouth shapes of a breath are."""
        seconds = HOP / SAMPLE_RATE
        bounds: dict[int, tuple[float, float]] = {}
        begun: float | None = None
        for each in breath.sounds:
            first, end = start + each.first * seconds, start + each.end * seconds
            if each.word >= 0:
                bounds[each.word] = (bounds.get(each.word, (first, end))[0], end)
            shape = viseme(each.phoneme)
            if shape is None:
                begun = first if begun is None else begun
                continue
            self._mouths.append((shape, first if begun is None else begun, end))
            begun = None
        self._words += [
            Word(breath.words[index], round(a, 3), round(b, 3)) for index, (a, b) in sorted(bounds.items())
        ]


def _faded(samples: Plane) -> Plane:
    """Without a click at either end."""
    length = min(int(_FADE * SAMPLE_RATE), len(samples) // 2)
    ramp = np.linspace(0, 1, length, dtype=np.float32)
    samples[:length] *= ramp
    samples[len(samples) - length :] *= ramp[::-1]
    return samples


def _with_energy(mouths: Sequence[tuple[str, float, float]], samples: Plane) -> list[Mouth]:
    """Mouth shapes without gaps, the lips closed between sentences; neighbours of one shape are one."""
    energy = np.concatenate([[0.0], np.cumsum(np.square(samples), dtype=np.float64)])
    found: list[Mouth] = []
    for shape, start, end in _gapless(mouths, len(samples) / SAMPLE_RATE):
        first, last = (min(int(at * SAMPLE_RATE), len(samples)) for at in (start, end))
        if last <= first:
            continue
        level = float(np.sqrt((energy[last] - energy[first]) / (last - first)))
        found.append(Mouth(shape, round(start, 3), round(end, 3), level))
    loudest = max((mouth.energy for mouth in found), default=0.0) or 1.0
    return [Mouth(m.viseme, m.start, m.end, round(m.energy / loudest, 2)) for m in found]


def _gapless(mouths: Sequence[tuple[str, float, float]], seconds: float) -> list[tuple[str, float, float]]:
    found: list[tuple[str, float, float]] = []
    now = 0.0
    for shape, start, end in [*mouths, ("sil", seconds, seconds)]:
        for each in (("sil", now, start), (shape, start, end)):
            if each[2] - each[1] < 1e-6:
                continue
            if found and found[-1][0] == each[0]:
                found[-1] = (each[0], found[-1][1], each[2])
            else:
                found.append(each)
        now = max(now, end)
    return found
