"""How loud a sound is, by ITU-R BS.1770-4, and making it as loud as it should be without clipping."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.audio.filters import shaped
from layer_server.generators.audio.samples import RATE, Sound, columns

PEAK_CEILING = -1.0
"""dBTP: what a lossy codec may add is left room."""

_Complex: TypeAlias = NDArray[np.complexfloating[Any, Any]]

SILENCE = -70.0
"""LUFS of the absolute gate; what is quieter counts as silence."""

_BLOCK, _STEP = round(0.4 * RATE), round(0.1 * RATE)
_PIECE, _RUN_UP = 60 * _STEP, 5 * _STEP
"""Samples that are weighted at a time, and those before them in which the filters settle."""

_LOOK_AHEAD = 0.004
"""Seconds in which the limiter turns down before a peak, and up after it."""


def lufs(sound: Sound) -> float:
    """Integrated loudness, gated; a sound shorter than a block is followed by silence to 0.4 s.

    Blocks of 400 ms, each 100 ms after the last; the gates are -70 LUFS and 10 LU below the mean.
    """
    energy = _energies(columns(sound))
    steps = _BLOCK // _STEP
    total = np.concatenate([[0.0], np.cumsum(energy)])
    return gated((total[steps:] - total[:-steps]) / _BLOCK)


def gated(power: Sound) -> float:
    """LUFS of the weighted power of blocks, (n,): by those above both gates."""
    heard = power[_decibels(power) > SILENCE]
    if not len(heard):
        return SILENCE
    heard = heard[_decibels(heard) > _decibels(heard.mean()) - 10]
    return float(_decibels(heard.mean()))


def _energies(sound: Sound) -> Sound:
    """The weighted energy of each step of 100 ms, of four at least; long sounds are weighted in pieces."""
    length = max(len(sound), _BLOCK)
    result = []
    for start in range(0, length, _PIECE):
        run_up = min(start, _RUN_UP)
        piece = sound[start - run_up : start + _PIECE]
        weighted = shaped(piece, k_weighting, tail=0.5)[run_up:]
        end = min(_PIECE, length - start) // _STEP * _STEP
        if len(weighted) < end:
            weighted = np.pad(weighted, ((0, end - len(weighted)), (0, 0)))
        squares = np.square(weighted[:end]).sum(1).reshape(-1, _STEP)
        result.append(squares.sum(1, dtype=np.float64))
    return np.concatenate(result)


def true_peak(sound: Sound) -> float:
    """The peak between the samples, in dBTP: by the 4 times oversampling of BS.1770-4, annex 2."""
    highest = 1e-9
    for channel in columns(sound).T:
        highest = max(highest, float(np.abs(channel).max(initial=0.0)))
        near = np.flatnonzero(np.abs(channel) > 0.7 * highest)  # between samples only beside a high one
        if len(near):
            windows = np.lib.stride_tricks.sliding_window_view(np.pad(channel, _TAPS // 2), _TAPS)[near]
            highest = max(highest, float(np.abs(windows @ _PHASES).max()))
    return float(20 * np.log10(highest))


def normalised(sound: Sound, target: float, *, most_limiting: float = 6.0) -> Sound:
    """As loud as ``target`` LUFS, its true peak at most ``PEAK_CEILING``.

    A sound whose peaks would need more than ``most_limiting`` dB of limiting stays quieter instead: a click
    keeps its shape.
    """
    loudness = lufs(sound)
    if loudness <= SILENCE:
        peak = float(np.abs(sound).max(initial=0.0))
        return (
            sound
            if peak < 1e-6
            else sound * np.float32(10 ** ((PEAK_CEILING - 20 * np.log10(peak) - 6) / 20))
        )
    room = PEAK_CEILING - true_peak(sound) + most_limiting
    louder = sound * np.float32(10 ** (min(target - loudness, room) / 20))
    return limited(louder)


def limited(sound: Sound, ceiling: float = PEAK_CEILING) -> Sound:
    """Peaks turned down to ``ceiling`` dBTP by a gain that looks ahead; all channels alike."""
    peak = true_peak(sound)
    if peak <= ceiling:
        return sound
    limit = np.float32(10 ** ((ceiling - 0.15) / 20))
    level = np.abs(columns(sound)).max(1)
    if float(level.max()) > limit:
        gain = np.minimum(np.float32(1), limit / np.maximum(level, np.float32(1e-9)))
        width = round(_LOOK_AHEAD * RATE)
        gain = _smoothed(_lowest(gain, width), width)
        sound = sound * (gain[:, None] if sound.ndim == 2 else gain)
        peak = true_peak(sound)
    return sound if peak <= ceiling else sound * np.float32(10 ** ((ceiling - peak - 0.01) / 20))


def _lowest(gain: Sound, width: int) -> Sound:
    """The minimum of 2 ``width`` + 1 samples around each: windows that double until they reach."""
    padded = np.pad(gain, width, constant_values=1)
    span = 1
    while 2 * span <= 2 * width + 1:
        padded = np.minimum(padded[:-span], padded[span:])
        span *= 2
    rest = 2 * width + 1 - span
    return np.minimum(padded[: len(padded) - rest], padded[rest:]) if rest else padded


def _smoothed(gain: Sound, width: int) -> Sound:
    """A mean of ``width`` samples, twice: never above the minimum that it is given."""
    for _ in range(2):
        half = width // 2
        padded = np.concatenate([np.full(half + 1, gain[0]), gain, np.full(width - half - 1, gain[-1])])
        total = np.cumsum(padded, dtype=np.float64)
        gain = ((total[width:] - total[:-width]) / width).astype(np.float32)
    return gain


def k_weighting(frequencies: Sound) -> _Complex:
    """The gain of the two filters of BS.1770: a shelf for the head, a high pass for the ear."""
    z = np.exp(-2j * np.pi * frequencies.astype(np.float64) / RATE)
    return (_shelf(z) * _high_pass(z)).astype(np.complex64)


def _shelf(z: _Complex) -> _Complex:
    k = np.tan(np.pi * 1681.974450955533 / RATE)
    q, high = 0.7071752369554196, 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    result: _Complex = (
        (high + band * k / q + k * k) + 2 * (k * k - high) * z + (high - band * k / q + k * k) * z * z
    ) / ((1 + k / q + k * k) + 2 * (k * k - 1) * z + (1 - k / q + k * k) * z * z)
    return result


def _high_pass(z: _Complex) -> _Complex:
    k, q = np.tan(np.pi * 38.13547087602444 / RATE), 0.5003270373238773
    one = 1 + k / q + k * k
    result: _Complex = (1 - 2 * z + z * z) / (
        1 + 2 * (k * k - 1) / one * z + (1 - k / q + k * k) / one * z * z
    )
    return result


def _decibels(power: Sound | np.floating[Any]) -> Sound:
    result: Sound = -0.691 + 10 * np.log10(np.maximum(power, 1e-12))
    return result


_TAPS = 24


def _phase(fraction: float) -> Sound:
    """A windowed sinc that reads the sound ``fraction`` of a sample beside the middle of its taps."""
    at = np.arange(_TAPS) - _TAPS // 2 - fraction
    window = 0.5 + 0.5 * np.cos(np.pi * np.clip(at / (_TAPS / 2), -1, 1))
    kernel = np.sinc(at) * window
    result: Sound = (kernel / kernel.sum()).astype(np.float32)
    return result


_PHASES = np.stack([_phase(quarter) for quarter in (-0.75, -0.5, -0.25, 0.25, 0.5, 0.75)], 1)
