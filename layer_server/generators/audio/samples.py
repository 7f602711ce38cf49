"""What a sound is here, and the few things that are done to every one: fades, mixing, trimming, loops."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Sound: TypeAlias = NDArray[np.floating[Any]]
"""Float32, (samples, channels), or (samples,) while there is only one channel."""

RATE = 44_100
"""Samples a second of everything that is made here."""


def count(seconds: float) -> int:
    """Samples of a time, at least one."""
    return max(1, round(seconds * RATE))


def place(seconds: float) -> int:
    """The sample at a time."""
    return round(seconds * RATE)


def clock(samples: int) -> Sound:
    """Seconds of each sample, (samples,)."""
    return np.arange(samples, dtype=np.float32) / np.float32(RATE)


def columns(sound: Sound) -> Sound:
    """(samples, channels), whatever it was."""
    return sound[:, None] if sound.ndim == 1 else sound


def stereo(sound: Sound, pan: float = 0.0) -> Sound:
    """Two channels, by equal power; ``pan`` from -1, left, to 1, right."""
    sound = columns(sound)
    if sound.shape[1] == 2:
        return sound
    angle = (pan + 1) * np.pi / 4
    sides: Sound = sound * np.array([np.cos(angle), np.sin(angle)], np.float32) * np.float32(np.sqrt(2))
    return sides


def faded(sound: Sound, rise: float = 0.0, fall: float = 0.0) -> Sound:
    """With raised-cosine fades of so many seconds at the beginning and the end."""
    result: Sound = np.array(sound, np.float32)
    shape = (-1, *([1] * (result.ndim - 1)))
    for seconds, at_end in ((rise, False), (fall, True)):
        n = min(len(result), round(seconds * RATE))
        if n < 1:
            continue
        ramp = (0.5 - 0.5 * np.cos(np.pi * (np.arange(n) + 0.5) / n)).astype(np.float32).reshape(shape)
        if at_end:
            result[-n:] *= ramp[::-1]
        else:
            result[:n] *= ramp
    return result


def fitted(sound: Sound, samples: int, fall: float = 0.02) -> Sound:
    """Exactly so many samples: cut with a fade, or followed by silence."""
    if len(sound) >= samples:
        return faded(sound[:samples], fall=min(fall, samples / RATE / 4))
    result = np.zeros((samples, *sound.shape[1:]), np.float32)
    result[: len(sound)] = sound
    return result


def add(into: Sound, sound: Sound, start: int, gain: float = 1.0) -> None:
    """Mix ``sound`` into a longer one at a sample, in place; what lies outside is left out."""
    begin, end = max(0, start), min(len(into), start + len(sound))
    if begin < end:
        into[begin:end] += np.float32(gain) * sound[begin - start : end - start]


def trimmed(sound: Sound, floor_db: float = -56.0, keep: float = 0.003) -> Sound:
    """Without the silence before and after; ``floor_db`` is relative to the loudest sample."""
    level = np.abs(columns(sound)).max(1)
    loudest = float(level.max(initial=0.0))
    heard = np.flatnonzero(level > loudest * 10 ** (floor_db / 20)) if loudest > 0 else np.zeros(0, int)
    if not len(heard):
        return sound[:1]
    margin = round(keep * RATE)
    return faded(sound[max(0, heard[0] - margin) : heard[-1] + margin + 1], fall=keep)


def wrapped(sound: Sound, samples: int) -> Sound:
    """What rings on after ``samples`` is folded back onto the beginning, so that the sound repeats."""
    result: Sound = np.array(sound[:samples], np.float32)
    if len(result) < samples:
        result = np.concatenate([result, np.zeros((samples - len(result), *sound.shape[1:]), np.float32)])
    for start in range(samples, len(sound), samples):
        piece = sound[start : start + samples]
        result[: len(piece)] += piece
    return result


def crossfaded(sound: Sound, samples: int) -> Sound:
    """A steady sound made to repeat: what comes after ``samples`` leads, by equal power, into its beginning."""
    lap = min(len(sound) - samples, samples)
    result: Sound = np.array(sound[:samples], np.float32)
    if lap > 0:
        angle = (np.pi / 2 * (np.arange(lap, dtype=np.float32) + 0.5) / lap).reshape(
            (-1, *([1] * (sound.ndim - 1)))
        )
        result[:lap] = sound[:lap] * np.sin(angle) + sound[samples : samples + lap] * np.cos(angle)
    return result
