"""The card of ``item_card``."""

from __future__ import annotations

from layer_server.generators.parameters import colour, pixels, share, text, whole
from layer_server.generators.utility.card import Port, UtilityCard

ITEM_CARD = UtilityCard(
    slug="item_card",
    name="Item card",
    description=(
        "Sets a picture into a framed game card: a bevelled border and inner light in one colour, an optional texture "
        "behind it, a shadow under it, and a name plate."
    ),
    ports={
        "picture": Port("image", "The item, with transparency around it."),
        "texture": Port("image", "Behind the item; a plain dark panel when absent.", required=False),
    },
    parameters={
        "width": pixels(512, "Width.", 96, 2048),
        "height": pixels(640, "Height.", 96, 2048),
        "colour": colour("#c9a14a", "Of the frame and of the light."),
        "light": share(0.6, "Strength of the light behind the item.", 0, 1.5),
        "label": text("", "On the name plate; no plate when empty.", 60),
        "note": text("", "A second, smaller line.", 60),
        "stars": whole(0, "Pips above the name, from 0 to 6.", 0, 6),
    },
    generator="layer_server.generators.utility.item_card:item_card",
)

CARDS = (ITEM_CARD,)
