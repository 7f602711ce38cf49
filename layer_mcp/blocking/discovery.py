"""What there is: the server, its tools, workspaces, models and workflows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from layer_mcp.blocking.parts import BlockingParts
from layer_mcp.connect.loop import run_blocking

if TYPE_CHECKING:
    from layer_mcp.answers import Status, ToolInfo, Workspace
    from layer_mcp.contract.models import ModelDetails, ModelSummary, Recommendation
    from layer_mcp.contract.workflows import WorkflowSummary


class BlockingDiscovery(BlockingParts):
    """Verbs that only look."""

    def status(self) -> Status:
        """Server, workspace, balance and live runs."""
        return run_blocking(self._layer.status())

    def tools(self) -> list[ToolInfo]:
        """The server's tools, in its order."""
        return run_blocking(self._layer.tools())

    def tool(self, name: str) -> ToolInfo:
        """One tool with its arguments; InvalidInputs with the nearest name where there is none."""
        return run_blocking(self._layer.tool(name))

    def workspaces(self) -> list[Workspace]:
        """Your workspaces, most recently active first."""
        return run_blocking(self._layer.workspaces())

    def workspace(self) -> Workspace:
        """The workspace that this client works in, with its present balance."""
        return run_blocking(self._layer.workspace())

    def models(
        self,
        modality: str | None = None,
        *,
        search: str | None = None,
        use_case: str | None = None,
        capabilities: Sequence[str] | None = None,
    ) -> list[ModelSummary]:
        """All models that fit, in the server's order."""
        return run_blocking(
            self._layer.models(modality, search=search, use_case=use_case, capabilities=capabilities)
        )

    def model(self, ref: str) -> ModelDetails:
        """Everything about one model, by slug, id or unique prefix."""
        return run_blocking(self._layer.model(ref))

    def recommend(self, modality: str | None = None, use_case: str | None = None) -> list[Recommendation]:
        """The server's recommendations, by category."""
        return run_blocking(self._layer.recommend(modality, use_case))

    def workflows(self, search: str | None = None) -> list[WorkflowSummary]:
        """The workflows there are, with their inputs and outputs; best match first for a search."""
        return run_blocking(self._layer.workflows(search))

    def workflow(self, ref: str) -> WorkflowSummary:
        """One workflow, by slug, id, name or unique prefix."""
        return run_blocking(self._layer.workflow(ref))

    def choose_model(self, prompt: str, **params: Any) -> ModelSummary:
        """The model that a forge of this prompt would use when none is named."""
        return run_blocking(self._layer.choose_model(prompt, **params))
