"""The cards of what puts pictures on top of each other."""

from __future__ import annotations

from layer_server.generators.parameters import choice, colour, flag, pixels, share
from layer_server.generators.utility.card import PICTURE, Port, UtilityCard

_MODULE = "layer_server.generators.utility.layers"

BLENDS = ("normal", "multiply", "screen", "add", "overlay")

COMPOSE = UtilityCard(
    slug="compose",
    name="Compose",
    description="Lays a picture on a background, at a place and size, with a blend.",
    ports={
        "background": Port("image", "What it is laid on; the result has its size."),
        "picture": Port("image", "What is laid on it."),
    },
    parameters={
        "x": share(0.5, "Of the picture's middle, from left to right.", -0.5, 1.5),
        "y": share(0.5, "Of the picture's middle, from top to bottom.", -0.5, 1.5),
        "scale": share(0.7, "Of the picture in the background; 1 just fits into it.", 0.01, 4),
        "blend": choice("normal", BLENDS, "How colours mix."),
        "opacity": share(1.0, "Of the picture."),
    },
    generator=f"{_MODULE}:compose",
)

BACKDROP = UtilityCard(
    slug="backdrop",
    name="Backdrop",
    description="A plain background: one colour, a gradient, or a colour lit from the middle.",
    ports={},
    parameters={
        "width": pixels(1024, "Width.", 16),
        "height": pixels(1024, "Height.", 16),
        "style": choice("spotlight", ("plain", "gradient", "spotlight"), "How it is lit."),
        "colour": colour("#3d4a66", "Its colour; of a gradient, at the top."),
        "second": colour(
            None, "Of a gradient, at the bottom; of a spotlight, at the rim. Darker when absent."
        ),
    },
    generator=f"{_MODULE}:backdrop",
)

DROP_SHADOW = UtilityCard(
    slug="drop_shadow",
    name="Drop shadow",
    description="A soft shadow behind a picture with transparency. Lengths are shares of its longer side.",
    ports=PICTURE,
    parameters={
        "colour": colour("#000000", "Of the shadow."),
        "opacity": share(0.55, "Of the shadow."),
        "x": share(0.015, "To the right.", -0.5, 0.5),
        "y": share(0.03, "Down.", -0.5, 0.5),
        "blur": share(0.025, "Softness.", 0, 0.3),
        "grow": flag(True, "Make the canvas larger where the shadow needs it."),
    },
    generator=f"{_MODULE}:drop_shadow",
)

STUDIO = UtilityCard(
    slug="studio",
    name="Studio",
    description=(
        "Stands a cut-out subject in a photo studio: a seamless backdrop with a light behind it, a soft contact and "
        "cast shadow, and a reflection on the floor."
    ),
    ports={"picture": Port("image", "The subject, with transparency around it (see cut_out).")},
    parameters={
        "width": pixels(1024, "Width.", 64, 3072),
        "height": pixels(1024, "Height.", 64, 3072),
        "colour": colour("#c9ced6", "Of the backdrop."),
        "size": share(0.62, "Of the subject in the picture; above 1 shows only a part of it.", 0.05, 3),
        "x": share(0.5, "Of the subject's middle, from left to right."),
        "floor": share(0.84, "Where the subject stands, from top to bottom.", 0.1, 2),
        "shadow": share(0.75, "Strength of the shadows."),
        "reflection": share(0.22, "Strength of the reflection."),
    },
    generator="layer_server.generators.utility.studio:studio",
)

CARDS = (COMPOSE, BACKDROP, DROP_SHADOW, STUDIO)
