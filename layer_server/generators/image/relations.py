"""Words that join the things of a prompt, and words that say what a thing can hold, bear or wear."""

from __future__ import annotations

from layer_server.generators.image.tables import words

PAIRS = ("bow and arrow", "skull and crossbones", "mortar and pestle", "needle and thread", "yin and yang",
         "black and white", "red and white", "hammer and sickle", "rod of", "eye of", "salt and pepper", "in the box", "day and night",
         *(f"pair of {thing}" for thing in ("pliers", "scissors", "tongs", "shears", "tweezers", "glasses", "sunglasses", "goggles",
                                            "binoculars", "headphones", "pants", "trousers", "jeans", "shorts", "handcuffs", "dice", "earrings")))  # fmt: skip
"""One thing under two names, or one that is called a pair."""

NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "dozen": 12, "several": 4, "many": 7, "multiple": 4,
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
    (r"\s+(?:(?:stuck |thrust |driven |going )?through|piercing|impaling|stabbing)\s+", "through"),
    (r"\s+(?:pierced|impaled|stabbed|run through)\s+(?:by|with|on)\s+", "run through"),
    (r"\s+(?:wrapped(?: up)? (?:in|with|by)|bound (?:in|with|by)|tied (?:up )?(?:in|with)|entwined (?:in|with|by)|overgrown with|tangled in|covered (?:in|with|by)|chained (?:in|with|by))\s+", "wrapped"),
    (r"\s+(?:(?:wrapped|coiled|twisted|wound|curled|entwined)\s+)?(?:around|round)\s+", "around"),
    (r"\s+(?:riding(?: on)?|rides|mounted on)\s+", "riding"),
    (r"\s+(?:fighting(?: with)?|fights|versus|vs\.?|against|facing|battling|attacking|attacks|slaying|slays)\s+", "facing"),
    (r"\s+(?:chasing|chases|biting|hugging|kissing|hunting(?=\s+(?:an?|the)\b))\s+", "facing"),
    (r"\s+(?:holding|holds|carrying|carries|wielding|wields|eating|eats|using|playing)\s+", "holding"),
    (r"\s+(?:wearing|wears)\s+", "worn"),
    (r"\s+(?:howling|looking|staring|roaring|barking|gazing)\s+at\s+", "looking"),
    (r"\s+(?:next to|beside|besides|alongside|near|by)\s+", "beside"),
    (r"\s+in front of\s+", "in front"),
    (r"\s+behind\s+", "behind"),
    (r"\s+(?:under|below|beneath|underneath)\s+", "under"),
    (r"\s+(?:above|over|floating over|hovering over)\s+", "above"),
    (r"\s+(?:stuck in|inside of|inside|within|trapped in|in)\s+", "in"),
    (r"\s+(?:filled with|full of|containing)\s+", "holds"),
    (r"\s+(?:standing on|sitting on|lying on|resting on|on top of|atop|upon|onto|on)\s+", "on"),
    (r"\s+with\s+", "with"),
    (r"\s*(?:,|&|\+|\band\b)\s*", "beside"),
    (r"(?<=bag|owl|ket|ate|rel|est|box|cup|mug|jar|ack|art|pot|ron|tle)\s+of\s+", "holds"),
)  # fmt: skip
"""Patterns between two things, the most telling first, and what each says."""

WATERS = words("water sea ocean river lake wave")
"""What one is afloat on."""

STRANDS: dict[str, tuple[str, str]] = {
    "vine": ("plant", "#7ac04a"), "ivy": ("plant", "#7ac04a"), "leaf": ("plant", "#7ac04a"), "thorn": ("#4a6a2a", "#6a8a3a"),
    "root": ("wood", ""), "rope": ("#c8a060", ""), "string": ("#e0d0b0", ""), "thread": ("#d8322a", ""), "chain": ("iron", ""), "ribbon": ("#d8223a", ""),
    "bandage": ("#efe6d2", ""), "cloth": ("cloth", ""), "wire": ("silver", ""), "scarf": ("#c8322a", ""), "tentacle": ("#8a4aa8", ""),
    "snake": ("#4aa02a", ""), "bow": ("#d8223a", ""), "rag": ("#b8a888", ""), "cobweb": ("#e8ecf0", ""), "web": ("#e8ecf0", ""),
}  # fmt: skip
"""What is wound around a thing: what it is made of, and the colour of its leaves where it has some."""

PLATES = words("plate dish platter tray saucer")

BOARDS = words("target bullseye dartboard board door wall shield sign tree trunk")
"""What is hit from the front."""

SHAPES_AROUND = words("triangle circle square hexagon pentagon rhombus oval")

CAGES = words("cage birdcage")

LAMPS = words("lantern lamp candle torch brazier candelabra chandelier lighter match candlestick")
"""Things with a flame of their own, which do not burn."""

LONG_HELD = words(
    "torch wand quill candle flag key pencil brush paintbrush flower rose wrench feather bone baton rod pen"
)

POURED = words(
    "water blood poison milk wine oil juice honey beer tea coffee acid ink sand ale rum venom lava paint soup rice"
)

GATHERED: dict[str, str] = {
    "book": "books pile", "pancake": "pancake stack", "coin": "coin stack", "money": "money stack", "cash": "money stack", "log": "wood pile",
    "wood": "wood pile", "firewood": "wood pile", "lumber": "wood pile", "rock": "rock pile", "stone": "rock pile", "brick": "brick pile",
    "gold": "gold pile", "treasure": "gold pile", "grape": "grapes", "banana": "banana bunch", "flower": "bouquet", "rose": "bouquet", "key": "keyring",
    "wheat": "wheat", "dynamite": "dynamite", "paper": "papers", "hay": "hay bale", "berry": "berries", "cherry": "cherries", "straw": "hay bale",
    "ingot": "gold bars", "gold bar": "gold bars", "gold ingot": "gold bars", "sand": "sand pile", "dirt": "dirt pile",
    "herb": "herbs", "balloon": "balloons bunch", "egg": "eggs pile", "poop": "poop", "snow": "snow pile", "ash": "ash", "cannonball": "cannonballs",
}  # fmt: skip
"""What one picture shows of many: a bunch of grapes is no row of bunches."""

ARRANGED_VERBS = {
    "looking": ("below", "one above the other"),
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
    jewel orb roof sail window chimney hull petal ruby emerald sapphire diamond pearl crystal shading lighting reflection pattern ornament decoration decorations
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
    using playing wearing wears wound twisted curled entwined bound tied wrapped pierced impaled stabbed stabbing thrust driven tangled chained howling looking staring roaring gazing up by next beside besides alongside near behind under below beneath underneath above over floating
    hovering stuck inside within trapped filled full containing wrapped coiled around through piercing impaling standing sitting
    lying resting top atop upon onto front bearing showing featuring having labelled labeled engraved decorated marked
    emblazoned painted adorned stamped carved depicting drawn printed made out wearing
    """
)
"""Words that say how things stand to each other, which the layout shows."""
