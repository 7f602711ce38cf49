"""The model card of ``texture``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layer_server.generators.card import ModelCard, Parameter

_MICRO_CU = 1_000_000
_STANDARD_PIXELS = 1024 * 1024

MATERIALS = (
    "cobblestone",
    "brick",
    "wood",
    "grass",
    "metal",
    "fabric",
    "lava",
    "sci-fi panels",
    "sand",
    "marble",
    "tiles",
    "stone wall",
    "dirt",
    "gravel",
    "snow",
    "ice",
    "leather",
    "bark",
    "concrete",
)
"""The material families, as people say them; each prompt lands on one of these."""


def _price(parameters: Mapping[str, Any]) -> int:
    large = parameters["width"] * parameters["height"] > _STANDARD_PIXELS
    return int((4 if large else 2) * _MICRO_CU * parameters["batch_size"])


def _side(name: str) -> Parameter:
    return Parameter(
        {
            "type": "integer",
            "minimum": 64,
            "maximum": 2048,
            "default": 1024,
            "description": f"{name} in pixels; the texture repeats seamlessly at exactly this size.",
        }
    )


TEXTURE = ModelCard(
    slug="texture",
    name="Texture",
    modality="image",
    use_cases=("text_to_image",),
    capabilities=("tileability", "textures"),
    description=(
        "Seamless PBR materials for games: albedo with normal (OpenGL, Y up), height, roughness, metallic and "
        "ambient-occlusion maps, and emissive where the material glows. Procedural: it knows these material "
        f"families and no others: {', '.join(MATERIALS)}. A prompt outside of them gets the nearest family, named "
        "in the result's `material`. Colour words recolour it, the seed varies it. It cannot draw given "
        "patterns, pictures or lettering."
    ),
    prompt_format=(
        "The material, with a colour or condition: `mossy cobblestone`, `red brick wall`, `rusty metal plates`, "
        "`blue fabric`, `dark wood planks`."
    ),
    parameters={"width": _side("Width"), "height": _side("Height")},
    price=_price,
    licence="Outputs are yours: no third-party content.",
    attribution="",
    extra="image",
    generator="layer_server.generators.texture.texture:generate",
    parts=("normal", "height", "roughness", "metallic", "ao"),
    version="1",
)
