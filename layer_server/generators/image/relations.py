"""Words that join the things of a prompt, and words that say what a thing can hold, bear or wear."""

from __future__ import annotations

from layer_server.generators.image.tables import words

PAIRS = ("bow and arrow", "skull and crossbones", "mortar and pestle", "needle and thread", "yin and yang",
         "black and white", "red and white", "hammer and sickle", "rod of", "eye of", "salt and pepper", "in the box", "day and night")  # fmt: skip
"""One thing under two names."""

NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "dozen": 12, "several": 4, "many": 7, "multiple": 4,
}  # fmt: skip

MEASURES: dict[str, tuple[str, int]] = {
    "pile": ("pile", 6), "heap": ("pile", 6), "mound": ("pile", 6), "hoard": ("pile", 8), "stack": ("stack", 4),
    "tower": ("stack", 5), "bunch": ("fan", 5), "bundle": ("fan", 4), "fan": ("fan", 5), "row": ("row", 3),
    "line": ("row", 3), "set": ("row", 3), "collection": ("pile", 6), "group": ("row", 3), "trio": ("row", 3),
    "handful": ("pile", 5), "cluster": ("pile", 5), "few": ("row", 3), "couple": ("row", 2), "swarm": ("pile", 5),
    "flock": ("pile", 5), "pack": ("row", 3), "school": ("pile", 5), "herd": ("pile", 5), "pair": ("row", 2),
}  # fmt: skip
"""How many of a thing are arranged, and how many where no number is given."""

LABEL_WORDS = words(
    "label sticker emblem symbol logo crest insignia mark motif sigil engraving design print pattern image icon face"
)

JOINERS: tuple[tuple[str, str], ...] = (
    (r"\s+(?:riding(?: on)?|rides|mounted on)\s+", "riding"),
    (r"\s+(?:fighting(?: with)?|fights|versus|vs\.?|against|facing|battling|attacking|attacks|slaying|slays)\s+", "facing"),
    (r"\s+(?:chasing|chases|biting|hugging|kissing|hunting(?=\s+(?:an?|the)\b))\s+", "facing"),
    (r"\s+(?:holding|holds|carrying|carries|wielding|wields|eating|eats|using|playing)\s+", "holding"),
    (r"\s+(?:wearing|wears)\s+", "worn"),
    (r"\s+(?:next to|beside|besides|alongside|near|by)\s+", "beside"),
    (r"\s+in front of\s+", "in front"),
    (r"\s+behind\s+", "behind"),
    (r"\s+(?:under|below|beneath|underneath)\s+", "under"),
    (r"\s+(?:above|over|floating over|hovering over)\s+", "above"),
    (r"\s+(?:stuck in|inside of|inside|within|trapped in|in)\s+", "in"),
    (r"\s+(?:filled with|full of|containing)\s+", "holds"),
    (r"\s+(?:wrapped around|coiled around|around|through|piercing|impaling)\s+", "over"),
    (r"\s+(?:standing on|sitting on|lying on|resting on|on top of|atop|upon|onto|on)\s+", "on"),
    (r"\s+with\s+", "with"),
    (r"\s*(?:,|&|\+|\band\b)\s*", "beside"),
    (r"(?<=bag|owl|ket|ate|rel|est|box|cup|mug|jar|ack|art|pot|ron|tle)\s+of\s+", "holds"),
)  # fmt: skip
"""Patterns between two things, the most telling first, and what each says."""

ARRANGED_VERBS = {
    "riding": ("on", "one on the other"),
    "facing": ("facing", "face to face"),
    "holding": ("held", "together"),
}
"""Verbs that ask for a pose: the layout that comes nearest, and its words."""

FEATURES = words(
    """
    handle hilt blade grip guard pommel rim edge trim border frame glow aura flame fire sparkle light shadow outline
    highlight detail gradient style texture background color colour theme effect particle smoke steam mist rune glyph
    inscription crack moss vine root thorn spike stud rivet band strap chain stripe spot dot eye teeth fang tooth scale
    fur feather hair beard tail leg arm hand foot mouth nose ear lid cork liquid bubble foam string bowstring tassel gem
    jewel ruby emerald sapphire diamond pearl crystal shading lighting reflection pattern ornament decoration decorations
    filigree engraving accent power energy magic lightning ice frost water blood poison gold silver horn antler claw
    """
)
"""What a thing has rather than what stands beside it."""

FEATURE_ADJECTIVES = {
    "horn": "horned", "spike": "spiked", "nail": "spiked", "feather": "feathered", "flame": "flaming", "fire": "flaming", "crack": "cracked", "thorn": "thorny",
    "glow": "glowing", "aura": "glowing", "rune": "rune", "blood": "bloody",
}  # fmt: skip
"""What a thing may have that another picture of it shows, or the light around it."""

WORN = words(
    "hat crown cap helmet helm headband halo tiara glasses sunglasses goggles mask bandana fez sombrero"
)

CONTAINERS = words(
    "chest bag sack basket bowl bucket pot cauldron box crate barrel cart wagon backpack mug cup plate dish pouch nest"
)

GLASS = words("jar bottle flask vial bubble orb globe aquarium tank dome capsule ball lantern")

CARRIERS = words(
    """
    shield banner flag book tome potion bottle flask vial jar elixir coin medal badge helmet armor armour breastplate
    chestplate cape cloak drum barrel crate box chest sign card scroll mug cup amulet ring pendant door gate tombstone
    gravestone pillow shirt tunic robe backpack bag sack gift letter envelope balloon shuriken bell hat
    """
)
"""What bears pictures on itself."""

FRAMES = words("circle frame medallion roundel")

LAYOUT_WORDS = words(
    """
    crossed crossing crosses cross riding rides mounted fighting fights versus vs against facing battling attacking attacks
    slaying slays chasing chases hunting biting hugging kissing holding holds carrying carries wielding wields eating eats
    using playing wearing wears next beside besides alongside near behind under below beneath underneath above over floating
    hovering stuck inside within trapped filled full containing wrapped coiled around through piercing impaling standing sitting
    lying resting top atop upon onto front bearing showing featuring having labelled labeled engraved decorated marked
    emblazoned painted adorned stamped carved depicting drawn printed made out wearing
    """
)
"""Words that say how things stand to each other, which the layout shows."""
