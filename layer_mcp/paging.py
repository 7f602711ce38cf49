"""Page after page of any list, asked for when it is wanted: bounded, and safe from a server that repeats itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any, TypeVar

from layer_mcp.contract.paging import Pagination

P = TypeVar("P")

MAX_PAGES = 1000
"""Pages of one list at most: 100,000 entries at the most that a page has."""

_CURSORS = ("next_cursor", "nextCursor")


async def each_page(fetch: Callable[[str | None], Awaitable[tuple[P, str | None]]]) -> AsyncIterator[P]:
    """The pages of a list.

    Args:
        fetch: the page at a cursor, and the cursor of the next one, if there is one.
    """
    cursor: str | None = None
    seen: set[str | None] = set()
    while cursor not in seen and len(seen) < MAX_PAGES:
        seen.add(cursor)
        page, cursor = await fetch(cursor)
        yield page
        if not cursor:
            return


def next_of(pagination: Pagination) -> str | None:
    """The cursor of the next page; a server that does not say whether there is more has more while it has a cursor."""
    told = "has_more_results" in pagination.model_fields_set
    return None if told and not pagination.has_more_results else pagination.next_cursor or None


def next_cursor_in(body: Mapping[str, Any]) -> str | None:
    """The cursor of the next page in any list tool's answer."""
    inner = body.get("pagination")
    place = inner if isinstance(inner, Mapping) else body
    if place.get("has_more_results") is False:
        return None
    found = next((place[name] for name in _CURSORS if isinstance(place.get(name), str)), None)
    return found or None


def fingerprint(body: Mapping[str, Any]) -> str:
    """What a page holds, its cursor aside: a server that counts up and sends the same again is told by it."""
    rest = {name: value for name, value in body.items() if name not in {"pagination", *_CURSORS}}
    return hashlib.sha256(json.dumps(rest, sort_keys=True, default=str).encode()).hexdigest()
