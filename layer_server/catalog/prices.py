"""What a run costs: the model card's own price function, never below nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layer_server.generators.card import ModelCard


def price(card: ModelCard, parameters: Mapping[str, Any], batch_size: int) -> int:
    """Micro-CU for ``batch_size`` outputs with these complete parameters."""
    return max(0, card.price({**parameters, "batch_size": batch_size}))
