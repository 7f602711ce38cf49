"""Every utility of workflows."""

from __future__ import annotations

from layer_server.generators.utility import (
    geometry_card,
    item_card_card,
    keying_card,
    layers_card,
    lit_preview_card,
    sheets_card,
    tone_card,
)
from layer_server.generators.utility.card import UtilityCard

UTILITIES: tuple[UtilityCard, ...] = (
    *keying_card.CARDS,
    *geometry_card.CARDS,
    *layers_card.CARDS,
    *tone_card.CARDS,
    *item_card_card.CARDS,
    *lit_preview_card.CARDS,
    *sheets_card.CARDS,
)
"""What a blueprint may ``use:``."""
