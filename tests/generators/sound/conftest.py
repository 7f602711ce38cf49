"""Makes sounds as a worker process does, without server, database or network."""

from __future__ import annotations

import io
import wave
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from layer_server.generators.audio.effects.sound_card import SOUND
from layer_server.generators.card import GenerationRequest, Output


@pytest.fixture(scope="session")
def sound() -> Callable[..., list[Output]]:
    """``sound(prompt, seed, batch_size, duration_seconds=…, loop=…)``."""
    generate = SOUND.load()

    def sound(prompt: str, seed: int = 7, batch_size: int = 1, **parameters: Any) -> list[Output]:
        request = GenerationRequest(prompt, seed, batch_size, {"loop": False} | parameters, model="sound")
        return generate(request, np.random.default_rng(seed), lambda fraction, stage: None, lambda: False)

    return sound


@pytest.fixture(scope="session")
def samples() -> Callable[[bytes], np.ndarray]:
    """The samples of a WAV, (samples, channels), -1 to 1."""

    def samples(data: bytes) -> np.ndarray:
        with wave.open(io.BytesIO(data)) as file:
            assert (file.getframerate(), file.getsampwidth()) == (44_100, 2)
            pcm = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, file.getnchannels())
            return pcm / 32768

    return samples


@pytest.fixture(scope="session")
def centroid() -> Callable[[np.ndarray], float]:
    """The centre of gravity of a sound's spectrum, in Hz."""

    def centroid(sound: np.ndarray) -> float:
        mono = sound if sound.ndim == 1 else sound.mean(1)
        power = np.abs(np.fft.rfft(mono)) ** 2
        return float((power * np.fft.rfftfreq(len(mono), 1 / 44_100)).sum() / power.sum())

    return centroid


@pytest.fixture(scope="session")
def onsets() -> Callable[[np.ndarray], int]:
    """How often a sound begins anew: its level, in steps of 10 ms, jumps far above what it was before."""

    def onsets(sound: np.ndarray) -> int:
        mono = sound if sound.ndim == 1 else sound.mean(1)
        level = np.sqrt(np.square(mono[: len(mono) // 441 * 441]).reshape(-1, 441).mean(1))
        loud, count, quiet_since = 0.22 * level.max(), 0, 99
        for each in level:
            if each > loud and quiet_since > 6:
                count += 1
            quiet_since = 0 if each > loud else quiet_since + 1
        return count

    return onsets
