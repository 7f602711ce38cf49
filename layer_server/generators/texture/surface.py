"""What a material family makes, and what it is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.colour import rgb, stops, tint
from layer_server.generators.texture.tile import Tile


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """A material on a tile.

    Attributes:
        albedo: (h, w, 3) in 0..1.
        height: (h, w) in units of the tile's shorter side.
        roughness, metallic: (h, w) in 0..1.
        emissive: (h, w, 3) in 0..1, or None where nothing glows.
    """

    albedo: Plane
    height: Plane
    roughness: Plane
    metallic: Plane
    emissive: Plane | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """What a family is asked to make.

    Attributes:
        tile: the size to repeat at.
        rng: the output's own.
        words: the prompt's words, for conditions such as ``mossy``.
        colour: ``#rrggbb`` for the main colour, or "".
        accent: ``#rrggbb`` for the second colour that was named, or "".
        tints: the colour that stands before a word, by the word: ``purple spots``.
        tint: of what befalls the material, where its word has a colour.
        heard: the words that made a difference; what is not among them is said to be left out.
    """

    tile: Tile
    rng: np.random.Generator
    words: frozenset[str]
    colour: str
    accent: str = ""
    tints: Mapping[str, str] = field(default_factory=dict)
    heard: set[str] = field(default_factory=set)
    tint: str = ""

    def ramp(self, *hexadecimals: str) -> Plane:
        """The family's main ramp, in the colour that was asked for."""
        own = stops(*hexadecimals)
        return tint(own, self.colour) if self.colour else own

    def second(self, *hexadecimals: str) -> Plane:
        """The family's second ramp, in the second colour that was asked for."""
        own = stops(*hexadecimals)
        return tint(own, self.accent) if self.accent else own

    def glow(self, own: str) -> Plane:
        """The colour of its light."""
        return rgb(self.accent or self.colour or own)

    def says(self, *words: str) -> bool:
        """Whether the prompt has one of the words; asking is what makes them heard."""
        found = self.words.intersection(words)
        self.heard.update(found)
        return bool(found)

    def tint_of(self, words: Sequence[str], own: str) -> str:
        """``#rrggbb`` of the colour named before one of the words, else ``own``."""
        return next((self.tints[word] for word in words if word in self.tints), own)
