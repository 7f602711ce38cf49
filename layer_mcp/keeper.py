"""What runs and assets need of the server that keeps them: states, cancels, bytes.

Its coroutines run on the I/O loop.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from layer_mcp.connect.dialect import run_from_wire
from layer_mcp.connect.rest import CHUNK_BYTES, LocalRest
from layer_mcp.connect.wire import Wire
from layer_mcp.contract.errors import InvalidInputs, LayerError, RunNotFound
from layer_mcp.contract.local import RunSnapshot
from layer_mcp.contract.machine import LOOPBACK_HOSTS
from layer_mcp.contract.model import Result
from layer_mcp.contract.redact import Secret
from layer_mcp.contract.status import status_from_wire
from layer_mcp.library.journal import Journal
from layer_mcp.library.journal.files import files_of_assets
from layer_mcp.library.transfers import DownloadFailed
from layer_mcp.watch import LongPoll, Polling, Watcher

if TYPE_CHECKING:
    import httpx2

    from layer_mcp.runs import Run

DEFAULT_POLL_SECONDS = 2.0

_CANCELS = (("cancel_inference", "inference_id"), ("cancel_workflow_run", "run_id"))
"""The tool that cancels a run, and its argument: of a forge, of a workflow."""


class Keeper:
    """Runs and assets of one server.

    Args:
        wire: its tools.
        rest: its local REST, where it is the embedded one.
        journal: told when a run is over.
        home: the data folder of this client.

    Attributes:
        workspace_names: name by id, as far as they have been heard.
        workflow_runs: ids of the runs that are known to be of a workflow.
    """

    def __init__(self, wire: Wire, rest: LocalRest | None, journal: Journal, home: Path) -> None:
        self.home = home
        self.workspace_names: dict[str, str] = {}
        self.workflow_runs: set[str] = set()
        self._wire = wire
        self._rest = rest
        self._journal = journal
        self._watcher: Watcher = LongPoll(rest) if rest is not None else Polling(self)

    def states(self, run_id: str) -> AsyncIterator[RunSnapshot]:
        """The run's states, the present one first, until a final one."""
        return self._watcher.states(run_id)

    async def read_run(self, run_id: str) -> tuple[RunSnapshot, float]:
        """The run's state, and seconds until it is worth asking again."""
        if self._rest is not None:
            return await self._rest.get(f"/runs/{run_id}", RunSnapshot), DEFAULT_POLL_SECONDS
        body = await self._asked(run_id)
        interval = body.get("poll_interval_seconds")
        state = run_from_wire(body)
        state.run_id = state.run_id or run_id
        return state, float(interval) if isinstance(interval, int | float) else DEFAULT_POLL_SECONDS

    async def _asked(self, run_id: str) -> dict[str, Any]:
        """The answer of the tool that knows the run: which kind it is, its id does not tell."""
        if run_id not in self.workflow_runs:
            try:
                return (await self._wire.ask("get_forge_run", {"inference_id": run_id}, Result)).to_wire()
            except (RunNotFound, InvalidInputs):
                if not await self._wire.offers("get_workflow_run"):
                    raise
        found = await self._wire.ask("get_workflow_run", {"run_id": run_id}, Result)
        self.workflow_runs.add(run_id)
        return found.to_wire()

    async def cancel_run(self, run_id: str, kind: str) -> RunSnapshot | None:
        """Cancel it; None where the server cannot."""
        tool, name = _CANCELS[kind == "workflow"]
        if not await self._wire.offers(tool):
            return None
        found = await self._wire.ask(tool, {name: run_id}, Result)
        state = run_from_wire(found.to_wire())
        state.run_id = state.run_id or run_id
        if self._rest is not None and status_from_wire(state.status).final:
            return (await self.read_run(run_id))[0]
        return state

    async def settled(self, run: Run) -> None:
        """Write the end of a run into the journal."""
        with contextlib.suppress(LayerError):  # the run is what counts; the server keeps its own record
            await asyncio.to_thread(
                self._journal.finished,
                run.id,
                state=run.status.value,
                charge=run.cost,
                asset_ids=[asset.file_id for asset in run.assets],
                error=str(run.error) if run.error else None,
                seconds=run.seconds,
                files=files_of_assets(run.id, run.assets),
                finished_at=run.finished_at,
            )

    async def thumbnail(self, file_id: str, size: int) -> bytes | None:
        """A thumbnail made by the embedded server; None elsewhere."""
        if self._rest is None:
            return None
        return await self._rest.bytes(f"/files/{file_id}/thumbnail", size=size)

    async def stream(self, file_id: str, url: Secret | None, run_id: str) -> AsyncIterator[bytes]:
        """The bytes of a file, in chunks."""
        if self._rest is not None:
            async for chunk in self._rest.stream(f"/files/{file_id}"):
                yield chunk
            return
        import httpx2

        address = url or await self._fresh_url(file_id, run_id)
        # No token of ours goes to a media host; its address is the credential.
        async with httpx2.AsyncClient(timeout=httpx2.Timeout(10.0, read=120.0)) as http:
            started = False
            try:
                async for chunk in _chunks(http, checked_address(address), file_id):
                    started = True
                    yield chunk
            except DownloadFailed:
                if started or url is None:
                    raise
                address = await self._fresh_url(file_id, run_id)  # the old one has most likely run out
                async for chunk in _chunks(http, checked_address(address), file_id):
                    yield chunk

    async def _fresh_url(self, file_id: str, run_id: str) -> Secret:
        """The file's present address: signed ones live for a short while only."""
        if run_id:
            state, _ = await self.read_run(run_id)
            for asset in state.assets:
                urls = {asset.file_id: asset.url} | {part.file_id: part.url for part in asset.parts}
                if found := urls.get(file_id):
                    return Secret(found)
        raise DownloadFailed(f"The server gives no address for file {file_id}.")


async def _chunks(http: httpx2.AsyncClient, url: str, file_id: str) -> AsyncIterator[bytes]:
    import httpx2

    try:
        async with http.stream("GET", url) as response:
            if response.status_code != 200:
                raise DownloadFailed(f"File {file_id} was refused with HTTP {response.status_code}.")
            async for chunk in response.aiter_bytes(CHUNK_BYTES):
                yield chunk
    except httpx2.HTTPError as error:
        raise DownloadFailed(f"File {file_id} did not arrive: {type(error).__name__}.") from None


def checked_address(address: Secret) -> str:
    """The address, if it is one that may be fetched: HTTPS, or this machine."""
    url = address.reveal()
    parts = urlsplit(url)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK_HOSTS):
        return url
    raise DownloadFailed("The server gave an address that is neither HTTPS nor on this machine.")
