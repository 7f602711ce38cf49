"""What a schema says, resolved and bounded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from layer_mcp.contract.wording import in_words

MAX_DEPTH = 24
"""How deep a schema is followed; what is deeper is allowed."""
MAX_CHOICES = 60
"""How many choices are told at most."""
MAX_WORD = 80

Schema = Mapping[str, Any]

_ALTERNATIVES = ("anyOf", "oneOf")


def as_schema(value: Any) -> Schema:
    """A schema that can be asked for its keywords; whatever else a server sent says nothing."""
    return value if isinstance(value, Mapping) else {}


def resolved(schema: Any, root: Schema) -> Schema:
    """The schema that local ``$ref`` lead to, with what stands beside them; elsewhere nothing is fetched."""
    found = as_schema(schema)
    for _ in range(MAX_DEPTH):
        ref = found.get("$ref")
        if not isinstance(ref, str):
            return found
        target = _pointed(ref, root)
        if target is None:
            return {}
        found = {**target, **{name: value for name, value in found.items() if name != "$ref"}}
    return {}


def _pointed(ref: str, root: Schema) -> Schema | None:
    if ref == "#":
        return root
    if not ref.startswith("#/"):
        return None
    found: Any = root
    for part in ref[2:].split("/"):
        name = part.replace("~1", "/").replace("~0", "~")
        if not isinstance(found, Mapping) or name not in found:
            return None
        found = found[name]
    return found if isinstance(found, Mapping) else None


def branches(schema: Any, root: Schema, depth: int = 0) -> list[Schema]:
    """The alternatives of a schema, resolved; the schema itself where it has none."""
    found = resolved(schema, root)
    for keyword in _ALTERNATIVES:
        inner = found.get(keyword)
        if isinstance(inner, list) and inner and depth < MAX_DEPTH:
            return [branch for each in inner for branch in branches(each, root, depth + 1)]
    return [found]


def properties(schema: Any, root: Schema) -> dict[str, Any]:
    """The arguments that a schema names, those of its ``allOf`` included."""
    return dict(_properties(schema, root, 0))


def _properties(schema: Any, root: Schema, depth: int) -> Iterator[tuple[str, Any]]:
    found = resolved(schema, root)
    named = found.get("properties")
    if isinstance(named, Mapping):
        yield from ((str(name), value) for name, value in named.items())
    parts = found.get("allOf")
    if isinstance(parts, list) and depth < MAX_DEPTH:
        for part in parts:
            yield from _properties(part, root, depth + 1)


def required(schema: Any, root: Schema, depth: int = 0) -> list[str]:
    """The names without which a call is refused."""
    found = resolved(schema, root)
    named = found.get("required")
    names = [name for name in named if isinstance(name, str)] if isinstance(named, list) else []
    parts = found.get("allOf")
    if isinstance(parts, list) and depth < MAX_DEPTH:
        for part in parts:
            names += required(part, root, depth + 1)
    return list(dict.fromkeys(names))


def kinds(schema: Schema) -> list[str]:
    """The types that a schema names."""
    found = schema.get("type")
    if isinstance(found, str):
        return [found]
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []


def choices(schema: Schema) -> list[Any] | None:
    """The only values that there are; None where there are more."""
    if isinstance(schema.get("enum"), list):
        return list(schema["enum"])
    return [schema["const"]] if "const" in schema else None


def allowed(schema: Any, root: Schema) -> list[str]:
    """What a value may be, in words; the choices themselves where there are choices."""
    words: list[str] = []
    for branch in branches(schema, root):
        chosen = choices(branch)
        if chosen is not None:
            words += [word(choice) for choice in chosen[:MAX_CHOICES] if choice is not None]
            continue
        for kind in kinds(branch):
            if kind != "null":
                words.append("a UUID" if _is_uuid(branch) else _in_words(branch, kind, root))
    return list(dict.fromkeys(words))[:MAX_CHOICES]


def _is_uuid(schema: Schema) -> bool:
    return schema.get("format") == "uuid"


def _in_words(schema: Schema, kind: str, root: Schema) -> str:
    known = {name: value for name, value in schema.items() if name in _BOUNDS and _is_number(value)}
    words = in_words({"type": kind, **known})
    if kind == "array" and (inner := allowed(as_schema(schema.get("items")), root)):
        return f"{words} of {' or '.join(inner[:3])}" if " of " not in words else words
    return words


_BOUNDS = frozenset(
    {
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
        "minLength", "maxLength", "minItems", "maxItems",
    }
)  # fmt: skip


def bound(schema: Schema, name: str) -> float | None:
    """A numeric limit; None where it has none, or one that is not a number."""
    value = schema.get(name)
    return value if _is_number(value) else None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def word(value: Any) -> str:
    """A value of a schema as it is told: one line, not too long."""
    text = value if isinstance(value, str) else repr(value)
    text = "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)
    return text if len(text) <= MAX_WORD else text[: MAX_WORD - 1] + "…"
