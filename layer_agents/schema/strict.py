"""A tool's JSON Schema → the subset that OpenAI accepts as ``strict``, with optional arguments still optional.

Strict schemas name every property in ``required``, close every object and know few keywords. What cannot be
said that way is not thrown away:

- an optional property becomes required and nullable; ``decode`` drops the nulls again before the call;
- a keyword that is refused (``minLength``, ``default``, ``if`` …) moves into the description, and is noted;
- ``oneOf`` becomes ``anyOf``, ``allOf`` is merged, ``prefixItems`` becomes ``items``;
- an object of any content becomes text with JSON in it, where the caller wants that, else it cannot be strict.

The input is never changed, and the work is bounded: schemas come from servers that are not trusted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from layer_agents.schema import rules
from layer_agents.schema.bounds import BrokenSchema, Schema, resolve
from layer_agents.schema.keywords import (
    ANNOTATIONS,
    CONDITION,
    NUMBERS,
    UNSAID,
    brief,
    says_type,
    type_of_value,
    types_of,
)

MAX_STEPS = 20_000
"""How many schemas one conversion may visit; references that unfold without end stop here."""

FreeForm = Literal["reject", "json_string"]


class NotStrict(ValueError):
    """A schema that has no strict form; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the conversion changed.

    Attributes:
        path: where in the server's schema.
        change: what was done.
        loosened: the strict schema now allows values that the server refuses.
    """

    path: str
    change: str
    loosened: bool = False


@dataclass(frozen=True, slots=True)
class Strict:
    """A strict schema and what was changed to get it."""

    schema: Schema
    notes: tuple[Note, ...]


def to_strict(schema: Schema, *, free_form: FreeForm = "reject") -> Strict:
    """Convert a schema that ``bounds.check`` has let through.

    Args:
        schema: the server's input schema; not changed.
        free_form: what becomes of an object of any content: ``reject`` or ``json_string``.

    Raises:
        NotStrict: when it has no strict form.
    """
    converter = _Converter(schema, free_form)
    try:
        converted = converter.root()
    except BrokenSchema as error:
        raise NotStrict(str(error)) from error
    broken = rules.violations(converted)
    if broken:
        raise NotStrict(broken[0])
    return Strict(converted, tuple(converter.notes))


class _Converter:
    def __init__(self, schema: Schema, free_form: FreeForm) -> None:
        self._root = schema
        self._free_form = free_form
        self._steps = 0
        self._definitions: dict[str, str] = {}
        self._waiting: list[str] = []
        self.notes: list[Note] = []

    def root(self) -> Schema:
        plain = {key: value for key, value in self._root.items() if key not in {"$defs", "definitions"}}
        plain["type"] = "object"
        if not plain.get("properties") and self._accepts_any_name(plain, root=True):
            raise NotStrict("/: arguments of any name")
        plain.setdefault("properties", {})
        converted = self._convert(plain, "")
        if "anyOf" in converted:
            raise NotStrict("/: the arguments are a union")
        definitions: dict[str, Schema] = {}
        while self._waiting:
            reference = self._waiting.pop()
            target = resolve(self._root, reference)
            definitions[self._definitions[reference]] = self._convert(target, reference[1:])
        if definitions:
            converted["$defs"] = dict(sorted(definitions.items()))
        return converted

    def _note(self, path: str, change: str, *, loosened: bool = False) -> None:
        self.notes.append(Note(path or "/", change, loosened))

    def _convert(self, node: Any, path: str) -> Schema:
        self._steps += 1
        if self._steps > MAX_STEPS:
            raise NotStrict(f"{path or '/'}: the schema unfolds without end")
        if not isinstance(node, dict) or not set(node) - ANNOTATIONS:
            raise NotStrict(f"{path or '/'}: a value of any type")
        if "$ref" in node:
            return self._reference(node, path)
        if "allOf" in node:
            node = self._merged(node, path)
            if "$ref" in node:
                return self._reference(node, path)
        if any(isinstance(choice, dict | list) for choice in [*node.get("enum", []), node.get("const")]):
            raise NotStrict(f"{path or '/'}: an enum of objects or lists")
        node = self._typed(node, path)
        out: Schema = {}
        if "description" in node:
            out["description"] = str(node["description"])
        union = [*node.get("anyOf", []), *node.get("oneOf", [])]
        if union and all(isinstance(each, dict) and set(each) == {"required"} for each in union):
            groups = " or ".join("+".join(each["required"]) for each in union)
            self._say(out, path, f"At least one of: {groups}.", "anyOf of required")
            union = []
        self._describe(node, out, path)
        if union:
            return self._union(node, union, out, path)
        out["type"] = node["type"]
        types = types_of(node)
        if "object" in types and self._is_free_form(node, path):
            return self._text_of_json(node, out, path, types)
        self._keep_constraints(node, out, path)
        if "array" in types:
            self._array(node, out, path)
        if "object" in types:
            self._object(node, out, path)
        return out

    def _reference(self, node: Schema, path: str) -> Schema:
        reference = node["$ref"]
        beside = {key: value for key, value in node.items() if key != "$ref"}
        if set(beside) <= ANNOTATIONS and (named := self._named(reference)):
            if not beside:
                return {"$ref": named}
            out: Schema = {"anyOf": [{"$ref": named}]}
            if "description" in beside:
                out["description"] = str(beside["description"])
            self._describe(beside, out, path)
            return out
        target = resolve(self._root, reference)
        if not isinstance(target, dict):
            raise NotStrict(f"{path or '/'}: $ref to a value of any type")
        self._note(path, "$ref inlined")
        return self._convert({**target, **beside}, path)

    def _named(self, reference: str) -> str | None:
        """The reference in the converted document; None when its target has to be inlined."""
        if reference == "#":
            return "#"
        parts = reference.split("/")
        if len(parts) != 3 or parts[1] not in {"$defs", "definitions"}:
            return None
        if reference not in self._definitions:
            name = parts[2]
            if name in self._definitions.values():
                return None
            self._definitions[reference] = name
            self._waiting.append(reference)
        return f"#/$defs/{self._definitions[reference]}"

    def _merged(self, node: Schema, path: str) -> Schema:
        """``allOf`` and what stands beside it as one schema; a contradiction cannot be strict."""
        merged = {key: value for key, value in node.items() if key != "allOf"}
        if len(node["allOf"]) == 1 and not set(merged) - ANNOTATIONS and isinstance(node["allOf"][0], dict):
            return {**node["allOf"][0], **merged}
        self._note(path, "allOf merged")
        closed = [set(node.get("properties", {}))] if node.get("additionalProperties") is False else []
        for each in node["allOf"]:
            self._steps += 1
            if self._steps > MAX_STEPS:
                raise NotStrict(f"{path or '/'}: the schema unfolds without end")
            part = each
            while isinstance(part, dict) and "$ref" in part:
                target = resolve(self._root, part["$ref"])
                beside = {key: value for key, value in part.items() if key != "$ref"}
                part = {**target, **beside} if isinstance(target, dict) else target
            if not isinstance(part, dict):
                raise NotStrict(f"{path or '/'}: allOf with {part!r}")
            if "allOf" in part:
                part = self._merged(part, path)
            if part.get("additionalProperties") is False:
                closed.append(set(part.get("properties", {})))
            _merge_into(merged, part, path)
        if any(set(merged.get("properties", {})) - names for names in closed):
            raise NotStrict(f"{path or '/'}: allOf describes properties that a part of it refuses")
        return merged

    def _typed(self, node: Schema, path: str) -> Schema:
        """The schema with its type said, where its other keywords imply it."""
        if "type" in node:
            types = node["type"]
            return {**node, "type": types[0]} if isinstance(types, list) and len(types) == 1 else node
        for key, implied in (("properties", "object"), ("items", "array"), ("prefixItems", "array")):
            if key in node:
                return {**node, "type": implied}
        choices = node.get("enum") or ([node["const"]] if "const" in node else [])
        if choices:
            names = list(dict.fromkeys(type_of_value(choice) for choice in choices))
            return {**node, "type": names[0] if len(names) == 1 else names}
        if "anyOf" in node or "oneOf" in node:
            return node
        raise NotStrict(f"{path or '/'}: a value of any type")

    def _describe(self, node: Mapping[str, Any], out: Schema, path: str) -> None:
        """Put what strict mode cannot say into the description."""
        if node.get("default") is not None:
            self._say(out, path, f"Default: {brief(node['default'])}.", "default", loosened=False)
        if node.get("examples"):
            self._say(out, path, f"Examples: {brief(node['examples'])}.", "examples", loosened=False)
        for key, words in UNSAID.items():
            if key in node and node[key] is not False:
                value = "" if node[key] is True else f": {brief(node[key])}"
                self._say(out, path, f"{words}{value}.", key)
        condition = {key: node[key] for key in CONDITION if key in node}
        if condition:
            self._say(out, path, f"Condition: {brief(condition)}.", "if/then/else")

    def _say(self, out: Schema, path: str, sentence: str, keyword: str, *, loosened: bool = True) -> None:
        out["description"] = f"{out.get('description', '')} {sentence}".strip()
        self._note(path, f"{keyword} → description", loosened=loosened)

    def _union(self, node: Schema, union: list[Any], out: Schema, path: str) -> Schema:
        if set(node) & {"properties", "items", "enum", "const", "prefixItems"}:
            raise NotStrict(f"{path or '/'}: a union beside other constraints")
        if "oneOf" in node:
            self._note(path, "oneOf → anyOf", loosened=True)
        if "anyOf" in node and "oneOf" in node:
            raise NotStrict(f"{path or '/'}: anyOf beside oneOf")
        types = types_of(node)
        branches: list[Schema] = []
        for index, each in enumerate(union):
            # A branch that says no type has the type that stands beside the union.
            typed = (
                {**each, "type": node["type"]}
                if types and isinstance(each, dict) and not says_type(each)
                else each
            )
            branch = self._convert(typed, f"{path}/anyOf/{index}")
            if branch not in branches:
                branches.append(branch)
        out["anyOf"] = branches
        return out

    def _keep_constraints(self, node: Schema, out: Schema, path: str) -> None:
        for key in NUMBERS:
            if key in node:
                if isinstance(node[key], bool) or not isinstance(node[key], int | float):
                    self._say(out, path, f"{key}: {brief(node[key])}.", key)
                else:
                    out[key] = node[key]
        for key in ("enum", "const"):
            if key in node:
                out[key] = node[key]
        self._keep_text_rules(node, out, path)

    def _keep_text_rules(self, node: Schema, out: Schema, path: str) -> None:
        if "pattern" in node:
            if rules.LOOKAROUND.search(str(node["pattern"])):
                self._say(out, path, f"Pattern: {brief(node['pattern'])}.", "pattern")
            else:
                out["pattern"] = str(node["pattern"])
        if "format" in node:
            if node["format"] in rules.FORMATS and "string" in types_of(node):
                out["format"] = node["format"]
            else:
                self._say(out, path, f"Format: {node['format']}.", "format")

    def _array(self, node: Schema, out: Schema, path: str) -> None:
        prefix = node.get("prefixItems")
        if prefix is None:
            out["items"] = self._convert(node.get("items", True), f"{path}/items")
            return
        items: list[Schema] = []
        for index, each in enumerate(prefix):
            item = self._convert(each, f"{path}/prefixItems/{index}")
            if item not in items:
                items.append(item)
        out["items"] = items[0] if len(items) == 1 else {"anyOf": items}
        out["minItems"] = max(len(prefix), int(out.get("minItems", 0)))
        out["maxItems"] = len(prefix)
        self._note(path, "prefixItems → items", loosened=len(items) > 1)

    def _object(self, node: Schema, out: Schema, path: str) -> None:
        properties = node.get("properties", {})
        if path and self._accepts_any_name(node):
            self._say(out, path, "Only the listed properties can be set.", "extra properties", loosened=False)
        required = set(node.get("required", []))
        if required - set(properties):
            raise NotStrict(
                f"{path or '/'}: requires {sorted(required - set(properties))} without describing it"
            )
        out["properties"] = {}
        for name, value in properties.items():
            converted = self._convert(value, f"{path}/properties/{name}")
            if name not in required:
                self._note(f"{path}/properties/{name}", "optional → nullable")
                converted = _nullable(converted)
            out["properties"][name] = converted
        out["required"] = list(properties)
        out["additionalProperties"] = False

    @staticmethod
    def _accepts_any_name(node: Schema, *, root: bool = False) -> bool:
        """Whether an object says that names beyond its properties mean something."""
        if "patternProperties" in node:
            return True
        rest = node.get("additionalProperties", not (root or node.get("properties")))
        return rest is not False

    def _is_free_form(self, node: Schema, path: str) -> bool:
        return bool(path) and not node.get("properties") and self._accepts_any_name(node)

    def _text_of_json(self, node: Schema, out: Schema, path: str, types: list[str]) -> Schema:
        if self._free_form == "reject" or set(types) - {"object", "null"}:
            raise NotStrict(f"{path}: an object of any content")
        values = node.get("additionalProperties")
        each = f" Each value: {brief(values)}." if isinstance(values, dict) else ""
        self._say(
            out, path, f'A JSON object, written as text: "{{\\"name\\": 1}}".{each}', "free-form object"
        )
        out["type"] = ["string", "null"] if "null" in types else "string"
        return out


def _nullable(schema: Schema) -> Schema:
    """The same schema, with null allowed as well."""
    null: Schema = {"type": "null"}
    if "anyOf" in schema:
        has_null = any("null" in types_of(branch) for branch in schema["anyOf"])
        return schema if has_null else {**schema, "anyOf": [*schema["anyOf"], null]}
    if "$ref" in schema:
        return {"anyOf": [schema, null]}
    types = types_of(schema)
    if "null" in types and ("enum" not in schema or None in schema["enum"]) and "const" not in schema:
        return schema
    if "const" in schema:
        inner = {key: value for key, value in schema.items() if key != "description"}
        words = {"description": schema["description"]} if "description" in schema else {}
        return words | {"anyOf": [inner, null]}
    out = {**schema, "type": list(dict.fromkeys([*types, "null"]))}
    if "enum" in schema:
        out["enum"] = list(dict.fromkeys([*schema["enum"], None]))
    return out


def _merge_into(merged: Schema, part: Schema, path: str) -> None:
    for key, value in part.items():
        if key == "properties":
            known = merged.get(key, {})
            for name in set(known) & set(value):
                if known[name] != value[name]:
                    raise NotStrict(f"{path}/properties/{name}: described twice")
            merged[key] = {**known, **value}
        elif key == "required":
            merged[key] = list(dict.fromkeys([*merged.get(key, []), *value]))
        elif key in ANNOTATIONS:
            merged.setdefault(key, value)
        elif merged.setdefault(key, value) != value:
            raise NotStrict(f"{path or '/'}: allOf contradicts itself on {key}")
