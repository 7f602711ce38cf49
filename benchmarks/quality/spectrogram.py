"""The picture of a sound for eyes that judge: its waveform above its spectrogram, both over all of its time."""

from __future__ import annotations

import io
import wave

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

LOWEST, HIGHEST = 40.0, 16_000.0
"""Hz, on a scale of octaves."""

DEPTH = 80.0
"""Decibels from black to white."""

_WINDOW = 2048
_WAVE_SHARE = 0.3
_INK = (150, 175, 230)


def samples_of(data: bytes) -> tuple[NDArray[np.float32], int]:
    """Float samples, (n, channels), and the rate of a WAV of 16 bits."""
    with wave.open(io.BytesIO(data)) as file:
        raw = np.frombuffer(file.readframes(file.getnframes()), np.int16).reshape(-1, file.getnchannels())
        return raw.astype(np.float32) / 32768, file.getframerate()


def drawn(samples: NDArray[np.float32], rate: int, width: int = 296, height: int = 176) -> Image.Image:
    """(n, channels) as a picture."""
    mono = samples.mean(1)
    top = round(height * _WAVE_SHARE)
    picture = np.zeros((height, width, 3), np.uint8)
    picture[top:] = _spectrum(mono, rate, width, height - top)
    edges = np.linspace(0, len(mono), width + 1).astype(int)
    for column in range(width):
        piece = mono[edges[column] : max(edges[column] + 1, edges[column + 1])]
        high = round((1 - float(piece.max())) / 2 * (top - 3))
        low = round((1 - float(piece.min())) / 2 * (top - 3))
        picture[high : low + 1, column] = _INK
    return Image.fromarray(picture).convert("RGBA")


def _spectrum(mono: NDArray[np.float32], rate: int, width: int, height: int) -> NDArray[np.uint8]:
    padded = np.pad(mono, (_WINDOW // 2, _WINDOW))
    starts = np.linspace(0, max(0, len(mono) - 1), width).astype(int)
    frames = np.stack([padded[start : start + _WINDOW] for start in starts]) * np.hanning(_WINDOW)
    level = 20 * np.log10(np.abs(np.fft.rfft(frames, axis=1)) + 1e-4)
    wanted = np.geomspace(HIGHEST, LOWEST, height)
    bins = np.clip(wanted / rate * _WINDOW, 0, level.shape[1] - 1)
    low = np.minimum(bins.astype(int), level.shape[1] - 2)
    share = (bins - low)[:, None]
    rows = level.T[low] * (1 - share) + level.T[low + 1] * share
    shade = np.clip((rows - rows.max() + DEPTH) / DEPTH, 0, 1)
    heat = cv2.applyColorMap((shade * 255).astype(np.uint8), cv2.COLORMAP_MAGMA)
    return np.ascontiguousarray(heat[..., ::-1])
