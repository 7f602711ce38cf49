"""How an upload stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CANCELLED = "It was cancelled."
"""The reason of an upload that its sender gave up."""


@dataclass(frozen=True)
class Standing:
    """How an upload stands.

    Attributes:
        received: how many bytes are here.
        reason: why it failed.
        sha256: of the whole, once it is ready.
    """

    file_id: str
    state: Literal["waiting", "ready", "failed"]
    content_type: str
    size_bytes: int
    received: int
    reason: str = ""
    sha256: str | None = None

    @property
    def whole(self) -> bool:
        """Whether every byte is here."""
        return self.received >= self.size_bytes
