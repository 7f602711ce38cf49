"""``Layer``: a Layer server's verbs, blocking. ``AsyncLayer`` in ``client`` has the same, awaited.

The embedded server is started before anything heavy is imported, so that the two import side by side.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from layer_mcp.blocking.discovery import BlockingDiscovery
from layer_mcp.blocking.files import BlockingFiles
from layer_mcp.blocking.iterating import BlockingIterating
from layer_mcp.blocking.local import BlockingLocal
from layer_mcp.blocking.made import BlockingMade
from layer_mcp.blocking.mapping import BlockingMaps
from layer_mcp.blocking.records import BlockingRemembering
from layer_mcp.blocking.spending import BlockingSpending
from layer_mcp.blocking.unanswered import BlockingLookingAgain
from layer_mcp.connect import local
from layer_mcp.connect.loop import run_blocking
from layer_mcp.connect.target import InMemoryTarget, resolve


class Layer(
    BlockingDiscovery,
    BlockingIterating,
    BlockingRemembering,
    BlockingSpending,
    BlockingMaps,
    BlockingLookingAgain,
    BlockingMade,
    BlockingFiles,
    BlockingLocal,
):
    """A Layer server, hosted or embedded. Safe to use from several threads.

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
    ) -> None:
        resolved = resolve(target, home, profile=profile)
        child = local.begin(resolved.home) if resolved.info.kind == "embedded" else None
        from layer_mcp.client import AsyncLayer

        self._layer = AsyncLayer(target, profile=profile, workspace=workspace, home=home, _child=child)
        self.target = resolved.info
        if child is not None:
            # Connect while the caller goes on; if it fails, the first call says why.
            self._layer.warm_up()

    def close(self) -> None:
        """End the session, for good. The embedded server and its runs go on."""
        run_blocking(self._layer.aclose())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Layer {self.target.label}>"
