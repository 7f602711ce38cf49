"""What was found in a workflow as a card declares it: parameters with their ranges, use cases, capabilities."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from pydantic import ValidationError

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.forge import ForgeParameters
from layer_server.backends.comfyui.finding import PARAMETERS, Inputs
from layer_server.backends.comfyui.pictures import MASK
from layer_server.backends.comfyui.workflow import Place, Workflow
from layer_server.generators.card import Parameter
from layer_server.generators.editing import card as editing

LARGEST_SIDE = 4096
_LATENT_CELL = 16
"""Pixels; latent pictures of all families are made of cells that divide it."""
_MOST_STEPS = 200
_LONGEST_SECONDS = 600.0
_LONGEST_TEXT = 10_000

_DESCRIPTIONS = {
    "width": "Pixels.",
    "height": "Pixels.",
    "num_inference_steps": "Steps of the sampler; more take longer.",
    "guidance_scale": "How closely the prompt is followed.",
    "prompt_strength": "How much the given picture may change: 1 makes it anew.",
    "negative_prompt": "What shall not be there.",
    "duration_seconds": "Seconds.",
}


def parameters(workflow: Workflow, inputs: Inputs, told: Collection[str] = ()) -> dict[str, Parameter]:
    """The parameters, each with what the workflow was saved with as its default.

    Args:
        told: names that the user has given a place.

    Raises:
        InvalidInputs: when what stands at such a place is nothing that the parameter can be. One that was found is
            left as it was saved then.
    """
    found: dict[str, Parameter] = {}
    for name in ForgeParameters.model_fields:
        if name not in PARAMETERS or name not in inputs.places:
            continue
        schema = _schema(name, workflow, inputs.places[name], inputs)
        try:
            ForgeParameters.model_validate({name: schema["default"]})
        except ValidationError:
            if name in told:
                raise InvalidInputs(
                    f"{inputs.places[name][0]} was saved with {str(schema['default'])[:60]!r}, which is nothing that "
                    f"{name!r} can be.",
                    field=f"inputs.{name}",
                ) from None
            continue
        found[name] = Parameter(schema)
    if MASK in inputs.places:
        found[MASK] = editing.MASK
    return found


def _schema(name: str, workflow: Workflow, places: tuple[Place, ...], inputs: Inputs) -> dict[str, Any]:
    value = workflow.value(places[0])
    schema = _range(name, value, inputs) | {
        "description": _DESCRIPTIONS.get(name, "As the workflow takes it.")
    }
    if name == "duration_seconds" and inputs.frames is not None:
        value = round(inputs.frames.seconds(value), 4)
    if name == "negative_prompt" and "{negative_prompt}" in str(value):
        value = ""
    return schema | {"default": value}


def _range(name: str, value: Any, inputs: Inputs) -> dict[str, Any]:
    """The type of a parameter, and from where to where; what the workflow was saved with is always inside."""
    if name in {"width", "height"} and isinstance(value, int):
        cell = next((cell for cell in (_LATENT_CELL, 8) if value % cell == 0), 1)
        return _number(value, 4 * cell, LARGEST_SIDE) | {"type": "integer", "multipleOf": cell}
    if name == "num_inference_steps":
        return _number(value, 1, _MOST_STEPS) | {"type": "integer"}
    if name == "guidance_scale":
        return _number(value, 0, 100) | {"type": "number"}
    if name == "prompt_strength":
        return {"type": "number", "minimum": 0, "maximum": 1}
    if name == "duration_seconds":
        rate = inputs.frames.rate if inputs.frames else 1.0
        shortest = inputs.frames.seconds(inputs.frames.count(0)) if inputs.frames else 1.0
        seconds = inputs.frames.seconds(value) if inputs.frames else value
        return _number(seconds, min(shortest, 1 / rate), _LONGEST_SECONDS) | {"type": "number"}
    if isinstance(value, bool):
        return {"type": "boolean"}
    if isinstance(value, int):
        return {"type": "integer"}
    if isinstance(value, float):
        return {"type": "number"}
    return {"type": "string", "maxLength": max(_LONGEST_TEXT, len(str(value)))}


def _number(value: float, low: float, high: float) -> dict[str, Any]:
    return {"minimum": min(low, value), "maximum": max(high, value)}


def use_cases(workflow: Workflow, inputs: Inputs) -> tuple[str, ...]:
    """What it is for, by what it takes and makes."""
    takes = set(inputs.files)
    has_picture = bool(takes & {"init_image", "reference_image", "face", "first_frame"})
    kind = inputs.saves.kind
    if kind == "video":
        if "init_video" in takes:
            return ("video_editing",)
        return ("image_to_video",) if has_picture else ("text_to_video",)
    if kind == "three_d":
        return ("image_to_3d",) if has_picture else ("text_to_3d",)
    if kind == "audio":
        is_music = any("AceStep" in node.kind or "Music" in node.kind for node in workflow)
        return ("music",) if is_music else ("sound_effects",)
    if MASK in inputs.places:
        return ("inpainting",)
    if "init_image" in takes or (takes and "prompt" not in inputs.places):
        upscales = any(
            "UpscaleWithModel" in node.kind for node in workflow.behind(inputs.saves.node).values()
        )
        return ("upscaling",) if upscales and "prompt" not in inputs.places else ("image_editing",)
    return ("text_to_image",)


_BY_INPUT: Mapping[str, tuple[str, ...]] = {
    "negative_prompt": ("negative_prompt",),
    MASK: ("inpainting",),
    "init_image": ("image_editing",),
    "reference_image": ("style_reference",),
    "pose": ("character_pose",),
    "canny": ("structure",),
    "depth": ("structure",),
    "lineart": ("outline",),
    "scribble": ("outline",),
    "loop": ("loop",),
}


def capabilities(inputs: Inputs) -> tuple[str, ...]:
    """The wire's words for what it can do."""
    found = [word for name, words in _BY_INPUT.items() if name in inputs.places for word in words]
    if {"width", "height"} <= set(inputs.places):
        found += ["square", "portrait_9_16", "landscape_16_9", "multiple_aspect_ratios"]
    if inputs.saves.kind == "audio":
        found.append("music" if "prompt" in inputs.places else "sound_effects")
    return tuple(dict.fromkeys(found))
