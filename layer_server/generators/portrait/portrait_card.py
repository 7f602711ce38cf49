"""The model card of ``portrait``."""

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

PORTRAIT = ModelCard(
    slug="portrait",
    name="Portrait",
    modality="image",
    use_cases=("text_to_image",),
    capabilities=("square",),
    description=(
        "Cartoon avatars of people and robots, and medallions of creatures. Procedural, not a neural image model: it "
        "assembles drawn avatar parts (DiceBear styles under free licences) by a description of hair, skin, beard, "
        "glasses, clothes and expression, and lets the seed choose the rest; fantasy creatures and roles (goblin, "
        "dragon, wizard, knight) become a painted head in a round frame. Styles: flat cartoon (the default), pixel "
        "art, voxel, hand-drawn comic, ink sketch, minimal, robot, cute monster, clay, paper cutout, toon. It cannot "
        "paint a realistic or painterly face, a likeness of anybody, armour, weapons or a pose; what a style has no "
        "parts for is named in the result's `note`."
    ),
    prompt_format=(
        "Who, with hair, skin, clothes and expression, and a style: `smiling woman with long red hair and glasses`, "
        "`pixel art old man with a white beard`, `voxel girl in a blue dress`, `ink sketch of a bald man`, `robot`. "
        "Creatures: `goblin portrait`, `dragon head`. `on a blue background` fills the background, which else is "
        "transparent."
    ),
    topics=(
        "portrait avatar headshot bust profile-picture profile-photo mugshot face head person character man "
        "woman boy girl lady player npc hero villager shopkeeper merchant robot android pixel-art voxel "
        "sketch cartoon emotion expression goblin orc elf wizard knight pirate captain dialogue"
    ),
    parameters={
        **sides("The portrait is square and centred on the canvas."),
        "palette": PALETTE,
        "pixel_grid": PIXEL_GRID,
        "license_policy": LICENSE_POLICY,
        **FINISHING,
    },
    price=picture_price,
    licence="Outputs: CC0, free for commercial use, CC BY 4.0, CC BY 3.0 or MIT by the style; see each output's attribution.",
    attribution="Avatar styles by their artists, by way of DiceBear; silhouettes: game-icons.net (CC BY 3.0).",
    extra="image",
    generator="layer_server.generators.portrait.portrait:generate",
    version="1",
)
