"""A request's parameters against what a model honours: complete, or refused with what would be right."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.forge import ForgeParameters
from layer_server.catalog import schemas
from layer_server.generators.card import ModelCard

_COMMON = ("prompt", "seed", "batch_size")
"""Parameters that every model takes."""


@dataclass(frozen=True)
class Resolved:
    """A request made complete.

    Attributes:
        parameters: every parameter that the model honours, with its default where none was given.
        adjusted: whether a given value was changed.
        price_micro: of the whole batch, micro-CU.
    """

    card: ModelCard
    prompt: str
    batch_size: int
    parameters: Mapping[str, Any]
    adjusted: bool
    price_micro: int


def defaults(card: ModelCard) -> dict[str, Any]:
    """Every parameter that has a default."""
    return {
        name: parameter.default
        for name, parameter in card.parameters.items()
        if "default" in parameter.schema
    }


def complete(card: ModelCard, request: ForgeParameters) -> dict[str, Any]:
    """The given parameters over the model's defaults.

    Raises:
        InvalidInputs: for a parameter that the model does not honour, or a value it does not take.
    """
    given = {name: value for name, value in request.given().items() if name not in _COMMON}
    for name, value in given.items():
        if name == "guidance_files" and card.guidance_file_types:
            _check_guidance(card, value)
        elif name not in card.parameters:
            _refuse_name(card, name, value)
        else:
            schemas.check(value, card.parameters[name].schema, name, card.slug)
    return defaults(card) | _told_length(card, request.prompt or "") | given


_LENGTH = re.compile(
    r"(?<!first )(?<!last )(?<!after )(?<!every )(?<!at )(?<!\d)(\d{1,3}(?:\.\d+)?)[ -]?(?:s|secs?|seconds?)\b",
    re.IGNORECASE,
)


def _told_length(card: ModelCard, prompt: str) -> dict[str, float]:
    """The length that a prompt speaks of, ``5 second loop``, where the model can make it: it has a price."""
    told = _LENGTH.search(prompt)
    length = card.parameters.get("duration_seconds")
    if told is None or length is None or "video_editing" in card.use_cases:
        return {}
    seconds = float(told[1])
    schema = length.schema
    is_possible = schema.get("minimum", 0) <= seconds <= schema.get("maximum", math.inf)
    return {"duration_seconds": seconds} if is_possible else {}


def check_needs(card: ModelCard, prompt: str, parameters: Mapping[str, Any]) -> None:
    """Whether a complete request has what the model cannot do without.

    Raises:
        InvalidInputs: naming what is missing, or a prompt that is too long.
    """
    if card.longest_prompt is not None and len(prompt) > card.longest_prompt:
        raise InvalidInputs(
            f"{card.slug} takes a prompt of at most {card.longest_prompt:,} characters, and this one has {len(prompt):,}.",
            field="prompt",
            allowed=[f"at most {card.longest_prompt} characters"],
            remedy="Nothing was charged. Send it in parts.",
        )
    there = {file["type"] for file in parameters.get("guidance_files") or ()}
    there |= {"prompt"} if prompt else set()
    there |= {"mask"} if parameters.get("mask") else set()
    for group in card.needs:
        if there.isdisjoint(group):
            wanted = " or ".join(map(needed, group))
            field = group[0] if group[0] in _IN_WORDS else "guidance_files"
            raise InvalidInputs(
                f"{card.slug} needs {wanted}.",
                field=field,
                value=None,
                allowed=["text" if name == "prompt" else name for name in group],
            )


def batch_size(card: ModelCard, request: ForgeParameters, parameters: Mapping[str, Any]) -> int:
    """How many outputs a request is for: what it names, or the default as far as the model makes so many.

    Args:
        parameters: the complete ones.

    Raises:
        InvalidInputs: it names more than the model makes.
    """
    largest, why = _largest_batch(card, parameters)
    if largest is None or request.batch_size <= largest:
        return request.batch_size
    if "batch_size" not in request.model_fields_set:
        return largest
    results = "one result" if largest == 1 else f"at most {largest} results"
    raise InvalidInputs(
        f"{card.slug} makes {results} of a request{why}.",
        field="batch_size",
        value=request.batch_size,
        allowed=[str(largest)] if largest == 1 else [f"1 to {largest}"],
        remedy=f"Nothing was charged. Leave batch_size out, or send {largest}{' or a shorter length' if why else ''}.",
    )


def _largest_batch(card: ModelCard, parameters: Mapping[str, Any]) -> tuple[int | None, str]:
    """How many outputs a request may have at most, and what more there is to say of it."""
    seconds = parameters.get("duration_seconds")
    if card.longest_run is None or not seconds:
        return card.largest_batch, ""
    room = max(1, int(card.longest_run / seconds))
    if card.largest_batch is not None and card.largest_batch <= room:
        return card.largest_batch, ""
    return room, f" that are {seconds:g} s long: {card.longest_run:g} s in all"


def needed(name: str) -> str:
    """A member of ``ModelCard.needs`` in words."""
    return _IN_WORDS.get(name, f"a guidance file of type {name!r}")


_IN_WORDS: Mapping[str, str] = {"prompt": "a prompt", "mask": "a mask"}


def _refuse_name(card: ModelCard, name: str, value: Any) -> None:
    honoured = [*_COMMON, *card.parameters]
    close = difflib.get_close_matches(name, honoured, n=1, cutoff=0.6)
    raise InvalidInputs(
        f"{card.slug} does not honour {name!r}; it takes {', '.join(honoured)}.",
        field=name,
        value=value,
        allowed=honoured,
        nearest=close[0] if close else None,
    )


def _check_guidance(card: ModelCard, files: list[dict[str, Any]]) -> None:
    for index, file in enumerate(files):
        if file["type"] not in card.guidance_file_types:
            raise InvalidInputs(
                f"{card.slug} takes no guidance file of type {file['type']!r}.",
                field=f"guidance_files.{index}.type",
                value=file["type"],
                allowed=list(card.guidance_file_types),
            )
