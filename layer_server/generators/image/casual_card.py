"""The model card of ``casual-icon``."""

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

CASUAL_ICON = ModelCard(
    slug="casual-icon",
    name="Casual icon",
    modality="image",
    use_cases=("text_to_image",),
    capabilities=("square", "style_reference"),
    description=(
        "Cheerful, rounded icons with a soft 3D look for casual and mobile games, stickers and rewards: food, animals, "
        "faces, gems, tools, vehicles, weather, sports, symbols. Procedural, not a neural image model: it takes one of "
        "1,590 drawn Fluent emoji, recolours it or makes it of gold, ice, stone or another material, lights it anew, "
        "outlines it and arranges several. The art is MIT-licensed, so results need no credit where they are shown. "
        "What nobody drew it cannot draw: then the result's `match` is `weak` and its `note` says what was drawn."
    ),
    prompt_format=(
        "Colour or material, then the object: `purple dragon`, `golden skull`, `glowing ice castle`. Several objects: "
        "`cat on a pizza`, `crossed swords`, `three red apples`. Add `pixel art` for pixels, `glowing` for a halo. "
        "Backgrounds are always transparent."
    ),
    topics=(
        "casual cute kawaii emoji sticker glossy cartoon casual-icon 3d-icon match-3 mobile-game toy reward "
        "icon badge food cupcake fruit animal smiley vehicle sport weather heart candy gift"
    ),
    parameters={
        **sides("The icon is square and centred on the canvas."),
        "palette": PALETTE,
        "pixel_grid": PIXEL_GRID,
        "license_policy": LICENSE_POLICY,
        **FINISHING,
    },
    price=picture_price,
    licence="Outputs derive from MIT-licensed art; no credit is asked for where they are shown.",
    attribution="Fluent Emoji by Microsoft (MIT).",
    extra="image",
    generator="layer_server.generators.image.casual:generate",
    guidance_file_types=("reference_image",),
    version="2",
)
