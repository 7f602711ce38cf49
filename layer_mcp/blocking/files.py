"""Files of yours, made usable by their id."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from layer_mcp.blocking.parts import BlockingParts
from layer_mcp.connect.loop import run_blocking

if TYPE_CHECKING:
    from layer_mcp.library.uploaded import Upload


class BlockingFiles(BlockingParts):
    """Verbs about files."""

    def upload(
        self,
        file: Any,
        *,
        name: str | None = None,
        content_type: str | None = None,
        on_progress: Callable[[int, int], None] | None = None,
    ) -> Upload:
        """Make a file of yours usable by its id. Free; see ``AsyncLayer.upload``."""
        return run_blocking(
            self._layer.upload(file, name=name, content_type=content_type, on_progress=on_progress)
        )
