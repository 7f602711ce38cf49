"""Several pieces of work side by side, of which all come to their end."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any, TypeVar

T = TypeVar("T")

FILES_AT_ONCE = 4
"""How many files are sent or fetched side by side."""


async def outcomes(work: Sequence[Coroutine[Any, Any, T]]) -> list[T | Exception]:
    """Their results or their errors, in the order in which they were given.

    One that fails does not stop the others: what they have done by then is not lost. A cancel stops all, and is over
    when all have stopped.
    """
    tasks = [asyncio.ensure_future(each) for each in work]
    try:
        ended = await asyncio.gather(*tasks, return_exceptions=True)
    except asyncio.CancelledError:
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
    found: list[T | Exception] = []
    for each in ended:
        if isinstance(each, BaseException) and not isinstance(each, Exception):
            raise each
        found.append(each)
    return found


async def in_order(work: Sequence[Coroutine[Any, Any, T]]) -> list[T]:
    """Their results, in the order in which they were given.

    Raises:
        Exception: the first that failed, by that order, once all have ended.
    """
    found: list[T] = []
    for each in await outcomes(work):
        if isinstance(each, Exception):
            raise each
        found.append(each)
    return found
