"""Checks a value against the part of JSON Schema that inputs and settings use.

Blueprints come from people, so there is no ``$ref`` (which would fetch) and no ``pattern`` (which could hang).
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Mapping
from typing import Any

from layer_mcp.contract.wording import in_words

COLOUR = "color"
"""The ``format`` of text that names a colour: ``#rgb``, ``#rrggbb``, or a name of CSS."""

_TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
}
_NUMBERS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
_COUNTS = ("minLength", "maxLength", "minItems", "maxItems")
_FREE = ("title", "description", "default", "examples")
KEYWORDS = ("type", "enum", "format", "items", "uniqueItems", *_NUMBERS, *_COUNTS, *_FREE)
"""What a schema may say."""

_HEXADECIMAL = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


def fault_of_schema(schema: Any) -> str | None:
    """What is wrong with a schema itself, as the end of a sentence; None when nothing is."""
    if not isinstance(schema, dict):
        return "must be an object"
    for key, value in schema.items():
        if key not in KEYWORDS:
            close = difflib.get_close_matches(str(key), KEYWORDS, n=1)
            hint = f"; did you mean {close[0]!r}?" if close else f"; it may have {', '.join(KEYWORDS)}."
            return f"has the keyword {key!r}, which is not read here{hint}"
        if key == "type" and value not in _TYPES:
            return f"has the type {value!r}, but must have one of {', '.join(_TYPES)}"
        if key == "enum" and not (isinstance(value, list) and value):
            return "has an enum that is no list of choices"
        if key in _NUMBERS and not _is_number(value):
            return f"has a {key} that is no number"
        if key == "multipleOf" and value <= 0:
            return "has a multipleOf that is not above 0"
        if key in _COUNTS and not (isinstance(value, int) and not isinstance(value, bool) and value >= 0):
            return f"has a {key} that is no whole number from 0 up"
    return fault_of_schema(schema["items"]) if "items" in schema else None


def fault(schema: Mapping[str, Any], value: Any) -> str | None:
    """What is wrong with a value, as ``is 7, but must be …``; None when nothing is.

    Args:
        schema: one that ``fault_of_schema`` has nothing against.
    """
    if "enum" in schema and not any(_same(value, choice) for choice in schema["enum"]):
        near = nearest(schema, value)
        hint = f"; did you mean {near!r}?" if near else "."
        return f"is {shown(value)}, but must be one of {', '.join(map(str, schema['enum']))}{hint}"
    if not _fits(schema, value):
        return f"{_as_it_is(schema, value)}, but must be {words(schema)}."
    if isinstance(value, list):
        return _fault_of_list(schema, value)
    if schema.get("format") == COLOUR and not is_colour(value):
        return f"is {shown(value)}, but must be a colour: '#rrggbb', or a name such as 'gold'."
    return None


def words(schema: Mapping[str, Any]) -> str:
    """What a value may be, in words."""
    if "enum" in schema:
        return f"one of {', '.join(map(str, schema['enum']))}"
    text = in_words({key: value for key, value in schema.items() if key != "type"} | {"type": _kind(schema)})
    if schema.get("format") == COLOUR:
        text = "a colour, as #rrggbb or a name of CSS"
    return (
        f"{text}, each {words(schema['items'])}" if "items" in schema and "type" in schema["items"] else text
    )


def nearest(schema: Mapping[str, Any], value: Any) -> str | None:
    """The choice nearest to a value, where there are choices."""
    close = difflib.get_close_matches(str(value), [str(choice) for choice in schema.get("enum", ())], n=1)
    return close[0] if close else None


def shown(value: Any) -> str:
    """A value as a message may have it."""
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:59]}…"


def _as_it_is(schema: Mapping[str, Any], value: Any) -> str:
    if value in ("", []):
        return "is empty"
    if isinstance(value, list) and _kind(schema) == "array":
        return f"has {len(value)} item{'' if len(value) == 1 else 's'}"
    if isinstance(value, str) and "maxLength" in schema and len(value) > schema["maxLength"]:
        return f"has {len(value):,} characters"
    return f"is {shown(value)}"


def is_colour(text: str) -> bool:
    from PIL import ImageColor

    return bool(_HEXADECIMAL.fullmatch(text)) or text.lower() in ImageColor.colormap


def _fault_of_list(schema: Mapping[str, Any], value: list[Any]) -> str | None:
    for index, item in enumerate(value):
        if "items" in schema and (wrong := fault(schema["items"], item)):
            return f"has an item {index} that {wrong}"
    if schema.get("uniqueItems") and len({repr(item) for item in value}) < len(value):
        return "has an item twice."
    return None


def _kind(schema: Mapping[str, Any]) -> str:
    if "type" in schema:
        return str(schema["type"])
    return "array" if "items" in schema else "string"


def _fits(schema: Mapping[str, Any], value: Any) -> bool:
    kind = schema.get("type")
    # In Python a truth value is a whole number; in JSON it is not.
    if kind is not None and (
        not isinstance(value, _TYPES[kind]) or (isinstance(value, bool) and kind != "boolean")
    ):
        return False
    if isinstance(value, str):
        return bool(schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)))
    if isinstance(value, list):
        return bool(schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)))
    return not _is_number(value) or _in_range(schema, value)


def _in_range(schema: Mapping[str, Any], value: float) -> bool:
    if isinstance(value, float) and not math.isfinite(value):
        return False
    return bool(
        schema.get("minimum", value) <= value <= schema.get("maximum", value)
        and ("exclusiveMinimum" not in schema or value > schema["exclusiveMinimum"])
        and ("exclusiveMaximum" not in schema or value < schema["exclusiveMaximum"])
        and ("multipleOf" not in schema or _is_multiple(value, schema["multipleOf"]))
    )


def _is_multiple(value: float, step: float) -> bool:
    if isinstance(value, int) and isinstance(step, int):
        return value % step == 0
    try:
        return math.isclose(value / step, round(value / step), abs_tol=1e-9)
    except OverflowError:
        return False


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _same(value: Any, choice: Any) -> bool:
    return bool(value == choice) and isinstance(value, bool) == isinstance(choice, bool)
