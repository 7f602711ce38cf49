"""From the core's views to the contract's results, for the tools and for the local REST."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from layer_mcp.contract.assets import AssetInfo, AttributionInfo, PartInfo
from layer_mcp.contract.forge import ForgeRun, ForgeStarted
from layer_mcp.contract.local import AssetRecord, RunModel, RunSnapshot
from layer_mcp.contract.models import ModelDetails, ModelSummary
from layer_mcp.contract.money import micro_to_wire
from layer_mcp.contract.status import FORGE_STATUS, WORKFLOW_STATUS, RunStatus
from layer_mcp.contract.workflows import WorkflowRun, WorkflowStarted, WorkflowStep
from layer_mcp.contract.workspaces import WorkspaceInfo

if TYPE_CHECKING:
    # The core's modules import SQLAlchemy, and the HTTP side is up before that.
    from layer_server.accounts.workspaces import Workspace
    from layer_server.files.views import AssetView, PartView
    from layer_server.generators.card import ModelCard
    from layer_server.runs.views import RunView, StepView

URL_SECONDS = 3600
"""How long a signed address of a file is good for."""


@dataclass(frozen=True, slots=True)
class Urls:
    """Signed addresses of files.

    Attributes:
        origin: of the listener; None where there is none (in memory), and then files have no address.
        sign: the signature for a file id and an expiry.
    """

    origin: str | None
    sign: Callable[[str, int], str]

    def of(self, file_id: str, name: str) -> str | None:
        """The address of a file. A credential: short-lived, never logged, never stored."""
        if self.origin is None:
            return None
        # Whole minutes: the same address for a while, so that a browser's cache works.
        expires = int(time.time()) // 60 * 60 + URL_SECONDS
        signature = self.sign(file_id, expires)
        return f"{self.origin}/files/{file_id}/{quote(name)}?expires={expires}&signature={signature}"


def workspace_info(workspace: Workspace) -> WorkspaceInfo:
    return WorkspaceInfo(
        workspace_id=workspace.id,
        slug=workspace.slug,
        name=workspace.name,
        balance_creative_units=micro_to_wire(workspace.balance_micro),
        reserved_creative_units=micro_to_wire(workspace.reserved_micro),
        available_creative_units=micro_to_wire(workspace.available_micro),
        last_active_at=workspace.last_active_at,
    )


def model_summary(card: ModelCard, unit_price_micro: int) -> ModelSummary:
    return ModelSummary(**_summary_fields(card, unit_price_micro))


def model_details(card: ModelCard, unit_price_micro: int) -> ModelDetails:
    return ModelDetails(
        **_summary_fields(card, unit_price_micro),
        prompt_format=card.prompt_format,
        session_modes=["create"],
        guidance_file_types=list(card.guidance_file_types),
        parameters={name: dict(parameter.schema) for name, parameter in card.parameters.items()},
        licence=card.licence,
        attribution=card.attribution,
        procedural=card.procedural,
    )


def _summary_fields(card: ModelCard, unit_price_micro: int) -> dict[str, Any]:
    return {
        "model_id": card.model_id,
        "slug": card.slug,
        "name": card.name,
        "modality": card.modality,
        "use_cases": list(card.use_cases),
        "capabilities": list(card.capabilities),
        "description": card.description,
        "version": card.version,
        "price_creative_units": micro_to_wire(unit_price_micro),
        "by_name_only": True if card.place != "cpu" else None,
    }


def part_info(part: PartView, urls: Urls) -> PartInfo:
    return PartInfo(
        role=part.role,
        file_id=part.file_id,
        content_type=part.content_type,
        url=urls.of(part.file_id, part.name),
        width=part.width,
        height=part.height,
        size_bytes=part.size_bytes,
        sha256=part.sha256,
    )


def _asset_fields(asset: AssetView, urls: Urls) -> dict[str, Any]:
    return {
        "file_id": asset.file_id,
        "url": urls.of(asset.file_id, asset.name),
        "kind": asset.kind,
        "content_type": asset.content_type,
        "name": asset.name,
        "width": asset.width,
        "height": asset.height,
        "size_bytes": asset.size_bytes,
        "sha256": asset.sha256,
        "seed": asset.seed,
        "has_alpha": asset.has_alpha,
        "output": asset.output,
        "step": asset.step,
        "parts": [part_info(part, urls) for part in asset.parts],
        "attribution": [AttributionInfo.model_validate(credit) for credit in asset.attribution],
        "metadata": dict(asset.metadata),
    }


def asset_info(asset: AssetView, urls: Urls) -> AssetInfo:
    return AssetInfo(**_asset_fields(asset, urls))


def asset_record(asset: AssetView | PartView, urls: Urls) -> AssetRecord:
    """The record of an asset, or of a part that was asked for by its own id."""
    from layer_server.files.views import PartView

    if isinstance(asset, PartView):
        return AssetRecord(
            file_id=asset.file_id,
            url=urls.of(asset.file_id, asset.name),
            content_type=asset.content_type,
            name=asset.name,
            width=asset.width,
            height=asset.height,
            size_bytes=asset.size_bytes,
            sha256=asset.sha256,
        )
    return AssetRecord(
        **_asset_fields(asset, urls),
        run_id=asset.run_id,
        prompt=asset.prompt,
        model=RunModel(model_id=asset.model_id, slug=asset.model_slug, name=asset.model_name),
        workspace_id=asset.workspace_id,
        created_at=asset.created_at,
    )


def normalized_parameters(run: RunView) -> dict[str, Any]:
    """The values that a run uses: the model's parameters with its defaults, the batch and the seed."""
    return {**run.parameters, "batch_size": run.batch_size, "seed": run.seed}


