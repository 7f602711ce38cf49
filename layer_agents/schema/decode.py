"""What a model sent → what the server's own schema takes: the inverse of the strict conversion.

Two things are undone. A null where the server has an optional argument means that it was left out; and text
where the server takes an object is JSON. Neither can be mistaken for something else, so arguments that were
made for the plain schema pass through unharmed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from layer_agents.schema.bounds import Schema, resolve
from layer_agents.schema.fits import fits

MAX_STEPS = 50_000
"""How many values and alternatives one decoding may look at."""


def decode(arguments: Mapping[str, Any], schema: Schema) -> dict[str, Any]:
    """The arguments as the server takes them.

    Args:
        arguments: what the model sent; not changed.
        schema: the server's input schema.
    """
    decoder = _Decoder(schema)
    try:
        decoded = decoder.decode(dict(arguments), schema)
    except (_OutOfStepsError, RecursionError):
        # A value or schema made to be slow: the server gets it as it is and says what is wrong.
        return dict(arguments)
    return decoded if isinstance(decoded, dict) else dict(arguments)


class _OutOfStepsError(Exception):
    """The budget of steps is spent."""


class _Decoder:
    def __init__(self, root: Schema) -> None:
        self._root = root
        self._steps = 0

    def decode(self, value: Any, schema: Any) -> Any:
        self._step()
        node = self._resolved(schema)
        if node is None:
            return value
        if "allOf" in node:
            for part in node["allOf"]:
                value = self.decode(value, part)
        alternatives = [
            each
            for each in [*node.get("anyOf", []), *node.get("oneOf", [])]
            if isinstance(each, dict) and set(each) - {"required"}
        ]
        if alternatives:
            value = self._alternative(value, alternatives)
        if isinstance(value, str) and _takes_object_not_text(node):
            value = _parsed_object(value)
        if isinstance(value, dict):
            return self._object(value, node)
        if isinstance(value, list):
            return self._array(value, node)
        return value

    def _step(self) -> None:
        self._steps += 1
        if self._steps > MAX_STEPS:
            raise _OutOfStepsError

    def _resolved(self, schema: Any) -> Schema | None:
        while isinstance(schema, dict) and "$ref" in schema:
            self._step()
            beside = {key: value for key, value in schema.items() if key != "$ref"}
            target = resolve(self._root, schema["$ref"])
            schema = {**target, **beside} if isinstance(target, dict) else None
        return schema if isinstance(schema, dict) else None

    def _object(self, value: dict[str, Any], node: Schema) -> dict[str, Any]:
        properties = node.get("properties", {})
        required = node.get("required", [])
        rest = node.get("additionalProperties")
        out: dict[str, Any] = {}
        for name, inner in value.items():
            if name in properties:
                if inner is not None or name in required:
                    out[name] = self.decode(inner, properties[name])
            else:
                out[name] = self.decode(inner, rest) if isinstance(rest, dict) else inner
        return out

    def _array(self, value: list[Any], node: Schema) -> list[Any]:
        prefix = node.get("prefixItems", [])
        items = node.get("items")
        out = []
        for index, inner in enumerate(value):
            schema = prefix[index] if index < len(prefix) else items
            out.append(self.decode(inner, schema) if isinstance(schema, dict) else inner)
        return out

    def _alternative(self, value: Any, alternatives: list[Schema]) -> Any:
        """The value decoded by the first alternative that then accepts it, else by the one of its type."""
        fallback: Any = value
        found_type = False
        for schema in alternatives:
            decoded = self.decode(value, schema)
            if fits(decoded, schema, self._root, self._step):
                return decoded
            node = self._resolved(schema)
            if not found_type and node is not None and _is_of(value, node):
                fallback, found_type = decoded, True
        return fallback


_OBJECT_WORDS = ("properties", "additionalProperties", "patternProperties")


def _takes_object_not_text(node: Schema) -> bool:
    types = node.get("type")
    if types is None:
        return any(word in node for word in _OBJECT_WORDS) and "enum" not in node and "const" not in node
    types = types if isinstance(types, list) else [types]
    return "object" in types and "string" not in types


def _parsed_object(text: str) -> Any:
    """The object in the text; the text itself when there is none, so that the server can refuse it."""
    try:
        parsed = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return parsed if isinstance(parsed, dict) else text


def _is_of(value: Any, node: Schema) -> bool:
    word = "object" if isinstance(value, dict) else "array" if isinstance(value, list) else None
    types = node.get("type", "object" if "properties" in node else None)
    return word is not None and word in (types if isinstance(types, list) else [types])
