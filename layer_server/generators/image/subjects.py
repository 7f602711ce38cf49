"""Which silhouettes draw a noun well, and by which other names the art knows nouns.

The art's own names are not enough: many belong to abstract glyphs.
"""

from __future__ import annotations

from layer_server.generators.image.nouns import NOUNS
from layer_server.generators.image.sketch_classes import CLASS_NOUNS

PREFERRED: dict[str, tuple[str, ...]] = {**NOUNS, **CLASS_NOUNS}
"""Noun to the pictures that draw it well, best first: silhouettes, ``own/name`` and ``emoji/name``.

Two tables, and a noun is in one of them: ``classes_*.txt`` of what a template draws and of all its names, ``nouns*.txt``
of the rest.
"""

SYNONYMS = {
    "cutlass": "saber", "gear": "cog", "medkit": "first aid kit", "medical kit": "first aid kit",
    "raygun": "ray gun", "ale": "beer stein", "tome": "book", "grimoire": "spell book", "coinpurse": "purse",
    "purse": "shiny purse", "money": "coins", "cash": "money stack", "treasure": "treasure chest",
    "steed": "horse head", "pony": "horse head", "puppy": "sitting dog", "kitten": "cat", "kitty": "cat",
    "hound": "hound", "serpent": "snake", "viper": "cobra", "blossom": "flower", "shrub": "berry bush",
    "alien": "alien stare", "martian": "alien stare", "starship": "spaceship", "spacecraft": "spaceship",
    "aircraft": "airplane", "plane": "airplane", "automobile": "city car", "auto": "city car",
    "motorbike": "full motorcycle helmet", "cooker": "cooking pot", "kettle": "teapot", "chicken": "chicken",
    "spectacles": "spectacles", "shades": "sunglasses", "jewel": "gem", "jewellery": "necklace",
    "jewelry": "necklace", "pickaxe": "war pick", "spade": "spade", "shovel": "spade", "bucket": "bucket",
    "tombstone": "tombstone", "gravestone": "tombstone", "headstone": "tombstone", "cutter": "scissors",
    "torchlight": "flashlight", "clock": "pocket watch", "timer": "stopwatch", "watch": "pocket watch",
    "couch": "sofa", "stool": "bar stool", "phone": "smartphone", "computer": "pc", "tv": "tv",
    "burger": "hamburger", "soda": "soda can", "icecream": "ice cream cone", "ice cream": "ice cream cone",
    "donut": "donut", "doughnut": "donut", "lolly": "lollipop", "candy": "wrapped sweet", "sweet": "wrapped sweet",
    "watermelon": "watermelon", "melon": "watermelon", "chilli": "chili pepper", "corn": "corn",
    "firework": "firework rocket", "gift": "present", "parcel": "cardboard box", "package": "cardboard box",
    "mail": "envelope", "message": "chat bubble", "settings": "gears", "speech": "chat bubble",
    "trophy": "trophy cup", "award": "medal", "prize": "trophy cup", "badge": "star medal",
}  # fmt: skip
"""Noun to another name that the art knows it by."""
