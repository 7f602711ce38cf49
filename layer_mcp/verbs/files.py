"""Files of yours, made usable by their id."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from layer_mcp.connect.loop import run_from_any_loop
from layer_mcp.library.assets import Asset
from layer_mcp.library.resumable import OnProgress
from layer_mcp.library.saving import OnFileProgress as OnFileDownload
from layer_mcp.library.saving import assets_in, save_all
from layer_mcp.library.together import FILES_AT_ONCE
from layer_mcp.library.uploaded import Upload
from layer_mcp.library.uploads import OnFileProgress as OnFileUpload
from layer_mcp.runs.run import Run
from layer_mcp.verbs.parts import Parts


class Files(Parts):
    """Verbs about files."""

    async def upload(
        self,
        file: Any,
        *,
        name: str | None = None,
        content_type: str | None = None,
        on_progress: OnProgress | None = None,
    ) -> Upload:
        """Make a file of yours usable by its id. Free; the same bytes are sent once.

        Args:
            file: a path, bytes, an open file or a PIL image, sent from here; or a public https address, fetched
                by the server.
            name: the file's name; by default its own.
            content_type: what it is; by default what its bytes say.
            on_progress: told bytes sent and bytes in all, on the I/O thread.

        Raises:
            InvalidInputs: when it cannot be read, or is nothing that may be uploaded.
            UploadFailed: when it was refused, or the network cut it too often.
        """
        return await self._uploads.upload(file, name=name, content_type=content_type, on_progress=on_progress)

    async def upload_all(
        self,
        files: Iterable[Any],
        *,
        at_once: int = FILES_AT_ONCE,
        on_progress: OnFileUpload | None = None,
    ) -> list[Upload]:
        """Make several files of yours usable by their ids, a few at a time. Free.

        Args:
            files: each what ``upload`` takes.
            at_once: how many are sent side by side.
            on_progress: told which file it is (counted from 0), bytes sent and bytes in all, on the I/O thread.

        Returns:
            The uploads, in the order of the files.

        Raises:
            InvalidInputs: for the first that cannot be read or uploaded; then nothing was sent.
            UploadFailed: for the first that failed, once the others have ended. What was sent is not sent again.
        """
        return await self._uploads.upload_all(files, at_once, on_progress)

    async def download(
        self,
        what: Run | Asset | Iterable[Run | Asset],
        folder: str | Path = ".",
        *,
        at_once: int = FILES_AT_ONCE,
        on_progress: OnFileDownload | None = None,
    ) -> list[Path]:
        """Save assets with their parts into a folder, several at a time, over no other file.

        Args:
            what: an asset, a run (of which all assets are meant), or several.
            folder: is made.
            at_once: how many are fetched side by side.
            on_progress: told the asset or part, bytes received, and bytes in all where that is known; on the I/O
                thread.

        Returns:
            Where they are, each asset before its parts. What is there already is not fetched again.

        Raises:
            DownloadFailed: for the first that did not arrive, once the others are saved.
            OSError: when the folder cannot be written.
        """
        return await run_from_any_loop(
            save_all(assets_in(what), Path(folder), at_once=at_once, on_progress=on_progress)
        )
