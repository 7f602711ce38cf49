"""The resumable upload: one POST that opens it, one PUT of the bytes, and what is missing again after a cut.

POST upload_url     x-goog-resumable: start, x-goog-content-length-range: 0,SIZE   → 201, Location
PUT  Location       the bytes                                                      → 200
PUT  Location       Content-Range: bytes */SIZE, no bytes                          → 308, Range: bytes=0-LAST
PUT  Location       Content-Range: bytes FIRST-LAST/SIZE, what is missing          → 200
"""

from __future__ import annotations

import asyncio
import contextlib
import html
import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from layer_mcp.connect.transport import error_of
from layer_mcp.contract.errors import LayerError, ServerUnavailable, UploadFailed
from layer_mcp.contract.redact import Secret, redact
from layer_mcp.library import sendfile
from layer_mcp.library.hashing import RunningHash
from layer_mcp.library.reading import pieces
from layer_mcp.library.sources import Source

if TYPE_CHECKING:
    import httpx2

CUTS = 5
"""How often in a row an upload may be cut without a byte getting through."""
OPENINGS = 3
"""How often it is tried to open one."""
FIRST_PAUSE_SECONDS = 0.2
LONGEST_PAUSE_SECONDS = 30.0
INCOMPLETE = 308
MAX_ERROR_BYTES = 4096
MAX_ANSWER_BYTES = 64 * 1024
STRAIGHT_BYTES = 4 * 1024 * 1024
"""A file with fewer is better off with a connection that is there already."""
_CUT_STATUSES = frozenset({408, 429, 500, 502, 503, 504})
_GONE_STATUSES = frozenset({404, 410, 499})
_EXPIRED = frozenset({400, 403})
_SHA256 = re.compile(r'"([0-9a-f]{64})"')

OnProgress = Callable[[int, int], None]
"""Told bytes sent and bytes in all."""
Way = Callable[[Secret], "AbstractAsyncContextManager[tuple[httpx2.AsyncClient, str]]"]
"""Leads to an address: the HTTP client and the URL to give it. Raises LayerError for one that must not be used."""


class Gone(UploadFailed):
    """The address or the session has run out: a fresh one is needed."""


class Cut(UploadFailed):
    """The network cut it too often; the session is still good."""


@dataclass(slots=True)
class Session:
    """An upload under way. Whoever holds it may go on where it was; it is kept in memory only.

    Attributes:
        file_id: what the file will be known by.
        address: takes the bytes; a credential.
        running: the hash of what has been read so far; None where it was known before.
        reached: how many bytes the server is known to have.
        on_this_machine: whether it is the embedded server that takes them: a plain socket will do.
    """

    file_id: str
    address: Secret
    running: RunningHash | None = field(default=None, repr=False)
    reached: int = 0
    on_this_machine: bool = False


async def begin(way: Way, url: Secret, source: Source) -> Secret:
    """Open the session of a signed address.

    Returns:
        The session's own address.

    Raises:
        Gone: when the address has expired.
        UploadFailed: when it was refused, or cannot be reached.
    """
    import httpx2

    headers = {
        "x-goog-resumable": "start",
        "content-type": source.content_type,
        "x-goog-content-length-range": f"0,{source.size}",
    }
    reason = ""
    for pause in (FIRST_PAUSE_SECONDS * 2**number for number in range(OPENINGS)):
        try:
            async with way(url) as (http, address):
                response = await _answer(http, "POST", address, headers, b"")
        except httpx2.TransportError as error:
            reason = type(error).__name__
        else:
            location = response.headers.get("location")
            if response.status_code in {200, 201} and location:
                return _joined(response, location, source)
            if response.status_code not in _CUT_STATUSES:
                raise _refusal(response, source, "opened")
            reason = f"HTTP {response.status_code}"
        await asyncio.sleep(pause)
    raise UploadFailed(
        f"The upload of {source.name} cannot be opened: {reason}.",
        remedy="Try again when the network is better; nothing was charged.",
    )


def _joined(response: httpx2.Response, location: str, source: Source) -> Secret:
    import httpx2

    try:
        return Secret(str(response.url.join(location)))
    except (httpx2.InvalidURL, ValueError):
        raise UploadFailed(
            f"The upload of {source.name} was opened at an address that cannot be read."
        ) from None


async def send(
    way: Way, session: Session, source: Source, on_progress: OnProgress | None = None, *, resumed: bool
) -> str | None:
    """Send what the server does not have yet; goes on where it was cut.

    Args:
        resumed: the session was used before, so the server is asked first how far it came.

    Returns:
        The SHA-256 that the server has found, where it tells.

    Raises:
        Cut: when it was cut too often.
        Gone: when the session is over.
        UploadFailed: when the bytes were refused.
        InvalidInputs: when the file has changed.
    """
    cuts, ask, reason = 0, resumed, ""
    while cuts <= CUTS:
        before = session.reached
        if ask:
            if cuts:
                await asyncio.sleep(min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** (cuts - 1)))
            answer = await _reached(way, session, source)
            if isinstance(answer, str):
                cuts, reason = cuts + 1, answer
                continue
            session.reached, found = answer
            if session.reached >= source.size:
                _tell(on_progress, source.size, source)
                return found
            cuts = 0 if session.reached > before else cuts
        arrived, answer = await _put(way, session, source, on_progress)
        if arrived:
            session.reached = source.size
            return answer or None
        cuts, ask, reason = cuts + 1, True, answer
    raise Cut(
        f"The upload of {source.name} was cut {cuts} times at {session.reached:,} of {source.size:,} bytes: {reason}.",
        remedy="Try again when the network is better: in this process it goes on where it was. Nothing was charged.",
    )


