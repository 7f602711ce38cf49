"""Files of yours, made usable by their id."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from layer_mcp.blocking.parts import BlockingParts
from layer_mcp.connect.loop import run_blocking
from layer_mcp.library.together import FILES_AT_ONCE

if TYPE_CHECKING:
    from layer_mcp.library.assets import Asset
    from layer_mcp.library.uploaded import Upload
    from layer_mcp.runs.run import Run


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

    def upload_all(
        self,
        files: Iterable[Any],
        *,
        at_once: int = FILES_AT_ONCE,
        on_progress: Callable[[int, int, int], None] | None = None,
    ) -> list[Upload]:
        """Make several files of yours usable by their ids. Free; see ``AsyncLayer.upload_all``."""
        return run_blocking(self._layer.upload_all(files, at_once=at_once, on_progress=on_progress))

    def download(
        self,
        what: Run | Asset | Iterable[Run | Asset],
        folder: str | Path = ".",
        *,
        at_once: int = FILES_AT_ONCE,
        on_progress: Callable[[Asset, int, int | None], None] | None = None,
    ) -> list[Path]:
        """Save assets with their parts into a folder, over no other file; see ``AsyncLayer.download``."""
        return run_blocking(self._layer.download(what, folder, at_once=at_once, on_progress=on_progress))
