"""Where a sound is heard: rooms as synthesised impulse responses, and what distance and walls take away.

An impulse response is a few early reflections and noise that dies away, the high parts faster, as air and
soft walls make them. Lengths are the usual reverberation times (to -60 dB) of such places.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from layer_server.generators.audio.filters import convolved, fast_length, low_pass, shaped
from layer_server.generators.audio.samples import RATE, Sound, columns, count, stereo


@dataclass(frozen=True, slots=True)
class Space:
    """A place.

    Attributes:
        seconds: reverberation time of the middle frequencies.
        bright: the share of it that the high frequencies ring.
        size: metres to the nearest walls, from which the first reflections come.
        wet: the reverberation's level to the direct sound's, in energy.
        cutoff: Hz above which the place takes away, 0 for none.
        floor: Hz below which it does, 0 for none.
    """

    seconds: float
    bright: float = 0.5
    size: float = 3.0
    wet: float = 0.3
    cutoff: float = 0.0
    floor: float = 0.0


SPACES: dict[str, Space] = {
    "room": Space(0.45, 0.6, 2.0, 0.18),
    "bathroom": Space(0.9, 0.9, 1.5, 0.35),
    "corridor": Space(1.3, 0.7, 1.2, 0.4),
    "stone hall": Space(2.4, 0.55, 7.0, 0.45),
    "cathedral": Space(5.5, 0.45, 14.0, 0.6),
    "cave": Space(3.4, 0.5, 5.0, 0.6),
    "dungeon": Space(1.9, 0.5, 3.0, 0.45),
    "sewer": Space(2.6, 0.75, 1.6, 0.55),
    "warehouse": Space(2.0, 0.6, 9.0, 0.35),
    "arena": Space(2.8, 0.4, 20.0, 0.35),
    "forest": Space(0.9, 0.35, 9.0, 0.14),
    "canyon": Space(2.6, 0.3, 60.0, 0.3),
    "outdoors": Space(0.35, 0.3, 12.0, 0.06),
    "metal tank": Space(3.0, 0.95, 1.0, 0.6),
    "distant": Space(1.6, 0.25, 25.0, 0.8, cutoff=1_800.0),
    "behind a wall": Space(0.5, 0.3, 2.0, 0.3, cutoff=420.0),
    "underwater": Space(1.2, 0.25, 4.0, 0.6, cutoff=480.0),
    "telephone": Space(0.1, 0.6, 0.5, 0.02, cutoff=3_200.0, floor=350.0),
}
"""Places by the name that the result gives them."""

_SPEED_OF_SOUND = 343.0
_REFLECTIONS = 14


def placed(sound: Sound, space: Space) -> Sound:
    """The sound as it is heard there, in stereo, with its whole tail."""
    if space.cutoff:
        sound = low_pass(sound, space.cutoff, 2)
    if space.floor:
        floor = np.float32(space.floor)
        sound = shaped(sound, lambda f: 1 / np.sqrt(1 + (floor / np.maximum(f, 1e-3)) ** 6), 0.02)
    wet = convolved(stereo(sound), impulse_response(space))
    wet *= np.float32(np.sqrt(space.wet))
    wet[: len(sound)] += stereo(columns(sound)) * np.float32(np.sqrt(1 - 0.6 * space.wet))
    return wet


@lru_cache(maxsize=24)
def impulse_response(space: Space) -> Sound:
    """(samples, 2), of unit energy in each channel; always the same for a place."""
    rng = np.random.default_rng(round(space.seconds * 1000 + space.size * 7 + space.bright * 100))
    n = count(space.seconds * 0.9)
    size = fast_length(n)
    time = np.arange(n, dtype=np.float32) / np.float32(RATE)
    frequencies = np.fft.rfftfreq(size, 1 / RATE).astype(np.float32)
    response = np.zeros((n, 2), np.float32)
    edges = (60.0, 350.0, 1_200.0, 3_500.0, 9_000.0)
    for band, low in enumerate(edges):
        high = edges[band + 1] if band + 1 < len(edges) else 18_000.0
        ring = space.seconds * (space.bright ** (band / 2) if band else 1.05)
        gain = ((frequencies >= low) & (frequencies < high)).astype(np.float32) * np.float32(
            (1000 / np.sqrt(low * high)) ** 0.25
        )
        white = rng.standard_normal((size, 2), dtype=np.float32)
        part = np.fft.irfft(np.fft.rfft(white, axis=0) * gain[:, None], size, axis=0)[:n]
        response += part.astype(np.float32) * np.exp(-6.9 * time / np.float32(ring))[:, None]
    delay = space.size / _SPEED_OF_SOUND
    onset = np.clip(time / (2.5 * delay), 0, 1)[:, None] ** 1.5
    response *= onset
    response /= np.sqrt(np.square(response).sum(0, keepdims=True))
    for index in range(_REFLECTIONS):
        at = count(delay * (1 + 2.6 * index / _REFLECTIONS) * rng.uniform(0.85, 1.25))
        if at < n:
            response[at, index % 2] += np.float32(rng.choice((-1.0, 1.0)) * 0.28 / (1 + 0.35 * index))
    response /= np.sqrt(np.square(response).sum(0, keepdims=True))
    return response
