"""Speaks as a worker process does, without server, database or network."""

from __future__ import annotations

import io
import json
import wave
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from layer_server.generators.card import GenerationRequest, Output
from layer_server.generators.speech.speech_card import SPEECH


@pytest.fixture(scope="session")
def spoken() -> Callable[..., list[Output]]:
    """``spoken(prompt, seed, batch_size, voice=…, speed=…, stability=…)``."""
    generate = SPEECH.load()

    def spoken(prompt: str, seed: int = 7, batch_size: int = 1, **parameters: Any) -> list[Output]:
        given = {"speed": 1.0, "stability": 0.5} | parameters
        request = GenerationRequest(prompt, seed, batch_size, given, model="speech")
        return generate(request, np.random.default_rng(seed), lambda fraction, stage: None, lambda: False)

    return spoken


@pytest.fixture(scope="session")
def samples() -> Callable[[Output], np.ndarray]:
    """The samples of a spoken output, -1 to 1."""

    def samples(output: Output) -> np.ndarray:
        with wave.open(io.BytesIO(output.data)) as file:
            assert (file.getnchannels(), file.getframerate(), file.getsampwidth()) == (1, 24_000, 2)
            return np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768

    return samples


@pytest.fixture(scope="session")
def timing() -> Callable[[Output], dict[str, Any]]:
    """The times that come with an output."""

    def timing(output: Output) -> dict[str, Any]:
        return dict(json.loads(next(part.data for part in output.parts if part.role == "timing")))

    return timing


@pytest.fixture(scope="session")
def pitch() -> Callable[[np.ndarray], np.ndarray]:
    """The pitch of each voiced 40 ms, Hz, by autocorrelation."""

    def pitch(samples: np.ndarray) -> np.ndarray:
        found = []
        for at in range(0, len(samples) - 2048, 1024):
            piece = samples[at : at + 2048] * np.hanning(2048)
            if np.abs(piece).max() < 0.03:
                continue
            spectrum = np.abs(np.fft.rfft(piece, 4096)) ** 2
            alike = np.fft.irfft(spectrum)
            lags = np.arange(24_000 // 500, 24_000 // 60)
            best = lags[np.argmax(alike[lags])]
            if alike[best] > 0.45 * alike[0]:
                found.append(24_000 / best)
        return np.array(found)

    return pitch
