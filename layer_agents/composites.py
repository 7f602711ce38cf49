"""``generate_and_wait``: price, budget, approval, start, wait and assets as one tool.

A model that has to poll spends a turn on every look. This tool looks for it, for a bounded time; when that is
over, the answer is a normal one that names the run and how to go on.
"""

from __future__ import annotations

import copy
import threading
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from layer_agents.results import RunFacts, ToolResult
from layer_agents.spec import ToolSpec
from layer_mcp.contract.errors import InvalidInputs, RunCancelled, RunFailed, ServerUnavailable

if TYPE_CHECKING:
    from layer_agents.session import KitSession

GENERATE_AND_WAIT = "generate_and_wait"
EXECUTE, POLL = "execute_forge", "get_forge_run"

DEFAULT_WAIT_SECONDS = 120
MAX_WAIT_SECONDS = 600
LOOK_SECONDS = 1.0
"""How often a waiting call notices that nobody waits for it any more."""

_DESCRIPTION = (
    "Forge assets and wait for them: prices the run, checks the budget, starts it, waits, and returns the assets "
    "with their file_ids. Spends Creative Units. Use this rather than execute_forge and get_forge_run."
)


def generate_and_wait_spec(specs: Mapping[str, ToolSpec]) -> ToolSpec | None:
    """The composite tool, with the parameters of the server's own ``execute_forge``; None without it."""
    execute = specs.get(EXECUTE)
    if execute is None or POLL not in specs or GENERATE_AND_WAIT in specs:
        return None
    schema = copy.deepcopy(execute.input_schema)
    properties = schema.setdefault("properties", {})
    properties["wait_seconds"] = {
        "type": "number",
        "exclusiveMinimum": 0,
        "maximum": MAX_WAIT_SECONDS,
        "default": DEFAULT_WAIT_SECONDS,
        "description": "How long to wait. The run goes on when this is over.",
    }
    if isinstance(properties.get("model_id"), dict):
        properties["model_id"]["description"] = (
            "UUID or slug, from list_models. Chosen for the prompt when left out."
        )
    schema["required"] = [name for name in schema.get("required", []) if name != "model_id"]
    schema.pop("description", None)
    return ToolSpec(
        name=GENERATE_AND_WAIT,
        server_name=GENERATE_AND_WAIT,
        title="Forge and wait",
        description=_DESCRIPTION,
        group=execute.group,
        input_schema=schema,
        server_schema=schema,
        read_only=False,
        spends=True,
        needs_workspace=False,
    )


def generate_and_wait(
    session: KitSession,
    arguments: Mapping[str, Any],
    call_id: str | None,
    stop: threading.Event,
) -> ToolResult:
    """Run the composite.

    Args:
        stop: set when the caller has gone away; the run itself goes on.

    Raises:
        LayerError: what refused it, before anything was charged.
    """
    arguments = dict(arguments)
    seconds = _wait_seconds(arguments.pop("wait_seconds", DEFAULT_WAIT_SECONDS))
    if not arguments.get("model_id"):
        arguments["model_id"] = _chosen_model(session, arguments)
    started = session.submit(session.specs[EXECUTE], arguments, call_id)
    run_id = str(started.structured["inference_id"])
    try:
        over = _wait(session, run_id, seconds, stop)
        answer = session.ask(session.specs[POLL], {"inference_id": run_id})
    except ServerUnavailable as error:
        # It is started and paid for: whoever asked must learn its id, whatever happened since.
        message = f"Run {run_id} was started, but the server no longer answers: {error.message}"
        remedy = f"It goes on when the server is back: call {POLL} with inference_id {run_id} then."
        return ToolResult.of_error(
            GENERATE_AND_WAIT, ServerUnavailable(message, remedy=remedy), run_id=run_id
        )
    if over is not None:
        return ToolResult.of_error(GENERATE_AND_WAIT, over, run_id=run_id)
    run = RunFacts.read(answer.structured)
    goes_on = run is not None and not run.status.final
    note = f"Still running after {seconds:g} s; it goes on." if goes_on else ""
    return ToolResult.of_answer(GENERATE_AND_WAIT, answer, session.assets, note=note)


def _wait(
    session: KitSession, run_id: str, seconds: float, stop: threading.Event
) -> RunFailed | RunCancelled | None:
    """Wait for the run's end or for the time to be over; the run's own failure is returned."""
    run = session.layer.run(run_id)
    deadline = time.monotonic() + seconds
    while not stop.is_set() and (left := deadline - time.monotonic()) > 0:
        try:
            run.result(timeout=min(LOOK_SECONDS, left))
        except TimeoutError:
            continue
        except (RunFailed, RunCancelled) as error:
            return error
        return None
    return None


def _wait_seconds(value: Any) -> float:
    if value is None:
        return DEFAULT_WAIT_SECONDS
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= MAX_WAIT_SECONDS:
        raise InvalidInputs(
            f"wait_seconds is {value!r}, but must be a number above 0, up to {MAX_WAIT_SECONDS}.",
            field="wait_seconds",
            value=value,
            allowed=[f"a number above 0, up to {MAX_WAIT_SECONDS}"],
        )
    return float(value)


def _chosen_model(session: KitSession, arguments: Mapping[str, Any]) -> str:
    prompt = arguments.get("prompt")
    parameters = {
        name: value for name, value in arguments.items() if name not in {"prompt", "model_id", "workspace_id"}
    }
    model = session.layer.choose_model(prompt if isinstance(prompt, str) else "", **parameters)
    return model.slug or model.model_id
