"""``estimate_forge_price``, ``execute_forge``, ``get_forge_run`` and ``cancel_inference``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layer_mcp.contract.errors import RunNotFound
from layer_mcp.contract.forge import (
    NO_RUN_ID,
    CancelInference,
    EstimateForgePrice,
    ExecuteForge,
    ForgeRun,
    ForgeStarted,
    GetForgeRun,
    PriceEstimate,
)
from layer_mcp.contract.money import micro_to_wire
from layer_server.results import forge_run, forge_started
from layer_server.tools.call import Answer, Call
from layer_server.tools.previews import asset_blocks

if TYPE_CHECKING:
    from layer_server.runs.views import RunView


def estimate_forge_price(call: Call, request: EstimateForgePrice) -> PriceEstimate:
    workspace = call.core.accounts.workspace(call.principal, request.workspace_id)
    resolved = call.core.runs.resolve(call.principal, request)
    remaining = workspace.available_micro - resolved.price_micro
    return PriceEstimate(
        estimated_price_creative_units=micro_to_wire(resolved.price_micro),
        workspace_balance_creative_units=micro_to_wire(workspace.available_micro),
        estimated_remaining_balance_creative_units=micro_to_wire(remaining),
        has_sufficient_creative_units=remaining >= 0,
        parameters_adjusted=resolved.adjusted,
        normalized_parameters={**resolved.parameters, "batch_size": resolved.batch_size},
    )


def execute_forge(call: Call, request: ExecuteForge) -> ForgeStarted:
    run = call.core.runs.start_forge(
        call.principal,
        request,
        request_key=call.request_key,
        max_price_micro=call.max_price_micro,
    )
    return forge_started(run, call.poll_interval_seconds)


def get_forge_run(call: Call, request: GetForgeRun) -> Answer:
    run = _run(call, request.inference_id, request.workspace_id)
    result = forge_run(run, call.urls, call.poll_interval_seconds)
    return Answer(result, blocks=asset_blocks(call, run.assets))


def cancel_inference(call: Call, request: CancelInference) -> ForgeRun:
    run = _run(call, request.inference_id, request.workspace_id)
    return forge_run(call.core.runs.cancel(call.principal, run.id), call.urls, call.poll_interval_seconds)


def _run(call: Call, run_id: str, workspace_id: str | None) -> RunView:
    if workspace_id is not None:
        call.core.accounts.workspace(call.principal, workspace_id)
    if run_id == NO_RUN_ID and call.request_key is not None:
        run = call.core.runs.of_key(call.principal, call.request_key, workspace_id)
    else:
        run = call.core.runs.get(call.principal, run_id)
    if run.kind != "forge":
        raise RunNotFound(
            f"{run_id} is a run of a workflow.",
            remedy="Use get_workflow_run or cancel_workflow_run with this id as run_id.",
            field="inference_id",
            value=run_id,
        )
    if workspace_id is not None and run.workspace_id != workspace_id:
        raise RunNotFound(f"There is no run {run_id} in workspace {workspace_id}.", field="inference_id")
    return run