def forge_started(run: RunView, poll_interval_seconds: float) -> ForgeStarted:
    return ForgeStarted(
        inference_id=run.id,
        status=FORGE_STATUS[run.status],
        poll_interval_seconds=poll_interval_seconds,
        created_at=run.created_at,
        estimated_price_creative_units=micro_to_wire(run.reserved_micro),
        session_id=run.session_id,
        normalized_parameters=normalized_parameters(run),
    )


def forge_run(run: RunView, urls: Urls, poll_interval_seconds: float) -> ForgeRun:
    live = not run.status.final
    failed = run.status is RunStatus.FAILED
    return ForgeRun(
        inference_id=run.id,
        status=FORGE_STATUS[run.status],
        poll_interval_seconds=poll_interval_seconds if live else None,
        progress=run.progress if live else None,
        stage=run.stage if live else None,
        model_id=run.model_id,
        prompt=run.prompt,
        created_at=run.created_at,
        completed_at=run.finished_at,
        estimated_price_creative_units=micro_to_wire(run.reserved_micro),
        actual_price_creative_units=None if run.charged_micro is None else micro_to_wire(run.charged_micro),
        normalized_parameters=normalized_parameters(run),
        assets=[asset_info(asset, urls) for asset in run.assets],
        error_message=run.error_message if failed else None,
        error_code=run.error_code if failed else None,
    )


def workflow_started(run: RunView, poll_interval_seconds: float) -> WorkflowStarted:
    return WorkflowStarted(
        run_id=run.id,
        status=WORKFLOW_STATUS[run.status],
        estimated_price_creative_units=micro_to_wire(run.reserved_micro),
        poll_interval_seconds=poll_interval_seconds,
        created_at=run.created_at,
        session_id=run.session_id,
    )


def workflow_run(run: RunView, urls: Urls, poll_interval_seconds: float) -> WorkflowRun:
    live = not run.status.final
    failed = run.status is RunStatus.FAILED
    assets = _results(run)
    outputs: dict[str, list[str]] = {}
    for asset in assets:
        outputs.setdefault(asset.output or "", []).append(asset.file_id)
    return WorkflowRun(
        run_id=run.id,
        status=WORKFLOW_STATUS[run.status],
        workflow_id=run.model_id,
        workflow_name=run.model_name,
        poll_interval_seconds=poll_interval_seconds if live else None,
        steps=[workflow_step(step) for step in run.steps],
        completed_steps=sum(step.status is RunStatus.SUCCEEDED for step in run.steps),
        total_steps=len(run.steps),
        progress=run.progress if live else None,
        inputs=run.parameters,
        created_at=run.created_at,
        estimated_price_creative_units=micro_to_wire(run.reserved_micro),
        completed_at=run.finished_at,
        actual_price_creative_units=None if run.charged_micro is None else micro_to_wire(run.charged_micro),
        assets=[asset_info(asset, urls) for asset in assets],
        outputs=outputs,
        error_message=run.error_message if failed else None,
        error_code=run.error_code if failed else None,
    )


def _results(run: RunView) -> list[AssetView]:
    """What a run is shown with: of a workflow, what belongs to its outputs; the steps in between are in the library."""
    return [asset for asset in run.assets if run.kind == "forge" or asset.output is not None]


def workflow_step(step: StepView) -> WorkflowStep:
    return WorkflowStep(
        name=step.name,
        display_name=step.display_name,
        kind=step.kind,
        status=WORKFLOW_STATUS[step.status],
        progress=step.progress,
        price_creative_units=micro_to_wire(step.reserved_micro),
        actual_price_creative_units=None if step.charged_micro is None else micro_to_wire(step.charged_micro),
        error_message=step.error_message,
        error_code=step.error_code,
    )


def run_snapshot(run: RunView, urls: Urls) -> RunSnapshot:
    return RunSnapshot(
        run_id=run.id,
        kind=run.kind,
        status=run.status.value,
        version=run.version,
        workspace_id=run.workspace_id,
        model=RunModel(model_id=run.model_id, slug=run.model_slug, name=run.model_name),
        steps=[workflow_step(step) for step in run.steps],
        prompt=run.prompt,
        seed=run.seed if run.kind == "forge" or "seed" in run.parameters else None,
        parameters=run.parameters
        if run.kind == "workflow"
        else {**run.parameters, "batch_size": run.batch_size},
        session_name=run.session_name,
        progress=run.progress,
        stage=run.stage,
        reserved_creative_units=micro_to_wire(run.reserved_micro),
        charged_creative_units=None if run.charged_micro is None else micro_to_wire(run.charged_micro),
        created_at=run.created_at,
        finished_at=run.finished_at,
        seconds=run.seconds,
        assets=[asset_info(asset, urls) for asset in _results(run)],
        error_code=run.error_code,
        error_message=run.error_message,
    )
