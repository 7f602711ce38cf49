"""The parameters of what is done to a picture after it is made, and what they cost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layer_server.generators.card import Parameter
from layer_server.generators.parameters import flag, share

_MICRO_CU = 1_000_000

MAX_RATIO = 4

FINISHING: Mapping[str, Parameter] = {
    "remove_background": flag(False, "Cut the subject out: the background becomes transparent."),
    "upscale_ratio": share(1, "How many times larger it is made, by a small neural network.", 1, MAX_RATIO),
    "vectorize": flag(False, "Give an SVG; the picture is kept as its part `raster`."),
}
"""Parameters to put into a picture model's card. They apply in this order."""


def finishing_price(parameters: Mapping[str, Any]) -> int:
    """Micro-CU for the finishing of a whole batch; 0 when there is none."""
    each = 0.0
    if parameters.get("remove_background"):
        each += 0.5
    if (parameters.get("upscale_ratio") or 1) > 1:
        each += 1
    if parameters.get("vectorize"):
        each += 0.5
    return int(each * _MICRO_CU * parameters["batch_size"])
