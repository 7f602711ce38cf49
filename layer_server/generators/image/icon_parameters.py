"""Parameters and prices that the icon models share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layer_server.generators.card import Parameter
from layer_server.generators.finishing import finishing_price
from layer_server.generators.parameters import choice, pixels, whole

MICRO_CU = 1_000_000
_STANDARD_PIXELS = 1024 * 1024


def picture_price(parameters: Mapping[str, Any]) -> int:
    """1 CU a picture, 2 for one of more than a megapixel, and what its finishing costs."""
    large = parameters["width"] * parameters["height"] > _STANDARD_PIXELS
    return int((2 if large else 1) * MICRO_CU * parameters["batch_size"]) + finishing_price(parameters)


def sides(note: str) -> dict[str, Parameter]:
    """Width and height, 64 to 2048."""
    return {
        "width": pixels(1024, f"Width. {note}", 64, 2048),
        "height": pixels(1024, f"Height. {note}", 64, 2048),
    }


PALETTE = Parameter(
    {
        "type": "array",
        "items": {"type": "string", "format": "color"},
        "minItems": 1,
        "maxItems": 64,
        "description": (
            "Colours as #rrggbb. Pixel art has these colours and no others; a painted icon takes the first for its "
            "main material and the second for the rest, where the prompt names none."
        ),
    }
)

PIXEL_GRID = whole(
    None,
    "Cells across: makes pixel art on an exact grid, with hard edges and alpha. A picture whose side is no multiple "
    "of it has a clear border. `32x32` in the prompt means the same.",
    8,
    256,
)

LICENSE_POLICY = choice(
    "any",
    ("any", "no_attribution"),
    "no_attribution: derive from nothing that asks for a credit in what is published.",
)
