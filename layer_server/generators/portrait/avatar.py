"""Draws an avatar: a style of DiceBear with the options that a description sets; the seed chooses the rest."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.card import Attribution
from layer_server.generators.image.silhouette import rasterise
from layer_server.generators.portrait.dressing import dressed, style_parts
from layer_server.generators.portrait.styles import Style
from layer_server.generators.portrait.traits import Person

if TYPE_CHECKING:
    import dicebear

_NATURAL_SKINS = ("#ffdbb4", "#f5cfa0", "#edb98a", "#d9a06a", "#c68642", "#a2683e", "#7d4a2a", "#5c3626")
"""Where nothing is said of the skin: styles also have skins of no human being."""

_NATURAL_HAIRS = ("#2c1b18", "#3b2a20", "#4a312c", "#724133", "#8d5a34", "#a55728", "#b58143", "#d6b370")
"""Where nothing is said of the hair: pink and blue are for those who ask."""

_CALM = ("neutral", "plain")
"""What holds where nothing else is said: no cat's grimace on a shopkeeper."""


@lru_cache(maxsize=8)
def _definition(name: str) -> dict[str, Any]:
    text = files("dicebear_styles").joinpath(f"{name}.json").read_text("utf-8")
    definition: dict[str, Any] = json.loads(text)
    return definition


@lru_cache(maxsize=8)
def _loaded(name: str) -> dicebear.Style:
    from dicebear import Style as DiceBearStyle

    return DiceBearStyle(_definition(name))


def options(person: Person, seed: int) -> tuple[dict[str, Any], list[str]]:
    """DiceBear's options for a person, and the traits that the style has no parts for."""
    style = person.style
    traits = person.traits
    if style.name == "avataaars" and not {"feminine", "masculine"} & set(traits):
        # Hair and beard are to be of one person.
        traits += (("feminine", "masculine")[int(np.random.default_rng([seed, 3]).integers(2))],)
    chosen: dict[str, Any] = {"seed": f"{seed} {person.text}", "size": 512}
    if person.background:
        chosen["backgroundColor"] = [person.background]
    else:
        chosen["backgroundColor"] = ["#ffffff00"]
    unmet = []
    said = {part for trait in traits for part in style.traits.get(trait, {})}
    for trait in (*_CALM, *reversed(traits)):  # what stands first in the table has the last word
        parts = style.traits.get(trait)
        if parts is None:
            if trait not in _CALM and trait not in {"feminine", "masculine", "old", "clean shaven"}:
                unmet.append(trait)
            continue
        for part, variants in parts.items():
            if trait in _CALM and part in said:
                continue
            chosen[f"{part}Probability"] = 0 if variants is None else 100
            if variants is not None:
                chosen[f"{part}Variant"] = list(variants)
    for part, drawn in style_parts(person.dress, traits).items():
        chosen[f"{part}Probability"] = 0 if drawn is None else 100
        if drawn is not None:
            chosen[f"{part}Variant"] = list(drawn)
    worn = {each.name for each in person.dress.worn}
    unmet = [trait for trait in unmet if trait not in worn and _WORN_AS.get(trait) not in worn]
    unmet += _paint(chosen, person, seed)
    return chosen, list(reversed(unmet))


_WORN_AS = {"dress": "gown", "flowers": "flower crown"}
"""Traits that are pieces of the wardrobe under another name."""


def hair_of(person: Person, seed: int) -> str:
    """The colour of the hair, ``#rrggbb``: the named one, else a natural one."""
    return person.hair or _NATURAL_HAIRS[int(np.random.default_rng([seed, 5]).integers(len(_NATURAL_HAIRS)))]


def _paint(chosen: dict[str, Any], person: Person, seed: int) -> list[str]:
    """Set the colours that a person has; returns those that the style cannot show."""
    style, unmet = person.style, []
    for colour, parts, what in (
        (person.hair, style.hair, "hair colour"),
        (person.skin, style.skin, "skin colour"),
        (person.clothes, style.clothes, "clothes' colour"),
    ):
        if colour:
            chosen.update({f"{part}Color": [colour] for part in parts})
            unmet += [] if parts else [what]
    if not person.hair and style.name == "avataaars":
        chosen.update({f"{part}Color": [hair_of(person, seed)] for part in style.hair})
    if "eyepatch" in person.traits:
        chosen["accessoriesColor"] = ["#26262c"]
    if not person.skin and "skin" in style.skin and style.name != "lorelei":
        chosen["skinColor"] = list(_NATURAL_SKINS)
    return unmet


def draw_avatar(person: Person, seed: int, size: int) -> tuple[Plane, list[str]]:
    """The avatar, (size, size, 4), and the traits that its style does not have."""
    from dicebear import Avatar

    chosen, unmet = options(person, seed)
    svg = str(Avatar(_loaded(person.style.name), chosen))
    return rasterise(dressed(svg, person.dress, hair_of(person, seed)), size), unmet


def credit_of(style: Style) -> Attribution:
    """Who drew a style."""
    meta = _definition(style.name)["meta"]
    return Attribution(
        title=f"Avatar style {meta['source']['name']}, by way of DiceBear",
        author=meta["creator"]["name"],
        source=meta["source"]["url"],
        licence=meta["license"]["name"].rstrip("."),
        licence_url=meta["license"]["url"],
    )
