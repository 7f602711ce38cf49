"""What a masked region is to become, as a prompt says it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from layer_server.generators.colour import NAMED_COLOURS, rgb

_REMOVALS = frozenset(
    [
        "remove",
        "delete",
        "erase",
        "clean",
        "clear",
        "away",
        "heal",
        "retouch",
        "repair",
        "restore",
        "seamless",
        "nothing",
        "empty",
        "object",
        "objects",
        "thing",
        "everything",
        "background",
        "surroundings",
        "this",
        "that",
        "it",
        "what",
        "is",
        "under",
        "behind",
        "inside",
        "mask",
        "masked",
        "region",
        "area",
        "hole",
    ]
)
_FILLER = frozenset(
    [
        "dark",
        "deep",
        "light",
        "pale",
        "bright",
        "pastel",
        "a",
        "an",
        "the",
        "of",
        "with",
        "in",
        "to",
        "and",
        "please",
        "fill",
        "replace",
        "put",
        "add",
        "place",
        "draw",
        "paint",
        "insert",
        "make",
        "turn",
        "into",
        "by",
        "some",
        "new",
        "there",
        "here",
        "region",
        "area",
        "mask",
        "masked",
        "inside",
        "solid",
        "plain",
        "flat",
        "colour",
        "color",
        "coloured",
        "colored",
        "it",
        "this",
        "that",
    ]
)
_TONES = frozenset(["dark", "deep", "light", "pale", "bright", "pastel"])
_KEEPS_LIGHT = frozenset(["recolour", "recolor", "tint", "dye", "turn", "make", "change"])
_SURFACES = frozenset(
    [
        "wall",
        "floor",
        "ground",
        "texture",
        "pattern",
        "surface",
        "field",
        "lawn",
        "planks",
        "panels",
        "tiles",
        "roof",
        "pavement",
    ]
)
_THINGS = frozenset(
    ["skull", "moon", "dragon", "star", "coin", "leaf", "bone", "gem", "eye", "feather", "shell"]
)
"""Materials that, where there is one of them, are a thing."""

_WORN = frozenset(
    ["hat", "crown", "helmet", "cap", "hood", "glasses", "sunglasses", "goggles", "monocle", "mask", "eyepatch", "necklace", "amulet",
     "earring", "earrings", "beard", "moustache", "mustache", "tie", "bowtie", "scarf", "ribbon", "bow", "badge", "medal", "halo", "horns", "scar",
     "tattoo", "wreath", "tiara", "bandana", "headphones", "flower", "butterfly", "label", "logo", "emblem", "sticker", "patch"]
)  # fmt: skip
"""Things that are put on what is there."""

_REPLACES = re.compile(r"\b(?:replace|instead|swap|exchange|change)\b")
_WHERE = re.compile(
    r"(?<=\w) (?:in|on|at|behind|near|over|above|under|below|beside|next to|by|from|into) (?:the|a|an|my|his|her|this|it|its)\b.*$"
)
_HEX = re.compile(r"#[0-9a-f]{6}\b|#[0-9a-f]{3}\b")


@dataclass(frozen=True, slots=True)
class Fill:
    """What to fill a region with.

    Attributes:
        is_added: whether what is there stays under the thing.
        kind: ``surroundings``, ``colour``, ``tint`` (a colour that keeps the light), ``texture``, ``subject`` or
            ``edit`` (the region is changed, not filled).
        what: the colour as hexadecimal, or the prompt for the texture or the subject.
    """

    kind: Literal["surroundings", "colour", "tint", "texture", "subject", "edit"]
    what: str = ""
    is_added: bool = False


def colour_of(words: list[str]) -> str:
    """The first colour of some words, darker or lighter when they say so; nothing when they have none.

    ``navy blue`` is navy: of two colours in a row the first is the finer one.
    """
    for before, word in zip(["", *words], words, strict=False):
        if word in NAMED_COLOURS:
            ink = rgb(NAMED_COLOURS[word])
            if before in {"dark", "deep"}:
                ink = ink * 0.55
            elif before in {"light", "pale", "bright", "pastel"}:
                ink = ink + (1 - ink) * 0.45
            return "#" + "".join(f"{round(float(value) * 255):02x}" for value in ink)
    return ""


def read(prompt: str, textures: frozenset[str]) -> Fill:
    """Read a prompt. ``textures`` are the words that name materials."""
    text = prompt.lower()[:500]
    if not re.match(r"\s*(?:remove|delete|erase|clean|clear|fill|replace|change|turn)\b", text):
        text = _WHERE.sub("", text)
    hexadecimal = _HEX.search(text)
    words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", _HEX.sub(" ", text))
    content = [word for word in words if word not in _FILLER]
    colours = [word for word in content if word in NAMED_COLOURS]
    things = [word for word in content if word not in NAMED_COLOURS and word not in _KEEPS_LIGHT]
    if not things and (colours or hexadecimal):
        what = hexadecimal[0] if hexadecimal else colour_of(words)
        return Fill("tint" if _KEEPS_LIGHT & set(words) else "colour", what)
    if not things or all(word in _REMOVALS for word in things):
        return Fill("surroundings")
    if things[0] in {"remove", "delete", "erase"}:
        return Fill("surroundings")
    named = [word for word in things if word in textures]
    what = " ".join(word for word in words if word in content or word in _TONES)
    is_thing = things[-1] in _THINGS
    if named and not is_thing and (things[-1] in textures or things[-1] in _SURFACES):
        return Fill("texture", what)
    return Fill("subject", what, things[-1] in _WORN and not _REPLACES.search(text))
