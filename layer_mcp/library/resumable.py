"""The resumable upload: one POST that opens it, one PUT of the bytes, and what is missing again after a cut.

POST upload_url     x-goog-resumable: start, x-goog-content-length-range: 0,SIZE   → 201, Location
PUT  Location       the bytes                                                      → 200
PUT  Location       Content-Range: bytes */SIZE, no bytes                          → 308, Range: bytes=0-LAST
PUT  Location       Content-Range: bytes FIRST-LAST/SIZE, what is missing          → 200
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING

from layer_mcp.connect.transport import error_of
from layer_mcp.contract.errors import LayerError, ServerUnavailable, UploadFailed
from layer_mcp.contract.redact import Secret
from layer_mcp.library.sources import Source

if TYPE_CHECKING:
    import httpx2

CUTS = 5
"""How often in a row an upload may be cut without a byte getting through."""
FIRST_PAUSE_SECONDS = 0.2
INCOMPLETE = 308
_CUT_STATUSES = frozenset({408, 429, 500, 502, 503, 504})

OnProgress = Callable[[int, int], None]
"""Told bytes sent and bytes in all."""


async def upload(
    http: httpx2.AsyncClient, url: Secret, source: Source, on_progress: OnProgress | None = None
) -> None:
    """Send a file to its signed address; goes on where it was cut.

    Raises:
        UploadFailed: when it was refused, or cut too often.
    """
    session = await _open(http, url, source)
    start, cuts = 0, 0
    while True:
        arrived, reason = await _put(http, session, source, start, on_progress)
        if arrived:
            return
        cuts += 1
        if cuts > CUTS:
            raise UploadFailed(
                f"The upload of {source.name} was cut {cuts} times at {start:,} of {source.size:,} bytes: {reason}.",
                remedy="Try again when the network is better; nothing was charged.",
            )
        await asyncio.sleep(FIRST_PAUSE_SECONDS * 2 ** (cuts - 1))
        reached = await _reached(http, session, source)
        if reached is None:
            continue
        if reached >= source.size:
            return
        cuts = cuts if reached <= start else 0
        start = reached


async def _open(http: httpx2.AsyncClient, url: Secret, source: Source) -> Secret:
    import httpx2

    headers = {
        "x-goog-resumable": "start",
        "content-type": source.content_type,
        "x-goog-content-length-range": f"0,{source.size}",
    }
    for last in (False, True):
        try:
            response = await http.post(url.reveal(), headers=headers, content=b"")
        except httpx2.TransportError as error:
            if last:
                raise UploadFailed(
                    f"The upload of {source.name} cannot be opened: {type(error).__name__}."
                ) from None
            continue
        location = response.headers.get("location")
        if response.status_code in {200, 201} and location:
            return Secret(str(response.url.join(location)))
        raise _refusal(response, source, "opened")
    raise AssertionError("unreachable")


async def _put(
    http: httpx2.AsyncClient, session: Secret, source: Source, start: int, on_progress: OnProgress | None
) -> tuple[bool, str]:
    """Send what is missing: whether all of it has arrived, else why not."""
    import httpx2

    headers = {"content-type": source.content_type, "content-length": str(source.size - start)}
    if start:
        headers["content-range"] = f"bytes {start}-{source.size - 1}/{source.size}"
    try:
        response = await http.put(
            session.reveal(), headers=headers, content=_body(source, start, on_progress)
        )
    except httpx2.TransportError as error:
        return False, type(error).__name__
    if response.status_code in {200, 201}:
        return True, ""
    if response.status_code == INCOMPLETE or response.status_code in _CUT_STATUSES:
        return False, f"HTTP {response.status_code}"
    raise _refusal(response, source, "taken")


async def _body(source: Source, start: int, on_progress: OnProgress | None) -> AsyncIterator[bytes]:
    sent = start
    chunks = source.chunks(start)
    while (chunk := await asyncio.to_thread(next, chunks, None)) is not None:
        yield chunk
        sent += len(chunk)
        if on_progress is not None:
            on_progress(sent, source.size)


async def _reached(http: httpx2.AsyncClient, session: Secret, source: Source) -> int | None:
    """How many bytes the server has; None when it cannot be asked just now."""
    import httpx2

    headers = {"content-range": f"bytes */{source.size}", "content-length": "0"}
    try:
        response = await http.put(session.reveal(), headers=headers, content=b"")
    except httpx2.TransportError:
        return None
    if response.status_code in {200, 201}:
        return source.size
    if response.status_code == INCOMPLETE:
        found = re.fullmatch(r"bytes=0-(\d+)", response.headers.get("range", ""))
        return int(found.group(1)) + 1 if found else 0
    if response.status_code in _CUT_STATUSES:
        return None
    raise _refusal(response, source, "resumed")


def _refusal(response: httpx2.Response, source: Source, what: str) -> LayerError:
    error = error_of(response.status_code, response.content, response.headers)
    if type(error) not in {ServerUnavailable, LayerError} and error.code != "FORBIDDEN":
        return error
    return UploadFailed(
        f"The upload of {source.name} was not {what} (HTTP {response.status_code}).",
        remedy="Its address lives 15 minutes; upload it again. Nothing was charged.",
    )
