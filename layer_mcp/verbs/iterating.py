"""Lists of any length, page by page: ``async for model in layer.iter_models()``."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

from layer_mcp.answers import Workspace
from layer_mcp.connect.dialect import structured
from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.models import ModelSummary
from layer_mcp.contract.workflows import WorkflowSummary
from layer_mcp.library.assets import Asset
from layer_mcp.runs.run import Run
from layer_mcp.tools.calling import listed, ready
from layer_mcp.tools.paging import each_page
from layer_mcp.tools.tool_info import ToolInfo
from layer_mcp.verbs.parts import Parts

FIRST_WINDOW = 50
LARGEST_WINDOW = 51_200
"""How far back runs and assets are followed at most."""


class Iterating(Parts):
    """Verbs that list as far as somebody reads. Nothing is asked before the first entry is wanted."""

    def iter_workspaces(self) -> AsyncIterator[Workspace]:
        """Your workspaces, most recently active first."""
        return self._catalog.each_workspace()

    def iter_models(
        self,
        modality: str | None = None,
        *,
        search: str | None = None,
        use_case: str | None = None,
        capabilities: Sequence[str] | None = None,
    ) -> AsyncIterator[ModelSummary]:
        """All models that fit, in the server's order."""
        return self._catalog.each_model(modality, search=search, use_case=use_case, capabilities=capabilities)

    def iter_workflows(self, search: str | None = None) -> AsyncIterator[WorkflowSummary]:
        """The workflows there are; best match first for a search."""
        return self._catalog.each_workflow(search)

    async def iter_runs(self, *, status: str | None = None) -> AsyncIterator[Run]:
        """Runs, newest first. One that begins meanwhile is left out, and none comes twice."""
        seen: set[str] = set()
        window = FIRST_WINDOW
        while window <= LARGEST_WINDOW:
            found = await self._history.runs(window, status)
            for run in found:
                if run.id not in seen:
                    seen.add(run.id)
                    yield run
            if len(found) < window:
                return
            window *= 4

    async def iter_assets(self, *, search: str | None = None) -> AsyncIterator[Asset]:
        """Assets, newest first. None comes twice."""
        seen: set[str] = set()
        window = FIRST_WINDOW
        while window <= LARGEST_WINDOW:
            found = await self._history.assets(window, search)
            for asset in found:
                if asset.file_id not in seen:
                    seen.add(asset.file_id)
                    yield asset
            if len(found) < window:
                return
            window *= 4

    async def pages(
        self, tool: str, arguments: Mapping[str, Any] | None = None, /, **args: Any
    ) -> AsyncIterator[dict[str, Any]]:
        """The answers of any list tool, page by page: ``async for page in layer.pages("list_reference_sets")``.

        Args:
            tool: a tool that takes a ``cursor`` and changes nothing.
            arguments: of the tool; ``limit`` is the size of a page.

        Raises:
            InvalidInputs: when it is not a list tool, or an argument does not fit.
        """
        info = ToolInfo.of(await listed(self._wire, tool))
        if info.paid or "cursor" not in {each.name for each in info.arguments}:
            reason = "may spend" if info.paid else "takes no cursor"
            raise InvalidInputs(
                f"{tool} {reason}, so it has no pages.",
                field="tool",
                value=tool,
                remedy=f'Call it once: `layer.call("{tool}")`.',
            )
        filled = await ready(self._wire, self._catalog, tool, {**(arguments or {}), **args})

        async def fetch(cursor: str | None) -> tuple[dict[str, Any], dict[str, Any]]:
            at = {**filled, "cursor": cursor} if cursor else filled
            page = structured(await self._wire.answer(tool, at))
            return page, page

        async for page in each_page(fetch):
            yield page
