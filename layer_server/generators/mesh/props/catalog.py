"""Every prop, and how a prompt finds its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.art import art
from layer_server.generators.mesh.asked import Asked
from layer_server.generators.mesh.props import (  # noqa: F401  each registers its props
    aircraft,
    appliances,
    armour,
    arms,
    arsenal,
    band,
    beasts,
    bedrooms,
    birds,
    buildings,
    buses,
    cabinets,
    carts,
    caves,
    clothing,
    coats,
    containers,
    conveniences,
    crawlers,
    dairy,
    decor,
    dinosaurs,
    dishes,
    drinks,
    dungeon,
    farming,
    field_gear,
    figures,
    fixtures,
    folk,
    food,
    furniture,
    gadgets,
    games,
    garden,
    guns,
    hafted,
    hand_tools,
    home,
    household,
    industrial,
    insects,
    jewellery,
    keeps,
    keyboards,
    kitchen,
    laboratory,
    lamps,
    lifting,
    machines,
    mammals,
    medicine,
    monuments,
    music,
    myth,
    nature,
    nursery,
    odd_games,
    office,
    optics,
    ordnance,
    outposts,
    packages,
    pantry,
    people,
    plants,
    playground,
    poultry,
    produce,
    racks,
    reading,
    relics,
    room_lamps,
    sea_life,
    seating,
    sheds,
    shells,
    ships,
    shops,
    signals,
    skies,
    small_dishes,
    sport,
    sport_gear,
    stands,
    station,
    stonework,
    street,
    structures,
    sweets,
    tableware,
    tech,
    temples,
    tombs,
    tools,
    toys,
    traps,
    travel,
    treasure,
    trinkets,
    trucks,
    vehicles,
    vessels,
    village,
    weapons,
    winds,
    winds_and_drums,
    woods,
    woodwork,
    works,
    workshop,
    worn_armour,
    yard,
)
from layer_server.generators.mesh.props.kit import PROPS, Prop

_TOGETHER = 32
"""Names that are encoded at once, which bounds memory."""

_NAMES = 3
"""Other names of each prop that are compared in meaning: encoding all of them would take seconds."""

WEAK = 0.5
"""Cosine below which the nearest prop is hardly near."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The prop for a prompt: how well it fits, what else was near, and what to say about it."""

    prop: Prop
    score: float
    alternatives: tuple[str, ...] = ()
    note: str = ""


def choose(asked: Asked, seed: int) -> Choice:
    """The prop that a prompt names, else the nearest in meaning; by the seed where it names nothing."""
    if asked.prop is not None:
        return Choice(asked.prop, 1.0)
    if not asked.subject:
        ordered = sorted(PROPS)
        prop = PROPS[ordered[int(np.random.default_rng(seed).integers(len(ordered)))]]
        return Choice(prop, 0.0, note="The prompt names no subject, so the seed chose one.")
    names, meanings = _meanings()
    scores = meanings @ art().encoder.encode([asked.subject])[0]
    order = np.argsort(-scores, kind="stable")
    found = list(dict.fromkeys(names[int(i)] for i in order[:24]))
    score = float(scores[order[0]])
    how = "hardly fits" if score < WEAK else "is the nearest"
    note = f"No prop of that name is known here; {found[0]} {how}. Also near: {', '.join(found[1:4])}."
    return Choice(PROPS[found[0]], score, tuple(found[1:4]), note)


@lru_cache(maxsize=1)
def _meanings() -> tuple[list[str], NDArray[np.float32]]:
    """The prop of the most common names, and what each name means, (n, 384)."""
    words = [(word, prop.name) for prop in PROPS.values() for word in (prop.name, *prop.words[:_NAMES])]
    said = [word for word, _ in words]
    rows = [art().encoder.encode(said[start : start + _TOGETHER]) for start in range(0, len(said), _TOGETHER)]
    return [name for _, name in words], np.concatenate(rows)
