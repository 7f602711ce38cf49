"""Lists of any length, page by page: ``for model in layer.iter_models()``."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from layer_mcp.blocking.parts import BlockingParts
from layer_mcp.connect.loop import run_blocking

if TYPE_CHECKING:
    from layer_mcp.answers import Workspace
    from layer_mcp.contract.models import ModelSummary
    from layer_mcp.contract.workflows import WorkflowSummary
    from layer_mcp.library.assets import Asset
    from layer_mcp.runs.run import Run

T = TypeVar("T")


class _End:
    """After the last."""


class BlockingIterating(BlockingParts):
    """Verbs that list as far as somebody reads. Nothing is asked before the first entry is wanted."""

    def iter_workspaces(self) -> Iterator[Workspace]:
        """Your workspaces, most recently active first."""
        return _each(self._layer.iter_workspaces())

    def iter_models(
        self,
        modality: str | None = None,
        *,
        search: str | None = None,
        use_case: str | None = None,
        capabilities: Sequence[str] | None = None,
    ) -> Iterator[ModelSummary]:
        """All models that fit, in the server's order."""
        return _each(
            self._layer.iter_models(modality, search=search, use_case=use_case, capabilities=capabilities)
        )

    def iter_workflows(self, search: str | None = None) -> Iterator[WorkflowSummary]:
        """The workflows there are; best match first for a search."""
        return _each(self._layer.iter_workflows(search))

    def iter_runs(self, *, status: str | None = None) -> Iterator[Run]:
        """Runs, newest first. One that begins meanwhile is left out, and none comes twice."""
        return _each(self._layer.iter_runs(status=status))

    def iter_assets(self, *, search: str | None = None) -> Iterator[Asset]:
        """Assets, newest first. None comes twice."""
        return _each(self._layer.iter_assets(search=search))

    def pages(
        self, tool: str, arguments: Mapping[str, Any] | None = None, /, **args: Any
    ) -> Iterator[dict[str, Any]]:
        """The answers of any list tool, page by page; see ``AsyncLayer.pages``."""
        return _each(self._layer.pages(tool, arguments, **args))


def _each(items: AsyncIterator[T]) -> Iterator[T]:
    """What an async iterator gives, fetched as it is read."""

    async def following() -> T | _End:
        return await anext(items, _End())

    while not isinstance(item := run_blocking(following()), _End):
        yield item
