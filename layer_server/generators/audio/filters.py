"""Filters of numpy alone: fixed ones by the spectrum of the whole, moving ones by short spectra."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.audio.samples import RATE, Sound

_WINDOW = 1024
_HOP = 256


def fast_length(samples: int) -> int:
    """The next length of small prime factors, of which transforms are fast."""
    best = 1 << max(1, (samples - 1).bit_length())
    for factor in (3, 5, 9, 15):
        power = max(0, (-(-samples // factor) - 1).bit_length())
        best = min(best, factor << power) if factor << power >= samples else best
    return best


def shaped(sound: Sound, response: Callable[[Sound], NDArray[Any]], tail: float = 0.0) -> Sound:
    """``sound`` with its spectrum multiplied by ``response(frequencies in Hz)``; its length is kept.

    Args:
        tail: seconds of silence added for the transform, for responses that ring.
    """
    n = len(sound)
    size = fast_length(n + round(tail * RATE))
    gain = response(np.fft.rfftfreq(size, 1 / RATE).astype(np.float32))
    gain = gain.reshape((-1, *([1] * (sound.ndim - 1))))
    spectrum = np.fft.rfft(sound.astype(np.float32, copy=False), size, axis=0)
    result: Sound = np.fft.irfft(spectrum * gain, size, axis=0)[:n].astype(np.float32, copy=False)
    return result


def low_pass(sound: Sound, cutoff: float, order: int = 2) -> Sound:
    """Butterworth's magnitude without its phase."""
    return shaped(sound, lambda f: 1 / np.sqrt(1 + (f / np.float32(cutoff)) ** (2 * order)), 0.02)


def high_pass(sound: Sound, cutoff: float, order: int = 2) -> Sound:
    """Butterworth's magnitude without its phase."""
    return shaped(sound, lambda f: 1 / np.sqrt(1 + (cutoff / np.maximum(f, 1e-3)) ** (2 * order)), 0.02)


def band_pass(sound: Sound, low: float, high: float, order: int = 2) -> Sound:
    return shaped(
        sound,
        lambda f: (
            1
            / np.sqrt(
                (1 + (f / np.float32(high)) ** (2 * order)) * (1 + (low / np.maximum(f, 1e-3)) ** (2 * order))
            )
        ),
        0.02,
    )


def convolved(sound: Sound, response: Sound) -> Sound:
    """The full convolution, (len + len - 1) samples; one of them may have one channel, the other several."""
    n = len(sound) + len(response) - 1
    size = fast_length(n)
    if sound.ndim != response.ndim:
        sound = sound[:, None] if sound.ndim == 1 else sound
        response = response[:, None] if response.ndim == 1 else response
    product = np.fft.rfft(sound, size, axis=0) * np.fft.rfft(response, size, axis=0)
    result: Sound = np.fft.irfft(product, size, axis=0)[:n].astype(np.float32, copy=False)
    return result


def moving(sound: Sound, gain: Callable[[Sound, Sound], Sound]) -> Sound:
    """One channel through a filter that changes with time.

    Args:
        gain: called with the middle of each frame from 0 to 1, (frames, 1), and frequencies in Hz, (1, bins);
            answers the gains, (frames, bins).
    """
    n = len(sound)
    frames = -(-n // _HOP) + _WINDOW // _HOP
    padded = np.zeros((frames - 1) * _HOP + _WINDOW, np.float32)
    offset = _WINDOW - _HOP
    padded[offset : offset + n] = sound
    window = np.sqrt(0.5 - 0.5 * np.cos(2 * np.pi * (np.arange(_WINDOW) + 0.5) / _WINDOW)).astype(np.float32)
    cut = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::_HOP] * window
    middle = (np.arange(frames, dtype=np.float32) * _HOP + _WINDOW / 2 - offset) / max(n, 1)
    frequencies = np.fft.rfftfreq(_WINDOW, 1 / RATE).astype(np.float32)
    gains = gain(np.clip(middle, 0, 1)[:, None], frequencies[None])
    blocks = np.fft.irfft(np.fft.rfft(cut, axis=1) * gains, _WINDOW, axis=1).astype(np.float32, copy=False)
    blocks *= window * np.float32(2 * _HOP / _WINDOW)
    result = np.zeros_like(padded)
    for phase in range(_WINDOW // _HOP):  # frames that lie end to end are one row
        lane = blocks[phase :: _WINDOW // _HOP].ravel()
        result[phase * _HOP : phase * _HOP + len(lane)] += lane
    return result[offset : offset + n]
