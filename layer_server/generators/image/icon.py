"""The ``icon`` generator: read the prompt, find silhouettes, dress their parts, paint, arrange, surround with light."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from layer_server.generators.art import art
from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.image.artist import Artist, EmojiArtist, SilhouetteArtist
from layer_server.generators.image.drawing import draw
from layer_server.generators.image.icon_card import ICON


def generate(
    request: GenerationRequest,
    rng: np.random.Generator,
    progress: Progress,
    cancel: Callable[[], bool],
) -> list[Output]:
    """Make ``batch_size`` icons; the i-th is what seed ``seed + i`` gives first.

    Raises Cancelled when ``cancel()`` answers true.
    """
    del rng  # each output has its own generator, so that a batch is the same as its seeds one by one
    library = art()
    free = request.parameters.get("license_policy") == "no_attribution"
    artist: Artist = EmojiArtist(library) if free else SilhouetteArtist(library)
    return draw(ICON, request, artist, progress, cancel)
