"""The colour words of a texture's prompt: which is the main one, which the second, and which belongs to a word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from layer_server.generators.colour import NAMED_COLOURS, rgb
from layer_server.generators.image.tables import words

_MORE = {
    "emerald": "#12a45a", "ruby": "#c0143c", "sapphire": "#1c4ed0", "cream": "#f0e6cc", "ivory": "#f2ecdc", "charcoal": "#34363a",
    "khaki": "#a89c6c", "mustard": "#d0a02a", "lavender": "#b09ae0", "mint": "#8edcb4", "salmon": "#f0907c", "burgundy": "#6a1428",
    "sepia": "#7a5a38", "ochre": "#c08a34", "umber": "#5c4028", "aqua": "#38d0d0", "peach": "#f8b890", "lilac": "#c0a0e0",
}  # fmt: skip
_METALS = {
    "gold": "#dca428",
    "golden": "#dca428",
    "silver": "#c4c8ce",
    "bronze": "#a8743c",
    "copper": "#c66c44",
}
_COLOURS = {**NAMED_COLOURS, **_MORE}
_DARKER, _LIGHTER = frozenset({"dark", "deep"}), frozenset({"light", "pale", "pastel"})
_BEARERS = words(
    "paint plaster spots dots stripes lights lamps runes glyphs cracks veins flowers petals stitches mortar grout"
)
"""Nouns of what is on a material, which take the colour before them from it."""

_REACH = 3
"""Words before its noun in which a colour may stand."""


@dataclass(frozen=True, slots=True)
class Colours:
    """What a prompt says of colour, as ``#rrggbb`` or "".

    Attributes:
        tints: the colour before a word, by the word.
        words: the colour words that count, and what makes them darker or lighter.
    """

    main: str
    accent: str
    tints: Mapping[str, str]
    words: frozenset[str]


def coloured(
    text: str, natural: frozenset[str], tail: re.Pattern[str], own: frozenset[str] = frozenset()
) -> Colours:
    """Read the colours of a lower-case prompt.

    Args:
        natural: colour words that the material is of anyway.
        own: words of the material itself, whose colours are the main ones.
        tail: what divides the material from what is with it.
    """
    pieces = tail.split(text, maxsplit=1)
    heads, behind = (re.findall(r"[^\W_]+", piece) for piece in (*pieces, "")[:2])
    borne = {
        at
        for at, word in enumerate(heads)
        if (_BEARERS - own).intersection(heads[at + 1 : at + 3]) and word in _COLOURS
    }
    first, used = _found([word for at, word in enumerate(heads) if at not in borne], natural)
    later, used_later = _found([*(heads[at] for at in sorted(borne)), *behind], frozenset())
    if not heads or not set(heads) - set(_COLOURS):  # all of it is behind: ``with red``
        first, later = [*first, *later], []
    main = first[0] if first else ""
    if len(first) == 1 and (metals := [word for word in heads if word in _METALS]):  # black and gold
        first, used = [main, _METALS[metals[0]]], used | {metals[0]}
    accent = first[1] if len(first) > 1 else (later[0] if later else "")
    return Colours(main, accent, {**_tints(heads), **_tints(behind)}, frozenset(used | used_later) | natural)


def _found(listed: list[str], natural: frozenset[str]) -> tuple[list[str], set[str]]:
    found, used = [], set()
    for before, word in zip(["", *listed], listed, strict=False):
        if word in _COLOURS and word not in natural:
            found.append(_shaded(_COLOURS[word], before))
            used |= {word, before} & ({word} | _DARKER | _LIGHTER)
    return found, used


def _tints(listed: list[str]) -> dict[str, str]:
    tints: dict[str, str] = {}
    for place, word in enumerate(listed):
        near = [at for at in range(max(0, place - _REACH), place) if listed[at] in _COLOURS]
        if near and word not in _COLOURS:
            at = near[-1]
            tints[word] = _shaded(_COLOURS[listed[at]], listed[at - 1] if at else "")
    return tints


def _shaded(hexadecimal: str, before: str) -> str:
    colour = rgb(hexadecimal)
    if before in _DARKER:
        colour = colour * np.float32(0.55)
    elif before in _LIGHTER:
        colour = colour + (1 - colour) * np.float32(0.45)
    return "#" + "".join(f"{round(float(x) * 255):02x}" for x in colour)
