"""What a material family makes, and what it is told."""

from __future__ import annotations

from dataclasses import dataclass

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
    """

    tile: Tile
    rng: np.random.Generator
    words: frozenset[str]
    colour: str
    accent: str = ""

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
        return any(word in self.words for word in words)
