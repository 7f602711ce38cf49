"""The model card of ``upscale``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layer_server.generators.card import ModelCard
from layer_server.generators.editing.card import MICRO_CU, OWN_LICENCE, QUALITIES
from layer_server.generators.parameters import choice, share

_CU = {"low": 1, "medium": 2, "high": 4}


def _price(parameters: Mapping[str, Any]) -> int:
    return int(_CU[parameters["quality"]] * MICRO_CU * parameters["batch_size"])


UPSCALE = ModelCard(
    slug="upscale",
    name="Upscale",
    modality="image",
    use_cases=("upscaling",),
    capabilities=("multiple_aspect_ratios",),
    description=(
        "Makes a picture up to four times larger with Real-ESRGAN, a neural network that runs on the processor: "
        "clean edges, no blur, transparency kept sharp. `low` is for icons, sprites and drawings and takes about a "
        "second for 256 pixels square; `medium` draws illustrations finer and takes ten times as long; `high` is for "
        "photos and textures and takes 30 times as long. Pixel art is enlarged pixel by pixel. It does not invent "
        "content, restore faces or follow a prompt. The result is always the same, so one is made whatever the "
        "batch size."
    ),
    prompt_format="No prompt: give the picture as guidance file of type `init_image`, and `upscale_ratio`.",
    parameters={
        "upscale_ratio": share(
            4, "How many times larger; 2 and 4 are native, others are reduced from them.", 1, 4
        ),
        "quality": choice("low", QUALITIES, "Which network: fast, fine for drawings, fine for photos."),
    },
    price=_price,
    licence=OWN_LICENCE,
    attribution="Real-ESRGAN weights by Xintao Wang and others (BSD-3-Clause).",
    extra="upscale",
    generator="layer_server.generators.editing.upscale:generate",
    guidance_file_types=("init_image",),
    needs=(("init_image",),),
    topics="upscale enlarge bigger larger higher resolution super resolution superresolution enhance sharpen hd 4k 2x 4x esrgan",
    procedural=False,
    version="2",
)
