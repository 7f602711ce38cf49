"""What a JSON schema allows, in words that people read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_TYPES: Mapping[str, str] = {
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "string": "text",
    "array": "a list",
    "object": "an object",
}

_GROUPED_FROM = 100_000


def in_words(schema: Mapping[str, Any]) -> str:
    """A schema with a ``type``: ``a whole number from 1 to 16``."""
    kind = str(schema.get("type"))
    return _TYPES.get(kind, "another value") + _range(schema, whole=kind == "integer")


def number(value: float) -> str:
    """``16384``, ``0.5``, ``1,000,000``: never in scientific notation."""
    if value != int(value):
        return f"{value:f}".rstrip("0")
    return f"{int(value):,}" if abs(value) >= _GROUPED_FROM else str(int(value))


def _range(schema: Mapping[str, Any], *, whole: bool) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    above, below = schema.get("exclusiveMinimum"), schema.get("exclusiveMaximum")
    if whole:
        low, above = (low, None) if above is None else (above + 1, None)
        high, below = (high, None) if below is None else (below - 1, None)
    words = ""
    if above is not None:
        words = f" above {number(above)}"
    elif low is not None:
        words = f" from {number(low)}"
    if high is not None:
        words += f" to {number(high)}" if low is not None else f"{',' if words else ''} up to {number(high)}"
    elif below is not None:
        words += f" {'and ' if words else ''}below {number(below)}"
    elif low is not None:
        words += " up"
    if (step := schema.get("multipleOf")) is not None:
        words += f", a multiple of {number(step)}"
    for least, most, unit in (("minLength", "maxLength", "characters"), ("minItems", "maxItems", "items")):
        if schema.get(least) and most in schema:
            words += f" of {schema[least]:,} to {schema[most]:,} {unit}"
        elif most in schema:
            words += f" of at most {schema[most]:,} {unit}"
        elif schema.get(least):
            words += f" of at least {schema[least]:,} {unit if schema[least] > 1 else unit[:-1]}"
    if "pattern" in schema:
        words += f" that matches {schema['pattern']}"
    return words
