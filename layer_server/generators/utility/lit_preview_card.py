"""The card of ``lit_preview``."""

from __future__ import annotations

from layer_server.generators.parameters import choice, colour, pixels, share, whole
from layer_server.generators.utility.card import Port, UtilityCard

_MAP = "Of the material; a neutral one when absent."

LIT_PREVIEW = UtilityCard(
    slug="lit_preview",
    name="Lit preview",
    description=(
        "Shows a tiling material under studio lights, on a ball or on a floor that runs into the distance: "
        "physically based shading (GGX) with its maps, in software."
    ),
    ports={
        "albedo": Port("image", "The colour of the material."),
        "normal": Port("image", f"Normals, OpenGL (green up). {_MAP}", required=False),
        "roughness": Port("image", f"Roughness. {_MAP}", required=False),
        "metallic": Port("image", f"Metallic. {_MAP}", required=False),
        "ao": Port("image", f"Ambient occlusion. {_MAP}", required=False),
        "height": Port("image", "Height, for shadows of the relief; none when absent.", required=False),
    },
    parameters={
        "shape": choice("ball", ("ball", "floor"), "What wears the material."),
        "width": pixels(768, "Width.", 64, 2048),
        "height": pixels(768, "Height.", 64, 2048),
        "repeat": whole(2, "Tiles across the ball, or across the near edge of the floor.", 1, 12),
        "relief": share(1.0, "Strength of the normals.", 0, 3),
        "light": colour("#fff1dd", "Of the main light."),
        "background": colour("#2a2e37", "Behind it."),
    },
    generator="layer_server.generators.utility.lit_preview:lit_preview",
)

CARDS = (LIT_PREVIEW,)
