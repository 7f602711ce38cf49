"""What the keywords of JSON Schema mean to a conversion, and small questions to one schema."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

MAX_BRIEF_CHARACTERS = 500

ANNOTATIONS = frozenset(
    {"description", "title", "default", "examples", "deprecated", "readOnly", "writeOnly", "$comment"}
)
"""They tell a reader something and constrain no value."""
UNSAID = {
    "minLength": "Min length",
    "maxLength": "Max length",
    "uniqueItems": "Items must be unique",
    "contains": "Must contain",
    "minContains": "At least that many",
    "maxContains": "At most that many",
    "minProperties": "Min properties",
    "maxProperties": "Max properties",
    "propertyNames": "Names must match",
    "contentEncoding": "Encoding",
    "contentMediaType": "Media type",
    "not": "Must not match",
    "dependentRequired": "Needs",
    "dependentSchemas": "Needs",
    "patternProperties": "Other names",
}
"""Constraints that strict mode refuses, and the words that say them in a description."""
CONDITION = ("if", "then", "else")
NUMBERS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems", "maxItems")


def types_of(schema: Mapping[str, Any]) -> list[str]:
    """The types that a schema names; none when it names none."""
    types = schema.get("type", [])
    return types if isinstance(types, list) else [types]


def says_type(schema: Mapping[str, Any]) -> bool:
    """Whether a branch of a union has a type of its own."""
    return bool(set(schema) & {"type", "$ref", "anyOf", "oneOf", "allOf"})


def type_of_value(value: Any) -> str:
    """JSON Schema's word for a JSON value."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    names = {str: "string", int: "integer", float: "number", list: "array", dict: "object"}
    return names[type(value)]


def brief(value: Any) -> str:
    """A value as JSON, short enough for a description."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text if len(text) <= MAX_BRIEF_CHARACTERS else text[: MAX_BRIEF_CHARACTERS - 1] + "…"
