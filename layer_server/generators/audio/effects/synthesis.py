"""What the families are built of: noises, curves, rings, grains, pulses, moving bands and voices."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from layer_server.generators.audio.effects.family import Rng
from layer_server.generators.audio.filters import convolved, fast_length, moving
from layer_server.generators.audio.samples import RATE, Sound, clock, count

_TURN = 2 * np.pi

_FEW = 1_500_000
"""Samples of grains that are added one by one; more are a convolution."""


def noise(rng: Rng, samples: int, slope: float = 0.0) -> Sound:
    """Noise of unit power whose amplitude falls as frequency to the ``slope``: 0 white, 0.5 pink, 1 brown."""
    if slope == 0:
        return rng.standard_normal(samples, dtype=np.float32)
    size = fast_length(samples)
    spectrum = np.fft.rfft(rng.standard_normal(size, dtype=np.float32))
    frequencies = np.maximum(np.fft.rfftfreq(size, 1 / RATE), 25).astype(np.float32)
    result: Sound = np.fft.irfft(spectrum * (frequencies / 1000) ** np.float32(-slope), size)[:samples]
    result = result.astype(np.float32) - np.float32(np.mean(result))
    unit: Sound = result / max(float(np.sqrt(np.mean(np.square(result)))), 1e-9)
    return unit


def drift(rng: Rng, samples: int, rate: float) -> Sound:
    """A smooth random curve around 0, of about unit spread, that turns about ``rate`` times a second."""
    points = max(4, int(samples / RATE * rate) + 4)
    knots = rng.standard_normal(points).astype(np.float32)
    place = np.linspace(1, points - 2.001, samples, dtype=np.float32)
    index = place.astype(np.int32)
    t = place - index
    before, here, after, beyond = knots[index - 1], knots[index], knots[index + 1], knots[index + 2]
    curve: Sound = here + 0.5 * t * (
        after
        - before
        + t * (2 * before - 5 * here + 4 * after - beyond + t * (3 * (here - after) + beyond - before))
    )
    return curve


def decay(samples: int, seconds: float, attack: float = 0.001) -> Sound:
    """A rise, then a fall to 1/e in each ``seconds``."""
    t = clock(samples)
    shape: Sound = np.minimum(1, t / np.float32(max(attack, 1e-4))) * np.exp(
        -np.maximum(t - np.float32(attack), 0) / np.float32(seconds)
    )
    return shape


def hump(samples: int, peak: float = 0.5, width: float = 0.2) -> Sound:
    """A bell over the whole, 0 at both ends; ``peak`` and ``width`` are shares of it."""
    u = np.linspace(0, 1, samples, dtype=np.float32)
    edge = np.minimum(1, np.minimum(u, 1 - u) / 0.04)
    result: Sound = np.exp(-(((u - np.float32(peak)) / np.float32(width)) ** 2)) * edge
    return result


def swell(n: int, rise: float, fall: float) -> Sound:
    """A call's loudness: up in ``rise`` of the time, down in ``fall`` of it."""
    u = np.linspace(0, 1, n, dtype=np.float32)
    result: Sound = np.minimum(1, np.minimum(u / rise, (1 - u) / fall)) ** 1.2
    return result


def glide(samples: int, *points: tuple[float, float]) -> Sound:
    """A frequency that glides, in even steps of pitch, through (share of the time, Hz)."""
    places, values = zip(*points, strict=True)
    u = np.linspace(0, 1, samples, dtype=np.float32)
    return np.exp(np.interp(u, places, np.log(values))).astype(np.float32)


def turning(frequency: Sound | float, samples: int = 0) -> Sound:
    """The phase of an oscillator, in radians; ``samples`` where the frequency is one number."""
    if np.ndim(frequency) == 0:
        cycles = np.arange(samples, dtype=np.float64) * (float(frequency) / RATE)
    else:
        cycles = np.cumsum(frequency, dtype=np.float64) / RATE
    return ((cycles % 1.0) * _TURN).astype(np.float32)


