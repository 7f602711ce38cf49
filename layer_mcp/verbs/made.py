"""What was made, and what it is made of: runs, assets, uploads."""

from __future__ import annotations

from typing import Any

from layer_mcp.library.assets import Asset
from layer_mcp.library.resumable import OnProgress
from layer_mcp.library.uploaded import Upload
from layer_mcp.runs import Run
from layer_mcp.verbs.parts import Parts


class Made(Parts):
    """Verbs about runs and files."""

    async def run(self, id_or_prefix: str) -> Run:
        """A run by its id, or by the beginning of it where that is unique."""
        return await self._history.run(id_or_prefix)

    async def runs(self, limit: int = 20, *, status: str | None = None) -> list[Run]:
        """Runs, newest first: all of the embedded server, elsewhere those started from this machine."""
        return await self._history.runs(limit, status)

    async def cancel(self, run_id: str) -> Run:
        """Stop a run and release what it has not used."""
        run = await self.run(run_id)
        return await run.cancelled()

    async def assets(self, limit: int = 50, *, search: str | None = None) -> list[Asset]:
        """Assets, newest first."""
        return await self._history.assets(limit, search)

    async def asset(self, file_id: str) -> Asset:
        """One asset by its id."""
        return await self._history.asset(file_id)

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
