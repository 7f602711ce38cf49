"""Acoustic frames to sound, in the voice that is wanted.

    spectrum = H e^{i pi tanh(theta)} STFT(pulses(pitch)) + N z + R e^{i phase}

H, N and R are the magnitudes of harmonics, noise and rest that hibari's network gives, z is complex Gaussian
noise. The pulses carry the pitch and nothing else, and the magnitudes carry the resonances and nothing else,
so each is moved by itself: the pitch by multiplying it, the resonances by stretching the magnitudes along
frequency. (hibari's own synthesis, in its ``dsp``, is this with nothing moved.)
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.speech.acoustics import HOP, SAMPLE_RATE, Breath, Plane
from layer_server.generators.speech.voices import Voice

_BINS = 601
_VOICED = 40.0
"""Hz; less is no voice."""
_LOUDEST = 7.0
"""Natural logarithm: the network's own bound."""
_REST_IN_VOICE = 0.5
"""How much of the rest is kept in voiced frames when the voice is moved: its phases fit the recorded pitch only."""
_TREMBLE_HZ = 5.5
_HIGHEST_PITCH = 700.0
_BREATH_FROM_HZ = 600.0
_PIVOT_HZ = 1000.0
"""Brightness leaves this frequency as it is."""


def sound(breath: Breath, voice: Voice, drift: Plane, rng: np.random.Generator) -> Plane:
    """The samples of a breath, mono.

    Args:
        drift: (frames), by how many octaves the pitch of this reading differs.
    """
    from hibari import dsp

    pitch = _pitch(breath.pitch, voice, drift, rng)
    frames = pitch.shape[0]
    is_voiced = pitch > _VOICED
    tilt = _tilt(voice.brightness)
    harmonic, noise, rest = (
        _magnitude(plane, voice.formants) * tilt for plane in (breath.harmonic, breath.noise, breath.rest)
    )
    z = rng.standard_normal((_BINS, 2 * frames), dtype=np.float32).view(np.complex64)
    spectrum = noise * z
    if voice.voiced:
        pulses = dsp.stft(dsp.pulses(pitch), frames)
        spectrum += np.float32(voice.voiced) * harmonic * pulses * _unit(np.pi * np.tanh(breath.theta))
    if voice.breath:
        spectrum += np.float32(voice.breath) * harmonic * _breath(is_voiced) * z
    if voice.pitch == voice.formants == voice.voiced == 1.0:
        angle = breath.phase
    else:
        rest *= np.where(is_voiced, np.float32(_REST_IN_VOICE), np.float32(1))
        angle = rng.uniform(-np.pi, np.pi, (_BINS, frames)).astype(np.float32)
    spectrum += rest * _unit(angle)
    return np.asarray(dsp.ola(spectrum), np.float32)


def _pitch(recorded: Plane, voice: Voice, drift: Plane, rng: np.random.Generator) -> Plane:
    """The pitch of the wanted voice, Hz per frame, 0 where there is none."""
    is_voiced = recorded > _VOICED
    if not is_voiced.any():
        return recorded
    octaves = np.log2(np.maximum(recorded, _VOICED))
    middle = np.float32(np.median(octaves[is_voiced]))
    frames = np.arange(recorded.shape[0], dtype=np.float32)
    moved = middle + (octaves - middle) * voice.liveliness + drift
    if voice.tremble:
        moved += voice.tremble * np.sin(2 * np.pi * _TREMBLE_HZ * frames * HOP / SAMPLE_RATE)
    if voice.roughness:
        moved += voice.roughness * np.asarray(rng.standard_normal(recorded.shape[0]), np.float32)
    hertz: Plane = np.clip(np.exp2(moved) * voice.pitch, _VOICED + 1, _HIGHEST_PITCH)
    hertz[~is_voiced] = 0
    return hertz.astype(np.float32)


def _magnitude(logarithms: Plane, stretch: float) -> Plane:
    """Magnitudes, stretched along frequency."""
    if stretch != 1.0:
        at = np.arange(_BINS, dtype=np.float32) / np.float32(stretch)
        below = np.minimum(at.astype(int), _BINS - 2)
        share = np.clip(at - below, 0, 1)[:, None]
        logarithms = logarithms[below] * (1 - share) + logarithms[below + 1] * share
    return np.exp(np.minimum(logarithms, np.float32(_LOUDEST)), dtype=np.float32)


def _tilt(decibels: float) -> Plane:
    """Gain of each bin, so that the highest differ by so many decibels from the middle; (601, 1)."""
    hertz = np.maximum(np.arange(_BINS, dtype=np.float32) * (SAMPLE_RATE / 2 / (_BINS - 1)), 50)
    octaves = np.log2(hertz / _PIVOT_HZ)
    slope = decibels / np.log2(SAMPLE_RATE / 2 / _PIVOT_HZ)
    gain: Plane = np.power(10, octaves * slope / 20).astype(np.float32)[:, None]
    return gain


def _breath(is_voiced: NDArray[np.bool_]) -> Plane:
    """Level of the air that flows through the voice: little below a few hundred hertz; (601, frames)."""
    hertz = np.arange(_BINS, dtype=np.float32) * (SAMPLE_RATE / 2 / (_BINS - 1))
    rise = hertz**2 / (hertz**2 + _BREATH_FROM_HZ**2)
    return (rise[:, None] * is_voiced[None, :]).astype(np.float32)


def _unit(angle: Plane) -> NDArray[np.complex64]:
    unit = np.empty(angle.shape, np.complex64)
    np.cos(angle, out=unit.real)
    np.sin(angle, out=unit.imag)
    return unit
