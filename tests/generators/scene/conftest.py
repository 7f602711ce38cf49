"""Makes scenes as a worker process does."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from layer_server.generators.card import GenerationRequest, InputFile, Output
from layer_server.generators.scene.scene import generate

Make = Callable[..., list[Output]]


@pytest.fixture(scope="session")
def scene() -> Make:
    """Makes scenes, 256 x 144 pixels unless told otherwise."""

    def make(
        prompt: str,
        seed: int = 3,
        batch_size: int = 1,
        files: dict[str, list[InputFile]] | None = None,
        **parameters: object,
    ) -> list[Output]:
        values = {"width": 256, "height": 144, **parameters}
        request = GenerationRequest(prompt, seed, batch_size, values, files or {}, "scene")
        return generate(request, np.random.default_rng(seed), lambda fraction, stage: None, lambda: False)

    return make
