"""Cursors over lists that are in memory: opaque to the caller, checked when they come back."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import TypeVar

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.paging import Pagination

T = TypeVar("T")
_PREFIX = "from:"


def page(items: Sequence[T], limit: int, cursor: str | None) -> tuple[Sequence[T], Pagination]:
    """One page of a list, and where it stands.

    Raises:
        InvalidInputs: when the cursor is not one of ours.
    """
    start = _start(cursor)
    end = start + limit
    more = end < len(items)
    return items[start:end], Pagination(
        has_more_results=more,
        next_cursor=base64.urlsafe_b64encode(f"{_PREFIX}{end}".encode()).decode() if more else None,
        total_count=len(items),
    )


def _start(cursor: str | None) -> int:
    if cursor is None:
        return 0
    try:
        text = base64.b64decode(cursor.encode(), altchars=b"-_", validate=True).decode()
        if text.startswith(_PREFIX) and 0 <= (start := int(text.removeprefix(_PREFIX))) < 2**31:
            return start
    except (ValueError, binascii.Error):
        pass
    raise InvalidInputs(
        "cursor is not a cursor of this list.",
        field="cursor",
        value=cursor,
        allowed=["pagination.next_cursor of the page before", "absent, for the first page"],
    )
