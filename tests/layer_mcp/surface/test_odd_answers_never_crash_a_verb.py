"""Answers of every tool, bent in every way that a server of tomorrow may bend them: a value, or a LayerError in words.

The real answers are recorded from a stand-in once; then each verb is asked with them dropped, nulled, extended,
re-spelled and mistyped, field by field.
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from layer_mcp import Layer
from layer_mcp.cli import shapes
from layer_mcp.contract.errors import LayerError, ServerUnavailable

ROUNDS = 25
"""Bent answers for each verb and generation."""

ODD = [
    None,
    True,
    -1,
    1e300,
    "",
    "QUOTA_EXCEEDED",
    "hologram",
    "paused",
    [],
    {},
    [None],
    {"a": None},
    "\x1b[2J",
    "é" * 9,
]


def bent(value: Any, rng: random.Random) -> Any:
    """A copy with one to three things changed, anywhere."""
    body = copy.deepcopy(value)
    for _ in range(rng.randint(1, 3)):
        places = list(_places(body))
        if not places:
            return copy.deepcopy(rng.choice(ODD))
        holder, key = rng.choice(places)
        found = holder[key]
        way = rng.randrange(6)
        if way == 0 and isinstance(holder, dict):
            del holder[key]
        elif way == 1 and isinstance(holder, dict):
            holder["of_tomorrow"] = {"deep": [1, {"x": None}]}
        elif way == 2 and isinstance(found, str):
            holder[key] = found.swapcase()
        elif way == 3 and isinstance(found, int | float | bool):
            holder[key] = str(found)
        elif way == 4 and isinstance(found, list):
            holder[key] = found * 2
        else:
            holder[key] = copy.deepcopy(rng.choice(ODD))
    return body


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield value, key
        yield from _places(each)


def show(value: Any) -> None:
    """Every face of a value that a person may meet."""
    repr(value)
    for each in value if isinstance(value, list) else [value]:
        if hasattr(each, "to_wire"):
            json.dumps(each.to_wire(), default=str)
        face = FACES.get(type(each).__name__)
        if face is not None:
            json.dumps(face(each), default=str)


FACES: dict[str, Callable[[Any], Any]] = {
    "Workspace": shapes.workspace,
    "Estimate": shapes.estimate,
    "WorkflowPrice": shapes.workflow_price,
    "Run": shapes.run,
    "Asset": shapes.asset,
    "Upload": shapes.upload,
}


class Bending:
    """Between the client and the stand-in: answers are recorded, then bent.

    Attributes:
        rng: None passes answers on as they are.
    """

    def __init__(self) -> None:
        self.rng: random.Random | None = None
        self.only: str | None = None
        self.recorded: dict[str, Any] = {}


@pytest.fixture
def bending(monkeypatch: pytest.MonkeyPatch) -> Bending:
    from layer_mcp.connect.connection import Connection

    state = Bending()
    call = Connection.call

    async def through(self: Connection, tool: str, arguments: Any, **more: Any) -> Any:
        if state.rng is None:
            state.recorded[tool] = await call(self, tool, arguments, **more)
            return state.recorded[tool]
        answer = copy.deepcopy(state.recorded[tool])
        if state.only in {None, tool}:
            if state.rng.random() < 0.15:
                answer.is_error = True
            answer.structured_content = bent(answer.structured_content, state.rng)
        return answer

    monkeypatch.setattr(Connection, "call", through)
    return state


def asked(verb: Callable[[Layer], Any], layer: Layer, what: str) -> Any:
    """What a verb answers, or the LayerError that it raises."""
    try:
        return verb(layer)
    except LayerError as refused:
        return refused
    except Exception as error:
        raise AssertionError(f"{what}: {type(error).__name__}") from error


def forget(layer: Layer) -> None:
    """As a client that has just been made, over the session that there is."""
    catalog = layer._layer._catalog
    catalog._workspace_id = None
    catalog._models.clear()


@pytest.mark.parametrize("generation", [1, 2])
def test_every_verb(hosted: Callable[..., Any], bending: Bending, tmp_path: Any, generation: int) -> None:
    server = hosted(generation)
    home = tmp_path / "far"

    def flow(layer: Layer) -> Any:
        return layer.run_workflow("icon set", subject="potions")

    with Layer(home=home) as layer:
        run = layer.forge("a sword", batch_size=2)
        run.result()
        started = flow(layer)
        started.result()
        model = layer.models()[0].model_id
        layer.call("get_instructions")
    verbs: dict[str, tuple[str | None, Callable[[Layer], Any]]] = {
        "workspaces": ("list_workspaces", lambda layer: layer.workspaces()),
        "workspace": ("get_workspace", lambda layer: layer.workspace()),
        "models": ("list_base_models" if generation == 2 else "list_models", lambda layer: layer.models()),
        "model": ("get_base_model" if generation == 2 else "get_model", lambda layer: layer.model(model)),
        "recommend": (None, lambda layer: layer.recommend("image")),
        "workflows": ("list_workflows", lambda layer: layer.workflows()),
        "estimate": ("estimate_forge_price", lambda layer: layer.estimate("a sword", batch_size=2)),
        "forge": ("execute_forge", lambda layer: layer.forge("a sword", batch_size=2)),
        "run": ("get_forge_run", lambda layer: layer.run(run.id)),
        "workflow price": ("estimate_workflow_price", lambda layer: layer.estimate_workflow("icon set", subject="x")),
        "workflow": ("execute_workflow", flow),
        "workflow run": ("get_workflow_run", lambda layer: layer.run(started.id)),
        "call": ("get_instructions", lambda layer: layer.call("get_instructions")),
        "status": (None, lambda layer: layer.status()),
        "runs": (None, lambda layer: layer.runs(5)),
        "pages": ("list_workflows", lambda layer: next(layer.pages("list_workflows"))),
    }  # fmt: skip
    answered = 0
    with Layer(home=home) as layer:
        for _, verb in verbs.values():
            verb(layer)  # records what has not been asked yet
        layer._layer._payments.look_pauses = ()
        for name, (tool, verb) in verbs.items():
            for number in range(ROUNDS):
                forget(layer)
                bending.only = tool
                bending.rng = random.Random(f"{name} {number}")
                found = asked(verb, layer, f"{name}, round {number}")
                bending.rng = None
                if not isinstance(found, LayerError):
                    answered += 1
                    show(found)
                assert not isinstance(found, LayerError) or found.message
    assert answered > len(verbs) * ROUNDS / 3
    assert len(server.books()) >= 2


def test_an_answer_without_end_is_ended(
    hosted: Callable[..., Any], tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    hosted(1, framing="json")
    with Layer(home=tmp_path / "home") as layer:
        assert layer.models()
        with monkeypatch.context() as patch:
            patch.setattr("layer_mcp.connect.once.MAX_ANSWER_BYTES", 100)
            with pytest.raises(ServerUnavailable, match="the answer is larger than"):
                layer.call("list_models")
        assert layer.call("list_models").structured, "the next one is read again"
