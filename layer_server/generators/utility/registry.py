"""Every utility of workflows."""

from __future__ import annotations

from layer_server.generators.utility.card import UtilityCard

UTILITIES: tuple[UtilityCard, ...] = ()
"""What a blueprint may ``use:``."""
