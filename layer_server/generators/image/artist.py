"""What draws one thing: the silhouette artist of ``icon``, and the emoji artist of ``casual-icon``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.art import FLUENT_EMOJI, SHADED_EMOJI, ArtLibrary
from layer_server.generators.colour import shade
from layer_server.generators.image import palette
from layer_server.generators.image.canvas import Canvas
from layer_server.generators.image.dressing import Palette, Subject, dress
from layer_server.generators.image.effects import Piece
from layer_server.generators.image.emoji import SHADED_LIGHT, Tint, coloured, flat, paint_emoji, shaded
from layer_server.generators.image.materials import MATERIALS
from layer_server.generators.image.own import OWN, picture
from layer_server.generators.image.prompt import Brief
from layer_server.generators.image.retrieve import Match, retrieve, retrieve_emoji
from layer_server.generators.image.shading import Layer, Painter
from layer_server.generators.image.silhouette import Silhouette, load, placed, rasterise, segment, unfiltered
from layer_server.generators.image.sketches import Sketch, dress_sketch, paint_sketch, sketches
from layer_server.generators.image.steps import Steps
from layer_server.generators.image.styles import UNLIT, style_of, unlit, unlit_picture
from layer_server.generators.image.variation import Pose, Variation
from layer_server.generators.image.vocabulary import SEE_THROUGH

_SETTING = 0.04
"""Share of the picture up to which a hole in jewellery holds a stone."""

_HUE_SHARE = 0.3
"""How much of a variation's turn of hues a picture with its own colours takes: a ladybird stays red."""

DRAWING = "drawing"
"""The collection of a match that is the user's own."""

_COARSE = 160
"""Pixels at which a picture's shape is looked at for the layout."""

_MADE_ALL_OF = frozenset(
    {"gold", "silver", "iron", "bronze", "copper", "rust", "stone", "bone", "crystal", "ice", "lava", "slime", "energy",
     "wood", "dark wood", "water", "fire", "clay", "obsidian"}
)  # fmt: skip
"""Materials that an emoji is made of all over, not only tinted."""


class Artist(Protocol):
    """Finds and paints things."""

    def find(self, brief: Brief, seed: int) -> Match: ...

    def coverage(self, match: Match) -> Plane:
        """A small drawing of what would be painted, (n, n)."""
        ...

    def paint(
        self, brief: Brief, match: Match, canvas: Canvas, rng: np.random.Generator, steps: Steps
    ) -> Piece: ...

    def source_of_colours(self, brief: Brief, match: Match) -> str:
        """Where the colours of a thing come from, for its metadata."""
        ...


@dataclass(frozen=True, slots=True)
class EmojiArtist:
    """Paints with shaded emoji, which are under the MIT licence."""

    library: ArtLibrary

    def find(self, brief: Brief, seed: int) -> Match:
        return retrieve_emoji(brief, self.library, seed)

    def coverage(self, match: Match) -> Plane:
        return _coarse(self.library, match.collection, match.name)

    def paint(
        self, brief: Brief, match: Match, canvas: Canvas, rng: np.random.Generator, steps: Steps
    ) -> Piece:
        del rng  # nothing is left to chance
        steps(0.1, "drawing")
        style = style_of(brief)
        if style in UNLIT and match.name in self.library.names(FLUENT_EMOJI):
            picture = flat(self.library.svg(FLUENT_EMOJI, match.name), canvas.size)
            picture = placed(picture, canvas.size, canvas.margin, canvas.pose)
            if brief.colour and style == "flat":
                picture = coloured(picture, _tint(brief, match))
            return unlit_picture(style, picture, brief)
        drawn = shaded(
            self.library.svg(match.collection, match.name), int(canvas.size * (1 - 2 * canvas.margin))
        )
        steps(0.6, "lighting")
        return paint_emoji(drawn, canvas, _tint(brief, match), SHADED_LIGHT)

    def source_of_colours(self, brief: Brief, match: Match) -> str:
        del match
        return "prompt" if brief.colour or brief.material else "art"


