"""Composes and plays as a worker process does, without server, database or network."""

from __future__ import annotations

import io
import wave
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from layer_server.generators.audio.music.music_card import MUSIC
from layer_server.generators.card import GenerationRequest, Output


@pytest.fixture(scope="session")
def music() -> Callable[..., list[Output]]:
    """``music(prompt, seed, batch_size, duration_seconds=…, loop=…)``, 6 seconds unless told otherwise."""
    generate = MUSIC.load()

    def music(prompt: str, seed: int = 7, batch_size: int = 1, **parameters: Any) -> list[Output]:
        given = {"duration_seconds": 6, "loop": False, "instrumental": True} | parameters
        request = GenerationRequest(prompt, seed, batch_size, given, model="music")
        return generate(request, np.random.default_rng(seed), lambda fraction, stage: None, lambda: False)

    return music


@pytest.fixture(scope="session")
def samples() -> Callable[[bytes], np.ndarray]:
    """The samples of a WAV, (samples, 2), -1 to 1."""

    def samples(data: bytes) -> np.ndarray:
        with wave.open(io.BytesIO(data)) as file:
            assert (file.getnchannels(), file.getframerate(), file.getsampwidth()) == (2, 44_100, 2)
            return np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2) / 32768

    return samples
