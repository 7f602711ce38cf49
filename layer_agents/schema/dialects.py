"""Which form of a tool's schema a provider gets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from layer_agents.schema.bounds import Schema
from layer_agents.schema.strict import Note, NotStrict, to_strict

StrictMode = Literal["auto"] | bool
"""``auto``: strict where nothing is lost by it. ``True``: also with free-form objects as text. ``False``: never."""


@dataclass(frozen=True, slots=True)
class Exposed:
    """A schema as a provider gets it.

    Attributes:
        strict: whether the provider may be told ``strict: true``.
        notes: what the conversion changed.
        reason: why it is not strict, where strict was wanted.
    """

    parameters: Schema
    strict: bool
    notes: tuple[Note, ...] = ()
    reason: str = ""


def for_openai(schema: Schema, strict: StrictMode) -> Exposed:
    """The schema for OpenAI's tools, Chat Completions and Responses alike."""
    if strict is False:
        return Exposed(_plain(schema), strict=False)
    try:
        converted = to_strict(schema, free_form="json_string" if strict is True else "reject")
    except NotStrict as error:
        return Exposed(_plain(schema), strict=False, reason=str(error))
    return Exposed(converted.schema, strict=True, notes=converted.notes)


def _plain(schema: Schema) -> Schema:
    """The server's schema; an object without ``properties`` is refused, so an empty list of them is added."""
    return {"type": "object", "properties": {}} | {
        key: value for key, value in schema.items() if key != "$schema"
    }
