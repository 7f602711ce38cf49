"""Whether a value is one that a parameter's JSON Schema allows, down to the items of a list."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import Any

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.wording import in_words

_TYPES: Mapping[str, tuple[type, ...]] = {
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "string": (str,),
    "array": (list,),
    "object": (dict,),
}


def check(value: Any, schema: Mapping[str, Any], field: str, model: str) -> None:
    """Compare a value with its schema: type, choices, range, length and pattern, and those of all that is in it.

    Args:
        field: where the value stands, ``video_effects.0.type``.
        model: whose parameter it is, for the sentence.

    Raises:
        InvalidInputs: at the first place that the schema does not allow.
    """
    if "enum" in schema and value not in schema["enum"]:
        choices = [str(choice) for choice in schema["enum"]]
        close = difflib.get_close_matches(str(value), choices, n=1, cutoff=0.6)
        raise InvalidInputs(
            f"{model}: {field} is {value!r}, but must be one of {', '.join(choices)}.",
            field=field,
            value=value,
            allowed=choices,
            nearest=close[0] if close else None,
        )
    if not (_is_of_type(value, schema) and _is_in_range(value, schema) and _is_of_length(value, schema)):
        allowed = in_words(schema)
        raise InvalidInputs(
            f"{model}: {field} is {value!r}, but must be {allowed}.",
            field=field,
            value=value,
            allowed=[allowed],
        )
    if isinstance(value, list) and "items" in schema:
        for index, item in enumerate(value):
            check(item, schema["items"], f"{field}.{index}", model)
    if isinstance(value, dict):
        _check_members(value, schema, field, model)


def _check_members(value: Mapping[str, Any], schema: Mapping[str, Any], field: str, model: str) -> None:
    """What an object must have, and what it has; a member that is null counts as not given."""
    known = schema.get("properties", {})
    for name in schema.get("required", ()):
        if value.get(name) is None:
            raise InvalidInputs(
                f"{model}: {field} needs {name!r}.",
                field=f"{field}.{name}",
                value=None,
                allowed=[in_words(known.get(name, {}))],
            )
    for name, member in value.items():
        if name in known and member is not None:
            check(member, known[name], f"{field}.{name}", model)


def _is_of_type(value: Any, schema: Mapping[str, Any]) -> bool:
    kind = schema.get("type")
    if kind is None:
        return True
    # In Python a truth value is a whole number; in JSON it is not.
    return isinstance(value, _TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))


def _is_in_range(value: Any, schema: Mapping[str, Any]) -> bool:
    if not isinstance(value, int | float):
        return True
    step = schema.get("multipleOf")
    return bool(
        value >= schema.get("minimum", value)
        and value <= schema.get("maximum", value)
        and (step is None or value % step == 0)
    )


def _is_of_length(value: Any, schema: Mapping[str, Any]) -> bool:
    """Of text and of lists; and whether text has the pattern."""
    if isinstance(value, str):
        least, most = schema.get("minLength", 0), schema.get("maxLength", len(value))
        return bool(least <= len(value) <= most and re.search(schema.get("pattern", ""), value))
    if isinstance(value, list):
        return bool(schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)))
    return True