def tone(frequency: Sound | float, harmonics: Sequence[float] = (1.0,), samples: int = 0) -> Sound:
    """Sines over a gliding frequency; a harmonic beyond 18 kHz is left out."""
    phase = turning(frequency, samples)
    highest = float(np.max(frequency))
    total = np.zeros(len(phase), np.float32)
    for number, level in enumerate(harmonics, 1):
        if level and highest * number < 18_000:
            total += np.float32(level) * np.sin(phase * np.float32(number))
    return total


def square(frequency: Sound | float, samples: int = 0, duty: float = 0.5) -> Sound:
    """The pulse wave of an old console, its edges softened by about a sample so that it does not alias."""
    phase = turning(frequency, samples) / np.float32(_TURN)
    step = np.maximum(np.abs(np.diff(phase, append=phase[-1:])), 1e-4) if np.ndim(frequency) else None
    width = np.float32(float(np.mean(frequency)) / RATE) if step is None else np.minimum(step, 0.2)
    up = np.clip(phase / width, 0, 1) - np.clip((phase - np.float32(duty)) / width, 0, 1)
    result: Sound = 2 * up - 1
    return result


def ring(
    rng: Rng,
    frequencies: Sequence[float] | Sound,
    decays: Sequence[float] | Sound,
    levels: Sequence[float] | Sound,
    seconds: float,
) -> Sound:
    """The modes of a struck body: a decaying sine each, with random phases."""
    samples = count(seconds)
    f = np.asarray(frequencies, np.float32)
    keep = (f > 20) & (f < 17_000)
    f, d, a = f[keep], np.asarray(decays, np.float32)[keep], np.asarray(levels, np.float32)[keep]
    total = np.zeros(samples, np.float32)
    starts = rng.uniform(0, _TURN, len(f))
    for frequency, fall, level, start in zip(f, d, a, starts, strict=True):
        n = min(samples, count(float(fall) * 8))  # 70 dB down
        t = clock(n)
        total[:n] += level * np.sin(np.float32(_TURN * frequency) * t + np.float32(start)) * np.exp(-t / fall)
    rise, fall_off = min(samples, 44), min(samples, count(0.03))
    total[-fall_off:] *= np.linspace(1, 0, fall_off, dtype=np.float32)
    total[:rise] *= np.linspace(0, 1, rise, dtype=np.float32)
    return total


def scattered(
    rng: Rng, samples: int, density: Sound | float, grains: Sequence[Sound], *, channels: int = 1
) -> Sound:
    """Grains at random times, ``density`` a second, of random levels; (samples,) or (samples, channels)."""
    chance = np.broadcast_to(np.asarray(density, np.float32) / np.float32(RATE), (samples,))
    total = np.zeros((samples, channels), np.float32)
    for channel in range(channels):
        hits = np.flatnonzero(rng.random(samples, dtype=np.float32) < chance)
        which = rng.integers(0, len(grains), len(hits))
        level = np.exp(rng.normal(-0.6, 0.7, len(hits))).astype(np.float32)
        for index, grain in enumerate(grains):
            mine = which == index
            if not mine.any():
                continue
            at, strength = hits[mine], level[mine]
            if len(at) * len(grain) < _FEW:
                places = (at[:, None] + np.arange(len(grain))).ravel()
                values = (strength[:, None] * grain).ravel()
                total[:, channel] += np.bincount(places, values, samples + len(grain))[:samples]
                continue
            impulses = np.bincount(at, strength, samples).astype(np.float32)
            total[:, channel] += convolved(impulses, grain)[:samples]
    return total[:, 0] if channels == 1 else total


def pulses(rng: Rng, rate: Sound, jitter: float = 0.3) -> Sound:
    """Impulses of uneven strength at a changing rate, (samples,)."""
    cycles = np.cumsum(rate, dtype=np.float64) / RATE + jitter * 0.5 * drift(rng, len(rate), 60.0)
    at = np.flatnonzero(np.diff(np.floor(cycles), prepend=0.0) > 0)
    result = np.zeros(len(rate), np.float32)
    result[at] = rng.uniform(1 - jitter, 1, len(at)).astype(np.float32)
    return result


