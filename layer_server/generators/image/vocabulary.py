"""Words that a prompt is made of, apart from its subject: materials, filler, kinds of object."""

from __future__ import annotations

from layer_server.generators.image.tables import words

MATERIAL_WORDS: dict[str, str] = {
    "gold": "gold", "golden": "gold", "gilded": "gold", "silver": "silver", "steel": "silver", "chrome": "silver",
    "platinum": "silver", "mithril": "silver", "iron": "iron", "metal": "iron", "metallic": "iron",
    "bronze": "bronze", "brass": "bronze", "copper": "copper", "rusty": "rust", "rusted": "rust",
    "wood": "wood", "wooden": "wood", "oak": "dark wood", "ebony": "dark wood", "leather": "leather",
    "stone": "stone", "rock": "stone", "granite": "stone", "marble": "bone", "bone": "bone", "ivory": "bone",
    "crystal": "crystal", "crystalline": "crystal", "diamond": "crystal", "ruby": "crystal", "emerald": "crystal",
    "sapphire": "crystal", "amethyst": "crystal", "topaz": "crystal", "jade": "crystal", "gem": "crystal",
    "ice": "ice", "icy": "ice", "frozen": "ice", "frost": "ice", "glass": "glass", "fire": "fire",
    "fiery": "fire", "flaming": "fire", "burning": "fire", "flame": "fire", "lava": "lava", "magma": "lava",
    "molten": "lava", "volcanic": "lava", "poison": "slime", "poisonous": "slime", "toxic": "slime",
    "slime": "slime", "slimy": "slime", "acid": "slime", "cloth": "cloth", "silk": "cloth", "velvet": "cloth",
    "arcane": "energy", "energy": "energy", "lightning": "energy", "shadow": "energy", "void": "energy",
    "plasma": "energy", "leafy": "plant", "nature": "plant", "paper": "paper", "parchment": "paper",
    "water": "water", "mechanical": "bronze", "steampunk": "bronze", "clockwork": "bronze", "robotic": "silver",
    "bamboo": "wood", "mahogany": "dark wood", "walnut": "dark wood", "birch": "wood", "cedar": "wood", "pewter": "iron", "tin": "iron",
    "lead": "iron", "titanium": "silver", "aluminum": "silver", "aluminium": "silver", "stainless": "silver", "steely": "silver",
    "poisoned": "slime", "venomous": "slime", "porcelain": "bone", "ceramic": "bone", "pearl": "bone", "linen": "cloth",
    "woolen": "cloth", "cotton": "cloth", "denim": "cloth", "sandstone": "stone", "basalt": "stone", "corroded": "rust", "oxidized": "rust",
    "clay": "clay", "terracotta": "clay", "earthenware": "clay", "adobe": "clay", "obsidian": "obsidian", "flint": "stone",
}  # fmt: skip
"""Adjective (or noun before another noun) to a material of ``materials.MATERIALS``."""

GEM_COLOURS = {
    "ruby": "#d8143c", "emerald": "#12b45a", "sapphire": "#1c58e0", "amethyst": "#8a34d8", "topaz": "#f0a818",
    "jade": "#3aa878", "diamond": "#9fe4ff",
}  # fmt: skip

JEWELLERY = words(
    "ring amulet necklace pendant crown tiara bracelet earring brooch scepter sceptre medallion locket"
)
"""Things that gems are set into: an emerald ring is a ring with an emerald."""

GLOW_WORDS = words(
    """
    magic magical glowing enchanted arcane mystic mystical radiant shining holy divine cursed ethereal
    neon aura luminous shimmering sparkling
    """
)

FIRE_WORDS = words(
    """
    fire fiery flaming burning flame lava magma molten
    """
)

STYLE_WORDS = GLOW_WORDS
"""Words that say something of the whole picture, wherever they stand."""

TRIM_WORDS = words(
    """
    rim trim edge edges border bands band frame trims
    """
)

PIXEL_WORDS = (
    ("pixel", "art"),
    ("pixelart",),
    ("8", "bit"),
    ("16", "bit"),
    ("8bit",),
    ("16bit",),
    ("pixelated",),
)

CUTE_WORDS = words(
    """
    cute kawaii emoji cartoon casual adorable
    """
)

FILLER = words(
    """
    a an the of with on in at and or for to from by its his her my your some no is are it this that very
    icon icons sprite sprites game games asset assets transparent background isolated style styled rpg
    item items 2d 3d painted high quality detailed beautiful epic legendary fantasy single centered
    centred big small tiny huge large little old ancient art digital concept render rendered cartoon
    stylized mobile ui inventory rim trim edge border bands band hilt handle grip glowing glow magic
    magical enchanted shiny simple clean flat vector logo symbol image picture illustration drawing
    please make create generate draw rare common uncommon medieval futuristic modern classic dark light
    bright pixel 8 16 bit 8bit 16bit pixelated pixelart cute kawaii emoji casual adorable mystic
    mystical radiant shining ethereal neon set new one object full view front side top perfect nice cool
    awesome unreal unity steam rarity level tier
    """
)
"""Words that say nothing about which object is meant."""

