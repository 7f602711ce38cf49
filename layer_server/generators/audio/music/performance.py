"""Plays a score: every note by its instrument, the parts of a stem together, each stem in the hall."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.audio.filters import fast_length
from layer_server.generators.audio.loudness import k_weighting
from layer_server.generators.audio.music.notes import STEMS, Note, Part, Score
from layer_server.generators.audio.music.sampler import Sampler
from layer_server.generators.audio.music.style import Style
from layer_server.generators.audio.music.synthesisers import (
    CHIP_KIT,
    SYNTH_KIT,
    SYNTHESISERS,
    chip_drum,
    synth_drum,
    synthesised,
)
from layer_server.generators.audio.samples import RATE, Sound, add, count
from layer_server.generators.audio.space import SPACES, impulse_response

_TAIL = 2.6
"""Seconds that notes and hall ring on behind the last beat."""

_LEVELS: Mapping[str, float] = {"drums": -4.0, "bass": -6.0, "harmony": -4.5, "melody": 0.0}
"""Loudness of the stems to the tune's, in dB."""

_WET: Mapping[str, float] = {"drums": 0.45, "bass": 0.0, "harmony": 1.1, "melody": 1.0}
"""How much of the hall each stem has, to the style's."""

_DRUM_PANS: Mapping[int, float] = {42: 0.3, 46: 0.3, 51: -0.35, 49: -0.4, 50: 0.3, 47: 0.0, 43: -0.3, 54: 0.4, 70: -0.45, 63: 0.35, 60: -0.35, 81: 0.5, 39: 0.1}  # fmt: skip

_BLOCK = 1 << 18
"""Samples that are in the hall at a time, so that long music needs little memory."""

_WINDOW, _MOST_WINDOWS = 8_192, 48
"""Samples of the pieces in which loudness is estimated, and how many of them are looked at."""

Step = Callable[[float, str], None]


def perform(score: Score, style: Style, rng: np.random.Generator, step: Step) -> dict[str, Sound]:
    """The stems that sound, (samples, 2) each, with a tail of ``_TAIL`` seconds behind the last beat."""
    samples = count(score.beats * 60 / score.tempo) + count(_TAIL)
    stems: dict[str, Sound] = {}
    for done, part in enumerate(score.parts):
        pulse = partial(step, 0.05 + 0.6 * done / len(score.parts), f"playing {part.instrument}")
        played = _played(part, score.tempo, samples, rng, pulse)
        loudness = _loudness(played.mean(1))
        if loudness <= 0:
            continue
        played *= np.float32(10 ** (part.level / 20) / loudness)
        if part.stem in stems:
            stems[part.stem] += played
        else:
            stems[part.stem] = played
    heard: dict[str, Sound] = {}
    for done, name in enumerate(name for name in STEMS if name in stems):
        step(0.65 + 0.05 * done, f"placing {name}")
        stem = stems.pop(name)
        level = _LEVELS[name] + style.levels.get(name, 0.0)
        stem *= np.float32(10 ** (level / 20) / max(_loudness(stem.mean(1)), 1e-9))
        heard[name] = _in_hall(stem, "room" if name == "drums" else style.space, style.wet * _WET[name])
    return heard


def _played(
    part: Part, tempo: float, samples: int, rng: np.random.Generator, pulse: Callable[[], None]
) -> Sound:
    """One part, (samples, 2)."""
    play = _player(part.instrument)
    beat = 60 / tempo
    kit = part.stem == "drums"
    played = np.zeros((samples, 2), np.float32)
    late = rng.normal(0, part.human, len(part.notes))
    for index, note in enumerate(part.notes):
        if index % 64 == 0:
            pulse()
        wave = play(note, note.length * beat)
        start = count(max(0.0, note.start * beat + float(np.clip(late[index], -0.02, 0.02))) + 1e-9)
        pan = _DRUM_PANS.get(note.pitch, 0.0) if kit else part.pan
        angle = (pan + 1) * np.pi / 4
        add(played[:, 0], wave, start, float(np.cos(angle)))
        add(played[:, 1], wave, start, float(np.sin(angle)))
    return played


def _player(instrument: str) -> Callable[[Note, float], Sound]:
    """Plays a note held so many seconds."""
    if instrument == CHIP_KIT:
        return lambda note, _: chip_drum(note.pitch) * np.float32(note.velocity**1.4)
    if instrument == SYNTH_KIT:
        return lambda note, _: synth_drum(note.pitch) * np.float32(note.velocity**1.4)
    if instrument in SYNTHESISERS:
        return lambda note, held: synthesised(instrument, note.pitch, note.velocity, held)
    sampler = Sampler(instrument)
    return lambda note, held: sampler.sound(note.pitch, note.velocity, held)


def _loudness(mono: Sound) -> float:
    """The root mean square after the K weighting of BS.1770, over the part of the time in which it sounds."""
    blocks = mono[: max(1, len(mono) // _WINDOW) * _WINDOW].reshape(-1, _WINDOW)
    levels = np.square(blocks).mean(1)
    loudest = float(levels.max(initial=0.0))
    if loudest <= 0:
        return 0.0
    sounding = np.flatnonzero(levels > 1e-3 * loudest)
    chosen = blocks[sounding[:: -(-len(sounding) // _MOST_WINDOWS)]]
    spectrum = np.abs(np.fft.rfft(chosen * np.hanning(_WINDOW).astype(np.float32), axis=1)) ** 2
    power = float((spectrum * _weights()).sum()) * 2 / (0.375 * _WINDOW**2 * len(chosen))
    return float(np.sqrt(power))


@lru_cache(maxsize=1)
def _weights() -> Sound:
    frequencies = np.fft.rfftfreq(_WINDOW, 1 / RATE).astype(np.float32)
    weights: Sound = (np.abs(k_weighting(frequencies)) ** 2).astype(np.float32)
    return weights


def _in_hall(dry: Sound, space: str, wet: float) -> Sound:
    """The stem with the hall around it, of the same length."""
    if wet < 0.005:
        return dry
    size, spectrum = _hall(space)
    source = dry.mean(1) * np.float32(np.sqrt(wet))
    for start in range(0, len(dry), _BLOCK):
        block = np.fft.rfft(source[start : start + _BLOCK], size)
        for side in range(2):
            rung = np.fft.irfft(block * spectrum[side], size)
            add(dry[:, side], rung, start)
    return dry


@lru_cache(maxsize=6)
def _hall(space: str) -> tuple[int, NDArray[np.complexfloating[Any, Any]]]:
    """The length of a transform of a block in the hall, and the hall's spectrum, (2, bins)."""
    response = impulse_response(SPACES[space])
    size = fast_length(_BLOCK + len(response))
    return size, np.fft.rfft(np.ascontiguousarray(response.T), size, axis=1)