def swept(
    rng: Rng,
    samples: int,
    centre: Sequence[tuple[float, float]],
    octaves: float = 0.8,
    slope: float = 0.0,
) -> Sound:
    """Noise in a band that moves through (share of the time, Hz); ``octaves`` is half its width."""
    places, values = zip(*centre, strict=True)
    logs = np.log2(values)

    def gain(u: Sound, f: Sound) -> Sound:
        middle = np.interp(u, places, logs).astype(np.float32)
        away = (np.log2(np.maximum(f, 20)) - middle) / np.float32(octaves)
        result: Sound = np.exp(-0.5 * away * away)
        return result

    return moving(noise(rng, samples, slope), gain)


def wide(left: Sound, right: Sound) -> Sound:
    """Two takes of a wide sound, one for each ear."""
    return np.stack([left, right], 1)


Vowel = Sequence[tuple[float, float, float]]
"""Formants: centre in Hz, bandwidth in Hz, level."""

VOWELS: dict[str, Vowel] = {
    "a": ((730, 110, 1.0), (1090, 120, 0.6), (2440, 160, 0.25), (3400, 220, 0.12)),
    "e": ((530, 90, 1.0), (1840, 140, 0.5), (2480, 170, 0.3), (3500, 220, 0.12)),
    "i": ((290, 70, 1.0), (2290, 150, 0.4), (3010, 200, 0.3), (3700, 250, 0.12)),
    "o": ((500, 90, 1.0), (860, 100, 0.55), (2410, 170, 0.12), (3300, 220, 0.06)),
    "u": ((320, 80, 1.0), (800, 100, 0.35), (2240, 170, 0.06), (3300, 220, 0.03)),
}
"""A grown person's; a creature's are scaled by its size."""


def voiced(
    rng: Rng,
    pitch: Sound,
    vowels: Sequence[tuple[float, str]],
    *,
    tract: float = 1.0,
    breath: float = 0.1,
    rough: float = 0.0,
    tilt: float = 1.0,
) -> Sound:
    """A throat: pulses at ``pitch`` with breath, through formants that move from vowel to vowel.

    Args:
        vowels: (share of the time, a key of ``VOWELS``).
        tract: scales the formants; 0.6 is a large animal's, 1.5 a small one's.
        breath: noise beside the pulses, from 0 to 1.
        rough: irregular and halved pulses, from 0 to 1: a growl.
        tilt: how fast the throat's own harmonics fall; 1 is 6 dB an octave.
    """
    samples = len(pitch)
    wobble = 1 + np.float32(0.012 + 0.10 * rough) * drift(rng, samples, 35 + 40 * rough)
    phase = turning(pitch * wobble)
    lowest = max(30.0, float(pitch.min()))
    number = np.arange(1, int(min(60, 9_000 / lowest)) + 1)
    source: Sound = np.zeros(samples, np.float32)
    for k in number:
        source += np.sin(phase * np.float32(k) + np.float32(rng.uniform(0, 0.4))) * np.float32(k**-tilt)
    if rough:  # every other pulse is weaker, and unevenly so
        half = 0.5 + 0.5 * np.sin(phase * np.float32(0.5) + 3 * rough * drift(rng, samples, 18))
        source *= 1 - np.float32(rough * 0.75) * half
    hiss: Sound = noise(rng, samples) * (0.4 + 0.6 * np.clip(np.sin(phase), 0, 1))
    source = source * np.float32(1 - breath) + hiss * np.float32(0.6 * breath)
    places = [place for place, _ in vowels]
    names = [name for _, name in vowels]

    def gain(u: Sound, f: Sound) -> Sound:
        total = np.zeros(np.broadcast_shapes(u.shape, f.shape), np.float32)
        for formant in range(4):
            centre, width, level = (
                np.interp(u, places, [VOWELS[name][formant][part] for name in names]).astype(np.float32)
                for part in range(3)
            )
            away = (f - centre * np.float32(tract)) / (width * np.float32(tract * (1 + 1.2 * breath)))
            total += level / (1 + away * away)
        return total

    return moving(source, gain)
