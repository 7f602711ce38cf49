"""Reads what somebody wears and is from a description, and draws it on a flat cartoon bust."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from layer_server.generators.colour import NAMED_COLOURS
from layer_server.generators.portrait.roles import ROLES, Role
from layer_server.generators.portrait.wardrobe import PIECES, Piece

_COLOURS = NAMED_COLOURS | {"golden": "#e8b923", "iron": "#7d838c", "steel": "#aab2bd", "leather": "#8a5a33"}
_COLOUR = "|".join(sorted(_COLOURS, key=len, reverse=True))
_NOT = r"\b(?:no|without(?: an?| any| his| her)?|not wearing(?: an?)?|bare)\s+(?:\w+ )?"
_HEADGEAR = frozenset(
    {name for name, piece in PIECES.items() if piece.hair in {"under", "none"}} | {"crown", "tiara"}
)
_GARMENTS = frozenset({"armour", "robe", "tunic", "lab coat", "uniform", "gown", "space helmet"})
_NEEDS_A_COLOUR = frozenset({"coloured eyes", "lipstick"})
_SHORT = ("theCaesar", "theCaesarAndSidePart", "shortFlat")
_LONG = ("straight02", "straightAndStrand", "bob")
_UPPER = 46
"""How much higher the picture is for what is tall, in the bust's units of 280."""

_HEAD = re.compile(r'<path d="M140 36a56 [^>]*fill="(#[0-9a-fA-F]{6})"')
_GROUND = '<rect width="280" height="280" fill='
_CLIP = '<rect width="280" height="280" rx="0" ry="0"/>'


@dataclass(frozen=True, slots=True)
class Worn:
    """A piece of the wardrobe in its colour."""

    name: str
    colour: str

    @property
    def piece(self) -> Piece:
        return PIECES[self.name]


@dataclass(frozen=True, slots=True)
class Dress:
    """What a description dresses somebody in.

    Attributes:
        worn: in the order in which it is drawn.
        roles: those that are named.
        said: the words that were understood.
        is_described: whether more is named than a role.
    """

    worn: tuple[Worn, ...] = ()
    roles: tuple[Role, ...] = ()
    said: frozenset[str] = frozenset()
    is_described: bool = False

    @property
    def traits(self) -> tuple[str, ...]:
        """The avatar's own traits that the roles bring along."""
        return tuple(dict.fromkeys(trait for role in self.roles for trait in role.traits))

    @property
    def skin(self) -> str:
        return next((role.skin for role in self.roles if role.skin), "")

    @property
    def hair(self) -> str:
        return next((role.hair for role in self.roles if role.hair), "")

    @property
    def has_headgear(self) -> bool:
        return any(each.name in _HEADGEAR for each in self.worn)


def dress_of(text: str) -> Dress:
    """What is worn by somebody who is described, in lower case."""
    said: set[str] = set()
    refused = {name for name, piece in PIECES.items() if re.search(rf"{_NOT}(?:{piece.asked_by})\b", text)}
    if re.search(rf"{_NOT}(?:hats?|helmets?|headgear|caps?|hoods?|masks?)\b", text):
        refused |= _HEADGEAR
    explicit: dict[str, str] = {}
    left = text
    for name, piece in PIECES.items():
        found = re.search(rf"\b(?:{piece.asked_by})(?![\w-])", left)
        if found is None or name in refused:
            continue
        colour = _colour_before(text, piece.asked_by)
        if name in _NEEDS_A_COLOUR and not colour:
            continue
        if name == "eye mask" and ("plague mask" in explicit or re.search(r"\bninjas?\b|\bshinobi\b", text)):
            continue
        if name in _HEADGEAR and _HEADGEAR & set(explicit):
            continue
        explicit[name] = colour or piece.colour
        said |= set(found[0].split())
        left = left[: found.start()] + " " + left[found.end() :]
    roles = [role for role in ROLES if re.search(rf"\b(?:{role.asked_by})\b", text)]
    worn = dict(explicit)
    for role in roles:
        said |= set(_words(role, text))
        for each in role.wears:
            name, _, colour = each.partition(":")
            taken = next((group for group in (_HEADGEAR, _GARMENTS) if name in group), frozenset({name}))
            if name not in refused and not taken & set(worn):
                worn[name] = colour or PIECES[name].colour
    order = list(PIECES)
    ranked = sorted(worn.items(), key=lambda pair: order.index(pair[0]))
    return Dress(
        tuple(Worn(name, colour) for name, colour in ranked),
        tuple(roles),
        frozenset(said),
        bool(explicit) or len(roles) > 1,
    )


def _words(role: Role, text: str) -> Iterable[str]:
    return (word for found in re.finditer(rf"\b(?:{role.asked_by})\b", text) for word in found[0].split())


def _colour_before(text: str, noun: str) -> str:
    """The colour of ``green hood``, ``green leather hood``, ``hood that is green`` not."""
    found = re.search(
        rf"\b({_COLOUR})\b(?: (?!with\b|and\b|in\b|hair\b|skin\b|eyes?\b)\w+)?? (?:{noun})(?![\w-])", text
    )
    return _COLOURS[found[1]] if found else ""


def style_parts(dress: Dress, traits: Sequence[str]) -> dict[str, tuple[str, ...] | None]:
    """Options of the style that what is worn asks for: hair that lies low under a hat, eyes that can be coloured."""
    parts: dict[str, tuple[str, ...] | None] = {}
    for each in dress.worn:
        parts |= each.piece.parts
        is_long = bool({"feminine", "long hair", "braids"} & set(traits))
        if each.piece.hair == "under" and "bald" not in traits:
            parts["top"] = _LONG if is_long else _SHORT
        elif each.piece.hair == "none":
            parts["top"] = _LONG if is_long and each.name != "ninja mask" else None
    return parts


def dressed(svg: str, dress: Dress, hair: str) -> str:
    """The bust with what is worn. ``svg``: as the style draws it; a style that has no such head stays as it is."""
    head = _HEAD.search(svg)
    if head is None or not dress.worn:
        return svg

    def drawn(layer: str) -> str:
        return "".join(
            getattr(each.piece, layer)
            .replace("{c}", each.colour)
            .replace("{skin}", head[1])
            .replace("{hair}", hair)
            for each in dress.worn
        )

    top = re.search(r'<use [^>]*href="#top-', svg)
    end = svg.rindex("</g></svg>")
    clothes = re.search(r'<use [^>]*href="#clothes-[^>]*/>', svg)
    face = top.start() if top else end
    body = clothes.end() if clothes else head.start()
    svg = (
        svg[: head.start()]
        + drawn("behind")
        + svg[head.start() : body]
        + drawn("body")
        + svg[body:face]
        + drawn("face")
        + svg[face:end]
        + drawn("above")
        + svg[end:]
    )
    if any(each.piece.tall for each in dress.worn):
        side, left = 280 + _UPPER, -_UPPER / 2
        svg = svg.replace('viewBox="0 0 280 280"', f'viewBox="{left:g} {-_UPPER} {side} {side}"', 1)
        svg = svg.replace(
            _GROUND, f'<rect x="{left:g}" y="{-_UPPER}" width="{side}" height="{side}" fill=', 1
        )
        svg = svg.replace(_CLIP, f'<rect x="{left:g}" y="{-_UPPER}" width="{side}" height="{side}"/>')
    return svg
