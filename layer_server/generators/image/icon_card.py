"""The model card of ``icon``."""

from __future__ import annotations

from layer_server.generators.card import ModelCard
from layer_server.generators.finishing import FINISHING
from layer_server.generators.image.icon_parameters import (
    LICENSE_POLICY,
    PALETTE,
    PIXEL_GRID,
    picture_price,
    sides,
)

DRAWING_TYPES = ("scribble", "lineart", "canny")
"""Guidance files that are a drawing of the shape."""

ICON = ModelCard(
    slug="icon",
    name="Icon",
    modality="image",
    use_cases=("text_to_image",),
    capabilities=("square", "outline", "style_reference"),
    description=(
        "Game icons and item sprites with true transparency: weapons, potions, gems, armour, creatures, food, tools, "
        "symbols, painted or as pixel art. Procedural, not a neural image model: it finds drawn silhouettes by "
        "meaning, splits them into parts and paints them with materials, light, glow and sparkles. It knows about "
        "5,600 subjects, honours colours and materials, varies with the seed, and arranges several objects: crossed, "
        "beside each other, one on another, in a jar, a label or emblem on something, piles, stacks and rows. It "
        "cannot draw scenes, poses, readable text or characters in detail; when a word has no shape or something is "
        "left out, the result's `match` is `weak` and its `note` says so. Results derive from openly licensed art and "
        "carry its attribution; `license_policy: no_attribution` draws from MIT-licensed art alone. A reference image gives its colours; a scribble, line art or edge picture gives the "
        "shape, which is then painted (the file's weight makes no difference)."
    ),
    prompt_format=(
        "Material or colour, then the object, then `with` a second material: `crystal sword`, `wooden shield with gold "
        "rim`, `purple magic staff`. Several objects: `sword crossed with axe`, `potion with a skull label`, `pile of "
        "gold coins`, `three red potions`, `dragon in a jar`, `cat on a crate`. Pixel art: `pixel art sword`, `32x32 "
        "sword`, `gameboy slime` (also pico-8, nes, c64, cga, zx spectrum, sweetie-16, db16, 1-bit). Add `glowing` for "
        "a halo. Backgrounds are always transparent."
    ),
    topics=(
        "icon sprite item inventory game asset rpg fantasy weapon sword axe bow staff shield armor helmet potion "
        "scroll book key chest coin gem crystal ring amulet food creature monster dragon skull tool spell ability "
        "skill emblem badge pixel art 8-bit 16-bit 2d transparent"
    ),
    parameters={
        **sides("The icon is square and centred on the canvas."),
        "palette": PALETTE,
        "pixel_grid": PIXEL_GRID,
        "license_policy": LICENSE_POLICY,
        **FINISHING,
    },
    price=picture_price,
    licence="Outputs: CC BY 3.0 or MIT by the art they derive from; see each output's attribution.",
    attribution="Silhouettes: game-icons.net (CC BY 3.0); emoji: Fluent Emoji by Microsoft (MIT).",
    extra="image",
    generator="layer_server.generators.image.icon:generate",
    guidance_file_types=("reference_image", *DRAWING_TYPES),
    needs=(("prompt", *DRAWING_TYPES),),
    version="2",
)
