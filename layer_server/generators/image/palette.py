"""What a noun looks like: from the table of looks, else from the colours of the emoji nearest in meaning."""

from __future__ import annotations

import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.art import FLUENT_EMOJI, ArtLibrary
from layer_server.generators.clusters import colour_clusters
from layer_server.generators.colour import to_hsv
from layer_server.generators.image.dressing import Palette
from layer_server.generators.image.materials import look, paint
from layer_server.generators.image.prompt import Brief
from layer_server.generators.image.retrieve import Match, known_look, meaning
from layer_server.generators.image.silhouette import rasterise

_NEAR_ENOUGH = 0.46
"""Cosine below which an emoji is of something else."""

_KINDS_WITH_LOOKS = frozenset({"potion", "shield"})
"""Kinds that are dressed by rule alone."""

_COLOURS = 4
_SAMPLE = 96


def choose(brief: Brief, match: Match, library: ArtLibrary) -> Palette:
    """The palette of a subject; empty where its kind or its material says it all."""
    if brief.kind in _KINDS_WITH_LOOKS:
        return Palette()
    known = known_look(brief, match)
    if known:
        return Palette(look(known[0]), look(known[1]), "table")
    if brief.kind in {"weapon", "chest", "gem", "armor"} or brief.material or not brief.noun:
        return Palette()
    return _from_emoji(brief, library)


def _from_emoji(brief: Brief, library: ArtLibrary) -> Palette:
    meanings = library.meanings(FLUENT_EMOJI)
    likeness = 0.6 * (meanings @ meaning(brief.noun, library)) + 0.4 * (
        meanings @ meaning(brief.head, library)
    )
    best = int(np.argmax(likeness))
    if likeness[best] < _NEAR_ENOUGH:
        return Palette()
    name = library.names(FLUENT_EMOJI)[best]
    colours = dominant_colours(rasterise(library.svg(FLUENT_EMOJI, name), _SAMPLE))
    if len(colours) == 0:
        return Palette()
    return Palette(paint(colours[0]), paint(colours[min(1, len(colours) - 1)]), f"emoji {name}")


def dominant_colours(picture: Plane, count: int = _COLOURS) -> Plane:
    """The main colours of an RGBA picture, (k, 3), most telling first: large and colourful ones."""
    solid = picture[..., 3] > 0.9
    labels, colours = colour_clusters(picture[..., :3][solid], count)
    if len(colours) == 0:
        return colours
    sizes = np.bincount(labels, minlength=len(colours))
    hsv = to_hsv(colours)
    weight = (
        sizes * (1 + 0.6 * hsv[:, 1]) * np.clip(hsv[:, 2] * 1.6, 0.25, 1)
    )  # dark ones are outlines and shadow
    order = np.argsort(-weight, kind="stable")
    result: Plane = colours[order]
    return result
