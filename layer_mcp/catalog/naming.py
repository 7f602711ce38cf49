"""A thing that people name by its id, slug, name or a unique beginning of one, found among all there are."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from layer_mcp.contract.errors import InvalidInputs, LayerError

if TYPE_CHECKING:
    from layer_mcp.answers import ToolInfo

T = TypeVar("T")


def named(
    ref: str,
    items: Sequence[T],
    names_of: Callable[[T], Sequence[str]],
    *,
    error: type[LayerError],
    noun: str,
    field: str,
) -> T:
    """The one that is meant.

    Args:
        names_of: the names of an item: id, slug, name; the first that is not empty after the id is shown.
        error: raised when there is none or more than one.
        noun: what it is, in an error: ``model``.
    """
    folded = ref.strip().casefold()
    exact = [item for item in items if folded in {name.casefold() for name in names_of(item) if name}]
    found = exact or [
        item
        for item in items
        if folded and any(name.casefold().startswith(folded) for name in names_of(item) if name)
    ]
    if len(found) == 1:
        return found[0]
    shown = [_shown(names_of(item)) for item in items]
    near = difflib.get_close_matches(folded, [name.casefold() for name in shown], n=1)
    reason = f"is not a {noun} of this server" if not found else f"could be any of {len(found)} {noun}s"
    hint = f"; did you mean {near[0]}?" if near and not found else "."
    raise error(
        f"{ref!r} {reason}{hint}",
        field=field,
        value=ref,
        allowed=[_shown(names_of(item)) for item in found] or shown,
        nearest=near[0] if near else None,
    )


def _shown(names: Sequence[str]) -> str:
    return next((name for name in names[1:] if name), names[0])


def tool_named(name: str, tools: Sequence[ToolInfo]) -> ToolInfo:
    """A tool of the server by its exact name; raises InvalidInputs with the nearest one."""
    found = next((tool for tool in tools if tool.name == name), None)
    if found is None:
        raise no_such_tool(name, [tool.name for tool in tools])
    return found


def no_such_tool(name: str, names: Sequence[str]) -> InvalidInputs:
    """The error for a tool that a server does not have."""
    near = difflib.get_close_matches(name, names, n=1)
    hint = f"; did you mean {near[0]}?" if near else "."
    return InvalidInputs(
        f"This server has no tool {name!r}{hint}",
        field="tool",
        value=name,
        allowed=list(names),
        nearest=near[0] if near else None,
    )
