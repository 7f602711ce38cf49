"""How loud speech is, at its own sample rate."""

from __future__ import annotations

import numpy as np

from layer_server.generators.audio.loudness import SILENCE, limited, lufs
from layer_server.generators.audio.samples import RATE, Sound


def loudness(samples: Sound, rate: int) -> float:
    """LUFS of a mono sound; it is measured at the rate that the meter has."""
    count = int(len(samples) * RATE / rate)
    at = np.arange(count, dtype=np.float64) * (rate / RATE)
    return lufs(np.interp(at, np.arange(len(samples)), samples).astype(np.float32))


def at_loudness(samples: Sound, rate: int, target: float) -> Sound:
    """The sound as loud as ``target`` LUFS, its true peak at most that of ``limited``."""
    for _ in range(2):  # what the limiter takes is given back once
        measured = loudness(samples, rate)
        if measured <= SILENCE or abs(measured - target) < 0.1:
            break
        samples = limited(samples * np.float32(10 ** ((target - measured) / 20)))
    return samples
