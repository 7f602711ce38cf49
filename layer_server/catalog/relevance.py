"""Which models, or workflows, answer to a few words, best first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from layer_server.generators.card import ModelCard

T = TypeVar("T")
Fields = tuple[str, str, str]
"""The texts of a thing: its names, its tags, prose about it."""

_WEIGHTS = (8, 4, 1)


def best_first(cards: Iterable[ModelCard], search: str) -> list[ModelCard]:
    """The cards that answer to any of the words, by how well; equals stay in their order."""
    return ranked(cards, search, _of_card)


def ranked(things: Iterable[T], search: str, fields: Callable[[T], Fields]) -> list[T]:
    """The things that answer to any of the words, by how well; equals stay in their order."""
    words = _words(search)
    scored = [(sum(_score(fields(thing), word) for word in words), thing) for thing in things]
    return [thing for score, thing in sorted(scored, key=lambda pair: -pair[0]) if score > 0]


def _of_card(card: ModelCard) -> Fields:
    return (
        f"{card.slug} {card.name}",
        " ".join((card.modality, *card.use_cases, *card.capabilities, card.topics)),
        f"{card.description} {card.prompt_format}",
    )


def _score(fields: Fields, word: str) -> int:
    return sum(
        weight
        for text, weight in zip(fields, _WEIGHTS, strict=True)
        if any(_stem(each).startswith(word) for each in _split(text))
    )


def _words(text: str) -> list[str]:
    return [_stem(word) for word in _split(text)]


def _split(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
