"""The model card of ``icon``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layer_server.generators.card import ModelCard, Parameter
from layer_server.generators.finishing import FINISHING, finishing_price

_MICRO_CU = 1_000_000
_STANDARD_PIXELS = 1024 * 1024


def _price(parameters: Mapping[str, Any]) -> int:
    large = parameters["width"] * parameters["height"] > _STANDARD_PIXELS
    return int((2 if large else 1) * _MICRO_CU * parameters["batch_size"]) + finishing_price(parameters)


def _side(name: str) -> Parameter:
    return Parameter(
        {
            "type": "integer",
            "minimum": 64,
            "maximum": 2048,
            "default": 1024,
            "description": f"{name} in pixels. The icon is square and centred on the canvas.",
        }
    )


ICON = ModelCard(
    slug="icon",
    name="Icon",
    modality="image",
    use_cases=("text_to_image",),
    capabilities=("square",),
    description=(
        "Game icons and item sprites with true transparency: weapons, potions, gems, armour, creatures, food, "
        "tools, symbols. Procedural, not a neural image model: it finds a drawn silhouette by meaning, splits it "
        "into parts and paints them with materials, light, glow and sparkles. One subject per picture; it knows "
        "about 5,600 subjects, honours colours and materials, and varies with the seed. It cannot draw scenes, "
        "several objects, poses, readable text or characters in detail; when a word has no shape, or a second "
        "subject is left out, the result's `match` is `weak` and its `note` says so. Results derive from openly licensed art and carry its attribution."
    ),
    prompt_format=(
        "Material or colour, then the object, then `with` a second material: `crystal sword`, "
        "`wooden shield with gold rim`, `purple magic staff`. Add `pixel art` for a pixel sprite, "
        "`glowing` for a halo. Backgrounds are always transparent."
    ),
    parameters={"width": _side("Width"), "height": _side("Height"), **FINISHING},
    price=_price,
    licence="Outputs: CC BY 3.0 or MIT by the art they derive from; see each output's attribution.",
    attribution="Silhouettes: game-icons.net (CC BY 3.0); emoji: Fluent Emoji by Microsoft (MIT).",
    extra="image",
    generator="layer_server.generators.image.icon:generate",
    version="1",
)
