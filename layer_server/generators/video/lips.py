"""Mouth shapes over time: those of our own speech exactly, those of a recording by its energy and brightness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.speech.speaking import Mouth
from layer_server.generators.speech.visemes import MOUTHS
from layer_server.generators.video.encoding import Sound

_SMOOTH_SECONDS = 0.045
"""In which a mouth goes from one shape to the next."""
_WINDOW_SECONDS = 0.04
_SILENCE = 0.12
"""Share of a recording's loud level below which the mouth is shut."""


@dataclass(frozen=True, slots=True)
class Lips:
    """A mouth.

    Attributes:
        opening: 0 shut to 1 wide open.
        width: 1 as at rest; below 1 rounded.
        teeth: how much of the upper teeth is seen, 0..1.
        tongue: how much of the tongue is seen, 0..1.
        energy: how loud it is.
    """

    opening: float
    width: float
    teeth: float
    tongue: float
    energy: float


_SHAPES = MappingProxyType({
    "X": (0.0, 1.0, 0.0, 0.0), "A": (0.02, 0.98, 0.0, 0.0), "B": (0.24, 1.06, 1.0, 0.0), "C": (0.50, 1.02, 0.8, 0.2),
    "D": (0.92, 1.0, 0.7, 0.8), "E": (0.55, 0.76, 0.3, 0.3), "F": (0.32, 0.52, 0.0, 0.0), "G": (0.14, 0.96, 1.0, 0.0),
    "H": (0.42, 0.98, 0.7, 1.0),
})  # fmt: skip
"""Opening, width, teeth and tongue of the nine mouths that cartoonists letter (after Preston Blair)."""


def of_speech(mouths: Sequence[Mouth], frames: int, fps: float) -> list[Lips]:
    """A mouth per frame from the timed visemes of our own speech."""
    rows = np.zeros((frames, 5), np.float32)
    rows[:, 1] = 1.0
    starts = np.array([mouth.start for mouth in mouths] or [0.0])
    for index in range(frames):
        at = int(np.searchsorted(starts, (index + 0.5) / fps, side="right")) - 1
        if not mouths or at < 0 or mouths[at].end < index / fps:
            continue
        mouth = mouths[at]
        opening, width, teeth, tongue = _SHAPES[MOUTHS[mouth.viseme]]
        rows[index] = opening * (0.55 + 0.45 * mouth.energy), width, teeth, tongue, mouth.energy
    return _smoothed(rows, fps)


def of_recording(sound: Sound, frames: int, fps: float) -> list[Lips]:
    """A mouth per frame from what is heard: louder is wider open, hissing shows teeth, dull vowels are rounded."""
    mono = sound.samples.mean(1)
    size = max(256, round(_WINDOW_SECONDS * sound.rate))
    window = np.hanning(size).astype(np.float32)
    frequencies = np.fft.rfftfreq(size, 1 / sound.rate)
    level, bright = np.zeros(frames), np.zeros(frames)
    padded = np.pad(mono, (size, size))
    for index in range(frames):
        middle = size + round((index + 0.5) / fps * sound.rate)
        part = padded[max(0, middle - size // 2) :][:size]
        if len(part) < size:
            continue
        power = np.abs(np.fft.rfft(part * window)) ** 2
        level[index] = np.sqrt((part * part).mean())
        bright[index] = (power * frequencies).sum() / max(power.sum(), 1e-9)
    loud = max(float(np.percentile(level, 92)), 1e-4)
    rows = np.zeros((frames, 5), np.float32)
    for index in range(frames):
        energy = float(np.clip(level[index] / loud, 0, 1))
        shape = _heard_shape(energy, float(bright[index]))
        opening, width, teeth, tongue = _SHAPES[shape]
        rows[index] = opening * (0.45 + 0.55 * energy), width, teeth, tongue, energy
    return _smoothed(rows, fps)


def _heard_shape(energy: float, brightness: float) -> str:
    if energy < _SILENCE:
        return "X"
    if brightness > 3200:
        return "B"
    if energy < 0.3:
        return "A" if brightness < 900 else "B"
    if brightness < 650:
        return "F" if energy < 0.55 else "E"
    if brightness < 1100:
        return "E" if energy < 0.6 else "D"
    return "C" if energy < 0.65 else "D"


def _smoothed(rows: NDArray[np.float32], fps: float) -> list[Lips]:
    """Mouths move on rather than jump."""
    reach = max(1, round(_SMOOTH_SECONDS * fps))
    kernel = np.hanning(2 * reach + 3)[1:-1]
    kernel /= kernel.sum()
    padded = np.pad(rows, ((reach, reach), (0, 0)), mode="edge")
    soft = np.stack([np.convolve(padded[:, c], kernel, "valid") for c in range(rows.shape[1])], 1)
    return [Lips(*map(float, row)) for row in soft]