@dataclass(frozen=True, slots=True)
class SilhouetteArtist:
    """Paints silhouettes part by part; an emoji where none fits.

    Attributes:
        drawing: the coverage of somebody's own drawing, which takes the silhouette's place.
    """

    library: ArtLibrary
    drawing: Plane | None = None

    def find(self, brief: Brief, seed: int) -> Match:
        if self.drawing is not None:
            return Match(DRAWING, brief.noun.replace(" ", "-") or "drawing", 1.0, (), Variation.of(seed, 1))
        return retrieve(brief, self.library, seed)

    def coverage(self, match: Match) -> Plane:
        return _coarse(self.library, match.collection, match.name)

    def paint(
        self, brief: Brief, match: Match, canvas: Canvas, rng: np.random.Generator, steps: Steps
    ) -> Piece:
        if match.collection == SHADED_EMOJI:
            return EmojiArtist(self.library).paint(brief, match, canvas, rng, steps)
        steps(0.0, "cutting into parts")
        if match.collection == OWN and match.name in sketches():
            return _paint_sketch(sketches()[match.name], brief, match, canvas, rng=rng, steps=steps)
        if self.drawing is not None:
            silhouette = segment(placed(self.drawing, canvas.size, canvas.margin, Pose()))
        else:
            svg = picture(self.library, match.collection, match.name)
            silhouette = load(svg, canvas.size, canvas.margin, canvas.pose)
        if brief.head in SEE_THROUGH:
            silhouette = silhouette.pierced(_SETTING if brief.has_jewel else 0.0)
        looks = palette.choose(brief, match, self.library)
        layers = dress(Subject(brief, match.name, silhouette, looks, match.variation, rng))
        return _finished(silhouette, layers, brief, rng=rng, steps=steps)

    def source_of_colours(self, brief: Brief, match: Match) -> str:
        if match.collection == SHADED_EMOJI:
            return EmojiArtist(self.library).source_of_colours(brief, match)
        if match.collection == OWN and match.name in sketches():
            return "prompt" if brief.colour or brief.material else "table"
        return palette.choose(brief, match, self.library).source


def _finished(
    silhouette: Silhouette, layers: list[Layer], brief: Brief, *, rng: np.random.Generator, steps: Steps
) -> Piece:
    """The layers in the style that is asked for: painted and lit, or not."""
    if (style := style_of(brief)) in UNLIT:
        return unlit(style, silhouette.hull, layers, brief)

    def step(done: int, count: int) -> None:
        steps(0.2 + 0.8 * done / count, "shading")

    body = Painter(silhouette, rng, step).paint(layers)
    outline = shade(layers[0].material.ramp, 0.0) * np.float32(0.55)
    return Piece(body.colour, body.coverage, silhouette.hull, outline)


def _paint_sketch(
    sketch: Sketch, brief: Brief, match: Match, canvas: Canvas, *, rng: np.random.Generator, steps: Steps
) -> Piece:
    silhouette, masks = paint_sketch(sketch, canvas)
    subject = Subject(brief, match.name, silhouette, Palette(), match.variation, rng)
    return _finished(silhouette, dress_sketch(sketch, masks, subject), brief, rng=rng, steps=steps)


def _tint(brief: Brief, match: Match) -> Tint:
    material = MATERIALS[brief.material] if brief.material in _MADE_ALL_OF else None
    if material is not None and brief.colour:
        material = material.coloured(brief.colour)
        return Tint(material=material)
    if material is not None or brief.colour:
        return Tint(brief.colour, material)
    # The first picture of a subject has the artist's own colours; later ones stay near, for blood is no wine.
    return Tint(hue_shift=_HUE_SHARE * match.variation.hue * min(match.variation.lap, 1))


@lru_cache(maxsize=256)
def _coarse(library: ArtLibrary, collection: str, name: str) -> Plane:
    svg = picture(library, collection, name)
    return rasterise(unfiltered(svg), _COARSE)[..., 3].copy()
