"""The material families, the words that name them, and how a prompt finds its family."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from layer_server.generators.art import ArtLibrary
from layer_server.generators.colour import NAMED_COLOURS
from layer_server.generators.texture import crafted, fanciful, ground, laid, masonry, metal, organic, woven
from layer_server.generators.texture.surface import Order, Surface

_LONGEST = 400

_FILLER = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "with",
        "and",
        "for",
        "in",
        "on",
        "seamless",
        "tileable",
        "tiling",
        "texture",
        "textures",
        "material",
        "pbr",
        "surface",
        "pattern",
        "game",
        "high",
        "quality",
        "detailed",
        "realistic",
        "stylized",
        "hand",
        "painted",
        "2d",
        "3d",
        "map",
        "floor",
        "ground",
        "wall",
        "background",
        "style",
    ]
)


@dataclass(frozen=True, slots=True)
class Family:
    """One material family.

    Attributes:
        name: as in the model card's list.
        make: paints it.
        words: single words that name it.
        natural: colour words that say what it is anyway.
    """

    name: str
    make: Callable[[Order], Surface]
    words: frozenset[str]
    natural: frozenset[str]


def _family(name: str, make: Callable[[Order], Surface], words: str, natural: str = "") -> Family:
    return Family(name, make, frozenset(words.split()), frozenset(natural.split()))


FAMILIES: tuple[Family, ...] = (
    _family("cobblestone", masonry.cobblestone, "cobblestone cobblestones cobble cobbles cobbled pavement flagstone", "grey gray"),
    _family("brick", masonry.brick, "brick bricks brickwork", "red"),
    _family("wood", crafted.wood, "wood wooden plank planks floorboards timber oak walnut plywood deck", "brown"),
    _family("grass", ground.grass, "grass lawn meadow turf field", "green"),
    _family("metal", metal.metal, "metal rusty rust iron steel copper bronze brass plate plates riveted rivets hull armor gold golden silver tin aluminium aluminum titanium zinc nickel", "grey gray"),
    _family("fabric", crafted.fabric, "fabric cloth textile linen cotton silk weave woven velvet canvas"),
    _family("lava", ground.lava, "lava magma molten volcanic", "red orange"),
    _family("sci-fi panels", metal.scifi, "scifi sci spaceship panel panels tech futuristic cyberpunk station robot", "grey gray"),
    _family("sand", ground.sand, "sand desert dune dunes beach sandy", "yellow beige tan"),
    _family("marble", crafted.marble, "marble onyx quartz", "white black"),
    _family("tiles", masonry.tiles, "tile tiles ceramic porcelain mosaic bathroom checkered chequered checker chess kitchen"),
    _family("stone wall", masonry.stone_wall, "stone castle dungeon masonry blocks block granite ruins temple rock fortress", "grey gray"),
    _family("dirt", ground.dirt, "dirt soil earth mud muddy clay path", "brown"),
    _family("gravel", ground.gravel, "gravel pebbles pebble rubble scree stones rocks", "grey gray"),
    _family("snow", ground.snow, "snow powder", "white"),
    _family("ice", ground.ice, "ice glacier", "blue"),
    _family("leather", crafted.leather, "leather hide suede", "brown"),
    _family("bark", crafted.bark, "bark trunk tree", "brown"),
    _family("corrugated iron", fanciful.corrugated, "corrugated", "grey gray"),
    _family("tread plate", fanciful.tread, "tread treadplate diamondplate checkerplate", "grey gray"),
    _family("roof tiles", laid.roof_tiles, "roof roofing shingle shingles slate", "red"),
    _family("thatch", laid.thatch, "thatch thatched straw hay", "yellow"),
    _family("parquet", laid.parquet, "parquet herringbone", "brown"),
    _family("hexagons", laid.hexagons, "hexagon hexagons hexagonal hex honeycomb"),
    _family("asphalt", laid.asphalt, "asphalt road tarmac street highway", "grey gray black"),
    _family("knit", woven.knit, "knit knitted sweater wool woolen woollen jumper"),
    _family("denim", woven.denim, "denim jeans", "blue"),
    _family("wicker", woven.wicker, "wicker bamboo basket rattan straw-mat tatami wickerwork", "brown"),
    _family("carpet", woven.carpet, "carpet rug persian oriental tapestry"),
    _family("scales", organic.scales, "scales scale dragon fish lizard reptile snake mermaid scaly"),
    _family("skin", organic.skin, "skin flesh membrane"),
    _family("fur", organic.fur, "fur furry hair leopard tiger zebra wolf pelt"),
    _family("forest floor", organic.forest_floor, "forest leaves leaf foliage autumn", "brown"),
    _family("coral", organic.coral, "coral reef brain"),
    _family("treasure", fanciful.treasure, "treasure coins coin hoard loot", "gold golden"),
    _family("circuit board", fanciful.circuit, "circuit circuits circuitry pcb motherboard electronics", "green"),
    _family("stained glass", fanciful.stained_glass, "stained glass cathedral leaded"),
    _family("crystal", fanciful.crystal, "crystal crystals gem gems amethyst geode gemstone", "purple"),
    _family("water", fanciful.water, "water ocean sea river lake pool caustics", "blue"),
    _family("clouds", fanciful.clouds, "clouds cloud sky", "white blue"),
    _family("stars", fanciful.stars, "stars starfield space galaxy nebula cosmos night", "black"),
    _family("paper", fanciful.paper, "paper parchment papyrus vellum scroll cardboard", "white"),
    _family("concrete", masonry.concrete, "concrete cement plaster stucco", "grey gray"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """The family of a prompt: which, in what colour, and whether the prompt named it or it is the nearest."""

    family: Family
    colour: str
    words: frozenset[str]
    is_named: bool
    accent: str = ""


_PHRASES = (
    ("sci-fi", "scifi"), ("diamond plate", "treadplate"), ("tread plate", "treadplate"), ("checker plate", "checkerplate"),
    ("roof tile", "roof"), ("clay tile", "roof"), ("bark of", "bark"), ("gold vein", "goldvein"), ("golden vein", "goldvein"),
    ("stained glass", "stained"), ("brushed steel", "brushed metal"), ("forest floor", "leaves"), ("pine forest", "leaves"),
)  # fmt: skip
"""What is said in several words, as one."""


def choose(prompt: str, library: Callable[[], ArtLibrary]) -> Choice:
    """The family that a prompt names; else the nearest in meaning.

    ``library`` is asked for only when no word names a family.
    """
    text = prompt[:_LONGEST].lower()
    for phrase, word in _PHRASES:
        text = re.sub(rf"\b{phrase}s?\b", word, text)
    listed = re.findall(r"[^\W_]+", text)
    words = frozenset(listed)
    subject = re.findall(r"[^\W_]+", re.split(r"\b(?:with|and|on|in)\b", text)[0]) or listed
    subject = _stuffs(subject)
    named = [family for word in subject for family in FAMILIES if word in family.words]
    if named:
        family = _most_specific(named)
    else:
        family = _nearest(" ".join(w for w in listed if w not in _FILLER and w not in NAMED_COLOURS), library)
    colours = [NAMED_COLOURS[w] for w in listed if w in NAMED_COLOURS and w not in family.natural]
    if not colours and family.name in _DYED_BY_STUFF:
        colours = [_STUFF_COLOURS[w] for w in subject if w in _STUFF_COLOURS]
    colour, accent = [*colours, "", ""][:2]
    return Choice(family, colour, words, is_named=bool(named), accent=accent)


_PLACES = frozenset({"street", "road", "highway", "path", "desert", "beach", "kitchen", "bathroom"})
"""Words of where a material lies, which name one only where nothing else does."""

_DYED_BY_STUFF = frozenset({"brick", "tiles", "cobblestone", "roof tiles", "hexagons"})
"""What is laid of any stuff, and so of its colour."""

_STUFF_COLOURS = {
    "stone": "#85888f", "granite": "#85888f", "concrete": "#8f8d88", "slate": "#4a525c", "basalt": "#3a3c42",
    "limestone": "#d2c6a6", "sandstone": "#c9a26b", "sand": "#c9a26b", "mud": "#8a6a48", "adobe": "#b98a5c", "terracotta": "#b9603a",
    "marble": "#eef0f3", "clay": "#b9603a", "gold": "#e0a828", "golden": "#e0a828", "copper": "#c66c44", "ice": "#a8d8f0",
}  # fmt: skip


def _stuffs(subject: list[str]) -> list[str]:
    """The words without those of places, where others name a material."""
    kept = [word for word in subject if word not in _PLACES]
    return kept if any(word in family.words for word in kept for family in FAMILIES) else subject


def _most_specific(named: list[Family]) -> Family:
    """The last one, as in ``oak tree bark``; words such as ``stone`` or ``rusty`` also describe other materials."""
    general = {
        "stone wall",
        "metal",
        "dirt",
        "ice",
        "snow",
        "stars",
        "skin",
        "forest floor",
        "sci-fi panels",
        "tiles",
        "wood",
    }
    specific = [family for family in named if family.name not in general]
    covering = [family for family in specific if family.name != "roof tiles"]  # a roof may be of thatch
    return (covering or specific or named[:1])[-1]


def _nearest(subject: str, library: Callable[[], ArtLibrary]) -> Family:
    if not subject:
        return FAMILIES[0]
    encoder = library().encoder
    asked = encoder.encode([f"{subject} texture"])[0]
    names = [encoder.encode([f"{family.name} texture"])[0] for family in FAMILIES]
    return FAMILIES[int(np.argmax([float(name @ asked) for name in names]))]
