"""The resumable upload protocol of Google Cloud Storage, as clients of the hosted server speak it.

    POST   /uploads/{file_id}?X-Goog-…       x-goog-resumable: start            → 201, Location: the session
    PUT    /uploads/{file_id}?upload_id=…    all bytes, or Content-Range pieces → 308 while incomplete, then 200
    PUT    …  Content-Range: bytes */TOTAL   asks how much has arrived          → 308 with Range, or 200
    DELETE …                                 gives it up                        → 499

The signature of the first address and the name of the session are the permission: there is no other. A session outlives
a restart of the server; only the origin in front of its path may be another one then.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import anyio
import anyio.to_thread
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.sniff import HEAD_BYTES
from layer_server.accounts.principal import origin_of
from layer_server.discard import discard
from layer_server.files.gcs import (
    CLIENT_CLOSED_REQUEST,
    ContentRange,
    Refused,
    content_range,
    incomplete,
)
from layer_server.files.headers import SAFE
from layer_server.files.inspect import check_head
from layer_server.files.media.facts import Unacceptable
from layer_server.files.signed_paths import UPLOADS_PATH
from layer_server.files.standing import CANCELLED

if TYPE_CHECKING:
    from starlette.types import Receive

    from layer_server.core import Core
    from layer_server.files.standing import Standing
    from layer_server.files.uploads import Uploads

_log = logging.getLogger(__name__)

_inspectors = ThreadPoolExecutor(2, thread_name_prefix="layer-inspect")
"""Of their own: who sends many large pictures waits for them, and not everybody who calls a tool."""
STALL_SECONDS = 120.0
"""A connection that brings nothing for so long is given up: a server that waits for it could never be idle."""


def upload_routes(core: Callable[[], Awaitable[Core]]) -> list[Route]:
    """Starlette routes of the protocol."""

    async def answer(request: Request) -> Response:
        body = _Body(request.receive)
        try:
            return await _Endpoint((await core()).uploads, request, body).answer()
        except Refused as refused:
            await body.drop()
            return refused.response()
        except LayerError as error:
            return Refused(error.status, error.code, error.message, error.remedy).response()
        except ClientDisconnect:
            return Response(status_code=CLIENT_CLOSED_REQUEST)
        except OSError as error:
            _log.exception("an upload could not be written")
            full = error.errno in {errno.ENOSPC, errno.EDQUOT}
            return Refused(
                507 if full else 500,
                "InsufficientStorage" if full else "InternalError",
                "The server's disk is full." if full else "The server could not write the file.",
                "What has arrived is kept; ask with bytes */TOTAL, and go on from there later.",
            ).response()

    return [Route(UPLOADS_PATH + "{file_id}", answer, methods=["POST", "PUT", "DELETE"])]


class _Body:
    """A request's body, which knows whether it is over."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._over = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while not self._over:
            try:
                async with asyncio.timeout(STALL_SECONDS):
                    message = await self._receive()
            except TimeoutError:
                self._over = True
                raise Refused(
                    408,
                    "RequestTimeout",
                    f"Nothing has arrived for {STALL_SECONDS:g} seconds.",
                    "What has arrived is kept; ask where it stands, and go on from there.",
                ) from None
            if message["type"] == "http.disconnect":
                raise ClientDisconnect
            self._over = not message.get("more_body", False)
            yield message.get("body", b"")

    async def drop(self) -> None:
        """Read what is left of it for nothing: who still writes does not read the answer."""
        if not self._over:
            await discard(self._receive)


