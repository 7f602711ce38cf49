"""Which models answer to a few words, best first."""

from __future__ import annotations

import re
from collections.abc import Iterable

from layer_server.generators.card import ModelCard

_SLUG_WEIGHT = 8
_TAG_WEIGHT = 4
_PROSE_WEIGHT = 1


def best_first(cards: Iterable[ModelCard], search: str) -> list[ModelCard]:
    """The cards that answer to any of the words, by how well; equals stay in their order."""
    words = _words(search)
    scored = [(sum(_score(card, word) for word in words), card) for card in cards]
    return [card for score, card in sorted(scored, key=lambda pair: -pair[0]) if score > 0]


def _score(card: ModelCard, word: str) -> int:
    fields = (
        (f"{card.slug} {card.name}", _SLUG_WEIGHT),
        (" ".join((card.modality, *card.use_cases, *card.capabilities)), _TAG_WEIGHT),
        (f"{card.description} {card.prompt_format}", _PROSE_WEIGHT),
    )
    return sum(
        weight for text, weight in fields if any(_stem(each).startswith(word) for each in _split(text))
    )


def _words(text: str) -> list[str]:
    return [_stem(word) for word in _split(text)]


def _split(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
