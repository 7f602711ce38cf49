"""From a prompt to a scene: its kind, its hour, its weather, and what stands in it."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np

from layer_server.generators.colour import NAMED_COLOURS
from layer_server.generators.scene.spec import Scene
from layer_server.generators.scene.words import (
    AT_HOME,
    FEATURES,
    INDOORS,
    KINDS,
    MEDIEVAL,
    NOT_DRAWN,
    SEASONS,
    SHIPS,
    TIMES,
    WEATHERS,
)

_LONGEST = 600
_PHRASE_ENDS = re.compile(r"\b(?:with|in|on|at|of|by|under|near|over|behind)\b|[,.;:]")
_ANY = ("mountains", "forest", "meadow", "coast", "desert", "canyon")
_HOURS = ("morning", "noon", "golden hour", "noon", "sunset")

_OWN_HOURS = {
    "graveyard": ("dusk", "night", "night"),
    "volcano": ("dusk", "sunset", "night"),
    "snow": ("morning", "noon", "dawn", "dusk"),
    "swamp": ("dawn", "dusk", "morning"),
}
_NEON_HOURS = ("night",)
"""Hours that the seed chooses from, where a prompt names none."""


def read(prompt: str, seed: int = 0) -> Scene:
    """What a prompt asks for; what it leaves open is chosen by the seed."""
    listed = re.findall(r"[^\W_]+", prompt[:_LONGEST].lower())
    words = frozenset(listed)
    rng = np.random.default_rng([seed, 7])
    features = tuple(name for name, said in FEATURES.items() if words & set(said.split()))
    kind = _kind(words, features, _head(prompt))
    hours = _NEON_HOURS if words & {"neon", "cyberpunk"} else _OWN_HOURS.get(kind, _HOURS)
    hour = str(rng.choice(hours))
    missing = tuple(
        dict.fromkeys(word for word in listed if word in NOT_DRAWN and not _drawn(word, kind, features))
    )
    return Scene(
        kind=kind or str(rng.choice(_ANY)),
        time="night" if "aurora" in features else _first(listed, TIMES) or hour,
        weather=_first(listed, WEATHERS) or "clear",
        season=_first(listed, SEASONS) or "summer",
        features=features,
        colours=tuple(NAMED_COLOURS[word] for word in listed if word in NAMED_COLOURS),
        words=words,
        is_named=bool(kind),
        missing=missing,
    )


def _kind(words: frozenset[str], features: tuple[str, ...], head: str) -> str:
    if words & INDOORS and words & SHIPS:
        return "interior"
    found = next((kind for kind, said in KINDS.items() if words & set(said.split())), "")
    if found == "city" and words & MEDIEVAL:
        return "meadow"
    if found in {"interior", "dungeon"} and head in FEATURES["castle"].split():
        return "mountains"
    return found or next((AT_HOME[feature] for feature in features if feature in AT_HOME), "")


def _head(prompt: str) -> str:
    """The word that says what it is: of a ``castle hallway with torches`` the hallway."""
    words = re.findall(r"[^\W_]+", _PHRASE_ENDS.split(prompt.casefold(), maxsplit=1)[0])
    return words[-1] if words else ""


def _drawn(word: str, kind: str, features: tuple[str, ...]) -> bool:
    """Whether a word of what is not drawn means something else here: a wizard's tower, the bridge of a starship."""
    return (word == "wizard" and ("tower" in features or kind == "interior")) or (
        kind == "interior" and word in {"bridge", "ship", "king"}
    )


def _first(listed: list[str], table: Mapping[str, str]) -> str:
    """The entry that the earliest word names, or ""."""
    meaning = {word: name for name, words in table.items() for word in words.split()}
    return next((meaning[word] for word in listed if word in meaning), "")
