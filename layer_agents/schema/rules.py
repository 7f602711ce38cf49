"""The rules of OpenAI's strict tool schemas, as a checker that shares no code with the converter.

``strict: true`` on a schema that breaks one of them is an HTTP 400, so nothing is called strict that does not
pass here. An allow-list: a keyword that is not known to be accepted counts as refused.
"""

from __future__ import annotations

import re
from typing import Any

MAX_PROPERTIES = 5_000
MAX_LEVELS = 10
MAX_ENUM_VALUES = 1_000
MAX_NAME_CHARACTERS = 120_000
LARGE_ENUM = 250
MAX_LARGE_ENUM_CHARACTERS = 15_000

FORMATS = frozenset({"date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid"})
KEYWORDS = frozenset(
    {
        "type",
        "properties",
        "required",
        "additionalProperties",
        "items",
        "minItems",
        "maxItems",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "pattern",
        "format",
        "enum",
        "const",
        "description",
        "title",
        "$ref",
        "$defs",
        "anyOf",
    }
)
LOOKAROUND = re.compile(r"\(\?<?[=!]")
TOOL_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


def violations(schema: Any) -> list[str]:
    """Every rule that a schema breaks, as ``place: rule``; empty when it may be called strict."""
    check = _Check()
    if not isinstance(schema, dict) or schema.get("type") != "object":
        return ["/: the root is not an object"]
    if "anyOf" in schema or "enum" in schema:
        check.found.append("/: the root is a union")
    check.visit(schema, "", 1)
    check.limits()
    return check.found


class _Check:
    def __init__(self) -> None:
        self.found: list[str] = []
        self.properties = 0
        self.enum_values = 0
        self.characters = 0

    def limits(self) -> None:
        for name, count, limit in (
            ("properties", self.properties, MAX_PROPERTIES),
            ("enum values", self.enum_values, MAX_ENUM_VALUES),
            ("characters of names and enums", self.characters, MAX_NAME_CHARACTERS),
        ):
            if count > limit:
                self.found.append(f"/: {count} {name}, more than {limit}")

    def visit(self, schema: Any, path: str, level: int) -> None:
        where = path or "/"
        if not isinstance(schema, dict):
            self.found.append(f"{where}: not a schema object")
            return
        if "$ref" in schema:
            if len(schema) > 1:
                self.found.append(f"{where}: $ref with siblings")
            if not str(schema["$ref"]).startswith("#"):
                self.found.append(f"{where}: $ref to another document")
            return
        self.found += [f"{where}: keyword {key}" for key in schema if key not in KEYWORDS]
        if level > MAX_LEVELS:
            self.found.append(f"{where}: deeper than {MAX_LEVELS} levels")
            return
        self._values(schema, where)
        types = schema.get("type", [])
        types = types if isinstance(types, list) else [types]
        if "object" in types or "properties" in schema:
            self._object(schema, path, level)
        if "array" in types:
            if "items" in schema:
                self.visit(schema["items"], f"{path}/items", level + 1)
            else:
                self.found.append(f"{where}: array without items")
        for index, branch in enumerate(schema.get("anyOf", [])):
            self.visit(branch, f"{path}/anyOf/{index}", level)
        for name, definition in schema.get("$defs", {}).items():
            self.characters += len(name)
            self.visit(definition, f"{path}/$defs/{name}", 1)

    def _values(self, schema: dict[str, Any], where: str) -> None:
        if "type" not in schema and "anyOf" not in schema:
            self.found.append(f"{where}: no type")
        if "format" in schema and schema["format"] not in FORMATS:
            self.found.append(f"{where}: format {schema['format']}")
        if LOOKAROUND.search(str(schema.get("pattern", ""))):
            self.found.append(f"{where}: pattern with lookaround")
        choices = [*schema.get("enum", []), *([schema["const"]] if "const" in schema else [])]
        size = sum(len(choice) for choice in choices if isinstance(choice, str))
        self.enum_values += len(choices)
        self.characters += size
        if len(choices) > LARGE_ENUM and size > MAX_LARGE_ENUM_CHARACTERS:
            self.found.append(f"{where}: an enum of {size} characters")

    def _object(self, schema: dict[str, Any], path: str, level: int) -> None:
        where = path or "/"
        if schema.get("additionalProperties") is not False:
            self.found.append(f"{where}: additionalProperties is not false")
        if not isinstance(schema.get("properties"), dict):
            self.found.append(f"{where}: an object without properties")
            return
        names = schema["properties"]
        self.properties += len(names)
        self.characters += sum(len(name) for name in names)
        if set(names) != set(schema.get("required", [])):
            self.found.append(f"{where}: required does not name every property")
        for name, value in names.items():
            self.visit(value, f"{path}/properties/{name}", level + 1)
