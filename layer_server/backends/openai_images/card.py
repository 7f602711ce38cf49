"""The model card of a server that speaks OpenAI's images API: what its model can do by its options."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layer_mcp.contract.back_ends import Definition
from layer_server.backends.openai_images.options import Options, options_of
from layer_server.backends.openai_images.sizes import size_parameters, wanted_size
from layer_server.generators.card import ModelCard, Parameter
from layer_server.generators.editing.card import MASK, QUALITIES
from layer_server.generators.finishing import FINISHING, finishing_price

NAME = "name"
"""In a card's settings: what people call the model, for what its files say of themselves."""
GUIDANCE = ("init_image", "reference_image")


def cards(definition: Definition) -> list[ModelCard]:
    """The model of one definition.

    Raises:
        InvalidInputs: when its options cannot be.
    """
    options = options_of(definition.slug, definition.settings)
    micro = definition.price_micro

    def price(parameters: Mapping[str, Any]) -> int:
        # A pair of width and height can be wrong though each is right: it is refused before anything is paid.
        wanted_size(options, parameters)
        return micro * int(parameters["batch_size"]) + finishing_price(parameters)

    return [
        ModelCard(
            slug=definition.slug,
            name=definition.name,
            modality="image",
            use_cases=_use_cases(options),
            capabilities=_capabilities(options),
            description=_description(definition, options),
            prompt_format="A description in whole sentences: subject, style, light, framing and background.",
            parameters=_parameters(options),
            price=price,
            licence="By the terms of its server.",
            attribution="",
            extra="image",
            generator="layer_server.backends.openai_images.generate:generate",
            guidance_file_types=GUIDANCE if options.edits else (),
            longest_prompt=options.longest_prompt or None,
            procedural=False,
            settings=options.table() | {NAME: definition.name},
            place="remote",
        )
    ]


def _use_cases(options: Options) -> tuple[str, ...]:
    return ("text_to_image", *(("image_editing", "inpainting") if options.edits else ()))


def _capabilities(options: Options) -> tuple[str, ...]:
    has = {
        "image_editing": options.edits,
        "inpainting": options.edits,
        "style_reference": options.edits,
        "square": True,
        "multiple_aspect_ratios": len(options.sizes) > 1,
    }
    return tuple(name for name, there in has.items() if there)


def _parameters(options: Options) -> dict[str, Parameter]:
    parameters = size_parameters(options)
    if options.quality:
        parameters["quality"] = Parameter(
            {
                "type": "string",
                "enum": list(QUALITIES),
                "description": "More takes longer and costs more at its server, which chooses where nothing is said.",
            }
        )
    if options.edits:
        parameters["mask"] = MASK
    return parameters | dict(FINISHING)


def _description(definition: Definition, options: Options) -> str:
    sent = "Prompts and given files" if options.edits else "Prompts"
    sentences = [
        definition.description,
        f"The neural network {options.model} on the server {options.host}.",
        f"{sent} are sent there, and it may cost money there.",
    ]
    if options.edits:
        sentences.append(
            "It changes an init_image, within a mask where there is one, and follows reference_image; weights of files "
            "have no effect."
        )
    if not options.seed:
        sentences.append("Its server takes no seed: the same request gives another picture.")
    return " ".join(filter(None, sentences))
