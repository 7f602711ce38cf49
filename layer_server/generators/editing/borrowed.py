"""A picture of another model of ours, to work into this one."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image

from layer_server.generators.arrays import Plane
from layer_server.generators.card import GenerationRequest, ModelCard, Output, Progress


@dataclass(frozen=True, slots=True, eq=False)
class Borrowed:
    """A picture and the output that it is.

    Attributes:
        picture: (h, w, 4) in 0..1.
    """

    picture: Plane
    output: Output


def made_by(card: ModelCard, prompt: str, seed: int, side: int, step: Progress, **given: Any) -> Borrowed:
    """What a model makes of a prompt, ``side`` pixels square, its other parameters at their defaults."""
    defaults = {
        name: parameter.default
        for name, parameter in card.parameters.items()
        if "default" in parameter.schema
    }
    request = GenerationRequest(
        prompt, seed, 1, defaults | {"width": side, "height": side} | given, model=card.slug
    )
    generate = card.load()
    output = generate(request, np.random.default_rng(seed), step, lambda: False)[0]
    with Image.open(io.BytesIO(output.data)) as image:
        pixels = np.asarray(image.convert("RGBA"), np.float32) / np.float32(255)
    return Borrowed(pixels, output)
