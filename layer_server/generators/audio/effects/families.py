"""Every family of sounds: importing this module fills ``FAMILIES``."""

from __future__ import annotations

from layer_server.generators.audio.effects import (  # noqa: F401  they register themselves
    ambience,
    creatures,
    elements,
    impacts,
    interface,
    mechanisms,
)
from layer_server.generators.audio.effects.family import FAMILIES, Family, Take

__all__ = ["FAMILIES", "Family", "Take"]
