"""Reads a prompt that names several things: which ones, how many, and how they stand to each other.

A prompt is split at the word that joins its things (``crossed with``, ``on``, ``in``, ``and``, a verb). Which words
join things and which only trim one (``with gold rim``, ``on transparent background``) is decided by what stands
behind them, and by whether there is a picture of it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from layer_server.generators.image.composed import Composition, IsThing, words_of
from layer_server.generators.image.joined import related
from layer_server.generators.image.phrases import coloured_picture, one_picture
from layer_server.generators.image.prompt import content, plain, read
from layer_server.generators.image.relations import FRAMES, PAIRS
from layer_server.generators.image.rules import (
    counted,
    crossed,
    crossed_at,
    heraldic,
    labelled,
    on_fire,
    summoned,
    two_colours,
    with_in_it,
    with_participle,
)


def compose_prompt(prompt: str, is_thing: IsThing) -> Composition:
    """The composition that a prompt asks for; most ask for one thing.

    Args:
        prompt: the user's text.
        is_thing: whether there is a picture of what a brief says.
    """
    whole = read(prompt)
    text, framed = _without_frame(plain(prompt))
    if framed and content(text):
        whole = read(text)
    if noun := one_picture(text):
        named = read(noun)
        brief = replace(whole, subject=noun, noun=noun, head=named.head, kind="", others="")
        return Composition("single", (brief,), framed=framed, shown=words_of(text))
    if parts := coloured_picture(text):
        noun, first, second = parts
        named, thing, other = read(noun), read(first), read(second)
        accent, accent_colour = other.material, other.colour
        brief = replace(
            whole, subject=noun, noun=noun, head=named.head, kind="", others="", material=thing.material
        )
        brief = replace(brief, colour=thing.colour, accent=accent, accent_colour=accent_colour)
        return Composition("single", (brief,), framed=framed, shown=words_of(text))
    if whole.subject and not any(pair in text for pair in PAIRS):
        for rule in (
            heraldic,
            summoned,
            on_fire,
            with_participle,
            two_colours,
            with_in_it,
            crossed_at,
            crossed,
            counted,
            labelled,
            related,
        ):
            found = rule(text, is_thing)
            if found is not None:
                things = tuple(thing.in_style_of(whole) for thing in found.things)
                return replace(found, things=things, framed=framed)
    return Composition("single", (whole,), framed=framed)


_FRAME = re.compile(
    rf"\s+(?:in|inside|within)\s+(?:an?\s+|the\s+)?(?:\w+\s+){{0,2}}(?:{'|'.join(sorted(FRAMES))})$"
)


def _without_frame(text: str) -> tuple[str, bool]:
    """A prompt up to ``in a round frame``, and whether that stood there."""
    found = _FRAME.search(text)
    return (text[: found.start()], True) if found else (text, False)
