"""One call, one request: what the HTTP client under a session lets through, and what it keeps from the SDK.

A paid call's request is sent once, whatever asks for more of it: a redirect, an authentication flow, a newer SDK. And
a request that fails is that request's failure: the SDK would end the whole session, and every other call in it would
lose its answer too.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TYPE_CHECKING

import httpx2

if TYPE_CHECKING:
    from layer_mcp.connect.transport import Delivery

NEVER_SENT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout, httpx2.ProxyError)
"""What is raised before a byte of a request has left."""

MAX_ANSWER_BYTES = 64 * 1024 * 1024
"""Of an answer that is read as a whole. No tool says so much; a stream's messages have a limit of their own."""

_IN_PLACE_OF_AN_ANSWER = 503
_MOVED = frozenset({307, 308})


class Moved:
    """Addresses that a server has redirected free calls to: a paid one is sent there at once, for it follows none."""

    def __init__(self) -> None:
        self._moved: dict[httpx2.URL, httpx2.URL] = {}

    def learn(self, request: httpx2.Request, response: httpx2.Response) -> None:
        """Note where a request was redirected to, if that is on the same origin."""
        location = response.headers.get("location")
        if response.status_code not in _MOVED or not location:
            return
        there = request.url.join(location)
        if (there.scheme, there.host, there.port) == (request.url.scheme, request.url.host, request.url.port):
            self._moved[request.url] = there

    def apply(self, request: httpx2.Request) -> None:
        """Send a request where the last one to its address was sent on to."""
        request.url = self._moved.get(request.url, request.url)


async def sent_once(
    send: Callable[[httpx2.Request], Awaitable[httpx2.Response]],
    request: httpx2.Request,
    delivery: Delivery,
    moved: Moved,
) -> httpx2.Response:
    """Send a call's request and note what becomes of it; a failure is an answer without content.

    Args:
        send: the transport's own way.
    """
    if delivery.request is not None:
        if not _is_call(request):
            return await send(request)  # the SDK tells that the call is given up
        if delivery.once:
            return httpx2.Response(_IN_PLACE_OF_AN_ANSWER)
    delivery.request = request
    if delivery.once:
        moved.apply(request)
    try:
        response = await send(request)
    except httpx2.TransportError as error:
        delivery.unsent = isinstance(error, NEVER_SENT)
        delivery.broken = _words(error)
        return httpx2.Response(_IN_PLACE_OF_AN_ANSWER)
    if delivery.once:
        response.headers.pop("location", None)
    else:
        moved.learn(request, response)
    watch_body(response, delivery, request)
    return response


def watch_body(response: httpx2.Response, delivery: Delivery, request: httpx2.Request | None = None) -> None:
    """Note where the body of an answer breaks off, and end one that has no end.

    Args:
        request: the call that it must be the answer to: the SDK gives it to whichever call has its id.
    """
    if isinstance(response.stream, httpx2.AsyncByteStream):
        streams = response.headers.get("content-type", "").startswith("text/event-stream")
        watched = _Whole(response.stream, delivery, None if streams else MAX_ANSWER_BYTES)
        if streams or request is None:
            response.stream = watched
        else:
            encoding = response.headers.get("content-encoding", "")
            response.stream = _OwnAnswer(watched, delivery, request, encoding)


class _Whole(httpx2.AsyncByteStream):
    """The body of an answer; where it breaks off or has no end, that is noted, and told in the one way that spares the session."""

    def __init__(self, stream: httpx2.AsyncByteStream, delivery: Delivery, most: int | None) -> None:
        self._stream = stream
        self._delivery = delivery
        self._most = most

    async def __aiter__(self) -> AsyncIterator[bytes]:
        taken = 0
        try:
            async for chunk in self._stream:
                taken += len(chunk)
                if self._most is not None and taken > self._most:
                    self._delivery.broken = f"the answer is larger than {self._most // 2**20} MiB"
                    raise httpx2.StreamError(self._delivery.broken)
                yield chunk
        except httpx2.TransportError as error:
            self._delivery.broken = _words(error)
            raise httpx2.StreamError(self._delivery.broken) from error

    async def aclose(self) -> None:
        await self._stream.aclose()


class _OwnAnswer(httpx2.AsyncByteStream):
    """The body of an answer as a whole; one that bears another call's id is no answer."""

    def __init__(self, stream: _Whole, delivery: Delivery, request: httpx2.Request, encoding: str) -> None:
        self._stream = stream
        self._delivery = delivery
        self._request = request
        self._encoding = encoding

    async def __aiter__(self) -> AsyncIterator[bytes]:
        body = b"".join([chunk async for chunk in self._stream])
        if _of_another(_decoded(body, self._encoding), self._request.content):
            self._delivery.broken = "the answer was to another request"
            raise httpx2.StreamError(self._delivery.broken)
        yield body

    async def aclose(self) -> None:
        await self._stream.aclose()


def _decoded(body: bytes, encoding: str) -> bytes:
    """What a compressed body says; nothing where it cannot be read, for then the SDK says what is wrong with it."""
    if not encoding:
        return body
    try:
        return httpx2.Response(200, headers={"content-encoding": encoding}, content=body).content
    except httpx2.DecodingError:
        return b""


def _of_another(answer: bytes, question: bytes) -> bool:
    from pydantic_core import from_json

    try:
        answered, asked = from_json(answer), from_json(question)
    except ValueError:
        return False  # the SDK says what is wrong with it
    if not isinstance(answered, dict) or not isinstance(asked, dict) or answered.get("id") is None:
        return False
    return str(answered["id"]) != str(asked.get("id"))


def _is_call(request: httpx2.Request) -> bool:
    """Whether a request asks for an answer, rather than telling something."""
    try:
        message = json.loads(request.content)
    except (ValueError, httpx2.RequestNotRead):
        return True
    return not isinstance(message, dict) or ("id" in message and "method" in message)


def _words(error: Exception) -> str:
    return f"the connection broke ({type(error).__name__})"
