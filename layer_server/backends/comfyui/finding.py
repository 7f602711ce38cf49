"""What of a workflow a request can set, by the contract's names: found, or told in ``models.toml``.

[models.my-flux.inputs]
prompt = "6.inputs.text"        # this place instead of what was found
negative_prompt = false         # stays as it was saved
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.forge import GUIDANCE_FILE_TYPES, ForgeParameters
from layer_server.backends.comfyui import numbers, pictures, prompts, saves
from layer_server.backends.comfyui.numbers import Frames
from layer_server.backends.comfyui.pictures import MASK
from layer_server.backends.comfyui.saves import Saves
from layer_server.backends.comfyui.workflow import Place, Workflow

SEED = "seed"
_NOT_ONE_VALUE = {"prompt", "batch_size", "guidance_files", "mask", "palette", "camera", "video_effects"}
PARAMETERS = frozenset(set(ForgeParameters.model_fields) - _NOT_ONE_VALUE)
"""Parameters of the contract that are one value each."""
_NAMES = frozenset({"prompt", SEED, MASK, *GUIDANCE_FILE_TYPES, *PARAMETERS})
_PLACE = re.compile(r"(.+?)\.(?:inputs\.)?([^.]+)")


@dataclass(frozen=True, slots=True)
class Inputs:
    """What of a workflow can be set.

    Attributes:
        places: by the contract's names: parameters, guidance files, ``prompt``, ``seed``, ``mask``. A file's places
            take one file each, in their order; all places of anything else take the same value.
        strengths: by guidance file: numbers that the file's weight reduces.
        alpha_masks: the places of ``mask`` whose node takes it from what is transparent.
        frames: where a length is a number of frames.
        batch: the places that say how many are made at once; always one.
        saves: what the workflow makes.
        fixed: what could not be told, in sentences for its user.
    """

    places: Mapping[str, tuple[Place, ...]]
    saves: Saves
    strengths: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    alpha_masks: frozenset[Place] = frozenset()
    frames: Frames | None = None
    batch: tuple[Place, ...] = ()
    fixed: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """The guidance files that are taken, in the contract's order."""
        return tuple(name for name in GUIDANCE_FILE_TYPES if name in self.places)


def find(workflow: Workflow, told: Mapping[str, Any] | None = None, output: str | None = None) -> Inputs:
    """What can be set.

    Args:
        told: places by name, as the user has written them; false for what is to stay as saved.
        output: the node whose file is the asset.

    Raises:
        InvalidInputs: for a name or a place that is not there, and for a workflow that makes nothing.
    """
    makes = saves.find(workflow, output)
    loaded = pictures.find(workflow)
    counted = numbers.find(workflow, makes.node)
    places: dict[str, tuple[Place, ...]] = {
        **prompts.find(workflow, (makes.node,)),
        **{name: tuple(found) for name, found in loaded.places.items()},
        **counted.places,
    }
    strengths = {name: tuple(found) for name, found in loaded.strengths.items() if found}
    if plain := _plain_picture(places, makes):
        places["init_image"] = places.pop(plain)
        strengths |= {"init_image": strengths.pop(plain, ())}
    frames = counted.frames
    alpha = frozenset(loaded.alpha_masks)
    unknown = {node.id: node for node in loaded.unknown}
    for name, value in (told or {}).items():
        given = _told(workflow, name, value)
        places.pop(name, None)
        strengths.pop(name, None)
        if name == "duration_seconds":
            frames = None
        if not given:
            continue
        places[name] = given
        for place in given:
            unknown.pop(place.node, None)
        if name in GUIDANCE_FILE_TYPES:
            strengths[name] = tuple(
                each for place in given for each in pictures.strengths(workflow, place.node)
            )
        if name == MASK:
            alpha = frozenset(place for place in given if workflow.nodes[place.node].kind == "LoadImage")
    return Inputs(
        places=places,
        saves=makes,
        strengths=strengths,
        alpha_masks=alpha,
        frames=frames,
        # Of a video they are its frames.
        batch=counted.batch if makes.kind == "image" else (),
        fixed=tuple(
            f"The file of node {node.id} ({node.title}) stays as saved: nothing tells what it is for."
            for node in unknown.values()
        ),
    )


def _plain_picture(places: Mapping[str, tuple[Place, ...]], makes: Saves) -> str | None:
    """What a workflow takes as the one picture that it works on, where that is called otherwise: a video's beginning,
    what a 3D model is made of."""
    if "init_image" in places:
        return None
    if "first_frame" in places and "last_frame" not in places:
        return "first_frame"
    if makes.kind == "three_d" and len(places.get("reference_image", ())) == 1:
        return "reference_image"
    return None


def _told(workflow: Workflow, name: str, value: Any) -> tuple[Place, ...]:
    if name not in _NAMES:
        raise InvalidInputs(
            f"{name!r} under `inputs` is no parameter of Layer.",
            field=f"inputs.{name}",
            allowed=sorted(_NAMES),
        )
    if value is False or value == []:
        return ()
    texts = value if isinstance(value, list) else [value]
    return tuple(_place(workflow, name, text) for text in texts)


def _place(workflow: Workflow, name: str, text: Any) -> Place:
    found = _PLACE.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        raise InvalidInputs(
            f'`inputs.{name}` must be a place such as "6.inputs.text", a list of them, or false.',
            field=f"inputs.{name}",
            value=text,
        )
    place = Place(found[1], found[2])
    node = workflow.nodes.get(place.node)
    if node is None or place.input not in node.inputs:
        there = sorted(node.inputs) if node else sorted(workflow.nodes)
        raise InvalidInputs(
            f"`inputs.{name}` is {text!r}, but the workflow has no such {'input' if node else 'node'}.",
            field=f"inputs.{name}",
            value=text,
            allowed=there[:50],
        )
    if node.link(place.input) is not None:
        raise InvalidInputs(
            f"`inputs.{name}` is {text!r}, which comes from another node.",
            field=f"inputs.{name}",
            value=text,
            remedy="Name the input of the node where the value stands.",
        )
    return place
