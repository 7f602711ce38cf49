"""Files that steer a run: how people write them, and what goes over the wire."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.forge import GUIDANCE_FILE_TYPES

_BY_KIND = {"image": "init_image", "video": "init_video", "audio": "init_audio", "three_d": "init_mesh"}
_VIDEO, _AUDIO, _MESH = {"init_video", "reference_video"}, {"init_audio", "reference_audio"}, {"init_mesh"}


@dataclass(frozen=True, slots=True)
class Reference:
    """``FILE[:type[:weight]]``, taken apart.

    Attributes:
        source: a path, an asset's id or an address; or anything else that can be uploaded, or an asset.
        type: one of the wire's guidance types; None for the model's own choice.
        weight: from 0 to 1.
    """

    source: Any
    type: str | None = None
    weight: float = 1.0


def parse_reference(text: str) -> Reference:
    """``FILE[:type[:weight]]`` read from the right; only known types count, so ``C:\\art.png`` is a file.

    Raises:
        InvalidInputs: for a weight that is none.
    """
    head, _, last = text.strip().rpartition(":")
    if head and last in GUIDANCE_FILE_TYPES:
        return Reference(head, last)
    source, _, kind = head.rpartition(":")
    if source and kind in GUIDANCE_FILE_TYPES:
        return Reference(source, kind, _weight(last))
    return Reference(text.strip())


def guidance_item(file_id: str, kind: str, type_: str | None = None, weight: float = 1.0) -> dict[str, Any]:
    """An item of ``guidance_files``.

    Args:
        kind: ``image``, ``video``, ``audio`` or ``three_d``, for the type where none is given.

    Raises:
        InvalidInputs: for a type that the wire does not have.
    """
    chosen = type_ or _BY_KIND.get(kind, "init_image")
    if chosen not in GUIDANCE_FILE_TYPES:
        raise not_a_type(chosen)
    return {"file_id": file_id, "type": chosen, "weight": float(weight)}


def not_a_type(word: str) -> InvalidInputs:
    """The refusal of a word that is no type of guidance."""
    near = difflib.get_close_matches(word.lower(), GUIDANCE_FILE_TYPES, n=1)
    return InvalidInputs(
        f"{word!r} is not a type of guidance.",
        field="type",
        value=word,
        allowed=list(GUIDANCE_FILE_TYPES),
        nearest=near[0] if near else None,
    )


def type_for(kind: str, offered: Sequence[str]) -> str | None:
    """The first type that a model offers for a kind of file; None where it offers none."""
    return next((each for each in offered if _kind_of(each) == kind), None)


def _kind_of(type_: str) -> str:
    if type_ in _VIDEO:
        return "video"
    if type_ in _AUDIO:
        return "audio"
    return "three_d" if type_ in _MESH else "image"


def _weight(text: str) -> float:
    try:
        weight = float(text)
    except ValueError:
        weight = -1.0
    if 0 <= weight <= 1:
        return weight
    raise InvalidInputs(
        f"The weight of a guidance file is {text!r}, but must be a number from 0 to 1.",
        field="weight",
        value=text,
        remedy="Write it last, for example pose.png:pose:0.8.",
    )
