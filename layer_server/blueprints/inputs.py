"""A run's inputs: checked against what the blueprint says of them, and made complete."""

from __future__ import annotations

import difflib
import uuid
from collections.abc import Callable, Mapping
from typing import Any

from layer_mcp.contract.errors import InvalidInputs
from layer_server.blueprints.blueprint import SEED_INPUT, Blueprint, BlueprintInput, is_file, item_type
from layer_server.blueprints.shapes import input_schema
from layer_server.blueprints.value_schema import fault, nearest, words

_SUBJECT_CHARACTERS = 200

KindOfFile = Callable[[str], str]
"""The kind (``image``, …) of a file of the workspace by its id. Raises a LayerError where there is none."""


def complete(blueprint: Blueprint, given: Mapping[str, Any], kind_of: KindOfFile) -> dict[str, Any]:
    """Every input with a value, in the blueprint's order; ``None`` where an optional one is absent.

    Raises:
        InvalidInputs: with ``field="inputs.<name>"``, what is allowed and the nearest spelling.
    """
    for name in given:
        if name not in blueprint.inputs:
            raise _no_input(blueprint, name, given[name])
    result: dict[str, Any] = {}
    for name, declared in blueprint.inputs.items():
        value = given.get(name)
        if value is None:
            value = declared.default
        if value is None:
            if declared.is_required and name != SEED_INPUT:
                raise _missing(blueprint, name, declared)
        else:
            _check(name, declared, value, kind_of)
        result[name] = value
    return result


def subject(blueprint: Blueprint, inputs: Mapping[str, Any]) -> str:
    """What a run is about, in one line: the texts that it must be given. A colour or a style beside them is not it."""
    words: list[str] = []
    for name, declared in blueprint.inputs.items():
        if declared.is_required and item_type(declared.type) == "text":
            value = inputs[name]
            words += [" ".join(item.split()) for item in (value if isinstance(value, list) else [value])]
    line = ", ".join(word for word in words if word)
    return line if len(line) <= _SUBJECT_CHARACTERS else line[: _SUBJECT_CHARACTERS - 1] + "…"


def _no_input(blueprint: Blueprint, name: str, value: Any) -> InvalidInputs:
    names = list(blueprint.inputs)
    close = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    hint = f"Did you mean {close[0]!r}?" if close else f"It takes {', '.join(names) or 'none'}."
    return InvalidInputs(
        f"{blueprint.name} has no input {name[:60]!r}. {hint}",
        field=f"inputs.{name}",
        value=value,
        allowed=names,
        nearest=close[0] if close else None,
    )


def _missing(blueprint: Blueprint, name: str, declared: BlueprintInput) -> InvalidInputs:
    schema = input_schema(name, declared)
    about = f" ({declared.description.rstrip('.')})" if declared.description else ""
    return InvalidInputs(
        f"{blueprint.name} needs the input {name!r}{about}.",
        field=f"inputs.{name}",
        allowed=[_wanted(declared, schema)],
    )


def _check(name: str, declared: BlueprintInput, value: Any, kind_of: KindOfFile) -> None:
    schema = input_schema(name, declared)
    wrong = fault(schema, value)
    if wrong is not None:
        raise InvalidInputs(
            f"The input {name!r} {wrong}",
            field=f"inputs.{name}",
            value=value,
            allowed=[str(choice) for choice in schema["enum"]]
            if "enum" in schema
            else [_wanted(declared, schema)],
            nearest=nearest(schema, value),
        )
    if is_file(declared.type):
        for index, file_id in enumerate(value if isinstance(value, list) else [value]):
            field = f"inputs.{name}.{index}" if isinstance(value, list) else f"inputs.{name}"
            _check_file(field, declared, file_id, kind_of)


def _check_file(field: str, declared: BlueprintInput, file_id: str, kind_of: KindOfFile) -> None:
    wanted = item_type(declared.type)
    try:
        uuid.UUID(file_id)
    except ValueError:
        raise InvalidInputs(
            f"{field} is {file_id[:80]!r}, but must be the file_id of an uploaded file or of an asset, never a URL "
            "or a path.",
            remedy="Upload it first: upload_file for a public URL, request_file_upload_url for a file, `layer upload FILE` in "
            "a shell. Nothing was started and nothing was charged.",
            field=field,
            value=file_id,
            allowed=[f"the file_id of a file of kind {wanted}"],
        ) from None
    try:
        kind = kind_of(file_id)
    except InvalidInputs as error:
        error.field = field
        raise
    if kind != wanted:
        raise InvalidInputs(
            f"{field} is a file of kind {kind}, but must be of kind {wanted}.",
            field=field,
            value=file_id,
            allowed=[f"the file_id of a file of kind {wanted}"],
        )


def _wanted(declared: BlueprintInput, schema: Mapping[str, Any]) -> str:
    if is_file(declared.type):
        one = f"the file_id of a file of kind {item_type(declared.type)}"
        return f"a list, each {one}" if declared.type.endswith("[]") else one
    return words(schema)
