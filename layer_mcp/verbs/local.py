"""What only the embedded server has: practice credits, its books, and workflows of your own."""

from __future__ import annotations

import uuid
from decimal import Decimal

from layer_mcp.answers import Workspace
from layer_mcp.contract.local import Audit, GrantResult, WorkflowCheck, WorkflowFile
from layer_mcp.contract.money import cu_to_wire
from layer_mcp.paying import budget
from layer_mcp.verbs.parts import Parts

_OWN_WORKFLOWS = ("keeps its workflows to itself.", "Add it to the embedded server, or in the app.")


class Local(Parts):
    """Verbs of the embedded server. On any other they raise ``FeatureDisabled``."""

    async def grant(self, cu: Decimal | float, workspace: str | None = None) -> Workspace:
        """Add practice credits to a workspace.

        Raises:
            FeatureDisabled: on any other server; credits there are bought.
        """
        rest = self._local(
            "does not give credits away.",
            "Top up in the app under Settings > Billing, or practise on the embedded server.",
        )
        amount = cu_to_wire(budget.amount(cu, "creative_units", positive=True))
        chosen = self._catalog.pick(
            await self._catalog.workspaces(), workspace or await self._catalog.workspace_id()
        )
        body = {"creative_units": amount, "workspace_id": chosen.id, "key": uuid.uuid4().hex}
        await rest.post("/grant", GrantResult, body)
        return self._catalog.pick(await self._catalog.workspaces(), chosen.id)

    async def audit(self) -> list[str]:
        """Whether the books are right: one sentence per violation."""
        rest = self._local("keeps its books to itself.", "Audit the embedded server.")
        return (await rest.get("/audit", Audit)).violations

    async def check_workflow(self, text: str, *, file_name: str = "") -> WorkflowCheck:
        """Whether a blueprint, JSON or YAML, can run here."""
        rest = self._local(*_OWN_WORKFLOWS)
        return await rest.post("/workflows/validate", WorkflowCheck, {"text": text, "file_name": file_name})

    async def add_workflow(self, text: str, *, file_name: str = "") -> WorkflowFile:
        """Add a blueprint to the workspace, or its next version.

        Raises:
            InvalidInputs: when it cannot run; ``check_workflow`` tells all that is wrong.
        """
        rest = self._local(*_OWN_WORKFLOWS)
        body = {"text": text, "file_name": file_name, "workspace_id": await self._catalog.workspace_id()}
        return await rest.post("/workflows", WorkflowFile, body)

    async def workflow_file(self, ref: str) -> WorkflowFile:
        """A workflow with the blueprint that it is made of."""
        rest = self._local(*_OWN_WORKFLOWS)
        found = await self._catalog.workflow(ref)
        workspace_id = await self._catalog.workspace_id()
        return await rest.get(f"/workflows/{found.workflow_id}", WorkflowFile, workspace_id=workspace_id)

    async def remove_workflow(self, ref: str) -> WorkflowFile:
        """Take a workflow of your own off the workspace; runs of it stay."""
        rest = self._local(*_OWN_WORKFLOWS)
        found = await self._catalog.workflow(ref)
        body = {"workspace_id": await self._catalog.workspace_id()}
        return await rest.post(f"/workflows/{found.workflow_id}/remove", WorkflowFile, body)
