"""Which words of a prompt its picture does not show: each is shown, or it is named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from layer_server.generators.colour import NAMED_COLOURS
from layer_server.generators.image.composed import Composition
from layer_server.generators.image.prompt import MEASURE_WORDS, Brief, plain, singular
from layer_server.generators.image.relations import (
    FEATURE_ADJECTIVES,
    FRAMES,
    LABEL_WORDS,
    LAYOUT_WORDS,
    MEASURES,
    NUMBERS,
)
from layer_server.generators.image.retrieve import Match
from layer_server.generators.image.subjects import SYNONYMS
from layer_server.generators.image.tables import words
from layer_server.generators.image.vocabulary import (
    ABSTRACT_WORDS,
    CUTE_WORDS,
    FILLER,
    FIRE_WORDS,
    GEM_COLOURS,
    GLOW_WORDS,
    LIQUID_COLOURS,
    MATERIAL_WORDS,
    MOOD_WORDS,
    SEEN_WORDS,
    STATE_WORDS,
    TRIM_WORDS,
)
from layer_server.generators.image.wording import CRAFT_WORDS

_CLAIMED = words(
    "isometric voxel lowpoly chibi anime watercolor watercolour photorealistic hyperrealistic realistic cinematic"
)
"""Styles that are another kind of picture."""

_ALWAYS_SHOWN = frozenset().union(
    FILLER, GLOW_WORDS, FIRE_WORDS, TRIM_WORDS, CUTE_WORDS, FRAMES, LABEL_WORDS, LAYOUT_WORDS, MEASURES, NUMBERS,
    MEASURE_WORDS, MOOD_WORDS - SEEN_WORDS, {"sprig"}, CRAFT_WORDS - _CLAIMED, ABSTRACT_WORDS, STATE_WORDS,
)  # fmt: skip
"""What is shown by light, by layout or by number, and what every picture may claim."""

_LIQUIDS = frozenset().union(*(of for of, _ in LIQUID_COLOURS))

_PARTS = frozenset(
    {
        "blade",
        "guard",
        "pommel",
        "orb",
        "roof",
        "sail",
        "gem",
        "jewel",
        "stone",
        "cork",
        "liquid",
        "string",
        "shaft",
        "detail",
        "accent",
    }
)
"""Parts that take the colour or the material named before them."""


def left_out(text: str, composition: Composition, matches: Sequence[Match]) -> list[str]:
    """The words of a prompt that nothing in the picture shows and that no match says to miss."""
    pairs = list(zip(composition.things, matches, strict=True))
    shown = {word for _, match in pairs for word in match.shown} | composition.shown
    shown |= {singular(word) for brief, _ in pairs for word in brief.noun.split()}
    shown |= {word for name in shown & SYNONYMS.keys() for word in SYNONYMS[name].split()}
    shown |= {feature for feature, adjective in FEATURE_ADJECTIVES.items() if adjective in shown}
    said = {singular(word) for _, match in pairs for word in match.missing}
    said |= {singular(word) for word in re.findall(r"\w+", composition.note.lower())}
    said |= {singular(word) for brief, _ in pairs for word in brief.others.split()}
    found, before = [], False
    for word in re.findall(r"[^\W_]+", plain(text)):
        dressed = _dresses(word, [brief for brief, _ in pairs])
        one = singular(word)
        if not (
            dressed
            or (before and one in _PARTS)
            or word in _ALWAYS_SHOWN
            or one in _ALWAYS_SHOWN
            or {word, one} & (shown | said)
            or any(one in name or name in one for name in shown if min(len(one), len(name)) > 3)
            or word.isdigit()
            or len(word) < 2
        ):
            found.append(word)
        before = dressed
    return list(dict.fromkeys(found))


def _dresses(word: str, briefs: Sequence[Brief]) -> bool:
    """Whether a word is a colour, a material or a liquid that one of the things is of."""
    one = singular(word)
    colours = {colour for brief in briefs for colour in (brief.colour, brief.accent_colour)}
    materials = {name for brief in briefs for name in (brief.material, brief.accent)}
    return (
        NAMED_COLOURS.get(word, "-") in colours
        or GEM_COLOURS.get(one, "-") in colours
        or MATERIAL_WORDS.get(word, "-") in materials
        or MATERIAL_WORDS.get(one, "-") in materials
        or (word in _LIQUIDS and any(brief.kind == "potion" for brief in briefs))
    )
