"""What one request asks of a pipeline, checked before any weights are loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from layer_mcp.contract.errors import InvalidInputs
from layer_server.backends.diffusers.abilities import Abilities
from layer_server.backends.diffusers.families import IMAGE, INPAINT, TEXT
from layer_server.backends.diffusers.pictures import (
    Pixels,
    is_cropped,
    on_white,
    region_map,
    steering,
    stretched,
    working_size,
)
from layer_server.generators.arrays import Plane
from layer_server.generators.editing.mask import is_empty, region
from layer_server.generators.pixels import covering
from layer_server.generators.work import GROWING_SIDE, Work, eight_bit

_STRENGTH = {IMAGE: 0.7, INPAINT: 1.0}
"""Where the request does not say how much may change."""
_NO_EFFECT = 1.0
"""The guidance scale up to which a negative prompt does nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """Everything that a pipeline is called with, but the seed.

    Attributes:
        size: width and height that it works at.
        given: the picture that is changed, (height, width, 3).
        changing: white where it may change, (height, width).
        picture, where: for a masked region: the picture and the region at the size of the result.
        maps: by guidance file type what a ControlNet is shown and how much it counts.
        facts: for the metadata of what is made.
        notes: what could not be met, in sentences.
    """

    task: str
    prompt: str
    negative: str
    size: tuple[int, int]
    steps: int
    guidance: float | None
    strength: float
    given: Pixels | None = None
    changing: Pixels | None = None
    picture: Plane | None = None
    where: Plane | None = None
    maps: Mapping[str, tuple[Pixels, float]] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def read(work: Work, prompt: str, counts: Mapping[str, int], able: Abilities) -> Order:
    """The order of a request.

    Args:
        counts: how many files there are of each kind.

    Raises:
        InvalidInputs: for what cannot be brought together.
    """
    task = _task(work, counts, able)
    if task == TEXT and work.get("prompt_strength") is not None:
        raise InvalidInputs(
            "prompt_strength says how much of an init_image may change, and there is none.",
            field="prompt_strength",
        )
    kinds = _kinds(counts, able, task)
    facts: dict[str, Any] = {}
    notes = [*_weightless(work)]
    wanted = work.get("width"), work.get("height")
    picture = work.picture("init_image", GROWING_SIDE) if task != TEXT else None
    maps_of = {kind: work.picture(kind, GROWING_SIDE) for kind in kinds}
    shaping = picture if picture is not None else next(iter(maps_of.values()), None)
    shape = None if shaping is None else (shaping.shape[1], shaping.shape[0])
    size = working_size(wanted, shape, able.side, able.multiple)
    if shape and is_cropped(shape, size):
        facts["cropped"] = f"the middle of {shape[0]} x {shape[1]}"
    given = changing = where = None
    if picture is not None and task == INPAINT:
        if any(wanted):
            # The size was asked for: the picture is brought to it first, and the result stays there.
            picture = covering(picture, *size)
        where = region(work, eight_bit(picture))
        if where is None or is_empty(where):
            raise InvalidInputs(
                "The mask covers nothing of the picture, so nothing would change.", field="mask"
            )
        given, changing = stretched(picture, size), region_map(where, size)
        if size != (picture.shape[1], picture.shape[0]):
            facts["painted_at"] = list(size)
    elif picture is not None:
        given = on_white(picture, size)
    maps, shown = {}, {}
    for kind, each in maps_of.items():
        pixels, shown[kind] = steering(kind, each, size)
        maps[kind] = (pixels, work.weight(kind))
    if shown:
        facts["guidance"] = shown
    negative = work.get("negative_prompt") or ""
    guidance = work.get("guidance_scale")
    if negative and (guidance or 0) <= _NO_EFFECT:
        notes.append(f"A negative prompt has no effect at a guidance scale of {guidance:g}.")
    steps = int(work["num_inference_steps"])
    return Order(
        task=task,
        prompt=prompt,
        negative=negative,
        size=size,
        steps=steps,
        guidance=None if guidance is None else float(guidance),
        strength=_strength(work, task, steps),
        given=given,
        changing=changing,
        picture=picture if task == INPAINT else None,
        where=where,
        maps=maps,
        facts=facts,
        notes=tuple(notes),
    )


def _task(work: Work, counts: Mapping[str, int], able: Abilities) -> str:
    for port, count in counts.items():
        if count > 1:
            raise InvalidInputs(f"One file of type {port!r} is taken, and there are {count}.", field=port)
    masked = bool(work.get("mask"))
    if masked and not work.has("init_image"):
        raise InvalidInputs("A mask needs the picture that it is for: an init_image.", field="guidance_files")
    task = INPAINT if masked else IMAGE if work.has("init_image") else TEXT
    if task not in able.tasks:
        needed = "an init_image" if IMAGE in able.tasks else "an init_image with a mask"
        needed = "no mask" if task == INPAINT else needed
        raise InvalidInputs(f"These weights ({able.weights.pipeline}) take {needed}.", field="guidance_files")
    return task


def _kinds(counts: Mapping[str, int], able: Abilities, task: str) -> list[str]:
    kinds = [kind for kind in able.controls if counts.get(kind)]
    if kinds and task not in able.family.controlled:
        raise InvalidInputs(
            f"{able.family.name} follows a guidance file of type {kinds[0]!r} only where no init_image is given.",
            field="guidance_files",
        )
    return kinds


def _weightless(work: Work) -> list[str]:
    if work.weight("init_image") == 1:
        return []
    return ["The weight of the init_image has no effect; prompt_strength says how much of it may change."]


def _strength(work: Work, task: str, steps: int) -> float:
    """How much of the given picture may change; never so little that not one step is taken."""
    if task == TEXT:
        return 1.0
    wanted = work.get("prompt_strength")
    strength = _STRENGTH[task] if wanted is None else float(wanted)
    # The pipelines take the whole part of the product; a hair more, so that 0.1 of 10 steps is one of them.
    return min(1.0, max(strength, 1 / steps) + 1e-6)
