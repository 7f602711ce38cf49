"""What several things of a prompt make together, and small steps that all its readers take."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from layer_server.generators.image.prompt import Brief, read, singular
from layer_server.generators.image.relations import NUMBERS
from layer_server.generators.image.subjects import PREFERRED

MOST_THINGS = 12
"""How many of one thing are drawn at most."""


@dataclass(frozen=True, slots=True)
class Composition:
    """What a picture shows.

    Attributes:
        relation: how its things stand: ``single``, ``crossed``, ``crossed over``, ``crossed behind``, ``beside``, ``facing``, ``held``, ``worn``, ``on``,
            ``above``, ``below``, ``hung``, ``behind``, ``in``, ``stuck``, ``pierced``, ``through``, ``hit``, ``wrapped``, ``caged``, ``served``,
            ``gripped``, ``afloat``, ``jar``, ``label``, ``emblem``, ``pile``, ``stack``, ``row`` or ``fan``.
        things: the main one first; of a pile or a row there is one.
        count: how many of the one thing.
        note: what of the prompt could only be approached.
        framed: whether all of it stands in a round frame.
        shown: words of the prompt that the arrangement or the one picture of it all shows.
    """

    relation: str
    things: tuple[Brief, ...]
    count: int = 1
    note: str = ""
    framed: bool = False
    shown: frozenset[str] = frozenset()


IsThing = Callable[[Brief], bool]


def words_of(text: str) -> frozenset[str]:
    """The words of a phrase, and their singulars."""
    said = re.findall(r"[^\W_]+", text)
    return frozenset((*said, *map(singular, said)))


def things_of(is_thing: IsThing, *phrases: str) -> tuple[Brief, ...] | None:
    """The briefs of phrases, when there is a picture of each."""
    briefs = tuple(read(phrase) for phrase in phrases)
    return briefs if all(brief.subject and is_thing(brief) for brief in briefs) else None


def is_one_thing(text: str) -> bool:
    """Whether there is one picture of both words: a bottle of wine is a wine bottle."""
    whole = read(text)
    said = (whole.subject, whole.noun)
    phrases = [*said, *(" ".join(map(singular, phrase.split())) for phrase in said)]
    return any(" " in phrase and phrase in PREFERRED for phrase in phrases)


def one_of(phrase: str) -> str:
    """The phrase with its last word in the singular: one of what there are several of."""
    found = re.match(r"^(.*?)(\w+)(\W*)$", phrase)
    return found[1] + singular(found[2]) + found[3] if found else phrase


NUMBER = re.compile(
    rf"^(?:the\s+|an?\s+)?(?P<number>{'|'.join(NUMBERS)}|[2-9]|\d\d+)\s+(?!of\b)(?P<rest>.+)$"
)
"""A number before a thing."""
