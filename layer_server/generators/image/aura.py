"""Which light and which flames belong around what a prompt asks for."""

from __future__ import annotations

from collections.abc import Sequence

from layer_server.generators.image.dressing import is_fiery
from layer_server.generators.image.effects import Effects
from layer_server.generators.image.prompt import Brief
from layer_server.generators.image.vocabulary import GLOW_WORDS


def effects_of(things: Sequence[Brief]) -> Effects:
    """The effects around all things of a picture: of each kind the first that one of them has."""
    each = [_of_one(brief) for brief in things]
    glowing = next((effects for effects in each if effects.glow), each[0])
    sparkling = next((effects for effects in each if effects.sparkle), each[0])
    flames = any(effects.flames for effects in each)
    return Effects(glowing.glow, glowing.glow_strength, flames, sparkling.sparkle, sparkling.sparkles)


def margin_for(effects: Effects) -> float:
    """Share of the side left free on each side: more where light needs room."""
    if effects.flames:
        return 0.15
    return 0.13 if effects.glow else 0.08


def _of_one(brief: Brief) -> Effects:
    glow, strength, flames, sparkle, count = "", 0.55, False, "", 0
    material = brief.material
    if material in {"crystal", "energy", "ice"} or brief.words & GLOW_WORDS or brief.kind == "gem":
        own = "#a23cff" if material == "energy" else "#38b0ff"
        glow, sparkle, count = brief.colour or brief.accent_colour or own, "#e8fbff", 5
        if brief.colour and not _is_bright(brief.colour):
            glow = own
    if brief.kind == "potion":
        sparkle, count = "#ffffff", 3
    if is_fiery(brief):
        glow, strength, flames = "#ff6a00", 0.45, True
    if material == "gold":
        sparkle, count = "#fff6cc", 4
    return Effects(glow, strength, flames, sparkle, count)


def _is_bright(hexadecimal: str) -> bool:
    return max(int(hexadecimal[i : i + 2], 16) for i in (1, 3, 5)) > 120
