"""Instruments that are computed: a console's pulse waves, basses, leads, pads, plucks and its drums of noise."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from layer_server.generators.audio.effects.synthesis import decay, noise, ring
from layer_server.generators.audio.filters import band_pass, high_pass, low_pass
from layer_server.generators.audio.samples import RATE, Sound, clock, count, faded

Voice = Callable[[float, float], Sound]
"""Makes a note of a frequency, held so many seconds, with its release."""


def hertz(pitch: float) -> float:
    return float(440 * 2 ** ((pitch - 69) / 12))


def _saw(frequency: float, n: int, start: float = 0.0) -> Sound:
    """A sawtooth whose edge is rounded over two samples (PolyBLEP), so that it does not alias audibly."""
    step = frequency / RATE
    phase = (np.arange(n, dtype=np.float64) * step + start) % 1.0
    wave = 2 * phase - 1
    near = phase < step
    t = phase[near] / step
    wave[near] -= t + t - t * t - 1
    near = phase > 1 - step
    t = (phase[near] - 1) / step
    wave[near] -= t * t + t + t + 1
    result: Sound = wave.astype(np.float32)
    return result


def _pulse(frequency: float, n: int, duty: float) -> Sound:
    """The difference of two sawtooths, without its mean."""
    return 0.5 * (_saw(frequency, n) - _saw(frequency, n, duty))


def _shape(held: float, attack: float, fall: float, sustain: float, release: float) -> Sound:
    """Attack, exponential decay to the sustain, release."""
    t = clock(count(held + release))
    level = np.minimum(1, t / np.float32(max(attack, 1e-3)))
    level = level * (sustain + (1 - sustain) * np.exp(-np.maximum(t - attack, 0) / np.float32(fall)))
    end = count(held)
    level[end:] *= np.exp(-(t[end:] - t[min(end, len(t) - 1)]) / np.float32(release / 4))
    shape: Sound = level.astype(np.float32)
    return faded(shape, fall=0.005)


def _chip(duty: float) -> Voice:
    def voice(frequency: float, held: float) -> Sound:
        shape = _shape(held, 0.002, 0.12, 0.55, 0.04)
        t = clock(len(shape))
        vibrato = 1 + 0.006 * np.sin(2 * np.pi * 6 * t) * np.clip((t - 0.25) * 6, 0, 1)
        if held < 0.3:
            return _pulse(frequency, len(shape), duty) * shape
        phase = (np.cumsum(frequency * vibrato, dtype=np.float64) / RATE) % 1.0
        edge = frequency / RATE
        up = np.clip(phase / edge, 0, 1) - np.clip((phase - duty) / edge, 0, 1)
        return (up - duty).astype(np.float32) * shape

    return voice


def _triangle(frequency: float, held: float) -> Sound:
    """A console's triangle has 16 steps up and 16 down."""
    shape = _shape(held, 0.002, 1.0, 1.0, 0.03)
    phase = (np.arange(len(shape), dtype=np.float64) * frequency / RATE) % 1.0
    steps = np.round((1 - 4 * np.abs(phase - 0.5)) * 7.5) / 7.5
    return low_pass(steps.astype(np.float32), 9_000) * shape


def _supersaw(voices: int, cutoff: float, attack: float, release: float) -> Voice:
    def voice(frequency: float, held: float) -> Sound:
        shape = _shape(held, attack, 0.8, 0.8, release)
        n = len(shape)
        total = np.zeros(n, np.float32)
        for k in range(voices):
            away = (k - (voices - 1) / 2) / max(1, (voices - 1) / 2)
            total += _saw(frequency * (1 + 0.006 * away), n, (k * 0.381) % 1)
        return low_pass(total / voices**0.7, min(cutoff, frequency * 12), 2) * shape

    return voice


def _synth_bass(frequency: float, held: float) -> Sound:
    shape = _shape(held, 0.004, 0.25, 0.75, 0.06)
    n = len(shape)
    raw = 0.7 * _saw(frequency, n) + 0.5 * _pulse(frequency * 1.003, n, 0.4)
    dark = low_pass(raw, max(180.0, frequency * 2.2))
    sub = np.sin(2 * np.pi * frequency * clock(n)).astype(np.float32)
    bite = np.exp(-clock(n) / np.float32(0.09)) * 0.8 + 0.12
    result: Sound = (dark + (low_pass(raw, 4_000) - dark) * bite.astype(np.float32) + 0.5 * sub) * shape
    return result


