"""The cards of what changes a picture's colours, or surrounds it with light."""

from __future__ import annotations

from layer_server.generators.parameters import colour, flag, share
from layer_server.generators.utility.card import PICTURE, UtilityCard

_MODULE = "layer_server.generators.utility.tone"

RECOLOUR = UtilityCard(
    slug="recolour",
    name="Recolour",
    description=(
        "Turns hues, changes saturation and brightness, and tints towards a colour while light and dark stay: palette "
        "variants and rarity tiers of one picture."
    ),
    ports=PICTURE,
    parameters={
        "hue": share(0, "Degrees by which hues turn.", -180, 180),
        "saturation": share(1, "Times the saturation.", 0, 3),
        "brightness": share(1, "Times the brightness.", 0, 3),
        "tint": colour(None, "The colour to come to; none when absent."),
        "amount": share(1, "Of the tint."),
    },
    generator=f"{_MODULE}:recolour",
)

OUTLINE = UtilityCard(
    slug="outline",
    name="Outline",
    description="A line around what is visible, like a sticker's.",
    ports=PICTURE,
    parameters={
        "colour": colour("#ffffff", "Of the line."),
        "width": share(0.018, "Of the line, as a share of the longer side.", 0.001, 0.15),
        "grow": flag(True, "Make the canvas larger where the line needs it."),
    },
    generator=f"{_MODULE}:outline",
)

GLOW = UtilityCard(
    slug="glow",
    name="Glow",
    description="A halo of light around what is visible.",
    ports=PICTURE,
    parameters={
        "colour": colour("#ffd24a", "Of the light."),
        "size": share(0.07, "Reach, as a share of the longer side.", 0.005, 0.3),
        "strength": share(0.9, "Of the light.", 0, 2),
        "grow": flag(True, "Make the canvas larger where the light needs it."),
    },
    generator=f"{_MODULE}:glow",
)

CARDS = (RECOLOUR, OUTLINE, GLOW)
