"""The ``texture`` generator: choose a family, paint it on a torus, derive the maps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from layer_server.generators.art import art
from layer_server.generators.card import Cancelled, GenerationRequest, Output, Part, Progress
from layer_server.generators.provenance import encode_png, provenance
from layer_server.generators.texture.families import Choice, choose
from layer_server.generators.texture.maps import encode_maps
from layer_server.generators.texture.surface import Order
from layer_server.generators.texture.texture_card import MATERIALS, TEXTURE
from layer_server.generators.texture.tile import Tile

_SMALLEST_PAINTING = 256
"""Pixels of the shorter side; smaller tiles are painted a whole number of times larger and reduced."""

_MAP_LEVEL = 1
"""zlib level: maps are large and noisy, so more effort buys little."""


def generate(
    request: GenerationRequest,
    rng: np.random.Generator,
    progress: Progress,
    cancel: Callable[[], bool],
) -> list[Output]:
    """Make ``batch_size`` textures; the i-th is what seed ``seed + i`` gives first.

    Raises Cancelled when ``cancel()`` answers true.
    """
    del rng  # each output has its own generator, so that a batch is the same as its seeds one by one
    choice = choose(request.prompt, art)
    outputs = []
    for index in range(request.batch_size):

        def step(fraction: float, stage: str, index: int = index) -> None:
            if cancel():
                raise Cancelled
            label = f"{stage} {index + 1} of {request.batch_size}" if request.batch_size > 1 else stage
            progress((index + fraction) / request.batch_size, label)

        outputs.append(_one(request, choice, request.seed + index, step))
    progress(1.0, "done")
    return outputs


def _one(request: GenerationRequest, choice: Choice, seed: int, step: Callable[[float, str], None]) -> Output:
    width, height = int(request.parameters["width"]), int(request.parameters["height"])
    factor = max(1, -(-_SMALLEST_PAINTING // min(width, height)))
    tile = Tile(width * factor, height * factor)
    step(0.0, f"painting {choice.family.name}")
    surface = choice.family.make(Order(tile, np.random.default_rng(seed), choice.words, choice.colour))
    step(0.55, "deriving maps")
    maps = encode_maps(surface, tile.unit, factor)
    chunks = provenance(TEXTURE, request, seed)
    files: dict[str, bytes] = {}
    for done, (role, pixels) in enumerate(maps.items()):
        step(0.70 + 0.30 * done / len(maps), f"encoding {role}")
        files[role] = encode_png(pixels, {**chunks, "Map": role}, _MAP_LEVEL)
    return Output(
        kind="image",
        mime_type="image/png",
        data=files.pop("albedo"),
        seed=seed,
        width=width,
        height=height,
        has_alpha=False,
        parts=tuple(Part(role, "image/png", data, width, height) for role, data in files.items()),
        metadata=_metadata(choice),
    )


def _metadata(choice: Choice) -> dict[str, Any]:
    metadata: dict[str, Any] = {
        "material": choice.family.name,
        "match": "named" if choice.is_named else "nearest",
        "tileable": True,
        "normal_map": "OpenGL (Y up)",
    }
    if not choice.is_named:
        metadata["note"] = (
            f"The prompt names none of the material families, so the nearest was used: {choice.family.name}. "
            f"Families: {', '.join(MATERIALS)}."
        )
    return metadata
