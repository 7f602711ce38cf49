"""The material families, the words that name them, and how a prompt finds its family."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from layer_server.generators.art import ArtLibrary, art
from layer_server.generators.image.prompt import singular
from layer_server.generators.image.tables import words
from layer_server.generators.texture import (
    cloth,
    crafted,
    fanciful,
    food,
    forged,
    ground,
    laid,
    living,
    made,
    masonry,
    metal,
    organic,
    prints,
    rock,
    soft,
    wild,
    woven,
    written,
)
from layer_server.generators.texture.colours import Colours, coloured
from layer_server.generators.texture.surface import Order, Surface
from layer_server.generators.texture.wording import FILLER, NATURE, PHRASES, PLACES

_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Family:
    """One material family.

    Attributes:
        name: as in the model card's list.
        make: paints it.
        words: single words that name it, in the singular, and how telling each is: 3 names this and nothing else, 2 a
            form that is of some stuff, 1 a stuff, 0 a place.
        natural: colour words that say what it is anyway.
    """

    name: str
    make: Callable[[Order], Surface]
    words: Mapping[str, int]
    natural: frozenset[str]


def _family(name: str, make: Callable[[Order], Surface], named: str, natural: str = "") -> Family:
    """``named``: groups of words from the most telling down, with bars between them."""
    groups = named.split("|")
    telling = {singular(word): 3 - level for level, group in enumerate(groups) for word in group.split()}
    return Family(name, make, telling, words(natural))


FAMILIES: tuple[Family, ...] = (
    _family("cobblestone", masonry.cobblestone, "cobblestone cobble cobbled sett", "grey gray"),
    _family("brick", masonry.brick, "brickwork|brick", "red"),
    _family("wood", crafted.wood, "floorboard driftwood hardwood|plank planking decking|wood wooden timber oak walnut plywood veneer veneered pine mahogany cedar birch teak ebony maple", "brown"),
    _family("grass", ground.grass, "grass lawn meadow turf astroturf|golf|grassy|field", "green"),
    _family("metal", metal.metal, "|plate plating rivet riveted|metal metallic rusty rust rusted iron steel copper bronze brass|hull armor armour", "grey gray"),
    _family("fabric", crafted.fabric, "burlap hessian sackcloth muslin gauze tweed felt|fabric cloth textile|woven weave linen cotton canvas jute|stripe striped polka dot print"),
    _family("lava", ground.lava, "lava magma||molten|volcanic volcano rock", "red orange"),
    _family("sci-fi panels", metal.scifi, "|panel paneling panelling|scifi sci tech futuristic cyberpunk|spaceship spacecraft station robot mecha", "grey gray"),
    _family("sand", ground.sand, "dune||sand sandy|desert beach", "yellow beige tan"),
    _family("marble", crafted.marble, "onyx travertine||marble quartz", "white black"),
    _family("tiles", masonry.tiles, "azulejo backsplash chessboard checkerboard|tile tiled tiling checkered chequered checker chess|ceramic porcelain terracotta|bathroom kitchen subway metro"),
    _family("stone wall", masonry.stone_wall, "masonry ashlar cinderblock|block|stone|castle dungeon ruin temple fortress tomb crypt", "grey gray"),
    _family("dirt", ground.dirt, "plowed ploughed plough tilled furrow furrowed farmland cropland|swampy swamp bog boggy marsh|dirt soil earth mud muddy clay|path", "brown"),
    _family("gravel", ground.gravel, "gravel pebble rubble scree coal charcoal", "grey gray"),
    _family("snow", ground.snow, "||snow powder-snow snowdrift snowy", "white"),
    _family("ice", ground.ice, "glacier permafrost icesheet||ice frozen|pond lake river", "blue"),
    _family("leather", crafted.leather, "||leather hide suede|upholstery", "brown"),
    _family("bark", crafted.bark, "bark||trunk|tree", "brown"),
    _family("corrugated iron", fanciful.corrugated, "corrugated|||metal steel iron tin sheet", "grey gray"),
    _family("tread plate", fanciful.tread, "tread treadplate diamondplate checkerplate|||metal steel", "grey gray"),
    _family("roof tiles", laid.roof_tiles, "rooftile|shingle||roof roofing slate clay", "red"),
    _family("thatch", laid.thatch, "thatch thatched||straw hay", "yellow"),
    _family("parquet", laid.parquet, "parquet herringbone", "brown"),
    _family("hexagons", laid.hexagons, "hexagon hexagonal hex"),
    _family("asphalt", laid.asphalt, "asphalt tarmac blacktop|||road street highway", "grey gray black"),
    _family("knit", woven.knit, "knit knitted knitwear crochet|sweater jumper|wool woolen woollen"),
    _family("denim", woven.denim, "denim jeans jean", "blue"),
    _family("wicker", woven.wicker, "wicker rattan tatami wickerwork basketweave|basket||woven bamboo mat straw", "brown"),
    _family("carpet", woven.carpet, "carpet rug tapestry||persian oriental"),
    _family("scales", organic.scales, "|scale scaly|dragon fish mermaid lizard snake"),
    _family("skin", organic.skin, "flesh fleshy meaty viscera entrail sinew innards organ membrane gore gut intestine muscle tissue|skin meat tentacle vein|alien monster"),
    _family("fur", organic.fur, "fur furry pelt leopard cheetah jaguar giraffe dalmatian|hair tiger zebra|wolf cow bear hide skin print"),
    _family("forest floor", organic.forest_floor, "foliage|leaf leave||forest autumn fallen", "brown"),
    _family("coral", organic.coral, "coral||reef brain"),
    _family("treasure", fanciful.treasure, "treasure hoard loot|coin||gem jewel chest", "gold golden"),
    _family("circuit board", fanciful.circuit, "circuit circuitry pcb motherboard|electronics microchip||board trace chip", "green"),
    _family("stained glass", fanciful.stained_glass, "stainedglass leaded"),
    _family("crystal", fanciful.crystal, "crystal geode amethyst gemstone druse|diamond|gem", "purple"),
    _family("water", fanciful.water, "water caustic|wave|foam|ocean sea river lake pool", "blue"),
    _family("clouds", fanciful.clouds, "cloud||sky", "white blue"),
    _family("stars", fanciful.stars, "starfield galaxy nebula cosmos|star|space|night", "black"),
    _family("paper", fanciful.paper, "paper parchment papyrus vellum cardboard|scroll||treasure map", "white"),
    _family("concrete", masonry.concrete, "concrete cement stucco adobe|cob|plaster", "grey gray"),
    _family("camouflage", cloth.camouflage, "camouflage camo|||netting net fabric cloth army military", "green"),
    _family("tartan", cloth.tartan, "tartan plaid gingham flannel tablecloth|||kilt fabric cloth blanket"),
    _family("quilted", cloth.quilted, "quilted quilt tufted chesterfield padded mattress|cushion"),
    _family("silk", cloth.silk, "silk satin velvet velour drapery curtain drape plush"),
    _family("carbon fibre", cloth.carbon, "carbonfibre kevlar||carbon", "black"),
    _family("rock", rock.rock, "cliff strata canyon crag boulder|rockface bedrock|rock rocky sandstone limestone basalt obsidian chalk|mountain cave cavern mesa", "grey gray"),
    _family("granite", rock.granite, "terrazzo||granite speckled-stone|countertop", "grey gray"),
    _family("dry earth", rock.dry_earth, "dryearth parched drought mudcracks playa", "brown tan beige"),
    _family("flagstones", rock.flagstones, "flagstone flag paving paver|slab|slate|patio", "grey gray"),
    _family("mosaic", rock.mosaic, "mosaic tessera byzantine"),
    _family("moss", rock.moss, "||moss lichen mossy", "green"),
    _family("feathers", living.feathers, "feather plumage feathered peacock||wing"),
    _family("reptile hide", living.reptile, "crocodile alligator croc reptile|||skin hide leather scale", "green"),
    _family("chitin", living.chitin, "chitin carapace exoskeleton|insect beetle bug||shell wing"),
    _family("slime", living.slime, "slime goo ooze mucus jelly gelatin sludge|acid|toxic radioactive", "green"),
    _family("honeycomb", living.honeycomb, "honeycomb beehive|honey", "yellow orange golden"),
    _family("hedge", living.hedge, "hedge ivy shrub bush boxwood|vine", "green"),
    _family("bones", living.bones, "bone skull ossuary skeleton|||catacomb"),
    _family("log ends", living.log_ends, "firewood logpile woodpile logend|||wood stack pile log"),
    _family("poles", living.poles, "bamboo logcabin palisade pole|log||wood wooden cane"),
    _family("brushed metal", forged.brushed, "brushed stainless chrome|galvanized galvanised galvanneal|aluminium aluminum titanium zinc nickel platinum tin silver gold golden|metal steel sheet metallic hazard warning caution", "grey gray"),
    _family("hammered metal", forged.hammered, "hammered beaten dented|||metal metallic steel iron copper bronze gold golden silver brass"),
    _family("foil", forged.foil, "foil goldleaf tinfoil|||metal aluminium gold golden silver copper"),
    _family("grate", forged.grate, "grate grating grille vent chainlink mesh louver|grid net|wire|metal steel iron metallic", "grey gray"),
    _family("chain mail", forged.chainmail, "chainmail maille mail|||metal steel iron ring rings link"),
    _family("wallpaper", made.wallpaper, "wallpaper damask|victorian baroque"),
    _family("candy", made.candy, "candy peppermint candycane lollipop"),
    _family("frosting", made.frosting, "frosting icing sprinkle donut doughnut|cake cupcake"),
    _family("chocolate", made.chocolate, "chocolate cocoa fudge|||milk bar dark", "brown"),
    _family("porous", made.porous, "sponge pumice cork corkboard cheese||foam porous bread toast"),
    _family("plastic", made.plastic, "lego plastic rubber latex neoprene|stud toy"),
    _family("glass", made.glass, "|pane|glass window"),
    _family("neon grid", made.neon_grid, "synthwave hologram holographic vaporwave tron forcefield neongrid|neon||cyber grid hexagon hex"),
    _family("geometric print", prints.print_, "chevron zigzag argyle houndstooth dogtooth paisley meander greekkey harlequin aztec mayan navajo ikat kilim knotwork interlace scallop scalloped seigaiha diamondpattern|swirl spiral geometric triangle||tribal"),
    _family("newspaper", written.page, "newspaper newsprint page|book text letter|written writing", "white"),
    _family("blackboard", written.board, "chalkboard blackboard whiteboard", "white black green"),
    _family("falling code", written.code, "matrixcode|code matrix binary", "green"),
    _family("server rack", written.rack, "server rack datacenter", "black"),
    _family("rice and beans", food.heap, "rice coffeebean lentil popcorn peanut almond hazelnut sesame cereal blueberry raspberry cranberry grape spaghetti noodle ramen pasta fry gummy gummies kernel salt sugar|coffee corn nut berry cherry"),
    _family("baked dough", food.baked, "waffle cookie biscuit pancake pizza pepperoni cracker tortilla crepe flatbread dough wafer", "brown"),
    _family("fruit", food.flesh, "watermelon strawberry peel lemon kiwi salami ham bacon steak beef sausage citrus grapefruit tangerine wagyu|melon fruit||lime cucumber avocado", "red"),
    _family("ice cream", food.cream, "icecream gelato", "white"),
    _family("birch bark", wild.birch, "birchbark", "white"),
    _family("tree rings", wild.rings, "treering", "brown"),
    _family("fallen needles", wild.needles, "pineneedle needle strewnstraw", "brown"),
    _family("clover", wild.leaves, "clover shamrock lilypad lily", "green"),
    _family("spider web", wild.web, "spiderweb cobweb web|spider", "white black"),
    _family("craters", wild.craters, "moon lunar crater asteroid mars martian", "grey gray red"),
    _family("ash", wild.ash, "ash ashes cinder|ember", "grey gray"),
    _family("mushroom gills", wild.gills, "gill|mushroom fungus", "brown"),
    _family("rope", wild.rope, "rope cord", "brown"),
    _family("corduroy", soft.corduroy, "corduroy", "brown"),
    _family("towel", soft.towel, "terry towel terrycloth", ""),
    _family("lace", soft.lace, "lace doily", "white"),
    _family("sequins", soft.sequins, "sequin", "gold golden"),
    _family("glitter", soft.glitter, "glitter sparkle", ""),
    _family("bubble wrap", soft.bubbles, "bubblewrap", "white"),
    _family("styrofoam", soft.styrofoam, "styrofoam polystyrene", "white"),
    _family("tyre", soft.tyre, "tyre tire tiretread", "black"),
    _family("strand board", soft.strand_board, "osb chipboard", "brown"),
    _family("soap and wax", soft.even, "linoleum lino soap putty plasticine playdoh caramel toffee butter|wax", ""),
    _family("mirror", soft.mirror, "mirror", "silver"),
    _family("brocade", soft.brocade, "brocade jacquard|embroidered embroidery", ""),
    _family("sweets", made.sweets, "jellybean bead glassmarble pearl gumball|sweet bean pill"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """The family of a prompt: which, in what colours, whether the prompt named it, and what the prompt says.

    Attributes:
        words: of the prompt, and their singulars.
        tints: the colour before a word, by the word.
        known: the words that the choice itself has answered.
    """

    family: Family
    colour: str
    words: frozenset[str]
    is_named: bool
    accent: str = ""
    tints: Mapping[str, str] = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()


_SPREAD = re.compile(r"\b([a-z]+)[- ]covered (.+)")
_TAIL = re.compile(r"\b(?:with|on|in|under|over|covered|between|after|beneath|through|showing)\b")


def choose(prompt: str, library: Callable[[], ArtLibrary]) -> Choice:
    """The family that a prompt names; else the nearest in meaning.

    ``library`` is asked for only when no word names a family.
    """
    text = _SPREAD.sub(r"\2 with \1", prompt[:_LONGEST].lower())
    for phrase, word in PHRASES:
        text = re.sub(rf"\b(?:{phrase})(?:s|es)?\b", word, text)
    asked = re.findall(r"[^\W_]+", text)
    head = re.findall(r"[^\W_]+", _TAIL.split(text)[0])
    named = _named(head) or _named(asked) or _implied(asked)
    if named and named[-1].name in _LYING and _lies(text) and (below := _named(asked[len(head) :])):
        named = below  # leaves on asphalt are asphalt, and leaves lie on it
    family = _worked(named[-1], asked) if named else _nearest(_content(asked), library)
    colours = coloured(text, family.natural, _TAIL, frozenset(family.words))
    if not colours.main and family.name in _DYED_BY_STUFF | _DYED_AS_METAL:
        dyes = _STUFF_COLOURS if family.name in _DYED_BY_STUFF else _METAL_COLOURS
        stuff = next((dyes[w] for w in head if w in dyes and w != family.name), "")
        colours = Colours(
            stuff, colours.accent, colours.tints, colours.words | (_STUFF_COLOURS.keys() if stuff else set())
        )
    stuffs = (
        _STUFF_COLOURS.keys()
        if family.name in _DYED_BY_STUFF
        else _METAL_COLOURS.keys()
        if family.name in _DYED_AS_METAL
        else frozenset()
    )
    known = frozenset(w for w in asked if w in colours.words or singular(w) in family.words or w in stuffs)
    said = frozenset(asked) | frozenset(map(singular, asked))
    return Choice(family, colours.main, said, bool(named), colours.accent, colours.tints, tuple(asked), known)


def unheard(choice: Choice, heard: set[str]) -> list[str]:
    """The words of the prompt that neither the choice nor the painting has answered."""
    answered = (
        choice.known | heard | FILLER | PLACES | _ZOOM_WORDS | NATURE.get(choice.family.name, frozenset())
    )
    left = [w for w in choice.asked if w not in answered and singular(w) not in answered]
    return [w for w in dict.fromkeys(left) if not w.isdigit() and len(w) > 1]


_LYING = frozenset({"forest floor", "moss", "snow", "hedge", "gravel", "ice", "dirt"})
"""Families that also befall others, where the prompt says on what."""

_ZOOM_WORDS = words("huge giant massive large big wide chunky coarse small fine tiny thin dense")

_DYED_BY_STUFF = frozenset(
    {
        "brick",
        "tiles",
        "cobblestone",
        "roof tiles",
        "hexagons",
        "stone wall",
        "flagstones",
        "silk",
        "fabric",
        "wallpaper",
        "feathers",
        "carpet",
        "concrete",
        "crystal",
        "parquet",
        "gravel",
    }
)
"""What is laid of any stuff, and so of its colour."""

_STUFF_COLOURS = {
    "stone": "#85888f", "granite": "#85888f", "concrete": "#8f8d88", "slate": "#4a525c", "basalt": "#3a3c42", "obsidian": "#25202e",
    "limestone": "#d2c6a6", "sandstone": "#c9a26b", "sand": "#c9a26b", "mud": "#8a6a48", "adobe": "#b98a5c", "terracotta": "#b9603a",
    "marble": "#eef0f3", "clay": "#b9603a", "gold": "#e0a828", "golden": "#e0a828", "silver": "#c0c4ca", "bronze": "#a8743c", "copper": "#c66c44", "ice": "#a8d8f0",
    "wood": "#8b5a2b", "wooden": "#8b5a2b", "cedar": "#9a5a34", "snow": "#e8eef6", "bone": "#e6dabb", "jade": "#3aa878", "rock": "#85888f", "cinderblock": "#a09e98", "diamond": "#dcecf8", "brick": "#a8452f", "coal": "#1e1e20", "charcoal": "#2a2a2c", "diamonds": "#dcecf8",
}  # fmt: skip


_METAL_COLOURS = {word: _STUFF_COLOURS[word] for word in ("gold", "golden", "silver", "bronze", "copper")}
_DYED_AS_METAL = frozenset(
    {
        "geometric print",
        "brocade",
        "lace",
        "sequins",
        "glitter",
        "quilted",
        "knit",
        "fur",
        "leather",
        "corduroy",
        "towel",
        "plastic",
        "candy",
    }
)
"""What is no metal, and gold or silver where it is called so."""


_NEVER_NAMES = words(
    "milk bar dark board trace traces chip army military netting kilt blanket map mat print stack pile ring link"
)
"""Words that say nothing by themselves, though a family that is named otherwise answers them."""


def _lies(text: str) -> bool:
    """Whether the first word between a material and what is with it says that one lies on the other."""
    found = _TAIL.search(text)
    return found is not None and found[0] in {"on", "over", "between", "in"}


def _named(listed: list[str]) -> list[Family]:
    """The families that words name, the least telling first; of equally telling ones the last said is last."""
    found = [
        (family.words[singular(word)], place, family)
        for place, word in enumerate(listed)
        for family in FAMILIES
        if singular(word) in family.words and word not in _NEVER_NAMES
    ]
    return [family for _, _, family in sorted(found, key=lambda each: each[:2])]


_CARVED = words("runes rune runic glyphs hieroglyphs hieroglyph carved carvings engravings inscriptions")


def _implied(asked: list[str]) -> list[Family]:
    """What a prompt means that says only what is on a material: signs are cut in stone, and a wall is plastered."""
    name = (
        "stone wall"
        if _CARVED.intersection(asked)
        else "concrete"
        if {"wall", "walls"}.intersection(asked)
        else ""
    )
    return [family for family in FAMILIES if family.name == name]


_HEXAGONAL = words("hexagon hexagons hexagonal hex")
_LAID = frozenset(
    (
        "cobblestone",
        "brick",
        "tiles",
        "stone wall",
        "flagstones",
        "marble",
        "granite",
        "concrete",
        "rock",
        "mosaic",
        "roof tiles",
        "wood",
        "parquet",
        "metal",
        "brushed metal",
        "asphalt",
    )
)
"""Families that may be laid in hexagons."""

_PLAIN_SHEETS = words("polished smooth mirror shiny clean sheet")


def _worked(family: Family, asked: list[str]) -> Family:
    """Metal that is polished or a plain sheet has no plates and rivets; what is laid in hexagons is hexagons."""
    if family.name in _LAID and _HEXAGONAL.intersection(asked):
        return next(each for each in FAMILIES if each.name == "hexagons")
    if (
        family.name == "metal"
        and _PLAIN_SHEETS.intersection(asked)
        and not {"plate", "plates", "riveted"}.intersection(asked)
    ):
        return next(each for each in FAMILIES if each.name == "brushed metal")
    return family


def _content(asked: list[str]) -> str:
    return " ".join(w for w in asked if w not in FILLER)


def _nearest(subject: str, library: Callable[[], ArtLibrary]) -> Family:
    if not subject:
        return FAMILIES[0]
    encoder = library().encoder
    query = encoder.encode([f"{subject} texture"])[0]
    return FAMILIES[int(np.argmax(_meanings() @ query))]


@lru_cache(maxsize=1)
def _meanings() -> np.ndarray:
    """One row per family: what its name means."""
    result: np.ndarray = art().encoder.encode([f"{family.name} texture" for family in FAMILIES])
    return result
