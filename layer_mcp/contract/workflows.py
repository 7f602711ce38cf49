"""``list_workflows``, ``estimate_workflow_price``, ``execute_workflow``, ``get_workflow_run`` and its cancel."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import Field

from layer_mcp.contract.assets import AssetInfo
from layer_mcp.contract.forge import PriceEstimate
from layer_mcp.contract.model import Request, Result, Uuid
from layer_mcp.contract.paging import PagedRequest, Pagination


class ListWorkflows(PagedRequest):
    """Arguments of ``list_workflows``."""

    workspace_id: Uuid = Field(description="From list_workspaces.")
    search: str | None = Field(
        default=None, max_length=500, description="Words to look for, best match first."
    )


class _ForWorkflow(Request):
    workspace_id: Uuid = Field(description="From list_workspaces.")
    workflow_id: Uuid = Field(description="From list_workflows.")
    inputs: dict[str, Any] = Field(
        default_factory=dict, description="By input name; a file input takes a file_id, never a URL."
    )


class EstimateWorkflowPrice(_ForWorkflow):
    """Arguments of ``estimate_workflow_price``."""


class ExecuteWorkflow(_ForWorkflow):
    """Arguments of ``execute_workflow``."""

    session_id: Uuid | None = Field(default=None, description="Wins over session_name.")
    session_name: str | None = Field(default=None, max_length=255, description="Groups runs.")


class GetWorkflowRun(Request):
    """Arguments of ``get_workflow_run``."""

    run_id: Uuid = Field(description="From execute_workflow.")
    workspace_id: Uuid | None = Field(default=None, description="Checked when given.")


class CancelWorkflowRun(Request):
    """Arguments of ``cancel_workflow_run``."""

    run_id: Uuid = Field(description="From execute_workflow.")
    workspace_id: Uuid | None = Field(default=None, description="Checked when given.")


class WorkflowPort(Result):
    """A typed input or output of a workflow.

    Attributes:
        type: ``text``, ``integer``, ``number``, ``boolean``, ``image``, ``video``, ``audio`` or ``three_d``, and
            ``[]`` after it for a list.
        value_schema: JSON Schema of the value; the contract of the input.
    """

    name: str
    type: str = ""
    required: bool | None = None
    description: str = ""
    value_schema: dict[str, Any] = Field(default_factory=dict)
    display_name: str = ""
    default: Any = None


class WorkflowSummary(Result):
    """One workflow in a list.

    Attributes:
        modality: of what it makes: ``image``, ``video``, ``three_d``, ``audio``; ``mixed`` for several.
        published: whether it comes with the server and is everybody's; else somebody added it to this workspace.
        slug: the name that people type.
    """

    workflow_id: str
    slug: str = ""
    name: str = ""
    description: str = ""
    version: int | None = None
    published: bool | None = None
    created_at: datetime | None = None
    published_at: datetime | None = None
    modality: str = ""
    inputs: list[WorkflowPort] = Field(default_factory=list)
    outputs: list[WorkflowPort] = Field(default_factory=list)


class WorkflowPage(Result):
    """Workflows by relevance, or newest first."""

    workflows: list[WorkflowSummary]
    pagination: Pagination = Field(default_factory=Pagination)


class StepPrice(Result):
    """What one step of a workflow would cost."""

    name: str
    price_creative_units: float | int = 0


class WorkflowEstimate(PriceEstimate):
    """What a workflow run would cost: the sum over its steps.

    Attributes:
        expected_output_counts: files per output, by its name.
    """

    expected_output_counts: dict[str, int] = Field(default_factory=dict)
    steps: list[StepPrice] = Field(default_factory=list)


class WorkflowStarted(Result):
    """A workflow run that was started."""

    run_id: str
    status: str = "pending"
    estimated_price_creative_units: float | int | None = None
    poll_interval_seconds: float = 1.0
    created_at: datetime | None = None
    session_id: str | None = None


class WorkflowStep(Result):
    """One step of a workflow run.

    Attributes:
        name: unique in its run; a node that runs once per item of a list has one step for each (``icon[2]``).
        kind: ``forge:<model>`` or the name of a utility.
        status: ``pending``, ``running``, ``success``, ``failure`` or ``cancelled``, as a workflow run's.
        progress: from 0 to 1, while it is running.
        actual_price_creative_units: what it cost, once it is over.
    """

    name: str = ""
    display_name: str = ""
    kind: str = ""
    status: str = "pending"
    progress: float | None = None
    price_creative_units: float | int | None = None
    actual_price_creative_units: float | int | None = None
    error_message: str | None = None
    error_code: str | None = None


class WorkflowRun(Result):
    """The state of a workflow run.

    Attributes:
        completed_steps, total_steps: say progress as the one of the other.
        assets: those of the declared outputs, so far; each says its ``output`` and ``step``.
        outputs: file ids by the name of the output.
    """

    run_id: str
    status: str
    workflow_id: str | None = None
    workflow_name: str | None = None
    poll_interval_seconds: float | None = None
    steps: list[WorkflowStep] = Field(default_factory=list)
    completed_steps: int | None = None
    total_steps: int | None = None
    progress: float | None = None
    inputs: dict[str, Any] | None = None
    created_at: datetime | None = None
    estimated_price_creative_units: float | int | None = None
    completed_at: datetime | None = None
    actual_price_creative_units: float | int | None = None
    assets: list[AssetInfo] = Field(default_factory=list)
    outputs: dict[str, list[str]] = Field(default_factory=dict)
    error_message: str | None = None
    error_code: str | None = None
