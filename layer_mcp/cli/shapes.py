"""What ``--json`` prints, as data. Never an address: a signed URL is a credential."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from layer_mcp.contract.money import cu_to_wire

if TYPE_CHECKING:
    from layer_mcp.answers import Estimate, WorkflowPrice, Workspace
    from layer_mcp.library.assets import Asset
    from layer_mcp.library.uploaded import Upload
    from layer_mcp.mapping.report import MapPrice
    from layer_mcp.runs.run import Run


def amount(cu: Decimal | None) -> int | float | None:
    """CU as a JSON number."""
    return None if cu is None else cu_to_wire(cu)


def workspace(found: Workspace) -> dict[str, Any]:
    return {
        "workspace_id": found.id,
        "slug": found.slug,
        "name": found.name,
        "balance_creative_units": amount(found.balance),
        "reserved_creative_units": amount(found.reserved),
        "available_creative_units": amount(found.available),
    }


def estimate(found: Estimate) -> dict[str, Any]:
    return {
        "estimated_price_creative_units": amount(found.price),
        "workspace_balance_creative_units": amount(found.balance),
        "estimated_remaining_balance_creative_units": amount(found.remaining),
        "has_sufficient_creative_units": found.sufficient,
        "model": found.model.slug or found.model.model_id,
        "model_chosen": found.chosen,
        "otherwise": found.otherwise or None,
        "without_guidance": found.without_guidance,
        "parameters": dict(found.parameters),
    }


def workflow_price(found: WorkflowPrice) -> dict[str, Any]:
    return {
        "estimated_price_creative_units": amount(found.price),
        "workspace_balance_creative_units": amount(found.balance),
        "estimated_remaining_balance_creative_units": amount(found.remaining),
        "has_sufficient_creative_units": found.sufficient,
        "workflow": found.subject,
        "inputs": dict(found.inputs),
        "steps": [step.to_wire() for step in found.steps],
        "expected_output_counts": dict(found.expected),
    }


def map_price(found: MapPrice) -> dict[str, Any]:
    return {
        "estimated_price_creative_units": amount(found.price),
        "workspace_balance_creative_units": amount(found.balance),
        "estimated_remaining_balance_creative_units": amount(found.remaining),
        "has_sufficient_creative_units": found.sufficient,
        "items": found.items,
        "to_run": found.to_run,
        "spent_creative_units": amount(found.spent),
        "without_guidance": found.without_guidance,
        "refused": {str(index): error.to_wire() for index, error in found.refused.items()},
    }


def upload(found: Upload) -> dict[str, Any]:
    body = {
        "file_id": found.file_id,
        "content_type": found.mime,
        "name": found.name,
        "size_bytes": found.size_bytes,
        "width": found.width,
        "height": found.height,
        "reused": found.reused,
    }
    return {name: value for name, value in body.items() if value is not None}


def asset(found: Asset) -> dict[str, Any]:
    body: dict[str, Any] = {
        "file_id": found.file_id,
        "kind": found.kind,
        "content_type": found.mime,
        "name": found.name,
        "width": found.width,
        "height": found.height,
        "size_bytes": found.size_bytes,
        "seed": found.seed,
        "output": found.output,
        "step": found.step,
        "parts": [{"role": part.role, "file_id": part.file_id, "name": part.name} for part in found.parts],
        "attribution": [credit.to_wire() for credit in found.attribution],
        "metadata": dict(found.metadata),
    }
    return {name: value for name, value in body.items() if value not in (None, "", [], {})}


def run(found: Run) -> dict[str, Any]:
    body: dict[str, Any] = {
        "run_id": found.id,
        "kind": found.kind,
        "status": found.status.value,
        found.ran: found.model.slug or found.model.name or found.model.model_id,
        "prompt": found.prompt or None,
        "seed": found.seed,
        "parameters": found.parameters,
        "session_name": found.session_name,
        "progress": found.progress,
        "stage": found.stage,
        "reserved_creative_units": amount(found.reserved),
        "charged_creative_units": amount(found.cost),
        "created_at": found.created_at.isoformat() if found.created_at else None,
        "finished_at": found.finished_at.isoformat() if found.finished_at else None,
        "seconds": found.seconds,
        "steps": [step.to_wire() for step in found.steps] or None,
        "assets": [asset(each) for each in found.assets],
        "error": found.error.to_wire() if found.error else None,
    }
    return {name: value for name, value in body.items() if value is not None}
