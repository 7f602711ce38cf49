"""PNG files that say how they were made: prompt, model, seed, parameters and whose art is inside."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from layer_server.generators.card import Attribution, GenerationRequest


class Maker(Protocol):
    """What made an output: a model's card, or a utility's."""

    @property
    def slug(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def version(self) -> str: ...


def provenance(
    card: Maker, request: GenerationRequest, seed: int, attribution: Sequence[Attribution] = ()
) -> dict[str, str]:
    """The text chunks of one output, in a fixed order."""
    chunks = {
        "Software": f"{card.name} {card.version} of layer-nb",
        "Model": f"{card.slug}@{card.version}",
        "Prompt": _storable(request.prompt),
        "Seed": str(seed),
        "Parameters": json.dumps(dict(request.parameters), sort_keys=True, default=str),
    }
    if attribution:
        chunks["Attribution"] = "; ".join(map(credit, attribution))
    return chunks


def credit(item: Attribution) -> str:
    """One attribution as a sentence."""
    return f"{item.title} by {item.author}, {item.source}, {item.licence} {item.licence_url}".strip()


def _storable(text: str) -> str:
    """``text`` without what a PNG chunk cannot hold: NUL and halves of surrogate pairs."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def encode_png(pixels: NDArray[np.uint8], chunks: Mapping[str, str], level: int = 6) -> bytes:
    """PNG bytes of an (h, w), (h, w, 3) or (h, w, 4) picture; the same pixels give the same bytes.

    ``level`` is zlib's, 0 (fast) to 9 (small).
    """
    info = PngInfo()
    for key, value in chunks.items():
        info.add_itxt(key, value)
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG", pnginfo=info, compress_level=level)
    return buffer.getvalue()