class _Endpoint:
    """One request of the protocol."""

    def __init__(self, uploads: Uploads, request: Request, body: _Body) -> None:
        self._uploads = uploads
        self._request = request
        self._body = body
        self._file_id = _file_id(request.path_params["file_id"])

    async def answer(self) -> Response:
        if self._request.method == "POST":
            return await self._begin()
        session = self._uploads.session(self._file_id, self._request.query_params.get("upload_id", ""))
        if self._request.method == "DELETE":
            return await self._give_up(session)
        return await self._put(session)

    async def _begin(self) -> Response:
        request, uploads = self._request, self._uploads
        uploads.check_begin(self._file_id, request.query_params, request.headers)
        async with uploads.turns.take(self._file_id):
            path = await anyio.to_thread.run_sync(uploads.begin, self._file_id)
        if path is None:
            raise _over()
        # The address that the client came by, so that it finds the way back.
        origin = origin_of(request) or f"{request.url.scheme}://{request.url.netloc}"
        return Response(status_code=201, headers={**SAFE, "location": origin + path, "content-length": "0"})

    async def _give_up(self, session: str) -> Response:
        async with self._uploads.turns.take(self._file_id):
            standing = await self._look(session)
            if standing.state == "ready":
                return _done(standing)
            await anyio.to_thread.run_sync(self._uploads.cancel, self._file_id)
        return Response(status_code=CLIENT_CLOSED_REQUEST, headers={**SAFE, "content-length": "0"})

    async def _put(self, session: str) -> Response:
        brought = content_range(self._request.headers.get("content-range"))
        standing = await self._look(session)
        if standing.state != "waiting":
            await self._body.drop()
            return _done(standing)
        if brought is not None and brought.total not in {None, standing.size_bytes}:
            raise _wrong_size(standing, f"Content-Range says {brought.total}")
        if brought is not None and brought.first is None and not standing.whole:
            await anyio.to_thread.run_sync(self._uploads.flush, self._file_id, session)
            return incomplete(standing.received)
        async with self._uploads.turns.take(self._file_id) as turn:
            if brought is None or brought.first is not None:
                await self._receive(session, brought)
            # From here on it is finished even if its sender goes away or another request comes.
            with anyio.CancelScope(shield=True):
                standing = await self._finish(session)
        if turn.cancelled_caught:
            raise Refused(
                503,
                "ServiceUnavailable",
                "Another request of this session took over.",
                "Ask where it stands.",
            )
        return _done(standing) if standing.state != "waiting" else incomplete(standing.received)

    async def _receive(self, session: str, brought: ContentRange | None) -> None:
        """Write what the request brings. Returns when its body is over.

        Raises:
            Refused: when it brings too much, too little, or leaves a gap.
            ClientDisconnect: when the connection was cut; what has arrived is on disk.
        """
        standing = await self._look(session)
        if standing.state != "waiting":
            return
        first, end = _bounds(brought, standing, self._request.headers.get("content-length"))
        if first > standing.received:
            raise Refused(
                503,
                "ServiceUnavailable",
                "Invalid request. According to the Content-Range header, the upload offset is "
                f"{first} byte(s), which exceeds already uploaded size of {standing.received} byte(s).",
                "Ask where it stands with Content-Range: bytes */TOTAL, and go on from there.",
            )
        try:
            position = await self._write(session, standing, first, end)
        except Unacceptable as refusal:
            await anyio.to_thread.run_sync(self._uploads.fail, self._file_id, str(refusal))
            await self._body.drop()
            return
        if position != end:
            raise Refused(
                400,
                "InvalidArgument",
                "Invalid argument.",
                f"The body ended after byte {position} of {end}. What has arrived is kept.",
            )

    async def _write(self, session: str, standing: Standing, first: int, end: int) -> int:
        """Returns the offset behind the last byte of the body, whether it was new or not."""
        # What is here already is not written again: the bytes of a session never change.
        position, known = first, standing.received
        head: bytes | None = b"" if known == 0 else None
        writer = self._uploads.writer(self._file_id, session, known)
        try:
            async for data in self._body:
                piece = data[: end - position]
                new = piece if position >= known else piece[known - position :]
                await writer.write(new)
                position += len(piece)
                if head is not None:
                    head += new[:HEAD_BYTES]
                    if len(head) >= HEAD_BYTES:
                        # Five gigabytes later would be late to say so.
                        check_head(head, standing.content_type)
                        head = None
                if len(piece) < len(data):
                    raise _wrong_size(standing, "more has arrived")
        finally:
            with anyio.CancelScope(shield=True):
                await writer.close()
        return position

    async def _finish(self, session: str) -> Standing:
        found = await asyncio.wrap_future(_inspectors.submit(self._uploads.finish, self._file_id, session))
        if found is None:
            raise _over()
        return found

    async def _look(self, session: str) -> Standing:
        found = await anyio.to_thread.run_sync(self._uploads.look, self._file_id, session)
        if found is None:
            raise _over()
        return found


def _bounds(brought: ContentRange | None, standing: Standing, length: str | None) -> tuple[int, int]:
    """The offsets of the body's first byte and of the one behind its last. Raises Refused."""
    first, end = 0, standing.size_bytes
    if brought is not None and brought.first is not None and brought.last is not None:
        first, end = brought.first, brought.last + 1
    if end > standing.size_bytes:
        raise _wrong_size(standing, f"Content-Range ends at {end}")
    if length is not None and (not length.isdecimal() or int(length) != end - first):
        raise _wrong_size(standing, f"this request has {length[:20]} instead of {end - first}")
    return first, end


def _done(standing: Standing) -> Response:
    """The answer for an upload that is over."""
    if standing.state == "ready":
        headers = {**SAFE, "etag": f'"{standing.sha256}"', "content-length": "0"}
        return Response(status_code=200, headers=headers)
    if standing.reason == CANCELLED:
        return Response(status_code=CLIENT_CLOSED_REQUEST, headers={**SAFE, "content-length": "0"})
    return Refused(
        400, "InvalidArgument", standing.reason, "Correct the file, and upload it again under a new id."
    ).response()


def _wrong_size(standing: Standing, fault: str) -> Refused:
    return Refused(
        400,
        "InvalidArgument",
        "Invalid argument.",
        f"The upload was requested for exactly {standing.size_bytes} bytes, but {fault}.",
    )


def _over() -> Refused:
    return Refused(
        404,
        "NoSuchUpload",
        "The requested upload was not found.",
        "It is over, was begun anew, or took longer than a day. Ask for another one with request_file_upload_url.",
    )


def _file_id(text: str) -> str:
    try:
        return str(uuid.UUID(text))
    except ValueError:
        raise _over() from None
