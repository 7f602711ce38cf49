"""A model that takes a fixed time and makes one tiny picture, so that all that is left is overhead."""

from __future__ import annotations

import io
import time
from typing import Any

from layer_server.generators.card import GenerationRequest, ModelCard, Output

SECONDS = 0.2


def rest(request: GenerationRequest, rng: Any, progress: Any, cancel: Any) -> list[Output]:
    """Sleeps, and draws one pixel."""
    from PIL import Image

    time.sleep(SECONDS)
    out = io.BytesIO()
    Image.new("RGBA", (1, 1)).save(out, "PNG")
    return [
        Output(kind="image", mime_type="image/png", data=out.getvalue(), seed=request.seed, width=1, height=1)
    ]


CARDS = (
    ModelCard(
        slug="rest",
        name="Rest",
        modality="image",
        use_cases=("text_to_image",),
        capabilities=(),
        description="Takes a fixed time.",
        prompt_format="Anything.",
        parameters={},
        price=lambda parameters: 1000,
        licence="CC0-1.0",
        attribution="",
        extra="server",
        generator="rest_card:rest",
    ),
)
