"""Is a tool's schema fit to be worked on at all? Checked once, before anything else reads it.

A server may send anything: a million nodes, references to nowhere or to another host, a definition that is
only a reference to itself. What passes here can be walked, resolved and validated against in bounded time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

MAX_NODES = 20_000
MAX_DEPTH = 64

Schema = dict[str, Any]

_MAPS = ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas")
_LISTS = ("anyOf", "oneOf", "allOf", "prefixItems")
_SINGLE = ("items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames")
_TEXTS = ("description", "title", "format", "pattern")
_COUNTS = ("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties")
_SAME_VALUE = ("anyOf", "oneOf", "allOf")


class BrokenSchema(ValueError):
    """A schema that cannot be used, with the reason in words."""


def check(schema: Any) -> None:
    """Refuse a schema that is malformed, too large, or refers to what it does not contain.

    Raises:
        BrokenSchema: with the place and the reason.
    """
    if not isinstance(schema, dict):
        raise BrokenSchema(f"the input schema is {type(schema).__name__}, not an object")
    if schema.get("type", "object") != "object":
        raise BrokenSchema(f"the input schema describes {schema['type']!r}, but arguments are an object")
    _measure(schema)
    for path, node in subschemas(schema):
        _check_shape(path, node)
        if "$ref" in node:
            resolve(schema, node["$ref"])
    _check_progress(schema)


def resolve(root: Mapping[str, Any], reference: Any) -> Any:
    """What a ``$ref`` within the document points at.

    Raises:
        BrokenSchema: when it points outside the document or nowhere.
    """
    if not isinstance(reference, str) or not (reference == "#" or reference.startswith("#/")):
        raise BrokenSchema(f"$ref {reference!r} points outside the schema")
    target: Any = root
    for part in reference.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        if isinstance(target, list) and key.isdecimal() and int(key) < len(target):
            target = target[int(key)]
        elif isinstance(target, dict) and key in target:
            target = target[key]
        else:
            raise BrokenSchema(f"$ref {reference!r} points nowhere")
    if not isinstance(target, dict | bool):
        raise BrokenSchema(f"$ref {reference!r} does not point at a schema")
    return target


def subschemas(schema: Schema, path: str = "") -> Iterator[tuple[str, Schema]]:
    """Every schema object in a document with its path, the document itself first."""
    yield path, schema
    for key in _MAPS:
        inner = schema.get(key)
        if isinstance(inner, dict):
            for name, value in inner.items():
                if isinstance(value, dict):
                    yield from subschemas(value, f"{path}/{key}/{name}")
    for key in _LISTS:
        inner = schema.get(key)
        if isinstance(inner, list):
            for index, value in enumerate(inner):
                if isinstance(value, dict):
                    yield from subschemas(value, f"{path}/{key}/{index}")
    for key in _SINGLE:
        if isinstance(schema.get(key), dict):
            yield from subschemas(schema[key], f"{path}/{key}")


def _measure(schema: Schema) -> None:
    """Count every value of the document without recursion: its depth is not known to be safe yet."""
    nodes = 0
    waiting: list[tuple[Any, int]] = [(schema, 1)]
    while waiting:
        value, depth = waiting.pop()
        nodes += 1
        if nodes > MAX_NODES:
            raise BrokenSchema(f"the schema has more than {MAX_NODES:,} nodes")
        if depth > MAX_DEPTH:
            raise BrokenSchema(f"the schema is nested deeper than {MAX_DEPTH} levels")
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        waiting += [(each, depth + 1) for each in inner]


def _check_shape(path: str, node: Schema) -> None:
    for key in _MAPS:
        if key in node and not _is_map_of_schemas(node[key]):
            raise BrokenSchema(f"{path}/{key} must be an object of schemas")
    for key in _LISTS:
        if key in node and not _is_list_of_schemas(node[key]):
            raise BrokenSchema(f"{path}/{key} must be a list of schemas")
    for key in _SINGLE:
        if key in node and not isinstance(node[key], dict | bool):
            raise BrokenSchema(f"{path}/{key} must be a schema")
    _check_values(path, node)


def _check_values(path: str, node: Schema) -> None:
    for key in _TEXTS:
        if not isinstance(node.get(key, ""), str):
            raise BrokenSchema(f"{path}/{key} must be text")
    for key in _COUNTS:
        if type(node.get(key, 0)) is not int:
            raise BrokenSchema(f"{path}/{key} must be a whole number")
    if "enum" in node and not (isinstance(node["enum"], list) and node["enum"]):
        raise BrokenSchema(f"{path}/enum must be a list of values")
    required = node.get("required", [])
    if not isinstance(required, list) or not all(isinstance(name, str) for name in required):
        raise BrokenSchema(f"{path}/required must be a list of names")
    types = node.get("type", [])
    if not isinstance(types, str | list) or not set(_as_list(types)) <= _TYPES:
        raise BrokenSchema(f"{path}/type is {types!r}, which is no JSON Schema type")


_TYPES = {"object", "array", "string", "number", "integer", "boolean", "null"}


def _as_list(value: Any) -> list[Any]:
    # An unhashable entry would break the set of types; as text it is refused like any other word.
    return (
        [each if isinstance(each, str) else repr(each) for each in value]
        if isinstance(value, list)
        else [value]
    )


def _is_map_of_schemas(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(each, dict | bool) for each in value.values())


def _is_list_of_schemas(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict | bool) for each in value)


def _check_progress(root: Schema) -> None:
    """Refuse a cycle that never reaches a part of the value, such as a definition that is itself."""
    open_, done = 1, 2
    state: dict[int, int] = {}
    for _, start in subschemas(root):
        waiting: list[tuple[Schema, bool]] = [(start, False)]
        while waiting:
            node, left = waiting.pop()
            if left:
                state[id(node)] = done
            elif state.get(id(node)) is None:
                state[id(node)] = open_
                waiting.append((node, True))
                for inner in _same_value(root, node):
                    if state.get(id(inner)) == open_:
                        raise BrokenSchema("a definition refers to itself without end")
                    waiting.append((inner, False))


def _same_value(root: Schema, node: Schema) -> list[Schema]:
    """The schemas that apply to the same value as this one."""
    found: list[Any] = [each for key in _SAME_VALUE for each in node.get(key, ())]
    found += [node[key] for key in ("not", "if", "then", "else") if key in node]
    if "$ref" in node:
        found.append(resolve(root, node["$ref"]))
    return [each for each in found if isinstance(each, dict)]
