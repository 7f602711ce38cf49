"""Reading the body of a request that is refused: who still writes does not read the answer."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import Receive

MAX_DISCARDED_BYTES = 64 * 1024 * 1024
"""A larger body is cut off, and its sender may see a broken connection instead of the answer."""
DISCARD_SECONDS = 5.0


async def discard(receive: Receive) -> None:
    """Read a request's whole body for nothing, within bounds of size and time."""
    left = MAX_DISCARDED_BYTES
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(DISCARD_SECONDS):
            while left > 0:
                message = await receive()
                if message["type"] != "http.request" or not message.get("more_body"):
                    return
                left -= len(message.get("body", b""))
