"""The generator of every ``diffusers`` model: one picture after the other, each from its own seed."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from layer_mcp.contract.errors import InvalidInputs, LayerError
from layer_server.backends.diffusers.abilities import Abilities, abilities
from layer_server.backends.diffusers.card import NAME
from layer_server.backends.diffusers.families import IMAGE, INPAINT, TEXT
from layer_server.backends.diffusers.loading import Loaded, is_out_of_memory, loaded
from layer_server.backends.diffusers.options import Options, options_of
from layer_server.backends.diffusers.order import Order, read
from layer_server.backends.diffusers.pictures import within
from layer_server.generators.arrays import Plane
from layer_server.generators.card import Attribution, Cancelled, GenerationRequest, Output, Progress
from layer_server.generators.finishing import finished
from layer_server.generators.work import Work

_LOADED = 0.05
"""Share of the progress that is over when the weights are loaded."""


@dataclass(frozen=True, slots=True)
class _Model:
    """What a request is made with."""

    slug: str
    name: str
    options: Options
    able: Abilities
    version: str = "1"


def generate(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """What the weights of the model make of the request; the i-th picture is what seed ``seed + i`` gives first.

    Raises:
        Cancelled: when ``cancel()`` answers true, which is asked after each step of the sampler.
        InvalidInputs: for what cannot be brought together.
        FeatureDisabled: when the weights cannot be loaded.
    """
    known = Options.__dataclass_fields__
    settings = {name: value for name, value in request.settings.items() if name in known}
    options = options_of(request.model, settings)
    name = str(request.settings.get(NAME, request.model))
    model = _Model(request.model, name, options, abilities(options))

    def make(
        request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
    ) -> list[Output]:
        del rng  # the sampler has its own random numbers, the same on every device
        return _batch(model, request, progress, cancel)

    return finished(model)(make)(request, rng, progress, cancel)


def _batch(
    model: _Model, request: GenerationRequest, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    work = Work(model, request, progress, cancel)
    counts = {port: len(files) for port, files in request.files.items()}
    order = read(work, request.prompt, counts, model.able)
    work.credit(*_credits(model.able))
    work.step(0.01, "loading the weights")
    try:
        there = loaded(model.slug, model.options, model.able)
        pipe = there.pipe(order.task, tuple(order.maps))
    except (RuntimeError, MemoryError) as error:
        if is_out_of_memory(error):
            raise _no_room(model) from None
        raise
    work.step(_LOADED, "ready")
    outputs: list[Output] = []
    for index in range(request.batch_size):
        ink = _painted(
            model, there, pipe, order, request.seed + index, _part(work, index, request.batch_size)
        )
        if ink is None:
            continue
        whole = ink
        if order.picture is not None and order.where is not None:
            whole = within(order.picture, ink, order.where)
        metadata = _facts(model, there, pipe, order, ink)
        outputs.append(work.made(whole, request.seed + index, metadata=metadata))
    if not outputs:
        raise InvalidInputs(
            "The safety checker that comes with these weights withheld all that was made.",
            field="prompt",
            remedy="Nothing was charged. Change the prompt or the seed.",
        )
    progress(1.0, "done")
    return _told(outputs, request.batch_size - len(outputs))


def _part(work: Work, index: int, count: int) -> Progress:
    """The progress of one picture of several."""

    def step(fraction: float, stage: str) -> None:
        of_all = f"picture {index + 1} of {count}, {stage}" if count > 1 else stage
        work.step(_LOADED + (1 - _LOADED) * (index + fraction) / count, of_all)

    return step


def _painted(  # noqa: PLR0917  what is called, with what, and who is told
    model: _Model, there: Loaded, pipe: Any, order: Order, seed: int, step: Progress
) -> Plane | None:
    """One picture, (height, width, 3); None where the safety checker of the weights withholds it."""
    import torch

    def stepped(pipe: Any, index: int, _: Any, tensors: dict[str, Any]) -> dict[str, Any]:
        total = max(1, getattr(pipe, "num_timesteps", None) or order.steps)
        done = min(index + 1, total)
        step(0.92 * done / total, f"step {done} of {total}" if done < total else "decoding")
        return tensors

    try:
        result = pipe(
            **_arguments(pipe, order, model.able),
            generator=torch.Generator("cpu").manual_seed(seed),
            callback_on_step_end=stepped,
            output_type="np",
        )
    except (Cancelled, RuntimeError, MemoryError) as error:
        there.interrupted()
        if is_out_of_memory(error):
            raise _too_large(model, there, order) from None
        raise
    if any(getattr(result, "nsfw_content_detected", None) or ()):
        return None
    picture: Plane = np.asarray(result.images[0], np.float32)
    if not np.isfinite(picture).all():
        raise LayerError(
            f"The numbers of {model.slug} overflowed as {there.dtype}, so there is no picture.",
            remedy=f'Set dtype = "{"float32" if there.dtype == "bfloat16" else "bfloat16"}" in its table of models.toml.',
        )
    return picture


def _arguments(pipe: Any, order: Order, able: Abilities) -> dict[str, Any]:
    """What the pipeline is called with."""
    from PIL import Image

    taken = inspect.signature(pipe.__call__).parameters
    width, height = order.size
    arguments: dict[str, Any] = {
        "prompt": order.prompt,
        "num_inference_steps": order.steps,
        **able.family.called,
    }
    if order.guidance is not None:
        arguments[able.family.guided_by] = order.guidance
    if order.negative:
        arguments["negative_prompt"] = order.negative
    elif able.family.guided_by == "true_cfg_scale":
        arguments["negative_prompt"] = " "  # without one the pipeline takes no notice of the scale
    if "width" in taken:
        arguments |= {"width": width, "height": height}
    if "max_area" in taken:
        arguments["max_area"] = width * height
    if order.task != TEXT and able.family.strength:
        arguments["strength"] = order.strength
    if order.given is not None:
        arguments["image"] = Image.fromarray(order.given)
    if order.changing is not None:
        arguments["mask_image"] = Image.fromarray(order.changing)
    if order.maps:
        maps = [Image.fromarray(pixels) for pixels, _ in order.maps.values()]
        weights = [weight for _, weight in order.maps.values()]
        port = "control_image" if "control_image" in taken else "image"
        is_one = len(maps) == 1
        arguments[port] = maps[0] if is_one else maps
        arguments["controlnet_conditioning_scale"] = weights[0] if is_one else weights
    return arguments


def _facts(model: _Model, there: Loaded, pipe: Any, order: Order, ink: Plane) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "pipeline": type(pipe).__name__,
        "scheduler": type(pipe.scheduler).__name__,
        "steps": order.steps,
        "device": there.device,
        "dtype": there.dtype,
        **order.facts,
    }
    if order.guidance is not None:
        facts["guidance_scale"] = order.guidance
    if order.task in {IMAGE, INPAINT} and model.able.family.strength:
        facts["prompt_strength"] = round(order.strength, 3)
    notes = [*order.notes, *_unread(pipe, order, model.able)]
    height, width = ink.shape[:2]
    if (width, height) != order.size:
        notes.append(
            f"The pipeline painted {width} x {height} where {order.size[0]} x {order.size[1]} was asked."
        )
    if notes:
        facts |= {"match": "weak", "note": " ".join(notes)}
    return facts


def _unread(pipe: Any, order: Order, able: Abilities) -> list[str]:
    """Whether the prompt is longer than what the weights read of it."""
    name, most = able.family.reads
    tokenizer = getattr(pipe, name, None) if name else None
    if tokenizer is None:
        return []
    most = most or tokenizer.model_max_length
    tokens = len(tokenizer(order.prompt, truncation=False).input_ids)
    if tokens <= most:
        return []
    return [f"The prompt has {tokens} tokens, and these weights read the first {most} of them."]


def _told(outputs: list[Output], withheld: int) -> list[Output]:
    if not withheld:
        return outputs
    from layer_server.generators.finishing.chain import noted

    sentence = f"The safety checker that comes with these weights withheld {withheld} more."
    told = []
    for output in outputs:
        facts = dict(output.metadata)
        noted(facts, sentence)
        told.append(replace(output, metadata=facts))
    return told


def _credits(able: Abilities) -> list[Attribution]:
    """Whose weights they are, where their folder tells."""
    weights = able.weights
    if not weights.source or not weights.licence:
        return []
    author, _, title = weights.source.partition("/")
    return [Attribution(title, author, f"{weights.source} on Hugging Face", weights.licence)]


def _no_room(model: _Model) -> LayerError:
    return LayerError(
        f"There is not enough memory to load {model.slug} as {model.options.device}.",
        remedy="Nothing was charged. Close what else uses the memory, or set offload = true or another dtype in models.toml.",
    )


def _too_large(model: _Model, there: Loaded, order: Order) -> LayerError:
    width, height = order.size
    way = "" if model.options.offload or there.device == "cpu" else ", or set offload = true in models.toml"
    return LayerError(
        f"{model.slug} ran out of the memory of {there.device} at {width} x {height}.",
        remedy=f"Nothing was charged. Ask for a smaller size{way}.",
    )