async def _put(
    way: Way, session: Session, source: Source, on_progress: OnProgress | None
) -> tuple[bool, str]:
    """Send what is missing: whether all of it has arrived, and the hash that was found; else why not."""
    import httpx2

    start = session.reached
    headers = {"content-type": source.content_type, "content-length": str(source.size - start)}
    if start:
        headers["content-range"] = f"bytes {start}-{source.size - 1}/{source.size}"
    straight = session.on_this_machine and source.on_disk and source.size - start >= STRAIGHT_BYTES
    put = _put_straight if straight else _put_in_pieces
    try:
        response = await put(way, session, source, headers, on_progress)
    except (httpx2.TransportError, ServerUnavailable) as error:
        return False, _reason(error)
    if response.status_code in {200, 201}:
        return True, _hash_in(response)
    if response.status_code == INCOMPLETE or response.status_code in _CUT_STATUSES:
        return False, f"HTTP {response.status_code}"
    raise _refusal(response, source, "taken")


async def _put_in_pieces(
    way: Way, session: Session, source: Source, headers: dict[str, str], on_progress: OnProgress | None
) -> httpx2.Response:
    async with contextlib.aclosing(pieces(source, session.reached, session.running)) as read:
        body = _told(read, session.reached, source, on_progress)
        async with way(session.address) as (http, address):
            return await _answer(http, "PUT", address, headers, body)


async def _put_straight(
    way: Way, session: Session, source: Source, headers: dict[str, str], on_progress: OnProgress | None
) -> httpx2.Response:
    async with way(session.address) as (http, address):
        return await sendfile.put(
            http.base_url.join(address),
            headers,
            source,
            session.reached,
            lambda sent: _tell(on_progress, sent, source),
        )


async def _answer(
    http: httpx2.AsyncClient,
    method: str,
    address: str,
    headers: dict[str, str],
    body: bytes | AsyncIterator[bytes],
) -> httpx2.Response:
    """The answer with the beginning of its body: whoever takes the bytes may say as much as it likes."""
    import httpx2

    async with http.stream(
        method, address, headers=headers | {"accept-encoding": "identity"}, content=body
    ) as response:
        said = b""
        async for piece in response.aiter_raw():  # not unpacked: little may become much
            said += piece
            if len(said) >= MAX_ANSWER_BYTES:
                break
        response.headers.pop("content-encoding", None)
        return httpx2.Response(
            response.status_code,
            headers=response.headers,
            content=said[:MAX_ANSWER_BYTES],
            request=response.request,
        )


async def _told(
    read: AsyncIterator[bytes], start: int, source: Source, on_progress: OnProgress | None
) -> AsyncIterator[bytes]:
    sent = start
    async for piece in read:
        yield piece
        sent += len(piece)
        _tell(on_progress, sent, source)


def _tell(on_progress: OnProgress | None, sent: int, source: Source) -> None:
    if on_progress is not None:
        on_progress(sent, source.size)


async def _reached(way: Way, session: Session, source: Source) -> tuple[int, str | None] | str:
    """How many bytes the server has, and of a whole file the hash; or why it cannot be asked just now."""
    import httpx2

    headers = {"content-range": f"bytes */{source.size}", "content-length": "0"}
    try:
        async with way(session.address) as (http, address):
            response = await _answer(http, "PUT", address, headers, b"")
    except (httpx2.TransportError, ServerUnavailable) as error:
        return _reason(error)
    if response.status_code in {200, 201}:
        return source.size, _hash_in(response) or None
    if response.status_code == INCOMPLETE:
        found = re.fullmatch(r"bytes=0-(\d+)", response.headers.get("range", ""))
        return (int(found.group(1)) + 1 if found else 0), None
    if response.status_code in _CUT_STATUSES:
        return f"HTTP {response.status_code}"
    raise _refusal(response, source, "resumed")


def _hash_in(response: httpx2.Response) -> str:
    found = _SHA256.fullmatch(response.headers.get("etag", ""))
    return found.group(1) if found else ""


def _reason(error: Exception) -> str:
    return error.message if isinstance(error, ServerUnavailable) else type(error).__name__


def _refusal(response: httpx2.Response, source: Source, what: str) -> LayerError:
    over = response.status_code in (_EXPIRED if what == "opened" else _GONE_STATUSES)
    error = error_of(response.status_code, response.content, response.headers)
    if not over and type(error) not in {ServerUnavailable, LayerError} and error.code != "FORBIDDEN":
        return error
    said = _said(response)
    return (Gone if over else UploadFailed)(
        f"The upload of {source.name} was not {what} (HTTP {response.status_code}{f': {said}' if said else ''}).",
        remedy="Its address lives 15 minutes; upload it again. Nothing was charged."
        if over
        else "Correct the file, and upload it again. Nothing was charged.",
    )


def _said(response: httpx2.Response) -> str:
    """What a bucket's error document says."""
    text = response.content[:MAX_ERROR_BYTES].decode(errors="replace")
    found = [re.search(f"<{name}>([^<]*)</{name}>", text) for name in ("Message", "Details")]
    words = " ".join(html.unescape(each.group(1)).strip() for each in found if each)
    return redact("".join(character for character in words if character.isprintable()))[:500]
