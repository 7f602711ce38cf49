"""``AsyncLayer``: a Layer server's verbs, awaited. ``Layer`` in ``sync`` has the same, blocking.

May be used from any event loop: the I/O happens on the client's own. What blocks of a run or an asset has a
twin that is awaited: ``await run`` for ``run.result()``, ``refreshed()``, ``cancelled()``; ``await asset.read()`` for
``bytes()``, ``fetch()`` for ``path``, ``read_thumbnail()`` for ``thumbnail()``, ``saved()`` for ``save()``.
"""

from __future__ import annotations

import weakref
from pathlib import Path
from subprocess import Popen
from types import TracebackType
from typing import Self

from layer_mcp.catalog.catalog import Catalog
from layer_mcp.connect.connection import Connection
from layer_mcp.connect.loop import io_loop, run_from_any_loop
from layer_mcp.connect.rest import LocalRest
from layer_mcp.connect.target import InMemoryTarget, resolve
from layer_mcp.connect.wire import Wire
from layer_mcp.library.fingerprints import Fingerprints
from layer_mcp.library.journal import Journal
from layer_mcp.library.media import MediaHosts
from layer_mcp.library.sending import Sending
from layer_mcp.library.uploads import Uploads
from layer_mcp.paying.gate import forget_runs_of
from layer_mcp.paying.payments import Payments
from layer_mcp.provenance.records import Records
from layer_mcp.requests.forge import Forge
from layer_mcp.requests.workflows import Workflows
from layer_mcp.runs.history import History
from layer_mcp.runs.keeper import Keeper
from layer_mcp.verbs.discovery import Discovery
from layer_mcp.verbs.files import Files
from layer_mcp.verbs.iterating import Iterating
from layer_mcp.verbs.local import Local
from layer_mcp.verbs.made import Made
from layer_mcp.verbs.mapping import Maps
from layer_mcp.verbs.records import Remembering
from layer_mcp.verbs.spending import AsyncConfirm, Spending
from layer_mcp.verbs.unanswered import LookingAgain

__all__ = ["AsyncConfirm", "AsyncLayer"]


class AsyncLayer(Discovery, Iterating, Remembering, Maps, Spending, LookingAgain, Made, Files, Local):
    """A Layer server, hosted or embedded.

    Args:
        target: None (``LAYER_MCP_URL``, ``LAYER_PROFILE``, the profile in use, else embedded), ``"embedded"``,
            ``"hosted"``, a URL, a profile's name, or an app in this process.
        profile: a profile's name, in the place of ``target``.
        workspace: id, slug, name or unique prefix of an id; by default ``LAYER_WORKSPACE``, the one that was chosen
            with ``layer profile workspace``, else the most recently active one.
        home: the data folder; by default ``LAYER_HOME``, else the user's.

    Attributes:
        target: which server this is; safe to show.
    """

    def __init__(
        self,
        target: str | InMemoryTarget | None = None,
        *,
        profile: str | None = None,
        workspace: str | None = None,
        home: Path | None = None,
        _child: Popen[bytes] | None = None,
    ) -> None:
        resolved = resolve(target, home, profile=profile)
        self.target = resolved.info
        self._resolved = resolved
        self._connection = Connection(resolved, _child)
        weakref.finalize(self, self._connection.let_go).atexit = False
        self._wire = Wire(self._connection)
        self._rest = LocalRest(self._connection) if resolved.ours else None
        self._journal = Journal(resolved.home)
        key = self._target_key = resolved.info.origin or f"{resolved.info.kind}:{resolved.home}"
        self._media = MediaHosts(resolved.info.origin)
        fingerprints = Fingerprints(resolved.home)
        self._keeper = Keeper(
            self._wire,
            self._rest,
            self._journal,
            resolved.home,
            media=self._media,
            fingerprints=fingerprints,
            target_key=key,
        )
        self._catalog = Catalog(self._wire, workspace, self._keeper.workspace_names, saved=resolved.profile)
        self._keeper.workspaces = self._catalog.likely_workspaces
        self._payments = Payments(self._wire, self._catalog, self._journal, key)
        sending = Sending(
            self._connection,
            self._wire,
            self._catalog,
            rest=self._rest,
            media=self._media,
            journal=self._journal,
            fingerprints=fingerprints,
            target_key=key,
        )
        self._uploads = Uploads(self._wire, self._catalog, sending)
        self._forge = Forge(self._wire, self._catalog, self._uploads)
        self._workflows = Workflows(self._wire, self._catalog, self._uploads)
        self._history = History(self._keeper, self._rest, self._journal, key)
        self._records = Records(self._catalog, self._keeper, self._rest, self._journal, key)

    def warm_up(self) -> None:
        """Begin to connect, without waiting for it."""
        io_loop().submit(self._connection.session())

    async def aclose(self) -> None:
        """End the session, for good. The embedded server and its runs go on."""
        io_loop().loop.call_soon_threadsafe(forget_runs_of, self._keeper)
        await run_from_any_loop(self._connection.aclose())
        await run_from_any_loop(self._media.aclose())
        self._journal.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.target.label}>"
