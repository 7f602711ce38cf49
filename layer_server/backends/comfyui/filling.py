"""A workflow with the values of one request in it, as ComfyUI is given it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from layer_server.backends.comfyui.finding import SEED, Inputs
from layer_server.backends.comfyui.prompts import NEGATIVE, PROMPT
from layer_server.backends.comfyui.workflow import Place, Workflow

_MASK_CHANNEL = "red"
"""Of a mask that is sent as a picture: white where it may change. ComfyUI's default, alpha, is turned round."""


@dataclass(frozen=True, slots=True)
class Values:
    """What goes into a workflow.

    Attributes:
        parameters: by the contract's names.
        files: by guidance file (or ``mask``): the names that ComfyUI has given to what was sent to it, in order.
        weights: by guidance file: from 0 to 1.
    """

    prompt: str
    parameters: Mapping[str, Any]
    files: Mapping[str, Sequence[str]] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)


def fill(
    workflow: Workflow, document: Mapping[str, Any], inputs: Inputs, values: Values, seed: int
) -> dict[str, Any]:
    """The nodes for one output. Whatever cannot be set is as it was saved.

    Args:
        document: the nodes of ``workflow`` as they were read; stays as it is.
    """
    nodes: dict[str, Any] = {
        key: {**node, "inputs": dict(node.get("inputs", {}))} for key, node in document.items()
    }

    def put(place: Place, value: Any) -> None:
        nodes[place.node]["inputs"][place.input] = value

    for name, places in inputs.places.items():
        for number, place in enumerate(places):
            saved = workflow.value(place)
            if name == SEED:
                put(place, seed)
            elif name == PROMPT:
                put(place, _words(saved, PROMPT, values.prompt))
            elif name in values.files:
                put(place, values.files[name][number])
                if workflow.nodes[place.node].kind == "LoadImageMask":
                    put(Place(place.node, "channel"), _MASK_CHANNEL)
            elif values.parameters.get(name) is not None:
                put(place, _value(name, saved, values.parameters[name], inputs))
    for name, weight in values.weights.items():
        for place in inputs.strengths.get(name, ()):
            put(place, workflow.value(place) * weight)
    for place in inputs.batch:
        put(place, 1)
    return nodes


def _value(name: str, saved: Any, value: Any, inputs: Inputs) -> Any:
    if name == NEGATIVE:
        return _words(saved, NEGATIVE, value)
    if name == "duration_seconds" and inputs.frames is not None:
        return inputs.frames.count(value)
    if isinstance(saved, bool) or isinstance(value, str):
        return value
    if isinstance(saved, int) and isinstance(value, float):
        return round(value)
    return float(value) if isinstance(saved, float) else value


def _words(saved: Any, name: str, words: str) -> str:
    """The words, or the saved text with them where it has a place for them: ``pixel art, {prompt}``."""
    words = words.encode("utf-8", "replace").decode(
        "utf-8"
    )  # halves of surrogate pairs are no text to ComfyUI
    place = f"{{{name}}}"
    return saved.replace(place, words) if isinstance(saved, str) and place in saved else words
