"""The model card of a folder of weights: exactly what its pipeline honours is declared."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from layer_mcp.contract.back_ends import Definition
from layer_mcp.contract.forge import MAX_PROMPT_CHARACTERS
from layer_mcp.contract.plain_text import plain
from layer_server.backends.diffusers.abilities import Abilities, abilities
from layer_server.backends.diffusers.families import IMAGE, INPAINT, TEXT
from layer_server.backends.diffusers.options import Options, options_of
from layer_server.generators.card import ModelCard, Parameter
from layer_server.generators.editing.card import MASK
from layer_server.generators.finishing import FINISHING, finishing_price
from layer_server.generators.parameters import share, whole

_USES = {TEXT: "text_to_image", IMAGE: "image_editing", INPAINT: "inpainting"}
_LARGEST_SIDE = 2048
_LEAST_SIDE = 64
NAME = "name"
"""In a card's settings: what people call the model, for what its files say of themselves."""


def cards(definition: Definition) -> list[ModelCard]:
    """The model of one definition.

    Raises:
        InvalidInputs: when its weights are not there, may not be loaded, or are of no known family.
    """
    options = options_of(definition.slug, definition.settings)
    able = abilities(options)
    micro = definition.price_micro

    def price(parameters: Mapping[str, Any]) -> int:
        return micro * int(parameters["batch_size"]) + finishing_price(parameters)

    card = ModelCard(
        slug=definition.slug,
        name=definition.name,
        modality="image",
        use_cases=tuple(_USES[task] for task in able.tasks),
        capabilities=_capabilities(able),
        description=_description(definition, options, able),
        prompt_format=_prompt_format(able),
        parameters=_parameters(able),
        price=price,
        licence=_licence(able),
        attribution=f"Weights: {able.weights.title}.",
        extra="diffusers",
        generator="layer_server.backends.diffusers.generate:generate",
        guidance_file_types=_guidance_types(able),
        needs=_needs(able),
        topics=_TOPICS if TEXT in able.tasks else "edit photo picture repaint",
        procedural=False,
        settings=options.table() | {NAME: definition.name},
        place="weights",
    )
    return [card]


_TOPICS = (
    "photo photograph photorealistic realistic illustration painting artwork concept-art neural diffusion"
)


def _guidance_types(able: Abilities) -> tuple[str, ...]:
    edits = IMAGE in able.tasks or INPAINT in able.tasks
    return (*(("init_image",) if edits else ()), *able.controls)


def _needs(able: Abilities) -> tuple[tuple[str, ...], ...]:
    if able.tasks == (INPAINT,):
        return (("init_image",), ("mask",))
    return (("prompt",),) if TEXT in able.tasks else (("prompt",), ("init_image",))


def _capabilities(able: Abilities) -> tuple[str, ...]:
    has = {
        "image_editing": IMAGE in able.tasks,
        "inpainting": INPAINT in able.tasks,
        "negative_prompt": able.family.negative and able.guidance is not None,
        "multiple_aspect_ratios": True,
        "square": True,
        "character_pose": "pose" in able.controls,
        "structure": "depth" in able.controls,
        "outline": not {"canny", "scribble", "lineart"}.isdisjoint(able.controls),
    }
    return tuple(name for name, there in has.items() if there)


def _parameters(able: Abilities) -> dict[str, Parameter]:
    parameters = {
        "width": _size("Width", able),
        "height": _size("Height", able),
        "num_inference_steps": whole(
            able.steps, "Steps of the sampler: more take longer, and are finer up to a point.", 1, 200
        ),
    }
    if able.guidance is not None:
        parameters["guidance_scale"] = share(able.guidance, "How closely the prompt is followed.", 0, 50)
    if able.family.negative and able.guidance is not None:
        parameters["negative_prompt"] = Parameter(
            {
                "type": "string",
                "maxLength": MAX_PROMPT_CHARACTERS,
                "description": "What shall not be in the picture; works where guidance_scale is above 1.",
            }
        )
    edits = IMAGE in able.tasks or INPAINT in able.tasks
    if edits and able.family.strength:
        parameters["prompt_strength"] = Parameter(
            {
                "type": "number",
                "minimum": 0.02,
                "maximum": 1,
                "description": (
                    "How much of the init_image may change: 1 keeps nothing of it. Without a value 0.7, and 1 within a "
                    "mask. Needs an init_image."
                ),
            }
        )
    if INPAINT in able.tasks:
        parameters["mask"] = MASK
    return parameters | dict(FINISHING)


def _size(name: str, able: Abilities) -> Parameter:
    multiple = able.multiple
    return Parameter(
        {
            "type": "integer",
            "minimum": multiple * -(-min(_LEAST_SIDE, able.side) // multiple),
            "maximum": max(_LARGEST_SIDE, able.side) // multiple * multiple,
            "multipleOf": multiple,
            "description": (
                f"{name} in pixels, a multiple of {multiple}. Without one {able.side}, which the weights are made for; "
                "with an init_image, its shape at about that size."
            ),
        }
    )


def _description(definition: Definition, options: Options, able: Abilities) -> str:
    can = {
        TEXT: "pictures from words",
        IMAGE: "changes of a given picture (init_image)",
        INPAINT: "new content for the masked region of a picture, with all else left as it was",
    }
    does = "; ".join(can[task] for task in able.tasks)
    sentences = [
        definition.description,
        f"{does[0].upper()}{does[1:]}: by {able.family.name}, a neural network on this machine.",
        (
            f"Its weights are {able.weights.title}, run as {able.weights.pipeline}; what it can draw is what they have learnt, "
            "and it takes as long as this machine needs."
        ),
    ]
    if options.loras:
        sentences.append(f"With {', '.join(plain(Path(file).stem) for file in options.loras)} (LoRA).")
    if able.controls:
        sentences.append(
            f"ControlNets follow a guidance file of type {', '.join(able.controls)} by its weight. A map is used as it is, "
            "black lines on white are inverted, and of a photograph for canny the edges are found."
        )
    if IMAGE in able.tasks or INPAINT in able.tasks:
        sentences.append(
            "Transparency of an init_image is seen as white; the weight of its file has no effect."
        )
    return " ".join(filter(None, sentences))


def _prompt_format(able: Abilities) -> str:
    if able.family.strength:
        return (
            "What the picture shows, then style, light and view: `a stone bridge over a mountain river, oil painting, soft "
            "morning light`. Within a mask: what shall be there, and what surrounds it."
        )
    return "An instruction, or what shall be there: `make it night`, `replace the sky with a thunderstorm`."


def _licence(able: Abilities) -> str:
    if able.weights.licence:
        return f"By the licence of the weights: {able.weights.licence}."
    return "By the licence of the weights, which their folder does not name."
