"""JSON as people keep it in settings files, with comments and trailing commas: read, and edited in place.

    document = parse(text)                       # values with the place where each of them stands
    text = put(text, ("mcpServers", "Layer"), {"url": "https://host/mcp"})

An edit inserts or replaces the text of one value. Every other character stays as it is, because the file belongs to
the person who wrote it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

MAX_DEPTH = 200
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*"')
_WORD = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)")
_BLANK = re.compile(r"(?:[ \t\r\n]+|//[^\r\n]*|/\*[\s\S]*?\*/)*")
_MARK = re.compile(r"//[^\r\n]*|/\*[\s\S]*?\*/|,")
_DEFAULT_INDENT = "  "


class Malformed(ValueError):
    """The text is not JSON, even with comments and trailing commas.

    Attributes:
        line: where, from 1.
        column: where in the line, from 1.
    """

    def __init__(self, what: str, text: str, offset: int) -> None:
        before = text[:offset]
        self.line = before.count("\n") + 1
        self.column = offset - (before.rfind("\n") + 1) + 1
        super().__init__(f"{what} at line {self.line}, column {self.column}")


@dataclass(slots=True)
class Member:
    """One ``"key": value`` of an object."""

    key: str
    start: int
    value: Node


@dataclass(slots=True)
class Node:
    """A value, and the half-open range of the text where it stands.

    Attributes:
        members: of an object; None for anything else.
        trailing_comma: whether the object's last member is followed by a comma.
    """

    start: int
    end: int = 0
    data: Any = None
    members: list[Member] | None = None
    trailing_comma: bool = False

    def member(self, key: str) -> Member | None:
        """The member of that key; of several the last one, which is the one that programs believe."""
        return next((each for each in reversed(self.members or []) if each.key == key), None)


def parse(text: str) -> Node:
    """Read a document.

    Raises:
        Malformed: with line and column.
    """
    reader = _Reader(text)
    root = reader.value(reader.blank(0), 0)
    end = reader.blank(root.end)
    if end != len(text):
        raise Malformed("nothing more was expected", text, end)
    return root


def put(text: str, path: Sequence[str], value: Any) -> str:
    """The text with the value at that path of objects; objects that are missing on the way are made.

    Raises:
        Malformed: when the text cannot be read, or something on the way is not an object.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    if not text.strip():
        return _render(_nested(path, value), "", _DEFAULT_INDENT, newline) + newline
    node = root = parse(text)
    # A document on one line stays on one line, unless it is empty.
    flat = not re.search(r"[\r\n]", text.strip()) and bool(root.members)
    for depth, key in enumerate(path):
        if node.members is None:
            where = ".".join(path[:depth]) or "the document"
            raise Malformed(f"{where} is not an object", text, node.start)
        member = node.member(key)
        if member is None:
            missing = _nested(path[depth + 1 :], value)
            insert = _insert_flat if flat else _insert
            return insert(text, node, key, missing, newline)
        node = member.value
    if node.data == value:
        return text
    indent = None if flat else _indentation(text, node.start)
    return text[: node.start] + _render(value, indent, _step(text), newline) + text[node.end :]


def _insert(text: str, parent: Node, key: str, value: Any, newline: str) -> str:
    """Add a member on a line of its own, after the last member and the comments that follow it."""
    members = parent.members or []
    outer = _indentation(text, parent.start)
    step = _step(text)
    own_lines = members and re.search(r"[\r\n]", text[parent.start : members[-1].start])
    inner = _indentation(text, members[-1].start) if own_lines else outer + step
    entry = f"{json.dumps(key, ensure_ascii=False)}: {_render(value, inner, step, newline)}"
    close, end = parent.end - 1, _written_end(text, parent)
    # The brace keeps its line, or gets one.
    tail = text[end:close]
    if not re.search(r"[\r\n]", tail):
        tail += newline + outer
    after = "," if parent.trailing_comma else ""
    return _with_comma(text[:end], parent) + newline + inner + entry + after + tail + text[close:]


def _insert_flat(text: str, parent: Node, key: str, value: Any, newline: str) -> str:
    """Add a member on the line where everything is."""
    end = _written_end(text, parent)
    entry = f"{json.dumps(key, ensure_ascii=False)}: {_render(value, None, '', newline)}"
    return _with_comma(text[:end], parent) + (" " if parent.members else "") + entry + text[end:]


