"""Submits whose answer never came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from layer_mcp.blocking.parts import BlockingParts
from layer_mcp.connect.loop import run_blocking

if TYPE_CHECKING:
    from layer_mcp.paying.fate import Fate


class BlockingLookingAgain(BlockingParts):
    """Verbs about submits of which nobody knows whether they were started."""

    def look_again(self, key: str | None = None) -> list[Fate]:
        """What became of the submits that were never answered; see ``AsyncLayer.look_again``."""
        return run_blocking(self._layer.look_again(key))

    def settle_uncertain(self, key: str, started: str | Literal[False]) -> Fate:
        """Close a submit that no server can tell about; see ``AsyncLayer.settle_uncertain``."""
        return run_blocking(self._layer.settle_uncertain(key, started))
