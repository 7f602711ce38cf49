"""The types that flow through a blueprint: of values in slots, of files between nodes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from layer_mcp.contract.forge import MAX_SEED
from layer_server.blueprints.blueprint import LIST, SEED_INPUT, BlueprintInput, is_file, item_type

_OF_SCHEMA = {"string": "text", "integer": "integer", "number": "number", "boolean": "boolean"}
_OF_TYPE = {type_: word for word, type_ in _OF_SCHEMA.items()}


@dataclass(frozen=True)
class Shape:
    """What a reference or slot stands for.

    Attributes:
        type: of one of them, without ``[]``.
        many: whether it is a list.
        count: how many, where the blueprint alone says it.
        optional: whether it may be absent.
        fields: of an item that is an object, their types.
        choices: of a value that is one of a few.
        made_for: of files that a node made one by one, the shape of the item that each was made for.
    """

    type: str
    many: bool = False
    count: int | None = None
    optional: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[Any, ...] | None = None
    made_for: Shape | None = None

    @property
    def name(self) -> str:
        return self.type + (LIST if self.many else "")


def of_values(values: list[Any]) -> Shape | str:
    """The shape of one of the items written out after ``each``, or what is wrong with them."""
    if not values:
        return "the list is empty"
    if all(isinstance(value, dict) for value in values):
        names = list(values[0])
        fields: dict[str, str] = {}
        for value in values:
            if sorted(value) != sorted(names):
                return f"every item must have the same fields, {', '.join(map(str, names))}"
        for name in names:
            found = _common([value[name] for value in values])
            if found is None:
                return (
                    f"the field {name!r} must be text, a number or true and false, and the same in every item"
                )
            fields[str(name)] = found
        return Shape("object", fields=fields)
    common = _common(values)
    return (
        Shape(common, choices=tuple(values))
        if common
        else "items must all be text, all numbers, or all objects with fields"
    )


def input_schema(name: str, declared: BlueprintInput) -> dict[str, Any]:
    """The whole JSON Schema of an input."""
    extra = declared.value_schema
    if name == SEED_INPUT:
        extra = {"minimum": 0, "maximum": MAX_SEED} | extra
    return value_schema(declared.type, extra)


def value_schema(type_: str, extra: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON Schema of a value: what its type says, and what else is asked of it."""
    one = (
        {"type": "string", "format": "uuid", "description": f"The file_id of {_a(item_type(type_))}."}
        if is_file(type_)
        else {"type": _OF_TYPE[item_type(type_)]}
    )
    if not type_.endswith(LIST):
        return one | dict(extra)
    return {"type": "array", "minItems": 1} | dict(extra) | {"items": one | dict(extra.get("items", {}))}


def accepts(schema: Mapping[str, Any], shape: Shape) -> bool:
    """Whether a setting of this schema takes a value of this shape, as far as types say."""
    kind = schema.get("type")
    if kind is None:
        return True
    if kind == "array":
        return shape.many and accepts(schema.get("items", {}), Shape(shape.type))
    return not shape.many and (
        _OF_SCHEMA.get(str(kind)) == shape.type or (kind == "number" and shape.type == "integer")
    )


def _common(values: list[Any]) -> str | None:
    if all(isinstance(value, bool) for value in values):
        return "boolean"
    if any(isinstance(value, bool) for value in values):
        return None
    for word, kind in (("text", str), ("integer", int), ("number", (int, float))):
        if all(isinstance(value, kind) for value in values):
            return word
    return None


def _a(type_: str) -> str:
    return {"image": "an image", "audio": "a sound", "video": "a video", "three_d": "a 3D model"}[type_]
