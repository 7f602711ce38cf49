"""What runs and assets need of the server that keeps them: states, cancels, bytes.

Its coroutines run on the I/O loop.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
from collections.abc import AsyncGenerator
from pathlib import Path

from layer_mcp.connect.rest import LocalRest
from layer_mcp.connect.wire import Wire
from layer_mcp.contract.redact import Secret
from layer_mcp.library.fetching import Fetch
from layer_mcp.library.fingerprints import Fingerprints
from layer_mcp.library.journal import Journal
from layer_mcp.library.media import MediaHosts
from layer_mcp.library.transfers import DownloadFailed
from layer_mcp.runs.reading import RunReading


class Keeper(RunReading):
    """Runs and assets of one server.

    Args:
        wire: its tools.
        rest: its local REST, where it is the embedded one.
        journal: told when a run is over.
        home: the data folder of this client.
        media: the way to media hosts.
        fingerprints: of the files that were fetched before.
        target_key: names the server there.

    Attributes:
        workspace_names: name by id, as far as they have been heard.
    """

    def __init__(
        self,
        wire: Wire,
        rest: LocalRest | None,
        journal: Journal,
        home: Path,
        *,
        media: MediaHosts,
        fingerprints: Fingerprints,
        target_key: str,
    ) -> None:
        super().__init__(wire, rest, journal)
        self.home = home
        self.workspace_names: dict[str, str] = {}
        self._media = media
        self._fingerprints = fingerprints
        self._target_key = target_key

    async def thumbnail(self, file_id: str, size: int) -> bytes | None:
        """A thumbnail made by the embedded server; None elsewhere."""
        if self._rest is None:
            return None
        return await self._rest.bytes(f"/files/{file_id}/thumbnail", size=size)

    async def stream(
        self, file_id: str, url: Secret | None, run_id: str, size: int | None = None
    ) -> AsyncGenerator[bytes]:
        """The bytes of a file, in chunks."""
        if self._rest is not None:
            chunks = self._rest.stream(f"/files/{file_id}")
        else:
            fresh = functools.partial(self._fresh_url, file_id, run_id)
            chunks = Fetch(self._media, f"File {file_id}", url, fresh, size).chunks()
        async with contextlib.aclosing(chunks) as opened:
            async for chunk in opened:
                yield chunk

    async def known_hash(self, file_id: str) -> str | None:
        """The SHA-256 of a file that was fetched before."""
        return await asyncio.to_thread(self._fingerprints.of_remote, self._target_key, file_id)

    async def keep_hash(self, file_id: str, sha256: str) -> None:
        """A file was fetched."""
        await asyncio.to_thread(self._fingerprints.keep_remote, self._target_key, file_id, sha256)

    async def _fresh_url(self, file_id: str, run_id: str) -> Secret:
        """The file's present address: signed ones live for a short while only."""
        if run_id:
            state, _ = await self.read_run(run_id)
            for asset in state.assets:
                urls = {asset.file_id: asset.url} | {part.file_id: part.url for part in asset.parts}
                if found := urls.get(file_id):
                    return Secret(found)
        raise DownloadFailed(f"The server gives no address for file {file_id}.")
