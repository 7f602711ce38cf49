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
        "Cartoon avatars of people, fantasy folk and robots, and medallions of creatures. Procedural, not a neural image "
        "model: it assembles drawn avatar parts (DiceBear styles under free licences) by a description of hair, skin, "
        "beard, glasses, clothes and expression, and lets the seed choose the rest. The flat cartoon style, the default, "
        "is dressed for its role: about 60 peoples and trades (elf, orc, vampire, knight, wizard, pirate, queen, nurse, "
        "astronaut) and as many hats, helmets, ears, horns, masks, armours, robes, wings and things on the back, in the "
        "colour that is named. A creature's name alone (goblin, dragon, wolf) becomes a painted head in a round frame. "
        "Other styles: pixel art, voxel, hand-drawn comic, ink sketch, minimal, robot, cute monster, clay, paper cutout, "
        "toon. It cannot paint a realistic, painterly or anime face, a likeness of anybody, or a pose; what is not in the "
        "picture is named in the result's `note`."
    ),
    prompt_format=(
        "Who, with hair, skin, clothes and expression, and a style: `elf ranger with a green hood`, `smiling woman with long red hair and glasses`, "
        "`pixel art old man with a white beard`, `voxel girl in a blue dress`, `ink sketch of a bald man`, `robot`. "
        "Creatures: `goblin portrait`, `dragon head`. `on a blue background` fills the background, which else is "
        "transparent."
    ),
    topics=(
        "portrait avatar headshot bust profile-picture profile-pic pfp profile-photo mugshot face head person character man "
        "woman boy girl lady player npc hero villager shopkeeper merchant robot android pixel-art voxel "
        "sketch cartoon emotion expression goblin orc elf dwarf wizard witch knight pirate captain king queen princess "
        "vampire zombie demon angel fairy ninja samurai viking barbarian mage ranger astronaut chef doctor nurse dialogue"
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
    version="2",
)
