"""Rich results in IPython: which of the client's classes show as what.

Registered by name, so that nothing is imported until such an object is shown, and ``layer_mcp`` need not know
notebooks.
"""

from __future__ import annotations

from typing import Any


def install(shell: Any) -> None:
    """Show runs and assets as cards, errors as clean lines. Twice is the same as once."""
    from layer_nb.display.errors import install as install_errors

    bundles = shell.display_formatter.mimebundle_formatter
    for module, name, formatter in _FORMATTERS:
        bundles.for_type_by_name(module, name, formatter)
    install_errors()


def uninstall(shell: Any) -> None:
    """Take it all back."""
    from layer_nb.display.errors import uninstall as uninstall_errors

    bundles = shell.display_formatter.mimebundle_formatter
    for module, name, _ in _FORMATTERS:
        bundles.deferred_printers.pop((module, name), None)
        for known in [
            key for key in bundles.type_printers if (key.__module__, key.__name__) == (module, name)
        ]:
            bundles.pop(known)
    uninstall_errors()


def _run(run: Any) -> dict[str, Any]:
    from layer_nb.display.bundle import run_bundle

    return run_bundle(run)


def _asset(asset: Any) -> dict[str, Any]:
    from layer_nb.display.bundle import asset_bundle

    return asset_bundle(asset)


def _status(status: Any) -> dict[str, Any]:
    from layer_nb.display.reports import status_bundle

    return dict(status_bundle(status))


def _estimate(estimate: Any) -> dict[str, Any]:
    from layer_nb.display.price import price_bundle

    return dict(price_bundle(estimate))


def _model(model: Any) -> dict[str, Any]:
    from layer_nb.display.reports import model_bundle

    return dict(model_bundle(model))


def _workflow(workflow: Any) -> dict[str, Any]:
    from layer_nb.display.workflows import workflow_bundle

    return dict(workflow_bundle(workflow))


def _upload(upload: Any) -> dict[str, Any]:
    from layer_nb.display.tools import upload_bundle

    return dict(upload_bundle(upload))


def _record(record: Any) -> dict[str, Any]:
    from layer_nb.display.records import record_bundle

    return dict(record_bundle(record))


def _lineage(lineage: Any) -> dict[str, Any]:
    from layer_nb.display.records import lineage_bundle

    return dict(lineage_bundle(lineage))


_FORMATTERS = (
    ("layer_mcp.provenance.record", "Record", _record),
    ("layer_mcp.provenance.lineage", "Lineage", _lineage),
    ("layer_mcp.answers", "Status", _status),
    ("layer_mcp.answers", "Estimate", _estimate),
    ("layer_mcp.answers", "WorkflowPrice", _estimate),
    ("layer_mcp.contract.workflows", "WorkflowSummary", _workflow),
    ("layer_mcp.library.uploaded", "Upload", _upload),
    ("layer_mcp.contract.models", "ModelDetails", _model),
    ("layer_mcp.runs.run", "Run", _run),
    ("layer_mcp.library.assets", "Asset", _asset),
)
