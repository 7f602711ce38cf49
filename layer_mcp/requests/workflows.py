"""A workflow run: its inputs made into what the wire wants (files uploaded, by declared type), and priced."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from layer_mcp.answers import WorkflowPrice
from layer_mcp.catalog.catalog import Catalog
from layer_mcp.connect.wire import Wire
from layer_mcp.contract.errors import InvalidInputs, LayerError
from layer_mcp.contract.local import RunModel
from layer_mcp.contract.money import wire_to_cu
from layer_mcp.contract.workflows import WorkflowEstimate, WorkflowPort, WorkflowSummary
from layer_mcp.library.uploads import Uploads
from layer_mcp.paying.payments import Prepared

FILE_TYPES = frozenset({"image", "video", "audio", "three_d", "file"})
LIST = "[]"


@dataclass(frozen=True, slots=True)
class WorkflowRequest:
    """A workflow to run, by id, slug, name or unique prefix, with its inputs."""

    workflow: str
    inputs: Mapping[str, Any] = field(default_factory=dict)
    session_name: str | None = None


class Workflows:
    """Resolves and prices workflow runs."""

    def __init__(self, wire: Wire, catalog: Catalog, uploads: Uploads) -> None:
        self._wire = wire
        self._catalog = catalog
        self._uploads = uploads

    async def prepare(self, request: WorkflowRequest) -> Prepared[WorkflowPrice]:
        """Resolve and price a workflow run; uploads its files. Free."""
        workflow = await self._catalog.workflow(request.workflow)
        workspace_id = await self._catalog.workspace_id()
        inputs = await self._inputs(workflow, request.inputs)
        free = {"workspace_id": workspace_id, "workflow_id": workflow.workflow_id, "inputs": inputs}
        try:
            found = await self._wire.ask("estimate_workflow_price", free, WorkflowEstimate)
        except LayerError as error:
            if (renewed := await self._uploads.renewed(free, error)) is None:
                raise
            free, inputs = renewed, renewed["inputs"]
            found = await self._wire.ask("estimate_workflow_price", free, WorkflowEstimate)
        estimate = WorkflowPrice(
            price=wire_to_cu(found.estimated_price_creative_units),
            balance=wire_to_cu(found.workspace_balance_creative_units),
            remaining=wire_to_cu(found.estimated_remaining_balance_creative_units),
            sufficient=found.has_sufficient_creative_units,
            workspace=workspace_id,
            workflow=workflow,
            inputs=inputs,
            steps=found.steps,
            expected=found.expected_output_counts,
        )
        named = {} if request.session_name is None else {"session_name": request.session_name}
        model = RunModel(model_id=workflow.workflow_id, slug=workflow.slug, name=workflow.name)
        return Prepared("execute_workflow", free | named, estimate, "workflow", model, inputs)

    async def _inputs(self, workflow: WorkflowSummary, given: Mapping[str, Any]) -> dict[str, Any]:
        ports = {port.name: port for port in workflow.inputs}
        for name in given:
            if ports and name not in ports:
                raise _no_input(name, workflow, list(ports))
        return {name: await self._value(ports.get(name), name, value) for name, value in given.items()}

    async def _value(self, port: WorkflowPort | None, name: str, value: Any) -> Any:
        type_ = port.type if port is not None else ""
        if type_.removesuffix(LIST) not in FILE_TYPES or value is None:
            return value
        field_ = f"inputs.{name}"
        if not type_.endswith(LIST):
            return (await self._uploads.file(value, field_)).file_id
        several = value if isinstance(value, list | tuple) else [value]
        return [(await self._uploads.file(each, field_)).file_id for each in several]


def _no_input(name: str, workflow: WorkflowSummary, names: list[str]) -> InvalidInputs:
    near = difflib.get_close_matches(name.lower(), names, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else "."
    return InvalidInputs(
        f"The workflow {workflow.slug or workflow.name} has no input {name!r}{hint}",
        field=f"inputs.{name}",
        allowed=names,
        nearest=near[0] if near else None,
        remedy="Nothing was started and nothing was charged.",
    )
