"""What all blocking verbs stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from layer_mcp.client import AsyncLayer
    from layer_mcp.connect.target import TargetInfo


class BlockingParts:
    """The awaited client that a blocking one stands on; ``Layer`` makes it.

    Attributes:
        target: which server this is; safe to show.
    """

    target: TargetInfo
    _layer: AsyncLayer
