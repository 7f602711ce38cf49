"""What a run costs: the model card's own price function, never below nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layer_server.generators.card import ModelCard


def price(card: ModelCard, parameters: Mapping[str, Any], batch_size: int) -> int:
    """Micro-CU for ``batch_size`` outputs with these complete parameters."""
    return max(0, card.price({**parameters, "batch_size": batch_size}))


def charge(
    card: ModelCard | None, parameters: Mapping[str, Any], *, reserved: int, made: int, batch_size: int
) -> int:
    """Micro-CU for what was made of a request for ``batch_size`` outputs, for which ``reserved`` is held.

    A model of the user's own has one price for each output, and it may be another one by now, or gone (None): its
    share of what is held is what was agreed to.
    """
    if card is None or card.place != "cpu":
        return reserved * made // batch_size
    return price(card, parameters, made)
