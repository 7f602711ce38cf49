"""Workflows as MIME bundles: the list, and one with what it takes and makes. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from layer_nb.display.table import Column, pairs_bundle, sentence_bundle, table_bundle

if TYPE_CHECKING:
    from layer_mcp.contract.workflows import WorkflowPort, WorkflowSummary


def workflows_bundle(workflows: Sequence[WorkflowSummary], search: str | None = None) -> dict[str, str]:
    """The workflows there are."""
    if not workflows:
        about = f" for {search!r}" if search else ""
        return sentence_bundle(f"No workflow on this server{about}.", "All of them: `%layer workflows`")
    rows = [
        (
            workflow.slug or workflow.workflow_id,
            workflow.description or workflow.name,
            ", ".join(port.name + ("" if port.required else "?") for port in workflow.inputs),
            ", ".join(port.name for port in workflow.outputs),
        )
        for workflow in workflows
    ]
    columns = (Column("workflow"), Column(""), Column("takes"), Column("makes"))
    return table_bundle(columns, rows, note="What one takes, in full: `%layer workflow NAME`")


def workflow_bundle(workflow: WorkflowSummary) -> dict[str, str]:
    """One workflow: its inputs, its outputs, and the line that runs it."""
    name = workflow.slug or workflow.workflow_id
    pairs = [("what it does", workflow.description)]
    pairs += [(f"takes {port.name}", _port(port)) for port in workflow.inputs]
    pairs += [(f"makes {port.name}", _port(port)) for port in workflow.outputs]
    required = " ".join(f"{port.name}=…" for port in workflow.inputs if port.required)
    return pairs_bundle(
        [(title, words) for title, words in pairs if words],
        heading=workflow.name if workflow.name.lower() == name else f"{workflow.name} · {name}".strip(" ·"),
        note=f"Run it: `%layer workflow {name} {required}`, or with its inputs in a cell, one `name: value` a line.",
    )


def _port(port: WorkflowPort) -> str:
    kind = f"several of {port.type.removesuffix('[]')}" if port.type.endswith("[]") else port.type
    facts = [
        kind,
        "required" if port.required else "",
        f"default {port.default}" if port.default not in (None, "") else "",
    ]
    words = ", ".join(fact for fact in facts if fact)
    return f"{words}. {port.description}".strip()
