"""Reads a prompt for a prop: which one, of what, in which colours, in what condition."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from layer_server.generators.colour import NAMED_COLOURS
from layer_server.generators.mesh.props.kit import PROPS, Prop

_LONGEST = 600
"""Characters; what comes later does not name the subject."""

_CLAUSE = re.compile(
    r"\b(?:with|full of|filled with|made of|made from|made out of|on|in|inside|by|near|covered in|holding|carrying|and|from|for|under|over|against|of|that|which|next to|beside|behind|surrounded|around)\b|[,.;:()\n]"
)
"""Where the subject ends."""

MATERIAL_WORDS = {
    "wood": "wood", "wooden": "wood", "timber": "wood", "oak": "oak", "oaken": "oak", "walnut": "dark wood",
    "mahogany": "red wood", "ebony": "dark wood", "birch": "pale wood", "pine": "pale wood", "bamboo": "pale wood",
    "cherry": "red wood",
    "iron": "iron", "wrought": "iron", "steel": "steel", "metal": "iron", "metallic": "steel", "chrome": "silver",
    "silver": "silver", "platinum": "silver", "mithril": "silver", "gold": "gold", "golden": "gold", "gilded": "gold",
    "bronze": "bronze", "copper": "copper", "brass": "brass", "rusty": "rust", "rusted": "rust", "adamantine": "dark metal",
    "titanium": "steel", "tin": "steel", "aluminium": "steel", "aluminum": "steel",
    "stone": "stone", "rocky": "stone", "granite": "dark stone", "basalt": "dark stone", "slate": "dark stone",
    "sandstone": "sandstone", "limestone": "sandstone", "marble": "marble", "obsidian": "obsidian",
    "brick": "bricks", "bricks": "bricks", "cobblestone": "cobbles", "plaster": "plaster", "concrete": "stone",
    "thatched": "thatch", "thatch": "thatch", "straw": "thatch", "leather": "leather", "cloth": "cloth", "fabric": "cloth",
    "velvet": "cloth", "silk": "cloth", "canvas": "canvas", "linen": "canvas", "rope": "rope", "paper": "paper",
    "parchment": "paper", "bone": "bone", "bones": "bone", "ivory": "bone", "clay": "ceramic", "ceramic": "ceramic",
    "terracotta": "ceramic", "porcelain": "porcelain", "painted": "paint", "plastic": "plastic", "rubber": "rubber",
    "ruby": "gem", "sapphire": "gem", "emerald": "gem", "amethyst": "gem", "diamond": "crystal", "topaz": "gem", "jade": "gem",
    "crystal": "crystal", "crystalline": "crystal", "ice": "ice", "icy": "ice", "frozen": "ice", "frost": "ice",
    "glowing": "", "magic": "", "lava": "lava", "molten": "lava", "energy": "energy", "plasma": "energy",
}  # fmt: skip
"""Words for what things are made of, and the finish each means."""

GEM_COLOURS = {
    "ruby": "#d0142c", "sapphire": "#1a4fd0", "emerald": "#12a04c", "amethyst": "#8a3fd0", "topaz": "#f0a51e",
    "diamond": "#dff2ff", "jade": "#3c9a6a", "fire": "#f25a05", "poison": "#4cc41e", "health": "#d8142a", "healing": "#d8142a",
    "mana": "#2457e0", "frost": "#7cc8f0", "water": "#2c94e0", "shadow": "#2a1f3c", "holy": "#ffe9a0", "blood": "#8c0a14",
    "love": "#f0478c", "toxic": "#6cd420", "acid": "#8fe01e", "stamina": "#3cb43c", "invisibility": "#cfe4f0",
}  # fmt: skip
"""Words that say a colour without being one."""

_HANGS = re.compile(r"\b(?:hanging|hung|dangling) *$")

_PART_OF_A_NAME = {"fire", "water", "lava", "ice", "straw", "rope"}
"""Words that colour nothing where they are in a name: a fire hydrant, a water well."""

WORN = {"old": 0.8, "ancient": 0.95, "worn": 0.85, "battered": 0.95, "weathered": 0.9, "used": 0.7, "dirty": 0.8, "new": 0.1, "clean": 0.05, "pristine": 0.0, "polished": 0.05, "shiny": 0.1}  # fmt: skip
"""How worn a thing of each word is, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a prompt asks for.

    Attributes:
        prop: the prop that it names, if any. name: by which name.
        subject: the words before the first clause, for finding something near.
        materials, colours: in the order in which they are given; those of clauses come second.
        accent_material, accent_colour: those of the ``with`` clause.
        words: all of them.
        left_out: other props that it names.
        text: all that was read, lower case, without most marks. rest: what of it follows the first clause.
        wear: from 0 to 1.
    """

    prop: Prop | None
    name: str
    subject: str
    material: str
    colour: str
    accent_material: str
    accent_colour: str
    words: frozenset[str]
    left_out: tuple[str, ...]
    wear: float
    glows: bool
    text: str = ""
    rest: str = ""


def names() -> dict[str, Prop]:
    """Every name and other name of every prop."""
    found = {word: prop for prop in PROPS.values() for word in prop.words}
    return found | PROPS


_HAS = {"well": ("bucket",)}
"""By prop: others that it is always built with."""


def read(prompt: str) -> Asked:
    """Understand a prompt."""
    text = " ".join(re.findall(r"[^\W_]+|[,.;:()]", prompt[:_LONGEST].lower().replace("-", " ")))
    known = names()
    text = _joined(text, known)
    words = re.findall(r"[^\W_]+", text)
    # Names such as "wheel of cheese" are whole, whatever is inside them.
    whole = next((name for name in _knitted(known) if name in text), "")
    cut = _CLAUSE.search(text)
    head = text[: cut.start()] if cut else text
    rest = text[cut.start() :] if cut else ""
    if not _named(head, known) and not whole:
        head, rest = text, ""
    found = _named(head, known)
    prop = known[whole] if whole else found[-1][1] if found else None
    name = whole or (found[-1][0] if found else "")
    # A "stone well" is of stone, as its name says; an "oak tree" is not a tree of planks.
    shorter = known.get(name.partition(" ")[2])
    says_it = len(found) > 1 or (prop is not None and shorter is prop and prop.kind != "nature")
    part = set(name.split()) & _PART_OF_A_NAME if says_it else set(name.split())
    own = [word for word in re.findall(r"[^\W_]+", head) if word not in part]
    later = re.findall(r"[^\W_]+", rest)
    material, accent = _first(own, MATERIAL_WORDS), _first(later, MATERIAL_WORDS)
    tones = {**GEM_COLOURS, **NAMED_COLOURS}
    colour, second = _first(own, tones), _first(later, tones)
    holds = prop is not None and prop.kind == "container" and rest.startswith("of")
    if (
        re.match(r"(?:made (?:of|from|out of)|of|in|from|,)", rest)
        and not material
        and not holds
        and not _HANGS.search(head)
    ):
        material, accent = accent, ""
    others = [
        other.name
        for _, other in _named(text.partition(whole)[2] if whole else rest, known)
        if prop is not None and other is not prop and other.name not in _HAS.get(prop.name, ())
    ]
    wear = [WORN[word] for word in words if word in WORN]
    return Asked(
        prop=prop,
        name=name,
        subject=" ".join(re.findall(r"[^\W_]+", head))[:120],
        material=material,
        colour=colour,
        accent_material=accent,
        accent_colour=second,
        words=frozenset(words),
        left_out=tuple(dict.fromkeys(each for each in others if each not in MATERIAL_WORDS)),
        wear=wear[0] if wear else 0.5,
        glows=bool({"glowing", "magic", "magical", "enchanted", "radiant", "neon", "luminous"} & set(words)),
        text=text,
        rest=rest if not whole else text.partition(whole)[2],
    )


def _joined(text: str, known: Mapping[str, Prop]) -> str:
    """Two words that are the name of a prop where they are written as one: a tooth brush is a toothbrush."""
    words = text.split()
    for index in range(len(words) - 1):
        pair = words[index : index + 2]
        if "".join(pair) in known and " ".join(pair) not in known and len(pair[0]) > _SHORTEST:
            words[index : index + 2] = ["".join(pair), ""]
    return " ".join(word for word in words if word)


_SHORTEST = 2
"""Letters of a word that is joined to no other, as "a" is."""


def _knitted(known: Mapping[str, Prop]) -> list[str]:
    """The names that have a word inside at which a subject ends elsewhere; longest first."""
    return sorted((name for name in known if _CLAUSE.search(name)), key=len, reverse=True)


def _first(words: list[str], table: dict[str, str]) -> str:
    return next((table[word] for word in words if table.get(word)), "")


def _named(text: str, known: dict[str, Prop]) -> list[tuple[str, Prop]]:
    """The props that a text names, in order; longer names first take their words."""
    words = re.findall(r"[^\W_]+", text)
    found, index = [], 0
    while index < len(words):
        for length in (3, 2, 1):
            name = " ".join(words[index : index + length])
            if len(words) - index >= length and (match := known.get(name) or known.get(singular(name))):
                found.append((name, match))
                index += length
                break
        else:
            index += 1
    return found


def singular(name: str) -> str:
    """The name of one, by the common rules of English."""
    for ending, instead in (
        ("ves", "f"),
        ("ies", "y"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("xes", "x"),
        ("s", ""),
    ):
        if name.endswith(ending) and len(name) > len(ending) + 2 and not name.endswith("ss"):
            return name[: -len(ending)] + instead
    return name
