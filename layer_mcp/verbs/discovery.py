"""What there is: the server, its tools, workspaces, models and workflows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from layer_mcp.answers import Status, ToolInfo, Workspace
from layer_mcp.connect.loop import run_from_any_loop
from layer_mcp.contract.models import ModelDetails, ModelSummary, Recommendation
from layer_mcp.contract.workflows import WorkflowSummary
from layer_mcp.tools.calling import listed
from layer_mcp.verbs.parts import Parts


class Discovery(Parts):
    """Verbs that only look."""

    async def status(self) -> Status:
        """Server, workspace, balance and live runs."""
        workspaces = await self.workspaces()
        workspace_id = await self._catalog.workspace_id()
        session = await run_from_any_loop(self._connection.session())
        return Status(
            server=self.target.label,
            version=session.server_version,
            target=self.target,
            workspace=self._catalog.pick(workspaces, workspace_id),
            workspaces=workspaces,
            live_runs=await self._history.live(),
            credential=self._resolved.credential.source if self._resolved.credential else None,
            home=self._resolved.home,
            passed_over=self._resolved.passed_over,
            chosen_by=self._resolved.chosen_by,
        )

    async def tools(self) -> list[ToolInfo]:
        """The server's tools, in its order."""
        return [ToolInfo.of(tool) for tool in await self._wire.tools(fresh=True)]

    async def tool(self, name: str) -> ToolInfo:
        """One tool with its arguments, by the server's name for it or the seed's.

        Raises:
            InvalidInputs: none of this name; with the nearest.
        """
        return ToolInfo.of(await listed(self._wire, name))

    async def workspaces(self) -> list[Workspace]:
        """Your workspaces, most recently active first."""
        return await self._catalog.workspaces()

    async def workspace(self) -> Workspace:
        """The workspace that this client works in, with its present balance."""
        return await self._catalog.workspace()

    async def models(
        self,
        modality: str | None = None,
        *,
        search: str | None = None,
        use_case: str | None = None,
        capabilities: Sequence[str] | None = None,
    ) -> list[ModelSummary]:
        """All models that fit, in the server's order."""
        return await self._catalog.models(
            modality, search=search, use_case=use_case, capabilities=capabilities
        )

    async def model(self, ref: str) -> ModelDetails:
        """Everything about one model, by slug, id or unique prefix."""
        return await self._catalog.model(ref)

    async def recommend(
        self, modality: str | None = None, use_case: str | None = None
    ) -> list[Recommendation]:
        """The server's recommendations, by category."""
        return await self._catalog.recommend(modality, use_case)

    async def choose_model(self, prompt: str, **params: Any) -> ModelSummary:
        """The model that a forge of this prompt would use when none is named."""
        return await self._catalog.choose(prompt, params)

    async def workflows(self, search: str | None = None) -> list[WorkflowSummary]:
        """The workflows there are, with their inputs and outputs; best match first for a search."""
        return await self._catalog.workflows(search)

    async def workflow(self, ref: str) -> WorkflowSummary:
        """One workflow, by slug, id, name or unique prefix.

        Raises:
            WorkflowNotFound: none, or more than one.
        """
        return await self._catalog.workflow(ref)
