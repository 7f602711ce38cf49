"""Reads a prompt: what is meant, of which material and colour, with what trimming, in which style."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from layer_server.generators.colour import NAMED_COLOURS
from layer_server.generators.image.tables import words
from layer_server.generators.image.vocabulary import (
    CRAFT_PHRASES,
    CUTE_WORDS,
    FILLER,
    GEM_COLOURS,
    KINDS,
    MATERIAL_WORDS,
    MOOD_WORDS,
    PIXEL_WORDS,
    TRIM_WORDS,
)

_LONGEST = 400
"""Characters read of a prompt; what stands behind them does not name the subject."""

_KIND_WORDS = sorted({word for members in KINDS.values() for word in members})

_PREFIXES = words(
    """
    long short great war battle broad fire ice frost thunder moon sun star bone stone wood iron steel
    dark shadow blood dragon spell double cross sea hell mega cyber robo
    """
)
"""First halves of closed compounds: ``longbow``, ``warhammer``."""

_SECOND_CLAUSE = re.compile(r"\b(?:with|and|wearing|holding|made of|on|in|inside|over)\b")


@dataclass(frozen=True, slots=True)
class Brief:
    """What a prompt asks for.

    Attributes:
        subject: the words that name the object, material words included (``crystal ball``).
        noun: the same without colours and materials, or the subject where nothing else is left.
        head: the last word of the noun, in the singular.
        kind: a key of ``KINDS`` or "".
        material, accent: names of materials for the main and for the other parts, or "".
        colour, accent_colour: ``#rrggbb`` or "".
        words: every word of the prompt.
    """

    subject: str
    noun: str
    head: str
    kind: str
    material: str
    accent: str
    colour: str
    accent_colour: str
    words: frozenset[str]
    has_trim: bool
    is_pixel_art: bool
    is_cute: bool


def _spelled_out(text: str) -> str:
    """Pictographs as their Unicode names: an emoji in a prompt is a word."""
    return "".join(f" {unicodedata.name(c, '')} " if unicodedata.category(c) == "So" else c for c in text)


def singular(word: str) -> str:
    """``boots`` to ``boot``; words like ``glass`` and ``compass`` stay."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def read(prompt: str) -> Brief:
    """Read a prompt in English; words that it does not know are kept as part of the subject."""
    text = _spelled_out(prompt[:_LONGEST]).lower().replace("'s ", " ")
    for phrase in CRAFT_PHRASES:
        text = text.replace(phrase, " ")
    words = re.findall(r"[^\W_]+", text)
    first, tail_words = _clauses(text)
    colours = [NAMED_COLOURS[w] for w in first if w in NAMED_COLOURS]
    subject = [w for w in first if w not in FILLER and w not in NAMED_COLOURS]
    if not subject:
        subject = [w for w in tail_words if w not in FILLER and w not in NAMED_COLOURS]
    noun = [part for w in subject if w not in MATERIAL_WORDS and w not in MOOD_WORDS for part in _parts(w)]
    if not noun or subject[-1] in MATERIAL_WORDS:
        noun = subject[-1:] if not noun else [*noun, subject[-1]]
    head = singular(noun[-1]) if noun else ""
    adjectives = [w for w in subject if w in MATERIAL_WORDS and (w != subject[-1] or head in KINDS["gem"])]
    material = MATERIAL_WORDS[adjectives[0]] if adjectives else ""
    gem = next((GEM_COLOURS[w] for w in first if w in GEM_COLOURS), "")
    tail = [singular(w) for w in tail_words]
    tail_gem = next((GEM_COLOURS[w] for w in tail if w in GEM_COLOURS), "")
    every = frozenset(words)
    return Brief(
        subject=" ".join(subject),
        noun=" ".join(noun),
        head=head,
        kind=_kind(noun),
        material=material,
        accent=next((MATERIAL_WORDS[w] for w in tail if w in MATERIAL_WORDS), ""),
        colour=colours[0] if colours else gem,
        accent_colour=next((NAMED_COLOURS[w] for w in tail_words if w in NAMED_COLOURS), tail_gem),
        words=every,
        has_trim=bool(every & TRIM_WORDS),
        is_pixel_art=any(_adjacent(words, phrase) for phrase in PIXEL_WORDS),
        is_cute=bool(every & CUTE_WORDS),
    )


def _clauses(text: str) -> tuple[list[str], list[str]]:
    """The words of the first clause that names something, and those behind it."""
    parts = [re.findall(r"[^\W_]+", part) for part in _SECOND_CLAUSE.split(text)]
    for index, part in enumerate(parts):
        if any(w not in FILLER and w not in NAMED_COLOURS for w in part):
            return part, [w for later in parts[index + 1 :] for w in later]
    return [w for part in parts for w in part], []


def _parts(word: str) -> list[str]:
    """``longbow`` as ``long bow``: a closed compound that ends with a noun we know."""
    if word in _KIND_WORDS or singular(word) in _KIND_WORDS:
        return [word]
    for ending in _KIND_WORDS:
        if (
            len(ending) >= 3
            and len(word) - len(ending) >= 3
            and word.endswith(ending)
            and word[: -len(ending)] in _PREFIXES
        ):
            return [word[: -len(ending)], ending]
    return [word]


def _kind(noun: list[str]) -> str:
    for word in reversed(noun):
        for kind, members in KINDS.items():
            if word in members or singular(word) in members:
                return kind
    return ""


def _adjacent(words: list[str], phrase: tuple[str, ...]) -> bool:
    return any(tuple(words[i : i + len(phrase)]) == phrase for i in range(len(words)))
