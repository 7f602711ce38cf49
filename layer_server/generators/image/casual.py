"""The ``casual-icon`` generator: shaded emoji art, recoloured, relit, outlined, arranged."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from layer_server.generators.art import art
from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.finishing import finished
from layer_server.generators.image.artist import EmojiArtist
from layer_server.generators.image.casual_card import CASUAL_ICON
from layer_server.generators.image.drawing import draw


@finished(CASUAL_ICON)
def generate(
    request: GenerationRequest,
    rng: np.random.Generator,
    progress: Progress,
    cancel: Callable[[], bool],
) -> list[Output]:
    """Make ``batch_size`` casual icons; the i-th is what seed ``seed + i`` gives first.

    Raises Cancelled when ``cancel()`` answers true.
    """
    del rng  # each output has its own generator, so that a batch is the same as its seeds one by one
    return draw(CASUAL_ICON, request, EmojiArtist(art()), progress, cancel)
