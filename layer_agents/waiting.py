"""A paid run as one tool: started through budget and approval, waited for a bounded time, told with its assets.

A model that has to poll spends a turn on every look. When the time is over, the answer is a normal one that names
the run and how to go on.
"""

from __future__ import annotations

import copy
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from layer_agents.results import RunFacts, ToolResult
from layer_agents.spec import ToolSpec
from layer_mcp.contract.errors import InvalidInputs, RunCancelled, RunFailed, ServerUnavailable

if TYPE_CHECKING:
    from layer_agents.session import KitSession

DEFAULT_WAIT_SECONDS = 120
MAX_WAIT_SECONDS = 600
LOOK_SECONDS = 1.0
"""How often a waiting call notices that nobody waits for it any more."""


@dataclass(frozen=True, slots=True)
class Waited:
    """A tool made of two of the server's: one that starts a run, and one that looks at it.

    Attributes:
        run_id: the argument of ``poll`` that names the run, and the field of ``execute``'s answer.
        optional: an argument of ``execute`` that may be left out here, or be a name rather than an id.
        optional_words: what is said of that argument.
        required: whether that argument must be there all the same.
    """

    name: str
    title: str
    description: str
    execute: str
    poll: str
    run_id: str
    optional: str
    optional_words: str
    required: bool

    def spec(self, specs: Mapping[str, ToolSpec]) -> ToolSpec | None:
        """The tool, with the parameters of the server's own; None where the server lacks one of the two."""
        execute = specs.get(self.execute)
        if execute is None or self.poll not in specs or self.name in specs:
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
        named = properties.get(self.optional)
        if isinstance(named, dict):
            named["description"] = self.optional_words
            named.pop("format", None)
        if not self.required:
            schema["required"] = [name for name in schema.get("required", []) if name != self.optional]
        schema.pop("description", None)
        return ToolSpec(
            name=self.name,
            server_name=self.name,
            title=self.title,
            description=self.description,
            group=execute.group,
            input_schema=schema,
            server_schema=schema,
            read_only=False,
            spends=True,
            needs_workspace=False,
        )

    def run(
        self, session: KitSession, arguments: Mapping[str, Any], call_id: str | None, stop: threading.Event
    ) -> ToolResult:
        """Start it and wait.

        Args:
            arguments: of ``execute``, and ``wait_seconds``.
            stop: set when the caller has gone away; the run itself goes on.

        Raises:
            LayerError: what refused it, before anything was charged.
        """
        arguments = dict(arguments)
        seconds = _wait_seconds(arguments.pop("wait_seconds", DEFAULT_WAIT_SECONDS))
        started = session.submit(session.specs[self.execute], arguments, call_id)
        run_id = str(started.structured[self.run_id])
        try:
            over = _wait(session, run_id, seconds, stop)
            answer = session.ask(session.specs[self.poll], {self.run_id: run_id})
        except ServerUnavailable as error:
            # It is started and paid for: whoever asked must learn its id, whatever happened since.
            message = f"Run {run_id} was started, but the server no longer answers: {error.message}"
            remedy = f"It goes on when the server is back: call {self.poll} with {self.run_id} {run_id} then."
            return ToolResult.of_error(self.name, ServerUnavailable(message, remedy=remedy), run_id=run_id)
        if over is not None:
            return ToolResult.of_error(self.name, over, run_id=run_id)
        run = RunFacts.read(answer.structured)
        goes_on = run is not None and not run.status.final
        note = f"Still running after {seconds:g} s; it goes on." if goes_on else ""
        return ToolResult.of_answer(self.name, answer, session.assets, note=note)


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
