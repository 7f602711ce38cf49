"""The two small languages inside a blueprint: references between nodes, and ``{slots}`` in text.

A reference names files: ``inputs.photo``, ``nodes.icon``, ``nodes.icon[0]``, ``nodes.rock.parts.normal``, ``item``.
A slot names a value: ``{style}`` is an input, ``{item}`` the item that a node runs for, ``{item.colour}`` a field of
it. ``{{`` and ``}}`` are braces. Text that is one slot and nothing else takes the value as it is, list or number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

ITEM = "item"

_NODE = re.compile(r"nodes\.([a-z][a-z0-9_]*)(?:\[(\d{1,4})\])?(?:\.parts\.([a-z0-9_]+))?")
_INPUT = re.compile(r"inputs\.([a-z][a-z0-9_]*)")
_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+")
_SLOT = re.compile(r"([a-z][a-z0-9_]*)(?:\.([A-Za-z_][A-Za-z0-9_]*))?")
_EMPTY_CLAUSES = re.compile(r"(?:\s*,)+(?=\s*(?:,|$))")


class BadReference(ValueError):
    """Text that is no reference, or has a slot that is none; the message says what is meant."""


@dataclass(frozen=True)
class Reference:
    """Files.

    Attributes:
        kind: ``input``, ``node`` or ``item``.
        name: of the input or node.
        index: which of several, from 0.
        part: the role of a part.
    """

    kind: str
    name: str = ""
    index: int | None = None
    part: str | None = None


@dataclass(frozen=True)
class Slot:
    """A value.

    Attributes:
        name: an input's, or ``item``.
        key: of the item's fields.
    """

    name: str
    key: str | None = None

    def __str__(self) -> str:
        return f"{{{self.name}.{self.key}}}" if self.key else f"{{{self.name}}}"


def reference(text: str) -> Reference:
    """Read a reference. Raises BadReference."""
    if text == ITEM:
        return Reference("item")
    if found := _INPUT.fullmatch(text):
        return Reference("input", found[1])
    if found := _NODE.fullmatch(text):
        return Reference("node", found[1], None if found[2] is None else int(found[2]), found[3])
    raise BadReference(
        f"{text[:80]!r} is no reference. Write inputs.<name>, nodes.<node>, nodes.<node>[0], "
        "nodes.<node>.parts.<role>, or item in a node that has `each`."
    )


def slots(value: Any) -> Iterator[Slot]:
    """Every slot in a value, at any depth. Raises BadReference."""
    if isinstance(value, str):
        yield from (piece for piece in _pieces(value) if isinstance(piece, Slot))
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from slots(each)
    elif isinstance(value, list):
        for each in value:
            yield from slots(each)


def only_slot(value: Any) -> Slot | None:
    """The slot that is the whole of a value. Raises BadReference."""
    if not isinstance(value, str):
        return None
    pieces = _pieces(value)
    return pieces[0] if len(pieces) == 1 and isinstance(pieces[0], Slot) else None


def filled(value: Any, lookup: Callable[[Slot], Any]) -> Any:
    """The value with its slots filled in, at any depth.

    Commas that an empty slot has left alone are taken away: ``"{name}, {style}"`` without a style is the name.
    """
    if isinstance(value, str):
        if (slot := only_slot(value)) is not None:
            return lookup(slot)
        pieces = _pieces(value)
        text = "".join(_said(lookup(piece)) if isinstance(piece, Slot) else piece for piece in pieces)
        return _EMPTY_CLAUSES.sub("", text).strip(" ,") if any(isinstance(p, Slot) for p in pieces) else text
    if isinstance(value, Mapping):
        return {key: filled(each, lookup) for key, each in value.items()}
    if isinstance(value, list):
        return [filled(each, lookup) for each in value]
    return value


def _pieces(text: str) -> list[str | Slot]:
    pieces: list[str | Slot] = []
    for found in _PIECE.finditer(text):
        piece, inside = found[0], found[1]
        if piece in {"{{", "}}"}:
            pieces.append(piece[0])
        elif piece in {"{", "}"}:
            raise BadReference(
                f"{text[:80]!r} has a lone {piece!r}. Write {piece * 2!r} for the brace itself."
            )
        elif inside is None:
            pieces.append(piece)
        elif slot := _SLOT.fullmatch(inside):
            pieces.append(Slot(slot[1], slot[2]))
        else:
            raise BadReference(
                f"{piece[:80]!r} is no slot. Write {{<input name>}}, {{item}} or {{item.<field>}}; "
                "{{ and }} for the braces themselves."
            )
    return pieces


def _said(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
