"""What a voice goes through on its way: a machine, a radio, a hall, the other world. Mono in, mono out."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from layer_server.generators.speech.acoustics import SAMPLE_RATE, Plane

Effect = Callable[[Plane, np.random.Generator], Plane]


def through(name: str, samples: Plane, rng: np.random.Generator) -> Plane:
    """The samples after an effect of ``EFFECTS``; those of no name are as they were."""
    return EFFECTS[name](samples, rng) if name else samples


def robot(samples: Plane, rng: np.random.Generator) -> Plane:
    """A metal throat: two short echoes that colour every sound, and a slow ring modulation."""
    del rng
    metallic = samples.copy()
    for milliseconds, level in ((4.1, 0.55), (8.7, 0.35), (13.9, 0.2)):
        metallic += level * _later(samples, milliseconds)
    time = np.arange(samples.shape[0], dtype=np.float32) / SAMPLE_RATE
    result: Plane = metallic * (0.75 + 0.25 * np.sin(2 * np.pi * 55 * time))
    return result.astype(np.float32)


def radio(samples: Plane, rng: np.random.Generator) -> Plane:
    """A small loudspeaker: telephone band, overdriven, with a little hiss."""
    narrow = _band(samples, 320, 3300)
    loud = float(np.percentile(np.abs(narrow), 99)) or 1.0
    driven: Plane = np.tanh(2.2 * narrow / loud)
    hiss = _band(np.asarray(rng.standard_normal(samples.shape[0]), np.float32), 600, 3300)
    return _band(driven + 0.012 * hiss, 280, 3600) * np.float32(loud)


def ghost(samples: Plane, rng: np.random.Generator) -> Plane:
    """Far and everywhere: a faint double that wavers, and a dark reverberation."""
    del rng
    time = np.arange(samples.shape[0], dtype=np.float32) / SAMPLE_RATE
    delay = 0.018 + 0.004 * np.sin(2 * np.pi * 0.8 * time)
    at = np.arange(samples.shape[0]) - delay * SAMPLE_RATE
    double = np.interp(at, np.arange(samples.shape[0]), samples, left=0)
    return reverberated(samples + 0.12 * double, seconds=1.1, dark_hz=2800, share=0.14)


def hall(samples: Plane, rng: np.random.Generator) -> Plane:
    """A large room around."""
    del rng
    return reverberated(samples, seconds=0.7, dark_hz=3000, share=0.12)


def reverberated(samples: Plane, *, seconds: float, dark_hz: float, share: float) -> Plane:
    """With what a room gives back, ``seconds`` long, for which it is longer; the room is always the same."""
    response = _room(seconds, dark_hz)
    padded = np.pad(samples, (0, len(response)))
    size = 1 << len(padded).bit_length()
    wet = np.fft.irfft(np.fft.rfft(padded, size) * np.fft.rfft(response, size), size)[: len(padded)]
    return padded + np.float32(share) * wet.astype(np.float32)


@lru_cache(maxsize=4)
def _room(seconds: float, dark_hz: float) -> Plane:
    """Noise of unit energy that falls by 60 dB, as walls answer."""
    rng = np.random.default_rng(0)
    length = int(seconds * SAMPLE_RATE)
    decay = np.exp(-6.9 * np.arange(length) / length)
    response = _band(np.asarray(rng.standard_normal(length) * decay, np.float32), 120, dark_hz)
    response[: int(0.012 * SAMPLE_RATE)] = 0
    response /= np.sqrt(np.square(response).sum())
    return response


def _later(samples: Plane, milliseconds: float) -> Plane:
    by = int(milliseconds * SAMPLE_RATE / 1000)
    return np.concatenate([np.zeros(by, np.float32), samples[:-by]]) if by < samples.shape[0] else 0 * samples


def _band(samples: Plane, low_hz: float, high_hz: float) -> Plane:
    """Samples between two frequencies, with second-order slopes."""
    size = 1 << max(1, samples.shape[0] - 1).bit_length()
    hertz = np.fft.rfftfreq(size, 1 / SAMPLE_RATE).astype(np.float32)
    gain = hertz**4 / (hertz**4 + low_hz**4) / (1 + (hertz / high_hz) ** 4)
    return np.fft.irfft(np.fft.rfft(samples, size) * gain, size)[: samples.shape[0]].astype(np.float32)


EFFECTS: dict[str, Effect] = {"robot": robot, "radio": radio, "ghost": ghost, "hall": hall}
