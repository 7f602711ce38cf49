"""The cards of what changes a picture's size and shape."""

from __future__ import annotations

from layer_server.generators.parameters import choice, flag, pixels, share, whole
from layer_server.generators.utility.card import PICTURE, UtilityCard

_MODULE = "layer_server.generators.utility.geometry"

RESIZE = UtilityCard(
    slug="resize",
    name="Resize",
    description="Another size. `contain` shows all of it on a transparent canvas, `cover` fills and cuts, `stretch` distorts.",
    ports=PICTURE,
    parameters={
        "width": pixels(None, "Width; as the height goes when absent."),
        "height": pixels(None, "Height; as the width goes when absent."),
        "fit": choice("contain", ("contain", "cover", "stretch"), "How another shape is met."),
        "crisp": flag(False, "Keep hard pixels, for pixel art."),
    },
    generator=f"{_MODULE}:resize",
)

TRIM = UtilityCard(
    slug="trim",
    name="Trim",
    description="Cuts off the empty border, and leaves an even margin.",
    ports=PICTURE,
    parameters={
        "margin": share(0.04, "Of the longer side, left free on every side.", 0, 0.5),
        "square": flag(False, "Make the canvas square."),
    },
    generator=f"{_MODULE}:trim",
)

ROUND = UtilityCard(
    slug="round",
    name="Round",
    description="Cuts the corners to a radius, or the whole picture to a circle.",
    ports=PICTURE,
    parameters={
        "shape": choice("rounded", ("rounded", "circle"), "What is left."),
        "radius": share(0.22, "Of the corners, as a share of the shorter side.", 0, 0.5),
    },
    generator=f"{_MODULE}:rounded",
)

TILE_PREVIEW = UtilityCard(
    slug="tile_preview",
    name="Tile preview",
    description="Repeats a tile, so that seams and repetition are seen.",
    ports=PICTURE,
    parameters={
        "repeat": whole(3, "Tiles across and down.", 1, 16),
        "width": pixels(1024, "Width of the whole.", 64),
        "height": pixels(1024, "Height of the whole.", 64),
    },
    generator=f"{_MODULE}:tile_preview",
)

CARDS = (RESIZE, TRIM, ROUND, TILE_PREVIEW)
