"""The ``icon`` generator: read the prompt, find silhouettes, dress their parts, paint, arrange, surround with light."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.art import art
from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.finishing import finished
from layer_server.generators.image.artist import Artist, EmojiArtist, SilhouetteArtist
from layer_server.generators.image.drawing import draw
from layer_server.generators.image.drawn import drawn_coverage
from layer_server.generators.image.icon_card import DRAWING_TYPES, ICON
from layer_server.generators.work import Work


@finished(ICON)
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
    drawing = _drawing(request, progress, cancel)
    by_emoji = free and drawing is None
    artist: Artist = EmojiArtist(library) if by_emoji else SilhouetteArtist(library, drawing)
    return draw(ICON, request, artist, progress, cancel)


def _drawing(request: GenerationRequest, progress: Progress, cancel: Callable[[], bool]) -> Plane | None:
    """The silhouette of the drawing that came with the request, if any."""
    kind = next((kind for kind in DRAWING_TYPES if request.files.get(kind)), None)
    if kind is None:
        return None
    return drawn_coverage(Work(ICON, request, progress, cancel).picture(kind, 1024), kind)
