"""Files of this machine, sent to the server once.

Before anything is sent it is asked whether the server has the bytes already: the journal knows every upload of this
machine by its content hash. A large file is read once all the same: where no file of just its size was ever uploaded,
the bytes cannot have been either, and the hash is taken while they are sent (by the embedded server, which takes it
anyway and tells it). A file that has not been written to since it was last read is not read again to know its hash.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from layer_mcp.catalog.catalog import Catalog
from layer_mcp.connect.connection import Connection
from layer_mcp.connect.rest import LocalRest
from layer_mcp.connect.wire import Wire
from layer_mcp.contract.errors import LayerError, UploadFailed
from layer_mcp.contract.files import UploadUrl
from layer_mcp.contract.redact import Secret
from layer_mcp.library import resumable
from layer_mcp.library.fingerprints import Fingerprints
from layer_mcp.library.hashing import RunningHash
from layer_mcp.library.journal import Journal
from layer_mcp.library.media import MediaHosts
from layer_mcp.library.reading import hash_of_source
from layer_mcp.library.resumable import OnProgress
from layer_mcp.library.sources import Source
from layer_mcp.library.uploaded import Upload

if TYPE_CHECKING:
    import httpx2

HASHED_FIRST_BYTES = 32 * 1024 * 1024
"""A file with no more is hashed before it is sent: that takes less time than asking for an address."""


class Sending:
    """Sends files of this machine to one workspace.

    Args:
        rest: of the embedded server, which can be asked whether it still has a file.
        target_key: names the server in the journal.
    """

    def __init__(
        self,
        connection: Connection,
        wire: Wire,
        catalog: Catalog,
        *,
        rest: LocalRest | None,
        media: MediaHosts,
        journal: Journal,
        fingerprints: Fingerprints,
        target_key: str,
    ) -> None:
        self._connection = connection
        self._wire = wire
        self._catalog = catalog
        self._rest = rest
        self._media = media
        self._journal = journal
        self._fingerprints = fingerprints
        self._target_key = target_key
        self._turns: dict[tuple[str, ...], asyncio.Lock] = {}
        self._begun: dict[tuple[str, ...], resumable.Session] = {}
        self._known: dict[tuple[str, str, str], Upload] = {}
        self._reused: dict[str, Source] = {}

    async def send(self, source: Source, on_progress: OnProgress | None = None) -> Upload:
        """Send a file, unless the server has it; goes on with what an earlier call in this process has begun.

        Raises:
            InvalidInputs: when it cannot be read, or changes meanwhile.
            UploadFailed: when it was refused, or cut too often.
        """
        workspace_id = await self._catalog.workspace_id()
        sha256 = await self._hash(source, workspace_id)
        turn = (workspace_id, source.content_type, sha256 or str(source.size))
        async with self._turns.setdefault(turn, asyncio.Lock()):
            if sha256 is None and await self._may_be_there(source, workspace_id):
                sha256 = await self._read_through(source)  # one of that size was sent while this one waited
            found = None if sha256 is None else await self._there(source, workspace_id, sha256)
            if found is None:
                found, sha256 = await self._sent(source, workspace_id, sha256, on_progress)
                self._known[workspace_id, source.content_type, sha256] = found
                await self._note(source, workspace_id, sha256, found)
            elif on_progress is not None:
                on_progress(source.size, source.size)
            return found

    def may_be_gone(self, file_id: str) -> bool:
        """Whether the file was not sent now, but is thought to be there since an earlier upload."""
        return file_id in self._reused

    async def send_again(self, file_id: str) -> Upload:
        """The server has the file no more: forget it, and send it under a new id."""
        source = self._reused.pop(file_id)
        await self._forget(file_id)
        return await self.send(source)

    async def _forget(self, file_id: str) -> None:
        self._known = {key: found for key, found in self._known.items() if found.file_id != file_id}
        with contextlib.suppress(LayerError):  # then the server says so again, the next time
            await asyncio.to_thread(self._journal.forget_upload, self._target_key, file_id)

    # -- what is there -------------------------------------------------------------------------------

    async def _hash(self, source: Source, workspace_id: str) -> str | None:
        """The source's hash; None for a large one whose bytes cannot be there, so that it is hashed as it is sent."""
        if source.stamp is None:
            return await self._read_through(source)
        if known := await asyncio.to_thread(self._fingerprints.of_file, source.stamp):
            return known
        if source.size <= HASHED_FIRST_BYTES or await self._may_be_there(source, workspace_id):
            return await self._read_through(source)
        return None

    async def _read_through(self, source: Source) -> str:
        sha256 = await hash_of_source(source)
        await self._keep(source, sha256)
        return sha256

    async def _may_be_there(self, source: Source, workspace_id: str) -> bool:
        with contextlib.suppress(LayerError):  # without the journal it is only sent once more
            return await asyncio.to_thread(
                self._journal.has_upload_of_size,
                self._target_key,
                workspace_id,
                source.size,
                source.content_type,
            )
        return False

    async def _there(self, source: Source, workspace_id: str, sha256: str) -> Upload | None:
        key = (workspace_id, source.content_type, sha256)
        found = self._known.get(key)
        file_id = found.file_id if found is not None else None
        if file_id is None:
            with contextlib.suppress(LayerError):  # as above
                file_id = await asyncio.to_thread(
                    self._journal.upload_of, self._target_key, workspace_id, sha256, source.content_type
                )
        if file_id is None:
            return None
        self._known[key] = Upload(file_id, source.content_type, source.name, source.size, reused=True)
        if self._rest is not None and not await self._rest.has(f"/files/{file_id}", sha256):
            await self._forget(file_id)
            return None
        if source.lasting:
            self._reused[file_id] = source
        return self._known[key]

    async def _note(self, source: Source, workspace_id: str, sha256: str, found: Upload) -> None:
        await self._keep(source, sha256)
        with contextlib.suppress(LayerError):  # the file is there; without the note it may be sent once more
            await asyncio.to_thread(
                self._journal.uploaded,
                self._target_key,
                workspace_id,
                sha256,
                source.content_type,
                file_id=found.file_id,
                name=source.name,
                size=source.size,
            )

    async def _keep(self, source: Source, sha256: str) -> None:
        if source.stamp is not None:
            await asyncio.to_thread(self._fingerprints.keep_file, source.stamp, sha256)

    # -- what is sent --------------------------------------------------------------------------------

    async def _sent(
        self, source: Source, workspace_id: str, sha256: str | None, on_progress: OnProgress | None
    ) -> tuple[Upload, str]:
        """Send it: to the session that was begun before, if there is one, else to a fresh one."""
        key = (workspace_id, source.content_type, source.name, sha256 or repr(source.stamp))
        for last in (False, True):
            session = self._begun.get(key)
            resumed = session is not None
            try:
                if session is None:
                    session = self._begun[key] = await self._open(source, workspace_id, sha256)
                found = await resumable.send(self._way, session, source, on_progress, resumed=resumed)
            except resumable.Gone:
                self._begun.pop(key, None)
                if last:
                    raise
                continue
            except LayerError as error:
                if not isinstance(error, resumable.Cut):
                    self._begun.pop(key, None)
                raise
            del self._begun[key]
            sent = sha256 or (session.running.hexdigest() if session.running else found)
            if sent is None:
                sent = await hash_of_source(source)
            if found is not None and found != sent:
                if source.stamp is not None:
                    await asyncio.to_thread(self._fingerprints.forget_file, source.stamp)
                raise UploadFailed(
                    f"{source.name} did not arrive as it is here: its hash differs on the server.",
                    remedy="Upload it again when the program that writes it is done. Nothing was charged.",
                )
            return Upload(session.file_id, source.content_type, source.name, source.size), sent
        raise AssertionError("unreachable")

    async def _open(self, source: Source, workspace_id: str, sha256: str | None) -> resumable.Session:
        asked = {
            "workspace_id": workspace_id,
            "content_type": source.content_type,
            "file_size_bytes": source.size,
            "file_name": source.name,
        }
        found = await self._wire.ask("request_file_upload_url", asked, UploadUrl)
        address = await resumable.begin(self._way, Secret(found.upload_url), source)
        told = self._wire.ours  # what the embedded server has found is taken, rather than found twice
        return resumable.Session(
            found.file_id,
            address,
            None if sha256 or told else RunningHash(),
            on_this_machine=told and self._connection.target.app is None,
        )

    @contextlib.asynccontextmanager
    async def _way(self, address: Secret) -> AsyncIterator[tuple[httpx2.AsyncClient, str]]:
        """The HTTP client for an upload address, and the URL to give it."""
        url = address.reveal()
        if not self._wire.ours:
            yield await self._media.client_for(address), url
            return
        # The embedded server may have been restarted, and listen elsewhere: only the path is the address.
        import httpx2

        parts = urlsplit(url)
        session = await self._connection.session()
        try:
            with session.in_use():
                yield session.http, f"{parts.path}?{parts.query}"
        except httpx2.TransportError:
            session.retire()
            raise
        except RuntimeError as error:  # the client was closed meanwhile
            session.retire()
            raise httpx2.NetworkError(str(error)) from error
