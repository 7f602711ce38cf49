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
        "beside each other, one on another, in a jar or a cage, stuck in or through another, wound around it, a label or "
        "emblem on something, piles, stacks and rows of the number that is asked for. Things can be broken, cracked, "
        "mossy, snowy or bloody; styles: painted, flat, line art, neon, sticker, silhouette, monochrome. It "
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
        "icon sprite item pickup inventory emblem badge symbol pixel-art game-asset rpg fantasy weapon "
        "sword axe bow arrow dagger spear hammer staff wand gun pistol rifle bomb grenade shield armor "
        "armour helmet hat boots gloves cloak ring amulet necklace crown potion bottle flask vial can "
        "drink scroll book key lock map chest coin bag gem crystal diamond ruby ore ingot rune totem "
        "lantern torch candle bowl cup mug bucket basket barrel jar crate toy stone rock pebble tool "
        "pickaxe shovel rope compass hourglass food bread meat fruit apple berry cheese fish egg mushroom "
        "plant flower leaf tree pine-tree oak-tree wood feather bone skull skeleton creature monster "
        "dragon spider wolf owl raven snake spell ability skill buff fire-spell heart star moon-symbol "
        "flag trophy medal music-note music-box campfire anvil trap shell ship vehicle robot gear "
        "goblin-face goblin-head orc-face orc-head troll-face troll-head ogre-face ogre-head dragon-face "
        "dragon-head wolf-face wolf-head demon-face demon-head zombie-face zombie-head skeleton-face "
        "skeleton-head lion-face lion-head bear-face bear-head tiger-face tiger-head fox-face fox-head "
        "cat-face cat-head snake-face snake-head imp-face imp-head vampire-face vampire-head "
        "minotaur-face minotaur-head marker mark cursor pointer cursor-hand exclamation question-mark "
        "check-mark exclamation-mark waypoint minimap pin notification alien-face alien-head monster-face "
        "monster-head magnifying-glass wine-glass hour-glass spy-glass mask orb sphere turret cannon doll "
        "horn chair table bed lamp candlestick throne statue idol trinket relic card dice clock watch "
        "drum violin flute harp microphone headphones camera phone computer battery flashlight plate "
        "slime angel demon griffin phoenix golem backpack train sack tent wheel fence door window gate ladder bucket-water cloud-symbol house-symbol chess-knight chess-king chess-piece logo 8-bit 16-bit 2d "
        "transparent"
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
    version="5",
)
