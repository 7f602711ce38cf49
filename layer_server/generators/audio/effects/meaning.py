"""Finds the family that words mean which name none: by what a family sounds like, in other words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.art import art
from layer_server.generators.audio.effects.families import FAMILIES

SURE = 0.55
"""Cosine from which a family's description says the same as the prompt."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """A family by meaning, and the cosine of its description with the prompt."""

    family: str
    likeness: float


def nearest(text: str) -> Nearest:
    """The family whose description is nearest in meaning. Raises ArtMissingError where the encoder is missing."""
    names, rows = _captions()
    if not any(c.isalnum() for c in text):
        return Nearest("click", 0.0)
    likeness = rows @ art().encoder.encode([text])[0]
    best = int(np.argmax(likeness))
    return Nearest(names[best], round(float(likeness[best]), 3))


@lru_cache(maxsize=1)
def _captions() -> tuple[list[str], NDArray[np.float32]]:
    captions = [
        (family.name, caption)
        for family in FAMILIES.values()
        for caption in (*family.captions, f"sound of {', '.join(family.phrases[:3])}")
    ]
    rows = art().encoder.encode([caption for _, caption in captions])
    return [name for name, _ in captions], rows
