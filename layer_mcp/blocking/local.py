"""What only the embedded server has: practice credits, its books, and workflows of your own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layer_mcp.blocking.parts import BlockingParts
from layer_mcp.connect.loop import run_blocking

if TYPE_CHECKING:
    from decimal import Decimal

    from layer_mcp.answers import Workspace
    from layer_mcp.contract.local import WorkflowCheck, WorkflowFile


class BlockingLocal(BlockingParts):
    """Verbs of the embedded server. On any other they raise ``FeatureDisabled``."""

    def grant(self, cu: Decimal | float, workspace: str | None = None) -> Workspace:
        """Add practice credits to a workspace of the embedded server."""
        return run_blocking(self._layer.grant(cu, workspace))

    def audit(self) -> list[str]:
        """Whether the embedded server's books are right: one sentence per violation."""
        return run_blocking(self._layer.audit())

    def check_workflow(self, text: str, *, file_name: str = "") -> WorkflowCheck:
        """Whether a blueprint, JSON or YAML, can run on the embedded server."""
        return run_blocking(self._layer.check_workflow(text, file_name=file_name))

    def add_workflow(self, text: str, *, file_name: str = "") -> WorkflowFile:
        """Add a blueprint to a workspace of the embedded server, or its next version."""
        return run_blocking(self._layer.add_workflow(text, file_name=file_name))

    def workflow_file(self, ref: str) -> WorkflowFile:
        """A workflow of the embedded server with the blueprint that it is made of."""
        return run_blocking(self._layer.workflow_file(ref))

    def remove_workflow(self, ref: str) -> WorkflowFile:
        """Take a workflow of your own off the embedded server's workspace; runs of it stay."""
        return run_blocking(self._layer.remove_workflow(ref))
