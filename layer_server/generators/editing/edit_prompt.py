"""Reads an instruction: which edits it asks for, in its order, where, how much, and what of it nobody here can do."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from layer_server.generators.colour import NAMED_COLOURS
from layer_server.generators.editing.clauses import (
    amount_of,
    clauses_of,
    colours_of,
    number_of,
    quoted_of,
    words_of,
)
from layer_server.generators.editing.edits.where import Scope, part_of, scope_of
from layer_server.generators.editing.kinds import KINDS, NAMES, RECOLOUR, TAKE_AWAY, Kind

__all__ = ["KINDS", "NAMES", "Step", "read"]

_LONGEST = 1_000
"""Characters that are read; instructions are short."""

_MOST_EDITS = 8

_METAL_COLOURS = {
    "gold": "#e0b23c",
    "golden": "#e0b23c",
    "silver": "#c2c8d0",
    "bronze": "#b0793f",
    "copper": "#b8683a",
}
_METALS = frozenset(_METAL_COLOURS)
"""Words that are colours to some and materials here."""

_IN_A_COLOUR = frozenset(
    [
        "frame",
        "outline",
        "glow",
        "shadow",
        "background colour",
        "gradient background",
        "write text",
        "silhouette",
        "tint",
    ]
)
"""Edits in which a metal is the name of a colour."""

_TO_ANOTHER = re.compile(
    r"\b(gold(?:en)?|silver|bronze|copper)\b.*\b(?:to|into|with|by)\b.*\b(gold(?:en)?|silver|bronze|copper)\b"
)

_COLOUR = "|".join(sorted(NAMED_COLOURS, key=len, reverse=True))
_BY_NAME = {kind.name: kind for kind in KINDS}

_LESS = re.compile(
    r"\b(?:less|reduc\w*|decreas\w*|lower\w*|minus|turn(?:ed)? down|tone down|not (?:so|as|too)|too|weaker|lessen|drop)\b"
)
_EMPTY = frozenset(
    [
        "please",
        "it",
        "the",
        "a",
        "this",
        "image",
        "picture",
        "photo",
        "make",
        "can",
        "you",
        "edit",
        "to",
        "that",
        "is",
    ]
)
_OPPOSITES = {
    "brighter": "darker", "darker": "brighter", "sharpen": "blur", "blur": "sharpen", "motion blur": "sharpen", "warmer": "cooler",
    "cooler": "warmer", "grain": "denoise", "fog": "dehaze", "sunny": "darker", "blur background": "sharpen",
}  # fmt: skip
"""What less of an edit is."""

_FALLS_BY_ITSELF = frozenset({"contrast", "saturation", "opacity", "resize", "night"})
"""Edits that know what less of them is."""

_GONE = {"grain": "denoise", "fog": "dehaze", "blur": "sharpen", "saturation": "greyscale"}
"""What taking away is, of what else is added."""

_TAKES_AWAY = frozenset(
    [
        "remove background",
        "remove text",
        "drain colour",
        "denoise",
        "dehaze",
        "opacity",
        "background colour",
        "fade edges",
    ]
)
_REMOVES = re.compile(rf"^(?:please )?(?:can you )?{TAKE_AWAY}\b")
_ALL_COLOUR = re.compile(rf"{TAKE_AWAY}(?: all| the| any)* colou?rs?(?: from (?:it|the .*))?$|^no colou?rs?$")
_KEEPS = re.compile(r"^(?:do not|don'?t|dont|without|keep(?:ing)?|leav(?:e|ing)|preserv(?:e|ing))\b")
_KEPT_ANYWAY = re.compile(
    r"colou?rs?|shape|composition|rest|everything else|size|style|details?|subject|background|same"
)
_CANNOT = re.compile(
    r"\bcolou?ri[sz](?:e|ing)\b|\b(?:smil\w*|frown\w*|pose|facing|look(?:ing)? (?:left|right|up|down|at)|points? (?:up|down|left|right)|jump\w*|danc\w*|wink\w*)\b"
)
_AMOUNT_PERCENT = frozenset(
    [
        "brighter",
        "darker",
        "contrast",
        "saturation",
        "sharpen",
        "warmer",
        "cooler",
        "grain",
        "vignette",
        "sunny",
        "pastel",
        "tint",
    ]
)
_ELSEWHERE = (
    (r"upscal\w*|resolution|\b[48]k\b|\bhd\b|higher quality|super ?res\w*|more pixels", "`upscale` makes a picture larger with detail"),
    (r"extend|expand|outpaint\w*|un ?crop|wider|canvas|aspect ratio|widescreen", "`reframe` continues a picture beyond its edges"),
    (r"vectori[sz]e\w*|svg|vector", "`vectorize` makes an SVG"),
    (r"\blayers?\b|\bpsd\b|separate", "`split-layers` takes a picture apart"),
    (r"normal map|height ?map|\bpbr\b|roughness", "`texture` paints materials with their maps"),
    (r"animat\w*|video|\bgif\b|moving", "`video` moves a picture"),
    (r"3d model|mesh|\bglb\b", "`relief` makes a picture solid"),
    (r"\bselect\b|segment\w*|mask", "`segment` finds regions"),
    (r"\b(?:remove|erase|delete|add|replace|insert|give|put|draw|get rid of|without|hide|swap)\b", "`inpaint` removes or places a thing where a `mask` is"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One edit that is asked for.

    Attributes:
        clause: its words as they stand.
        scope: the part of the picture that is meant, or None for all of it.
        quoted: what stood in quotes in the instruction.
        note: what could not be met of it.
    """

    kind: Kind
    words: tuple[str, ...]
    colours: tuple[str, ...]
    amount: float
    number: float | None
    clause: str = ""
    scope: Scope | None = None
    quoted: str = ""
    note: str = ""


