"""The cards of what puts many pictures on one."""

from __future__ import annotations

from layer_server.generators.parameters import choice, colour, flag, pixels, text, texts, whole
from layer_server.generators.utility.card import Port, UtilityCard

SPRITE_SHEET = UtilityCard(
    slug="sprite_sheet",
    name="Sprite sheet",
    description=(
        "Packs pictures into one with transparency, and writes an atlas of their places as JSON in the form that "
        "TexturePacker made common (`frames` by name), which most engines read. The atlas is the part `atlas`."
    ),
    ports={"images": Port("image[]", "What is packed, in this order.")},
    parameters={
        "names": texts("A name for each picture; what it was made for when absent."),
        "cell": pixels(
            None, "Every picture is reduced to fit into this many pixels; as it is when absent.", 8
        ),
        "padding": pixels(4, "Empty pixels around each picture.", 0, 64),
        "layout": choice("grid", ("grid", "packed"), "Equal cells, or trimmed and packed tightly."),
        "power_of_two": flag(False, "Make width and height powers of two."),
    },
    parts=("atlas",),
    generator="layer_server.generators.utility.sprite_sheet:sprite_sheet",
)

CONTACT_SHEET = UtilityCard(
    slug="contact_sheet",
    name="Contact sheet",
    description="Shows pictures side by side on tiles, with labels under them.",
    ports={"images": Port("image[]", "What is shown, in this order.")},
    parameters={
        "labels": texts("Under the pictures; none when absent."),
        "title": text("", "Above them."),
        "columns": whole(None, "In a row; about a square when absent.", 1, 20),
        "cell": pixels(320, "Width of one tile; it is as high as the pictures' shape asks for.", 32, 1024),
        "frame": flag(True, "Set pictures into tiles with a margin; without, they fill their cells."),
        "background": colour("#14161b", "Behind the tiles."),
        "tile": colour("#23272f", "Of the tiles."),
        "ink": colour("#e8eaee", "Of the text."),
    },
    generator="layer_server.generators.utility.contact_sheet:contact_sheet",
)

CARDS = (SPRITE_SHEET, CONTACT_SHEET)
