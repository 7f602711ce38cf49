"""From a prompt to a scene: its kind, its hour, its weather, and what stands in it."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np

from layer_server.generators.colour import NAMED_COLOURS
from layer_server.generators.scene.spec import Scene
from layer_server.generators.scene.words import FEATURES, KINDS, SEASONS, TIMES, WEATHERS

_LONGEST = 600
_ANY = ("mountains", "forest", "meadow", "coast", "desert", "canyon")


def read(prompt: str, seed: int = 0) -> Scene:
    """What a prompt asks for; what it leaves open is chosen by the seed."""
    listed = re.findall(r"[^\W_]+", prompt[:_LONGEST].lower())
    words = frozenset(listed)
    rng = np.random.default_rng([seed, 7])
    kind = _first(listed, KINDS)
    features = tuple(name for name, said in FEATURES.items() if words & set(said.split()))
    season = _first(listed, SEASONS) or "summer"
    weather = _first(listed, WEATHERS) or "clear"
    time = _first(listed, TIMES) or str(rng.choice(["morning", "noon", "golden hour", "noon", "sunset"]))
    if "aurora" in features:
        time = "night"
    colours = tuple(NAMED_COLOURS[word] for word in listed if word in NAMED_COLOURS)
    return Scene(kind or str(rng.choice(_ANY)), time, weather, season, features, colours, words, bool(kind))


def _first(listed: list[str], table: Mapping[str, str]) -> str:
    """The entry that the earliest word names, or ""."""
    meaning = {word: name for name, words in table.items() for word in words.split()}
    return next((meaning[word] for word in listed if word in meaning), "")
