"""The tools that a kit adds to a server's: forge and wait, run a workflow and wait, upload a local file."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from layer_agents import uploading
from layer_agents.results import ToolResult
from layer_agents.spec import ToolSpec
from layer_agents.waiting import Waited

if TYPE_CHECKING:
    from layer_agents.session import KitSession

Call = Callable[["KitSession", Mapping[str, Any], str | None, threading.Event], ToolResult]

GENERATE_AND_WAIT = "generate_and_wait"
RUN_WORKFLOW_AND_WAIT = "run_workflow_and_wait"

FORGE = Waited(
    name=GENERATE_AND_WAIT,
    title="Forge and wait",
    description=(
        "Forge assets and wait for them: prices the run, checks the budget, starts it, waits, and returns the assets "
        "with their file_ids. Spends Creative Units. Use this rather than execute_forge and get_forge_run."
    ),
    execute="execute_forge",
    poll="get_forge_run",
    run_id="inference_id",
    optional="model_id",
    optional_words="UUID or slug, from list_models. Chosen for the prompt when left out.",
    required=False,
)
WORKFLOW = Waited(
    name=RUN_WORKFLOW_AND_WAIT,
    title="Run a workflow and wait",
    description=(
        "Run a workflow and wait for it: prices it, checks the budget, starts it, waits, and returns the assets of "
        "its outputs with their file_ids. Spends Creative Units. Use this rather than execute_workflow and "
        "get_workflow_run."
    ),
    execute="execute_workflow",
    poll="get_workflow_run",
    run_id="run_id",
    optional="workflow_id",
    optional_words="UUID or slug, from list_workflows.",
    required=True,
)


@dataclass(frozen=True, slots=True)
class Composite:
    """A tool of the kit's own."""

    spec: ToolSpec
    call: Call


def composites(session: KitSession, specs: Mapping[str, ToolSpec]) -> list[Composite]:
    """Those that can be offered beside a server's tools."""
    offered = (
        (FORGE.spec(specs), _forge),
        (WORKFLOW.spec(specs), _workflow),
        (uploading.spec(session.files, specs), uploading.upload),
    )
    return [Composite(spec, call) for spec, call in offered if spec is not None]


def _forge(
    session: KitSession, arguments: Mapping[str, Any], call_id: str | None, stop: threading.Event
) -> ToolResult:
    if not arguments.get("model_id"):
        arguments = {**arguments, "model_id": _chosen_model(session, arguments)}
    return FORGE.run(session, arguments, call_id, stop)


def _workflow(
    session: KitSession, arguments: Mapping[str, Any], call_id: str | None, stop: threading.Event
) -> ToolResult:
    named = arguments.get("workflow_id")
    if isinstance(named, str) and not _is_uuid(named):
        arguments = {**arguments, "workflow_id": session.layer.workflow(named).workflow_id}
    return WORKFLOW.run(session, arguments, call_id, stop)


def _is_uuid(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True


def _chosen_model(session: KitSession, arguments: Mapping[str, Any]) -> str:
    prompt = arguments.get("prompt")
    left_out = {"prompt", "model_id", "workspace_id", "wait_seconds"}
    parameters = {name: value for name, value in arguments.items() if name not in left_out}
    model = session.layer.choose_model(prompt if isinstance(prompt, str) else "", **parameters)
    return model.slug or model.model_id
