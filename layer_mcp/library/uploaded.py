"""A file that was uploaded, ready for use by its id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from layer_mcp.library.guidance import guidance_item


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was uploaded.

    Attributes:
        file_id: goes where an input or a guidance file is asked for.
        mime: its content type; empty where only the id is known.
        width, height: pixels, where the server told them.
        reused: it was there already, so nothing was sent.
    """

    file_id: str
    mime: str = ""
    name: str = ""
    size_bytes: int | None = None
    width: int | None = None
    height: int | None = None
    reused: bool = False

    @property
    def kind(self) -> str:
        """``image``, ``video`` or ``audio``."""
        return self.mime.partition("/")[0]

    def as_guidance(self, type: str | None = None, weight: float = 1.0) -> dict[str, Any]:  # noqa: A002  the wire's word
        """This file as an item of ``guidance_files``.

        Args:
            type: one of the wire's guidance types; by default the one for its kind.
            weight: from 0 to 1.
        """
        return guidance_item(self.file_id, self.kind, type, weight)

    def __repr__(self) -> str:
        return f"<Upload {self.file_id[:8]} {self.mime} {self.name}".rstrip() + ">"