MOOD_WORDS = words(
    """
    haunted evil cursed holy divine spooky royal noble elven dwarven orcish demonic angelic heroic
    mighty brave scary creepy angry happy sad sleepy wild giant tiny rusty broken cracked worn damaged
    spicy mossy baby smoked roasted grilled baked cooked raw serrated feathered holographic sturdy basic
    bloody bloodied bloodstained overgrown snowcapped dripping snapped fractured chipped
    advanced starter beginner novice apprentice master lesser greater minor major improved reinforced polished
    ornate elegant fancy plain crude jagged curved bent hollow flying floating spinning sleeping dancing running
    jumping smiling laughing crying winking grinning cheerful friendly lovely pretty dirty dusty muddy snowy
    rainy stormy cloudy sunny blazing soaring hidden lost forgotten sacred ritual tribal pixelated shattered
    tattered ragged withered rotten ripe juicy crispy tasty delicious sweet sour salty creamy festive christmas
    halloween easter fresh hot cold sharp heavy strong fast
    """
)
"""Words that colour the meaning of the subject but never are it, unless they stand alone."""

STATES: dict[str, frozenset[str]] = {
    "broken": words("broken snapped shattered"),
    "cracked": words("cracked damaged fractured chipped"),
    "snow": words("snowy snowcapped"),
    "moss": words("mossy overgrown"),
    "blood": words("bloody bloodied bloodstained"),
    "mud": words("muddy dirty"),
    "slime": words("dripping"),
}
"""What has happened to a thing, which every thing can show."""

STATE_WORDS = frozenset().union(*STATES.values())

SEEN_WORDS = words(
    """
    angry happy sad sleepy smiling crying laughing winking grinning cheerful scary serrated
    feathered holographic jagged curved bent hollow flying floating spinning sleeping dancing running jumping soaring dirty
    dusty muddy snowy rainy stormy cloudy shattered tattered ragged withered rotten smoked roasted grilled baked cooked
    christmas halloween easter baby
    """
)
"""Words of mood that a picture would show; the others every picture may claim."""

ABSTRACT_WORDS = words(
    """
    spell skill ability buff debuff effect status talent perk passive ultimate condition ailment element elemental
    affliction damage resistance immunity sign building structure hq token chance rate bonus increase mode attack strike
    nova clap burst touch grasp ward embrace fury wrath surge pulse mastery chant hymn bane rush fusion affinity imbue
    infusion proficiency training aptitude trait essence slots strikes resist volley form stance shift icon ui hud menu screen tab
    currency notification vehicle zodiac power powerup boost cast casting level button marker logo tile logo category
    """
)
"""Words behind a thing that say what it is for: a poison debuff is shown as poison."""

CRAFT_PHRASES = ("hand painted", "hand-painted", "hand drawn", "hand-drawn", "hand made", "game icon")
"""Phrases about how the picture is made; their words may be nouns elsewhere."""

KINDS: dict[str, frozenset[str]] = {
    "weapon": words(
        """
        sword dagger axe spear staff wand mace hammer bow knife blade scythe halberd saber sabre katana
        gladius lance trident arrow cutlass rapier longsword broadsword greatsword claymore scimitar
        shortsword machete warhammer pickaxe javelin pike glaive sickle club flail greataxe cleaver
        shuriken kunai crossbow
        """
    ),
    "potion": words("potion flask vial bottle elixir brew philter tonic antidote"),
    "chest": words("chest crate box barrel coffer bucket cask trunk cupboard door gate"),
    "shield": words("shield buckler"),
    "creature": words(
        """
        dragon wolf monster beast goblin orc snake spider bear frog bird demon face head lion cat fish
        golem troll wyvern hydra bat rat dog owl eagle toad lizard snail crab shark whale turtle rabbit
        fox horse ogre imp devil minotaur dinosaur scorpion bee ant butterfly crow raven kraken octopus
        griffin
        """
    ),
    "gem": words("gem crystal diamond ruby jewel emerald sapphire amethyst topaz gemstone jade"),
    "plant": words(
        """
        tree leaf herb plant cactus clover vine fern bush sprout seedling grass oak pine
        """
    ),
    "armor": words(
        """
        helmet helm gauntlet breastplate armor armour cuirass chestplate greaves pauldron gauntlets
        plate
        """
    ),
}
"""Nouns by the kind of object, which decides how its parts are dressed."""

SEE_THROUGH = words(
    """
    bow crossbow ring key scissors harp lyre horseshoe hoop necklace amulet pendant chain wreath wheel
    cage ladder net web bracelet handcuffs manacle slingshot pretzel donut doughnut glasses frame gate
    fence bicycle lasso
    """
)
"""Nouns whose enclosed holes are holes, not panels."""

BODY_PARTS = words(
    """
    head face hand eye claw paw egg skull tail wing horn tooth fang mask heart bone foot arm
    """
)
"""Nouns that look like whose they are: a zombie hand is green."""

LIQUID_COLOURS: tuple[tuple[frozenset[str], str], ...] = (
    (words("health healing life heart hp blood love"), "#e01e37"),
    (words("mana magic mp arcane water frost ice"), "#2467f0"),
    (words("poison toxic stamina nature acid slime antidote venom"), "#4cc41c"),
    (words("fire strength rage lava power"), "#f5700c"),
    (words("invisibility shadow void curse cursed dark"), "#7a2fd0"),
    (words("luck speed energy gold golden honey haste"), "#f5c518"),
    (words("milk cream"), "#f6f4ee"),
)
"""What a potion is for, and so the colour of what is in it."""
