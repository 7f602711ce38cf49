"""Does a value look like what a schema describes? Enough to tell the branches of a union apart, in bounded time.

Not a validator: a real one runs the schema's regular expressions, follows its references to the network and
may take exponential time, and the schema is a stranger's. Whether a call is right is the server's to say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from layer_agents.schema.bounds import Schema, resolve
from layer_agents.schema.keywords import type_of_value, types_of


def fits(value: Any, schema: Any, root: Schema, step: Callable[[], None]) -> bool:
    """Whether nothing that is looked at speaks against it: types, choices, names, bounds, and what is inside.

    Args:
        root: the document that references are resolved in.
        step: called for each schema that is looked at; ends the work by raising.
    """
    step()
    if not isinstance(schema, dict):
        return schema is not False
    if "$ref" in schema and not fits(value, resolve(root, schema["$ref"]), root, step):
        return False
    if not (_type_fits(value, schema) and _choice_fits(value, schema) and _bounds_fit(value, schema)):
        return False
    if not all(fits(value, part, root, step) for part in schema.get("allOf", ())):
        return False
    for union in ("anyOf", "oneOf"):
        if union in schema and not any(fits(value, branch, root, step) for branch in schema[union]):
            return False
    if isinstance(value, dict):
        return _object_fits(value, schema, root, step)
    if isinstance(value, list) and "items" in schema:
        prefix = len(schema.get("prefixItems", ()))
        return all(fits(inner, schema["items"], root, step) for inner in value[prefix:])
    return True


def _type_fits(value: Any, schema: Mapping[str, Any]) -> bool:
    types = types_of(schema)
    if not types:
        return True
    found = type_of_value(value)
    whole = found == "integer" or (found == "number" and float(value).is_integer())
    return found in types or (whole and bool({"integer", "number"} & set(types)))


def _choice_fits(value: Any, schema: Mapping[str, Any]) -> bool:
    choices = schema.get("enum", [schema["const"]] if "const" in schema else None)
    # In Python True equals 1; in JSON they are two values.
    return choices is None or any(
        value == choice and isinstance(value, bool) == isinstance(choice, bool) for choice in choices
    )


def _bounds_fit(value: Any, schema: Mapping[str, Any]) -> bool:
    if isinstance(value, str):
        return _within(len(value), schema.get("minLength"), schema.get("maxLength"))
    if isinstance(value, list):
        return _within(len(value), schema.get("minItems"), schema.get("maxItems"))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _within(value, schema.get("minimum"), schema.get("maximum"))
    return True


def _within(value: float, low: Any, high: Any) -> bool:
    return not (isinstance(low, int | float) and value < low) and not (
        isinstance(high, int | float) and value > high
    )


def _object_fits(
    value: Mapping[str, Any], schema: Mapping[str, Any], root: Schema, step: Callable[[], None]
) -> bool:
    properties = schema.get("properties", {})
    if any(name not in value for name in schema.get("required", ())):
        return False
    if schema.get("additionalProperties") is False and not set(value) <= set(properties):
        return False
    return all(
        fits(inner, properties[name], root, step) for name, inner in value.items() if name in properties
    )