def read(prompt: str) -> tuple[list[Step], list[str]]:
    """The edits of an instruction in order, and the clauses that name none."""
    quoted, text = quoted_of(prompt[:_LONGEST])
    steps: list[Step] = []
    unknown: list[str] = []
    for clause in clauses_of(text):
        words = words_of(clause)
        if not words or all(word in _EMPTY for word in words):
            continue
        if _KEEPS.match(clause):
            scope, _ = scope_of(clause)
            if steps and scope and scope.is_inverse and not steps[-1].kind.reshapes:
                steps[-1] = replace(steps[-1], scope=scope)
                continue
            if _KEPT_ANYWAY.search(clause) and not part_of(clause):
                continue
        found = _steps(clause, quoted)[: _MOST_EDITS - len(steps)]
        if not found:
            unknown.append(clause[:120].replace("quoted", f'"{quoted}"') if quoted else clause[:120])
        steps += found
    return steps, unknown


def elsewhere(clause: str) -> str:
    """Which other model does what a clause asks for, as a sentence, or nothing."""
    return next((f"{what}." for pattern, what in _ELSEWHERE if re.search(pattern, clause)), "")


_ADDED = frozenset(
    ["glow", "outline", "shadow", "frame", "vignette", "grain", "fog", "rain", "snowfall", "blur background", "tint", "rounded corners", "rays", "bloom"]
)  # fmt: skip
"""Edits that are added to another one: *golden, with a purple glow*."""

_MOODS = ("night", "sunset", "dawn", "golden hour", "winter", "autumn", "spring", "sunny", "overcast", "spooky", "fog", "rain", "snowfall",
          "thunderstorm", "neon", "underwater")  # fmt: skip
"""Hours, seasons and weathers, of which two may stand together: *foggy morning*."""


def _steps(clause: str, quoted: str) -> list[Step]:
    """The edits of one clause."""
    before, _, after = clause.partition(" with ")
    if after and not re.match(r"(?:replace|swap|switch|change|turn|exchange|fill)\b", before):
        one, other = _step(before, quoted), _step(after, quoted)
        if one and other and other.kind.name in _ADDED and one.kind is not other.kind:
            return [one, other]
    step = _step(clause, quoted)
    if step is None:
        return []
    if step.kind.name in _MOODS and not _LESS.search(clause):
        spans = {
            name: found.span() for name in _MOODS if (found := _BY_NAME[name].pattern.search(step.clause))
        }
        own = spans.get(step.kind.name, (0, 0))
        more = [name for name, span in spans.items() if span[0] >= own[1] or span[1] <= own[0]]
        return [step, *(replace(step, kind=_BY_NAME[name], colours=()) for name in more[:1])]
    return [step]


def _step(clause: str, quoted: str) -> Step | None:
    if _CANNOT.search(clause):
        return None
    special = _special(clause)
    if special is not None:
        return special
    clause = re.sub(
        rf"^({_COLOUR}|#[0-9a-f]{{6}}) (skin|hair|shirt|dress|trees|grass|water)$", r"make the \2 \1", clause
    )
    kind, scope, rest = _asked_of(clause)
    words = words_of(rest)
    if kind is not None:
        kind = _turned(kind, scope, clause, rest)
    if kind is None:
        return None
    if _LESS.search(rest) and kind.name in _FALLS_BY_ITSELF:
        words = (*words, "less")
    if kind.name in _IN_A_COLOUR and not colours_of(words):
        words = tuple(_METAL_COLOURS.get(word, word) for word in words)
    number, amount = number_of(rest), amount_of(rest)
    if number and kind.name in _AMOUNT_PERCENT:
        amount = min(2.5, max(0.1, number / 45))
    note = (
        "" if scope is not None or kind.reshapes or len(colours_of(words)) > 1 else _not_found(clause, kind)
    )
    return Step(kind, words, colours_of(words), amount, number, rest, scope, quoted, note)


