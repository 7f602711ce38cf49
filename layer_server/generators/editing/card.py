"""What the cards of the editing models share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layer_server.generators.card import Parameter

MICRO_CU = 1_000_000

OWN_LICENCE = "Outputs keep the licence of the picture they are made from, and its attribution."

MASK = Parameter(
    {
        "type": "object",
        "description": (
            "Which region may change. `file_id`: a picture, white where it may change (or opaque, where it has "
            "transparency); `for_transparency`/`for_nontransparency`: the picture's own alpha; `edge_radius`: "
            "softness of the region's edge in pixels."
        ),
    }
)

QUALITIES = ("low", "medium", "high")


def flat(price: float) -> Any:
    """A price function: ``price`` CU for each output."""

    def per_output(parameters: Mapping[str, Any]) -> int:
        return int(price * MICRO_CU * parameters["batch_size"])

    return per_output
