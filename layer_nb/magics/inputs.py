"""Inputs as they are typed: ``name=value`` on a line, ``name: value`` in a cell, or JSON. Pure.

A value on a line goes on to the next ``name=``, so that ``names=iron sword, shield`` needs no quotes; quotes keep an
``=`` inside. In a cell a name may have a list below it (``- sword``) or a text (``|``, then indented lines). What a
value means is settled later, by the type that the workflow or the tool declares.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from layer_nb.magics.grammar import UsageError

Value = str | list[str]

_NAME = r"[^\W\d][\w.-]*"
_HEAD = re.compile(rf"\s*({_NAME})=")
_NEXT = re.compile(rf"\s+{_NAME}=")
_LINE = re.compile(rf"({_NAME})\s*:(?:\s+(.*))?$")
_ITEM = re.compile(r"\s*-\s+(.*)$")


def of_line(text: str) -> dict[str, str]:
    """``name=value name="a value"`` by name.

    Raises:
        UsageError: where there is no name, an open quote, or a name that is given twice.
    """
    found: dict[str, str] = {}
    rest = text.strip()
    while rest:
        head = _HEAD.match(rest)
        if head is None:
            raise UsageError(
                f"{rest.split()[0]!r} is not name=value.",
                remedy="Inputs are name=value; with long ones, put them in a cell, one `name: value` a line.",
            )
        value, rest = _value(rest[head.end() :], head[1])
        _put(found, head[1], value)
        rest = rest.lstrip()
    return found


def _value(text: str, name: str) -> tuple[str, str]:
    if text[:1] not in {"'", '"'}:
        end = _NEXT.search(text)
        cut = end.start() if end else len(text)
        return text[:cut].strip(), text[cut:]
    quote = text[0]
    for position in range(1, len(text)):
        if text[position] == quote and text[position - 1] != "\\":
            return text[1:position].replace(f"\\{quote}", quote), text[position + 1 :]
    raise UsageError(
        f"The value of {name} begins with {quote} and never ends with it.",
        field=name,
        remedy="Close the quote.",
    )


def of_body(text: str) -> dict[str, Any]:
    """A cell of ``name: value`` lines, or a JSON object, by name.

    Raises:
        UsageError: naming the line that cannot be read.
    """
    body = text.strip()
    if re.match(r"\{\s*(\"|\})", body):
        return _json(body)
    found: dict[str, Any] = {}
    lines = text.splitlines()
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        head = _LINE.match(line)
        if head is None:
            raise UsageError(
                f"Line {number} is not `name: value`: {line.strip()!r}.",
                remedy="One input a line, for example names: sword, shield",
            )
        name, value = head[1], (head[2] or "").strip()
        if value in {"", "|"}:
            below, number = _below(lines, number)
            _put(found, name, _text(below) if value == "|" else _items(below, name))
        else:
            _put(found, name, _unquoted(value))
    return found


def _below(lines: Sequence[str], start: int) -> tuple[list[str], int]:
    """The indented or listed lines under a name, and where they end."""
    end = start
    while end < len(lines) and (not lines[end].strip() or lines[end][0].isspace() or _ITEM.match(lines[end])):
        end += 1
    return list(lines[start:end]), end


def _items(lines: Sequence[str], name: str) -> Value:
    found = []
    for line in lines:
        if not line.strip():
            continue
        item = _ITEM.match(line)
        if item is None:
            raise UsageError(
                f"{name}: {line.strip()!r} is no item of a list.",
                field=name,
                remedy=f"Write - {line.strip()}, or `{name}: |` above a text of several lines.",
            )
        found.append(_unquoted(item[1].strip()))
    return found or ""


def _text(lines: Sequence[str]) -> str:
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[margin:] for line in lines).strip("\n")


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value


def _json(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError as error:
        raise UsageError(
            f"The cell is not JSON: {error}.", remedy="Or write one `name: value` a line."
        ) from None
    return dict(found) if isinstance(found, Mapping) else {}


def _put(found: dict[str, Any], name: str, value: Any) -> None:
    if name in found:
        raise UsageError(f"{name} is given twice.", field=name)
    found[name] = value
