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
    inputs: dict[str, Any] = Field(description="By input name; file inputs take a file_id.")


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
    """A typed input or output of a workflow."""

    name: str
    type: str = ""
    required: bool | None = None
    description: str = ""
    value_schema: dict[str, Any] = Field(default_factory=dict)
    display_name: str = ""
    default: Any = None


class WorkflowSummary(Result):
    """One workflow in a list."""

    workflow_id: str
    name: str = ""
    description: str = ""
    created_at: datetime | None = None
    published_at: datetime | None = None
    modality: str = ""
    inputs: list[WorkflowPort] = Field(default_factory=list)
    outputs: list[WorkflowPort] = Field(default_factory=list)


class WorkflowPage(Result):
    """Workflows by relevance, or newest first."""

    workflows: list[WorkflowSummary]
    pagination: Pagination = Field(default_factory=Pagination)


class WorkflowEstimate(PriceEstimate):
    """What a workflow run would cost."""

    expected_output_counts: dict[str, int] = Field(default_factory=dict)


class WorkflowStarted(Result):
    """A workflow run that was started."""

    run_id: str
    status: str = "pending"
    estimated_price_creative_units: float | int | None = None
    poll_interval_seconds: float = 1.0
    created_at: datetime | None = None
    session_id: str | None = None


class WorkflowStep(Result):
    """One step of a workflow run."""

    name: str = ""
    status: str = "pending"


class WorkflowRun(Result):
    """The state of a workflow run."""

    run_id: str
    status: str
    poll_interval_seconds: float | None = None
    steps: list[WorkflowStep] = Field(default_factory=list)
    estimated_price_creative_units: float | int | None = None
    completed_at: datetime | None = None
    actual_price_creative_units: float | int | None = None
    assets: list[AssetInfo] = Field(default_factory=list)
    error_message: str | None = None
    error_code: str | None = None
