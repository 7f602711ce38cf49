"""Paging of every list: ``limit`` and ``cursor`` in, ``pagination`` out."""

from __future__ import annotations

from pydantic import Field

from layer_mcp.contract.model import Request, Result

DEFAULT_LIMIT = 20
MAX_LIMIT = 100


class PagedRequest(Request):
    """Arguments that every list call takes."""

    limit: int = Field(default=DEFAULT_LIMIT, ge=1, le=MAX_LIMIT, description="How many to return.")
    cursor: str | None = Field(default=None, max_length=2000, description="next_cursor of the page before.")


class Pagination(Result):
    """Where a page stands in its list."""

    has_more_results: bool = False
    next_cursor: str | None = None
    total_count: int | None = None
