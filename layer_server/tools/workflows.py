"""``list_workflows``, ``estimate_workflow_price``, ``execute_workflow``, ``get_workflow_run`` and its cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layer_mcp.contract.errors import RunNotFound
from layer_mcp.contract.forge import NO_RUN_ID
from layer_mcp.contract.money import micro_to_wire
from layer_mcp.contract.workflows import (
    CancelWorkflowRun,
    EstimateWorkflowPrice,
    ExecuteWorkflow,
    GetWorkflowRun,
    ListWorkflows,
    StepPrice,
    WorkflowEstimate,
    WorkflowPage,
    WorkflowRun,
    WorkflowStarted,
)
from layer_server.results import workflow_run, workflow_started
from layer_server.tools.call import Answer, Call
from layer_server.tools.pages import page
from layer_server.tools.previews import asset_blocks

if TYPE_CHECKING:
    from layer_server.runs.views import RunView


def list_workflows(call: Call, request: ListWorkflows) -> WorkflowPage:
    found = call.core.workflows.list(call.principal, request.workspace_id, request.search)
    shown, pagination = page(found, request.limit, request.cursor)
    return WorkflowPage(workflows=[each.summary() for each in shown], pagination=pagination)


def estimate_workflow_price(call: Call, request: EstimateWorkflowPrice) -> WorkflowEstimate:
    workspace = call.core.accounts.workspace(call.principal, request.workspace_id)
    plan = call.core.workflows.plan(call.principal, request.workspace_id, request.workflow_id, request.inputs)
    remaining = workspace.available_micro - plan.price_micro
    return WorkflowEstimate(
        estimated_price_creative_units=micro_to_wire(plan.price_micro),
        workspace_balance_creative_units=micro_to_wire(workspace.available_micro),
        estimated_remaining_balance_creative_units=micro_to_wire(remaining),
        has_sufficient_creative_units=remaining >= 0,
        expected_output_counts=plan.expected_output_counts,
        steps=[
            StepPrice(name=step.name, price_creative_units=micro_to_wire(step.price_micro))
            for step in plan.steps
        ],
    )


def execute_workflow(call: Call, request: ExecuteWorkflow) -> WorkflowStarted:
    run = call.core.runs.start_workflow(
        call.principal,
        request,
        request_key=call.request_key,
        max_price_micro=call.max_price_micro,
    )
    return workflow_started(run, call.poll_interval_seconds)


def get_workflow_run(call: Call, request: GetWorkflowRun) -> Answer:
    run = _run(call, request.run_id, request.workspace_id)
    result = workflow_run(run, call.urls, call.poll_interval_seconds)
    # Pictures once, at the end: a client polls.
    return Answer(result, blocks=asset_blocks(call, run.assets) if run.status.final else ())


def cancel_workflow_run(call: Call, request: CancelWorkflowRun) -> WorkflowRun:
    run = _run(call, request.run_id, request.workspace_id)
    cancelled = call.core.runs.cancel(call.principal, run.id)
    return workflow_run(cancelled, call.urls, call.poll_interval_seconds)


def _run(call: Call, run_id: str, workspace_id: str | None) -> RunView:
    if workspace_id is not None:
        call.core.accounts.workspace(call.principal, workspace_id)
    if run_id == NO_RUN_ID and call.request_key is not None:
        run = call.core.runs.of_key(call.principal, call.request_key, workspace_id)
    else:
        run = call.core.runs.get(call.principal, run_id)
    if run.kind != "workflow":
        raise RunNotFound(
            f"{run_id} is a forge run.",
            remedy="Use get_forge_run or cancel_inference with this id as inference_id.",
            field="run_id",
            value=run_id,
        )
    if workspace_id is not None and run.workspace_id != workspace_id:
        raise RunNotFound(f"There is no run {run_id} in workspace {workspace_id}.", field="run_id")
    return run
