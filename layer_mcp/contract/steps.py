"""How far a workflow run is, from its steps. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from layer_mcp.contract.status import RunStatus, status_from_wire
from layer_mcp.contract.workflows import WorkflowStep

_SHOWN_STEPS = 2


def completed(steps: Sequence[WorkflowStep]) -> int:
    """How many have succeeded."""
    return sum(status_from_wire(step.status) is RunStatus.SUCCEEDED for step in steps)


def progress(steps: Sequence[WorkflowStep]) -> float | None:
    """From 0 to 1; None without steps."""
    if not steps:
        return None
    done = sum(1.0 if status_from_wire(step.status).final else step.progress or 0.0 for step in steps)
    return min(1.0, done / len(steps))


def stage(steps: Sequence[WorkflowStep]) -> str | None:
    """``3/7 · Icon, Sheet``: how many are over, and what is being done."""
    if not steps:
        return None
    over = sum(status_from_wire(step.status).final for step in steps)
    running = [
        step.display_name or step.name for step in steps if status_from_wire(step.status) is RunStatus.RUNNING
    ]
    more = f" and {len(running) - _SHOWN_STEPS} more" if len(running) > _SHOWN_STEPS else ""
    return f"{over}/{len(steps)}" + (f" · {', '.join(running[:_SHOWN_STEPS])}{more}" if running else "")