def _sub_bass(frequency: float, held: float) -> Sound:
    shape = _shape(held, 0.008, 0.6, 0.85, 0.08)
    wave = np.sin(2 * np.pi * frequency * clock(len(shape)))
    return np.asarray(np.tanh(1.6 * wave), np.float32) * shape


def _lead(frequency: float, held: float) -> Sound:
    shape = _shape(held, 0.008, 0.4, 0.75, 0.12)
    t = clock(len(shape))
    vibrato = frequency * (1 + 0.007 * np.sin(2 * np.pi * 5.5 * t) * np.clip((t - 0.2) * 4, 0, 1))
    phase = np.cumsum(vibrato, dtype=np.float64) / RATE
    wave = np.zeros(len(t), np.float32)
    for k in range(1, int(min(24, 15_000 / frequency)) + 1):
        wave += np.sin(2 * np.pi * ((phase * k) % 1)).astype(np.float32) / np.float32(k**1.15)
    return wave * shape


def _warm_pad(frequency: float, held: float) -> Sound:
    shape = _shape(held, min(0.5, held * 0.4), 3.0, 0.9, 0.7)
    n = len(shape)
    t = clock(n)
    wave = np.zeros(n, np.float32)
    for detune, start in ((0.9965, 0.1), (1.0, 0.45), (1.0038, 0.8)):
        wave += _saw(frequency * detune, n, start)
    result: Sound = (
        low_pass(wave, min(2_600, frequency * 5), 1) * shape * (1 + 0.12 * np.sin(2 * np.pi * 0.37 * t))
    )
    return result


def _glass_pad(frequency: float, held: float) -> Sound:
    shape = _shape(held, min(0.35, held * 0.3), 3.0, 0.8, 0.9)
    t = clock(len(shape))
    wave = np.zeros(len(t), np.float32)
    for ratio, level in ((1, 1.0), (1.004, 0.7), (2.001, 0.45), (3.003, 0.16), (4.99, 0.08)):
        wave += np.float32(level) * np.sin(np.float32(2 * np.pi * frequency * ratio) * t)
    return wave * shape


def _pluck(frequency: float, held: float) -> Sound:
    n = count(min(held, 0.6) + 0.5)
    raw = low_pass(_saw(frequency, n) + _pulse(frequency * 1.004, n, 0.3), min(7_000, frequency * 14))
    dark = low_pass(raw, frequency * 2)
    t = clock(n)
    return faded((dark * np.exp(-t * 4) + (raw - dark) * np.exp(-t * 14)).astype(np.float32), 0.002, 0.05)


def _fm_bell(frequency: float, held: float) -> Sound:
    n = count(min(held, 1.0) + 1.4)
    t = clock(n)
    index = 2.2 * np.exp(-t * 5)
    wave = np.sin(2 * np.pi * frequency * t + index * np.sin(2 * np.pi * frequency * 3.501 * t)) * np.exp(
        -t * 2.6
    )
    return faded(wave.astype(np.float32), 0.001, 0.1)


def _electric_piano(frequency: float, held: float) -> Sound:
    shape = _shape(held, 0.002, 1.1, 0.12, 0.25)
    t = clock(len(shape))
    tine = 0.8 * np.exp(-t * 9) * np.sin(2 * np.pi * frequency * 14.0 * t) if frequency * 14 < 16_000 else 0
    body = np.sin(
        2 * np.pi * frequency * t + (0.9 * np.exp(-t * 2.2) + 0.15) * np.sin(2 * np.pi * frequency * t) + tine
    )
    tremolo = 1 + 0.12 * np.sin(2 * np.pi * 4.6 * t)
    return np.asarray(body * tremolo, np.float32) * shape


SYNTHESISERS: dict[str, Voice] = {
    "chip lead": _chip(0.5),
    "chip pulse": _chip(0.25),
    "chip thin": _chip(0.125),
    "chip triangle": _triangle,
    "supersaw": _supersaw(5, 9_000, 0.02, 0.25),
    "synth brass": _supersaw(3, 3_200, 0.05, 0.18),
    "synth strings": _supersaw(4, 4_200, 0.22, 0.5),
    "synth bass": _synth_bass,
    "sub bass": _sub_bass,
    "synth lead": _lead,
    "warm pad": _warm_pad,
    "glass pad": _glass_pad,
    "pluck": _pluck,
    "bell synth": _fm_bell,
    "soft keys": _electric_piano,
}
"""Computed instruments by name."""


