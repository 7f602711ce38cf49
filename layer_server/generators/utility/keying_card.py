"""The cards of what takes a background away."""

from __future__ import annotations

from layer_server.generators.parameters import colour, flag, share
from layer_server.generators.utility.card import PICTURE, UtilityCard

_MODULE = "layer_server.generators.utility.keying"

CUT_OUT = UtilityCard(
    slug="cut_out",
    name="Cut out",
    description=(
        "Removes a plain or nearly plain background, with a soft edge: it learns the background from the picture's "
        "border, takes away what is like it and touches the border, and cleans the edge of its colour. It does not "
        "know what things are: on a busy background, or where the subject has the background's colour, use a "
        "background-removal model. A picture that is transparent already is only trimmed."
    ),
    ports=PICTURE,
    parameters={
        "tolerance": share(0.5, "How far from the background's colour still counts as background."),
        "holes": flag(True, "Also remove enclosed background, as in a handle."),
        "trim": flag(True, "Cut off the empty border, up to a small margin."),
    },
    generator=f"{_MODULE}:cut_out",
)

COLOUR_KEY = UtilityCard(
    slug="colour_key",
    name="Colour key",
    description="Makes one colour transparent wherever it is, and takes its tint from what is left.",
    ports=PICTURE,
    parameters={
        "colour": colour("#00ff00", "What is removed."),
        "tolerance": share(0.25, "Distance from the colour that is removed quite."),
        "softness": share(0.15, "Width of the transition after that."),
    },
    generator=f"{_MODULE}:colour_key",
)

CARDS = (CUT_OUT, COLOUR_KEY)