def _special(clause: str) -> Step | None:
    """One metal for another, and every colour taken away but one."""
    metals = _TO_ANOTHER.search(clause)
    if metals:
        pair = _METAL_COLOURS[metals[1]], _METAL_COLOURS[metals[2]]
        return Step(RECOLOUR, words_of(clause), pair, amount_of(clause), None, clause)
    if re.match(rf"{TAKE_AWAY}(?: all| the| any)* colou?rs?\b", clause):
        kept, _ = scope_of(clause)
        if kept is not None and kept.is_inverse:
            return Step(_BY_NAME["greyscale"], words_of(clause), (), 1.0, None, clause, kept)
    return None


def _asked_of(clause: str) -> tuple[Kind | None, Scope | None, str]:
    """The edit that a clause asks for, the part that it is for, and the words without that part."""
    kind = _BY_NAME["greyscale"] if _ALL_COLOUR.search(clause) else _of_the_whole(clause)
    if kind is not None:
        return kind, None, clause
    scope, rest = scope_of(re.sub(r"^(\w+) background$", r"\1 the background", clause))
    kind = _found(rest, words_of(rest)) or _found(clause, words_of(clause))
    if kind is not None and kind.reshapes:
        return kind, None, clause
    return kind, scope, rest


def _turned(kind: Kind, scope: Scope | None, clause: str, rest: str) -> Kind | None:
    """The edit that is meant: less of it is its opposite, and to take it away is not to add it."""
    more = re.match(r"(?:make it )?(less|more)\b", rest)
    if kind is RECOLOUR and more and scope is None and len(colours_of(words_of(rest))) == 1:
        return _BY_NAME["drain colour" if more[1] == "less" else "tint"]
    if kind.name == "saturation" and scope is not None and scope.is_inverse and "desaturate" in rest:
        return _BY_NAME["greyscale"]
    if _REMOVES.match(clause) and kind.name not in {*_TAKES_AWAY, "greyscale"}:
        return _BY_NAME.get(_GONE.get(kind.name, ""))
    if _LESS.search(rest) and kind.name not in _FALLS_BY_ITSELF and kind.name in _OPPOSITES:
        return _BY_NAME[_OPPOSITES[kind.name]]
    return kind


def _not_found(clause: str, kind: Kind) -> str:
    """What is said where a clause names a part that nobody here can find."""
    part = part_of(clause)
    what = "the main colour" if kind is RECOLOUR else "all of it"
    return (
        f"Edit cannot find the {part}, so {what} was changed; a `mask`, or a colour (`the brown parts`), tells it."
        if part
        else ""
    )


_WHOLE = frozenset(
    ["write text", "remove text", "gradient background", "scene background", "swap colours", "drain colour", "keep a part", "blur background",
     "remove background", "background colour", "outline", "frame", "fade edges", "vignette", "light from a side"]
)  # fmt: skip
"""Edits whose words are not to be taken for a part of the picture."""


def _of_the_whole(clause: str) -> Kind | None:
    return next(
        (
            kind
            for kind in KINDS
            if kind.name in _WHOLE
            and kind.pattern.search(clause)
            and (kind.name != "background colour" or colours_of(words_of(clause)))
        ),
        None,
    )


def _found(clause: str, words: tuple[str, ...]) -> Kind | None:
    colours = colours_of(words)
    for kind in KINDS:
        if kind.name == "background colour" and not colours:
            continue
        if kind.name == "tint" and not colours:
            continue
        if kind.pattern.search(clause) and not (kind.name == "ink" and "pink" in words):
            if kind.name == "material" and _names_a_thing(clause, colours):
                return RECOLOUR
            return kind
    if any(word in _METALS for word in words):
        return next(kind for kind in KINDS if kind.name == "material")
    return RECOLOUR if colours else None


def _names_a_thing(clause: str, colours: tuple[str, ...]) -> bool:
    """Whether a material is what is changed, not what it becomes: *make the slime purple*."""
    becomes = re.search(r"\b(?:of|into|like|to|as|in) (?:an? )?\w+$", clause)
    return (
        bool(colours)
        and re.search(rf"\b(?:{_COLOUR})$", clause) is not None
        and not becomes
        and not _METALS & set(clause.split())
    )