@lru_cache(maxsize=256)
def _cached(name: str, pitch: int, hundredths: int) -> Sound:
    return SYNTHESISERS[name](hertz(pitch), hundredths / 100)


def synthesised(name: str, pitch: int, velocity: float, seconds: float) -> Sound:
    """A note of a computed instrument, (samples,)."""
    return _cached(name, pitch, max(2, round(seconds * 100))) * np.float32(velocity**1.2)


CHIP_KIT = "chip kit"


@lru_cache(maxsize=32)
def chip_drum(key: int) -> Sound:
    """A console's drums: a falling pulse for the kick, its noise channel for the rest."""
    rng = np.random.default_rng(key)
    if key in {35, 36, 41, 43, 45, 47, 48, 50}:
        n = count(0.16)
        low, high = (45, 190) if key < 40 else (80 + 6 * (key - 41), 240 + 12 * (key - 41))
        f = low + (high - low) * np.exp(-clock(n) * 32)
        phase = (np.cumsum(f, dtype=np.float64) / RATE) % 1
        return (np.round((1 - 4 * np.abs(phase - 0.5)) * 7.5) / 7.5).astype(np.float32) * decay(n, 0.06)
    seconds, fall, hold, low = {
        38: (0.22, 0.06, 3, 300), 40: (0.22, 0.06, 3, 300), 39: (0.16, 0.04, 2, 900),
        46: (0.30, 0.10, 1, 5_000), 49: (0.9, 0.30, 1, 2_500), 51: (0.3, 0.10, 1, 6_000),
    }.get(key, (0.07, 0.018, 1, 6_000))  # fmt: skip
    n = count(seconds)
    crushed = np.repeat(np.sign(noise(rng, n // hold + 1)), hold)[:n]
    return high_pass(crushed.astype(np.float32), low) * decay(n, fall, 0.0005)


SYNTH_KIT = "synth kit"


@lru_cache(maxsize=32)
def synth_drum(key: int) -> Sound:
    """The drums of the eighties' machines: a punchy kick, a gated snare, metallic hats, a clap."""
    rng = np.random.default_rng(key + 100)
    if key in {35, 36}:
        n = count(0.4)
        f = 46 + 150 * np.exp(-clock(n) * 45)
        phase = np.cumsum(f, dtype=np.float64) / RATE
        click = high_pass(noise(rng, n), 2_000) * decay(n, 0.003, 0.0002) * 0.3
        return (
            np.asarray(np.tanh(1.8 * np.sin(2 * np.pi * phase)), np.float32) * decay(n, 0.13, 0.001) + click
        )
    if key in {38, 40, 39}:
        n = count(0.45)
        gate = np.clip((0.24 - clock(n)) / 0.03, 0, 1)
        rattle = band_pass(noise(rng, n), 900, 9_000) * (0.35 * gate + decay(n, 0.07, 0.001))
        drum = (
            ring(rng, [185, 330], [0.07, 0.05], [1, 0.6], 0.45)[:n] if key != 39 else np.zeros(n, np.float32)
        )
        result: Sound = (rattle * 0.8 + drum).astype(np.float32)
        return result
    if key in {41, 43, 45, 47, 48, 50}:
        n = count(0.5)
        f = (70 + 9 * (key - 41)) * (1 + 0.9 * np.exp(-clock(n) * 14))
        return np.sin(2 * np.pi * np.cumsum(f, dtype=np.float64) / RATE).astype(np.float32) * decay(
            n, 0.16, 0.001
        )
    fall = {46: 0.14, 49: 0.7, 57: 0.7, 51: 0.3}.get(key, 0.028)
    n = count(fall * 6)
    metal = sum(np.sign(np.sin(2 * np.pi * f * clock(n))) for f in (3_127, 4_051, 5_333, 6_203, 7_919))
    return high_pass(np.asarray(metal, np.float32) * 0.3 + noise(rng, n), 6_000) * decay(n, fall, 0.0008)
