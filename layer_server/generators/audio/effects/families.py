"""Every family of sounds: importing this module fills ``FAMILIES``."""

from __future__ import annotations

from layer_server.generators.audio.effects import (  # noqa: F401  they register themselves
    air,
    ambience,
    arcade,
    beasts,
    bodies,
    energy,
    friction,
    impacts,
    interface,
    machines,
    people,
    small_animals,
    steps_and_pieces,
    water,
)
from layer_server.generators.audio.effects.family import FAMILIES, Family, Take

__all__ = ["FAMILIES", "Family", "Take"]
