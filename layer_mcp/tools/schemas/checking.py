"""Arguments held against a tool's schema: the first fault is told as the server itself would tell it, and sooner.

Keywords that are not listed here are allowed, and so are patterns: a server's regular expression is not run.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.tools.schemas import reading
from layer_mcp.tools.schemas.reading import Schema

MAX_STEPS = 20_000
"""How many values and alternatives are looked at for one call; the rest is allowed."""
_MISSPELT = 0.8
"""How alike an undeclared name must be to a declared one to be called misspelt where others are allowed."""
_OF_KIND: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "boolean": (bool,),
    "array": (list, tuple),
    "object": (Mapping,),
    "null": (type(None),),
}
_JSON = (str, bool, int, float, list, tuple, Mapping, type(None))
_UUID = re.compile(r"[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}")
_MISSING = object()


@dataclass
class _Fault(Exception):
    """What is wrong, where."""

    field: str
    message: str
    value: Any = _MISSING
    allowed: Sequence[str] = ()
    nearest: str | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _At:
    """Where in the arguments a value stands."""

    field: str = ""
    depth: int = 0

    def into(self, name: str | int) -> _At:
        return _At(_join(self.field, str(name)), self.depth + 1)

    @property
    def deeper(self) -> _At:
        return _At(self.field, self.depth + 1)


class _Check:
    def __init__(self, root: Schema) -> None:
        self.root = root
        self.steps = 0

    def value(self, value: Any, schema: Any, at: _At) -> None:
        """Raises ``_Fault``."""
        self.steps += 1
        if at.depth > reading.MAX_DEPTH or self.steps > MAX_STEPS or not isinstance(value, _JSON):
            return
        found = reading.resolved(schema, self.root)
        for keyword in ("anyOf", "oneOf"):
            inner = found.get(keyword)
            if isinstance(inner, list) and inner:
                self._any(value, inner, found, at)
        parts = found.get("allOf")
        if isinstance(parts, list):
            for part in parts:
                self.value(value, part, at.deeper)
        self._choice(value, found, at)
        self._type(value, found, at)
        if isinstance(value, str):
            self._text(value, found, at)
        elif isinstance(value, Mapping):
            self._object(value, found, at)
        elif isinstance(value, list | tuple):
            self._size(len(value), "Items", value, found, at)
            if isinstance(found.get("items"), Mapping) and "prefixItems" not in found:
                for index, item in enumerate(value):
                    self.value(item, found["items"], at.into(index))
        elif isinstance(value, int | float) and not isinstance(value, bool):
            self._number(value, found, at)

    def _any(self, value: Any, alternatives: list[Any], whole: Schema, at: _At) -> None:
        faults: list[_Fault] = []
        for each in alternatives:
            try:
                self.value(value, each, at.deeper)
            except _Fault as fault:
                faults.append(fault)
            else:
                return
        deepest = max(faults, key=lambda fault: fault.depth)
        if deepest.depth > at.depth + 1:  # one of them is of this shape, and something inside it is wrong
            raise deepest
        raise self._wrong(value, whole, at)

    def _choice(self, value: Any, schema: Schema, at: _At) -> None:
        chosen = reading.choices(schema)
        if chosen is None or any(_same(value, each) for each in chosen):
            return
        raise self._wrong(value, schema, at)

    def _type(self, value: Any, schema: Schema, at: _At) -> None:
        kinds = reading.kinds(schema)
        if kinds and not any(_is(value, kind) for kind in kinds):
            raise self._wrong(value, schema, at)

    def _text(self, value: str, schema: Schema, at: _At) -> None:
        self._size(len(value), "Length", value, schema, at)
        is_id = schema.get("format") == "uuid" and "string" in reading.kinds(schema)
        if is_id and not _UUID.fullmatch(value):
            raise self._wrong(value, schema, at)

    def _size(self, size: int, unit: str, value: Any, schema: Schema, at: _At) -> None:
        least, most = reading.bound(schema, f"min{unit}"), reading.bound(schema, f"max{unit}")
        if (least is not None and size < least) or (most is not None and size > most):
            raise self._wrong(value, schema, at)

    def _number(self, value: float, schema: Schema, at: _At) -> None:
        low, high = reading.bound(schema, "minimum"), reading.bound(schema, "maximum")
        above, below = reading.bound(schema, "exclusiveMinimum"), reading.bound(schema, "exclusiveMaximum")
        outside = (
            (low is not None and value < low)
            or (high is not None and value > high)
            or (above is not None and value <= above)
            or (below is not None and value >= below)
        )
        if outside or not math.isfinite(value):
            raise self._wrong(value, schema, at)

    def _object(self, value: Mapping[Any, Any], schema: Schema, at: _At) -> None:
        named = reading.properties(schema, self.root)
        missing = [name for name in reading.required(schema, self.root) if name not in value]
        # A misspelt name explains a missing one, so it is told first.
        for name in value:
            if name not in named:
                self._unknown(str(name), value, schema, missing, at)
        if missing:
            inside = reading.allowed(named.get(missing[0]), self.root)
            raise _Fault(
                _join(at.field, missing[0]),
                f"{_join(at.field, missing[0])!r} is missing.",
                allowed=inside,
                depth=at.depth,
            )
        for name, each in value.items():
            if name in named:
                self.value(each, named[name], at.into(str(name)))

    def _unknown(
        self,
        name: str,
        given: Mapping[Any, Any],
        schema: Schema,
        missing: list[str],
        at: _At,
    ) -> None:
        """An undeclared name: refused where no others are allowed, or where it is a declared one misspelt."""
        names = list(reading.properties(schema, self.root))
        more = schema.get("additionalProperties")
        closed = more is False and not schema.get("patternProperties") and "allOf" not in schema
        if isinstance(more, Mapping) or schema.get("patternProperties") or not names:
            return
        near = [each for each in names if each not in given]
        found = difflib.get_close_matches(name, missing, n=1) or difflib.get_close_matches(
            name, near, n=1, cutoff=0.6 if closed else _MISSPELT
        )
        if not closed and not found:
            return
        hint = f"; did you mean {found[0]!r}?" if found else "."
        raise _Fault(
            _join(at.field, name),
            f"There is no argument {_join(at.field, name)!r}{hint}",
            given.get(name),
            [reading.word(each) for each in names[: reading.MAX_CHOICES]],
            found[0] if found else None,
            at.depth,
        )

    def _wrong(self, value: Any, schema: Schema, at: _At) -> _Fault:
        words = reading.allowed(schema, self.root)
        nearest = _nearest(value, words)
        hint = f"; did you mean {nearest!r}?" if nearest else "."
        sentence = words[0] if len(words) == 1 else "one of " + ", ".join(words) if words else "another value"
        if not at.field:
            return _Fault("", "The arguments are of no shape that it takes.", depth=at.depth)
        return _Fault(
            at.field,
            f"{at.field} is {reading.word(repr(value))}, but must be {sentence}{hint}",
            value,
            words,
            nearest,
            at.depth,
        )


def check(tool: str, schema: Any, arguments: Mapping[str, Any]) -> None:
    """Hold arguments against a tool's input schema.

    Args:
        tool: its name, for the remedy.
        schema: as the server sent it, whatever it is.

    Raises:
        InvalidInputs: with field, value, what is allowed and the nearest name; nothing was sent.
    """
    root = reading.as_schema(schema)
    try:
        _Check(root).value(dict(arguments), root, _At())
    except _Fault as fault:
        raise InvalidInputs(
            fault.message,
            field=fault.field or "arguments",
            value=None if fault.value is _MISSING else fault.value,
            allowed=list(fault.allowed),
            nearest=fault.nearest,
            remedy=f"Correct it and call again; nothing was sent and nothing was charged. `layer tools {tool}` shows its arguments.",
        ) from None


def _is(value: Any, kind: str) -> bool:
    if kind == "integer":
        return (isinstance(value, int) and not isinstance(value, bool)) or (
            isinstance(value, float) and value.is_integer()
        )
    if kind == "number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    wanted = _OF_KIND.get(kind)
    return wanted is None or isinstance(value, wanted)  # a type of tomorrow is the server's to judge


def _same(value: Any, choice: Any) -> bool:
    """Equal as JSON has it: true is not 1."""
    return value == choice and isinstance(value, bool) == isinstance(choice, bool)


def _nearest(value: Any, words: Sequence[str]) -> str | None:
    if not isinstance(value, str):
        return None
    folded = {each.casefold(): each for each in words}
    found = difflib.get_close_matches(value.casefold()[: reading.MAX_WORD], folded, n=1)
    return folded[found[0]] if found else None


def _join(field: str, name: str) -> str:
    return f"{field}.{name}" if field else reading.word(name)
