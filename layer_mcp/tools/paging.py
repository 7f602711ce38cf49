"""Page after page of any list, asked for when it is wanted: bounded, and safe from a server that repeats itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any, TypeVar

P = TypeVar("P")

MAX_PAGES = 1000
"""Pages of one list at most: 100,000 entries at the most that a page has."""

_CURSORS = ("next_cursor", "nextCursor")


async def each_page(
    fetch: Callable[[str | None], Awaitable[tuple[P, Mapping[str, Any]]]],
) -> AsyncIterator[P]:
    """The pages of a list.

    Args:
        fetch: the page at a cursor, and the answer that it is of.
    """
    cursor: str | None = None
    asked: set[str | None] = set()
    told: set[str] = set()
    while cursor not in asked and len(asked) < MAX_PAGES:
        asked.add(cursor)
        page, body = await fetch(cursor)
        yield page
        cursor, mark = _next_cursor(body), _mark(body)
        if not cursor or mark in told:
            return
        told.add(mark)


def _next_cursor(body: Mapping[str, Any]) -> str | None:
    """The cursor of the next page in any list tool's answer."""
    inner = body.get("pagination")
    place = inner if isinstance(inner, Mapping) else body
    if place.get("has_more_results") is False:
        return None
    found = next((place[name] for name in _CURSORS if isinstance(place.get(name), str)), None)
    return found or None


def _mark(body: Mapping[str, Any]) -> str:
    """What a page holds, its cursor aside: a server that counts up and sends the same again is told by it."""
    rest = {name: value for name, value in body.items() if name not in {"pagination", *_CURSORS}}
    return hashlib.sha256(json.dumps(rest, sort_keys=True, default=str).encode()).hexdigest()
