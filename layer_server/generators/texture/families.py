"""The material families, the words that name them, and how a prompt finds its family."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from layer_server.generators.art import ArtLibrary
from layer_server.generators.colour import NAMED_COLOURS
from layer_server.generators.texture import crafted, ground, masonry, metal
from layer_server.generators.texture.surface import Order, Surface

_LONGEST = 400

_FILLER = frozenset(
    """a an the of with and for in on seamless tileable tiling texture textures material pbr surface pattern game
    high quality detailed realistic stylized hand painted 2d 3d map floor ground wall background style""".split()
)


@dataclass(frozen=True, slots=True)
class Family:
    """One material family.

    Attributes:
        name: as in the model card's list.
        make: paints it.
        words: single words that name it.
    """

    name: str
    make: Callable[[Order], Surface]
    words: frozenset[str]


def _family(name: str, make: Callable[[Order], Surface], words: str) -> Family:
    return Family(name, make, frozenset(words.split()))


FAMILIES: tuple[Family, ...] = (
    _family("cobblestone", masonry.cobblestone, "cobblestone cobblestones cobble cobbles pavement flagstone street"),
    _family("brick", masonry.brick, "brick bricks brickwork"),
    _family("wood", crafted.wood, "wood wooden plank planks floorboards parquet timber oak walnut plywood deck"),
    _family("grass", ground.grass, "grass lawn meadow turf field"),
    _family("metal", metal.metal, "metal rusty rust iron steel copper bronze brass plate plates riveted rivets hull armor gold golden silver tin"),
    _family("fabric", crafted.fabric, "fabric cloth textile linen cotton silk wool carpet weave woven velvet canvas denim rug"),
    _family("lava", ground.lava, "lava magma molten volcanic"),
    _family("sci-fi panels", metal.scifi, "scifi sci spaceship panel panels tech futuristic cyberpunk circuit station robot"),
    _family("sand", ground.sand, "sand desert dune dunes beach sandy"),
    _family("marble", crafted.marble, "marble onyx quartz"),
    _family("tiles", masonry.tiles, "tile tiles ceramic porcelain mosaic bathroom checkered chequered checker chess kitchen"),
    _family("stone wall", masonry.stone_wall, "stone castle dungeon masonry blocks block granite ruins temple rock fortress"),
    _family("dirt", ground.dirt, "dirt soil earth mud muddy clay path"),
    _family("gravel", ground.gravel, "gravel pebbles pebble rubble scree stones rocks"),
    _family("snow", ground.snow, "snow snowy powder"),
    _family("ice", ground.ice, "ice icy frozen glacier frost"),
    _family("leather", crafted.leather, "leather hide skin suede"),
    _family("bark", crafted.bark, "bark trunk tree"),
    _family("concrete", masonry.concrete, "concrete cement plaster asphalt stucco road"),
)  # fmt: skip


_METAL_COLOURS = {
    "gold": "#d8a02a",
    "golden": "#d8a02a",
    "copper": "#c0683c",
    "bronze": "#a8743a",
    "brass": "#c8a048",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """The family of a prompt: which, in what colour, and whether the prompt named it or it is the nearest."""

    family: Family
    colour: str
    words: frozenset[str]
    is_named: bool


def choose(prompt: str, library: Callable[[], ArtLibrary]) -> Choice:
    """The family that a prompt names, the first noun of the last ones winning; else the nearest in meaning.

    ``library`` is asked for only when no word names a family.
    """
    text = prompt[:_LONGEST].lower().replace("sci-fi", "scifi")
    listed = re.findall(r"[^\W_]+", text)
    words = frozenset(listed)
    named = [family for word in listed for family in FAMILIES if word in family.words]
    colour = next((NAMED_COLOURS[word] for word in listed if word in NAMED_COLOURS), "")
    if named:
        family = _most_specific(named)
        if family.name == "metal" and not colour:
            colour = next((_METAL_COLOURS[word] for word in listed if word in _METAL_COLOURS), "")
        return Choice(family, colour, words, is_named=True)
    subject = " ".join(word for word in listed if word not in _FILLER and word not in NAMED_COLOURS)
    return Choice(_nearest(subject, library()), colour, words, is_named=False)


def _most_specific(named: list[Family]) -> Family:
    """Words such as ``stone`` or ``rusty`` also describe other materials, which then win."""
    general = {"stone wall", "metal", "dirt", "ice"}
    return next((family for family in named if family.name not in general), named[0])


def _nearest(subject: str, library: ArtLibrary) -> Family:
    if not subject:
        return FAMILIES[0]
    asked = library.encoder.encode([f"{subject} texture"])[0]
    names = [library.encoder.encode([f"{family.name} texture"])[0] for family in FAMILIES]
    return FAMILIES[int(np.argmax([float(name @ asked) for name in names]))]