def _written_end(text: str, parent: Node) -> int:
    """The end of what is written inside an object: its last member, or the comma or comment after it."""
    start = parent.members[-1].value.end if parent.members else parent.start + 1
    marks = _MARK.finditer(text, start, parent.end - 1)
    return max((mark.end() for mark in marks), default=start)


def _with_comma(head: str, parent: Node) -> str:
    if not parent.members or parent.trailing_comma:
        return head
    last = parent.members[-1].value.end
    return head[:last] + "," + head[last:]


def _nested(path: Sequence[str], value: Any) -> Any:
    for key in reversed(path):
        value = {key: value}
    return value


def _render(value: Any, indent: str | None, step: str, newline: str) -> str:
    """A value as JSON; ``indent`` is that of the line it starts on, None for all on one line."""
    if indent is None:
        return json.dumps(value, ensure_ascii=False)
    lines = json.dumps(value, ensure_ascii=False, indent=step).split("\n")
    return (newline + indent).join(lines)


def _indentation(text: str, offset: int) -> str:
    line = text[text.rfind("\n", 0, offset) + 1 : offset]
    return line[: len(line) - len(line.lstrip(" \t"))]


def _step(text: str) -> str:
    """One level of the document's own indentation: that of its first indented member."""
    found = re.search(r'^([ \t]+)"', text, re.MULTILINE)
    return found.group(1) if found else _DEFAULT_INDENT


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text

    def blank(self, at: int) -> int:
        """The end of what is white space or comment."""
        found = _BLANK.match(self._text, at)
        end = found.end() if found else at
        if self._text.startswith("/*", end):
            raise self._wrong("a comment that does not end", end)
        return end

    def value(self, at: int, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise self._wrong(f"nesting deeper than {MAX_DEPTH}", at)
        start = self._text[at : at + 1]
        if start == "{":
            return self._object(at, depth)
        if start == "[":
            return self._array(at, depth)
        if start == '"':
            string, end = self._string(at)
            return Node(at, end, string)
        word = _WORD.match(self._text, at)
        if word is None:
            raise self._wrong("a value was expected", at)
        try:
            return Node(at, word.end(), json.loads(word.group()))
        except ValueError:
            raise self._wrong("a number of too many digits", at) from None

    def _string(self, at: int) -> tuple[str, int]:
        found = _STRING.match(self._text, at)
        if found is None:
            raise self._wrong("a string that does not end", at)
        try:
            return json.loads(found.group()), found.end()
        except ValueError:
            raise self._wrong("a string with a wrong escape", at) from None

    def _object(self, at: int, depth: int) -> Node:
        node = Node(at, members=[], data={})
        assert node.members is not None
        place = self.blank(at + 1)
        while self._text[place : place + 1] != "}":
            if self._text[place : place + 1] != '"':
                raise self._wrong("a key in double quotes, or }, was expected", place)
            key, end = self._string(place)
            colon = self.blank(end)
            if self._text[colon : colon + 1] != ":":
                raise self._wrong(f"a colon after {json.dumps(key)} was expected", colon)
            value = self.value(self.blank(colon + 1), depth + 1)
            node.members.append(Member(key, place, value))
            node.data[key] = value.data
            place, node.trailing_comma = self._next(value.end, "}")
        node.end = place + 1
        return node

    def _array(self, at: int, depth: int) -> Node:
        node = Node(at, data=[])
        place = self.blank(at + 1)
        while self._text[place : place + 1] != "]":
            value = self.value(place, depth + 1)
            node.data.append(value.data)
            place, _ = self._next(value.end, "]")
        node.end = place + 1
        return node

    def _next(self, at: int, close: str) -> tuple[int, bool]:
        """Where the next element, or the closing bracket, starts; and whether a comma came before it."""
        place = self.blank(at)
        if self._text[place : place + 1] == ",":
            return self.blank(place + 1), True
        if self._text[place : place + 1] != close:
            raise self._wrong(f"a comma or {close} was expected", place)
        return place, False

    def _wrong(self, what: str, at: int) -> Malformed:
        return Malformed(what, self._text, at)
