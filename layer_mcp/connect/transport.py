"""The HTTP client under a session, which remembers what the MCP SDK does not tell.

Two facts decide whether a paid call may be sent again: that its request never left (the connection was
refused), and that the server turned it away before looking at it (an HTTP error status). Both are noted for
each request by itself: the ``Delivery`` of whoever asks travels in the context, which the SDK keeps.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import shlex
from collections.abc import AsyncGenerator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx2

from layer_mcp.auth.credential import Credential
from layer_mcp.auth.oauth.challenge import Challenge, challenge_of
from layer_mcp.connect.logs import keep_secrets_out_of_logs
from layer_mcp.connect.once import NEVER_SENT, Moved, sent_once, watch_body
from layer_mcp.connect.proxies import Routed
from layer_mcp.contract.errors import (
    Forbidden,
    LayerError,
    RateLimited,
    ServerUnavailable,
    Unauthenticated,
    error_from_wire,
    pause_in,
)
from layer_mcp.contract.machine import LOOPBACK_HOSTS
from layer_mcp.contract.origins import origin_of

CONNECT_SECONDS = 10.0
READ_SECONDS = 300.0
KEEP_ALIVE_SECONDS = 3000.0
MAX_CONNECTIONS = 64
MAX_ERROR_BYTES = 64 * 1024

_TURNED_AWAY = frozenset({401, 403, 404, 405, 413, 421, 429})
"""Statuses that a server gives before it runs anything."""
_REFUSED = frozenset({400, 402, 409, 422})
"""Statuses that say so only where a Layer error comes with them."""


@dataclass(slots=True)
class Delivery:
    """What became of one request.

    Attributes:
        unsent: it never reached the server, or was turned away at the door: nothing has run.
        status: the HTTP error status of its answer.
        refusal: what that answer says.
        challenge: what credential it asks for.
        failed: set when the request failed, where the answer would have come another way (SSE).
        call: whether it is one request, and not whatever opens a session.
        once: whether that request must never be sent again.
        request: that request, once it has been sent.
        broken: how the connection failed under it.
    """

    unsent: bool = False
    call: bool = False
    once: bool = False
    request: httpx2.Request | None = None
    broken: str | None = None
    status: int | None = None
    refusal: LayerError | None = None
    challenge: Challenge | None = None
    failed: asyncio.Event = field(default_factory=asyncio.Event)


_delivery: ContextVar[Delivery | None] = ContextVar("layer_delivery", default=None)


def deliver(delivery: Delivery) -> None:
    """Note in ``delivery`` what becomes of the request that this context sends next."""
    _delivery.set(delivery)


class _Noting(Routed):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._moved = Moved()

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        delivery = _delivery.get()
        if delivery is None or request.method != "POST":
            return await super().handle_async_request(request)
        if delivery.call:
            return await sent_once(super().handle_async_request, request, delivery, self._moved)
        try:
            response = await super().handle_async_request(request)
        except NEVER_SENT:
            delivery.unsent = True
            raise
        self._moved.learn(request, response)
        watch_body(response, delivery)
        return response


class _NotingMessages(_Noting):
    """Of SSE, where a message's answer comes by the stream: the SDK gives a whole session up for one message that is
    refused or cut. Here whoever asked is told, and the session goes on.
    """

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        delivery = _delivery.get()
        if request.method != "POST" or delivery is None:
            return await super().handle_async_request(request)
        try:
            response = await super().handle_async_request(request)
        except httpx2.TransportError:
            delivery.failed.set()
            return httpx2.Response(202)
        if response.status_code < 300 or response.has_redirect_location:
            return response
        response.request = request
        await _note_refusal(response)
        await response.aclose()
        delivery.failed.set()
        return httpx2.Response(202)


class _Bearer(httpx2.Auth):
    """Shows a credential to its own origin. Sends every request once: what is refused is for the caller to repeat."""

    def __init__(self, credential: Credential) -> None:
        self._credential = credential

    async def async_auth_flow(
        self, request: httpx2.Request
    ) -> AsyncGenerator[httpx2.Request, httpx2.Response]:
        if origin_of(str(request.url)) == self._credential.origin:
            try:
                token = await self._credential.token()
            except LayerError as error:
                if (delivery := _delivery.get()) and delivery.request is None:
                    delivery.unsent, delivery.refusal = True, error
                raise
            request.headers["authorization"] = f"Bearer {token.reveal()}"
        yield request


def http_client(
    base_url: str,
    credential: Credential | None,
    *,
    app: Any = None,
    headers: Mapping[str, str] | None = None,
    by_stream: bool = False,
) -> httpx2.AsyncClient:
    """The one HTTP client of a session.

    Args:
        base_url: origin of the server; the token is sent to nobody else (redirects are not followed).
        credential: what is shown, as Bearer.
        app: an ASGI app to talk to in memory instead of over a socket.
        by_stream: for SSE, where answers do not come with the request.
    """
    keep_secrets_out_of_logs()
    parts = urlsplit(base_url)
    transport: httpx2.AsyncBaseTransport
    if app is not None:
        transport = httpx2.ASGITransport(app=app)
    else:
        settings: dict[str, Any] = {
            "limits": httpx2.Limits(max_connections=MAX_CONNECTIONS, keepalive_expiry=KEEP_ALIVE_SECONDS),
            "trust_env": parts.hostname not in LOOPBACK_HOSTS,
        }
        transport = _NotingMessages(**settings) if by_stream else _Noting(**settings)

    return httpx2.AsyncClient(
        base_url=base_url,
        transport=transport,
        headers=headers,
        auth=_Bearer(credential) if credential else None,
        timeout=httpx2.Timeout(CONNECT_SECONDS, read=READ_SECONDS),
        trust_env=False,
        event_hooks={"response": [_note_refusal]},
    )


async def _note_refusal(response: httpx2.Response) -> None:
    delivery = _delivery.get()
    if delivery is None or response.status_code < 400 or response.request.method != "POST":
        return
    if isinstance(delivery.refusal, Unauthenticated):
        return  # of several requests that connect, the one that asks for a sign-in says what to do
    if delivery.call and (delivery.broken or delivery.request is not response.request):
        return  # it is no answer to the call
    delivery.status = response.status_code
    delivery.challenge = challenge_of(response.headers.get("www-authenticate"))
    refusal = await _refusal(response)
    if delivery.challenge is not None and delivery.challenge.wants_more:
        refusal = _wants_more(refusal, delivery.challenge)
    refusal.challenge = delivery.challenge
    refusal.http_status = response.status_code
    delivery.refusal = refusal
    spoken = type(refusal) is not ServerUnavailable
    delivery.unsent = response.status_code in _TURNED_AWAY or (response.status_code in _REFUSED and spoken)


def _wants_more(refusal: LayerError, challenge: Challenge) -> Forbidden:
    """The refusal of a credential that is good, and allows too little."""
    scopes = challenge.scopes or ()
    takes = f" (it takes {' '.join(scopes)})" if scopes else ""
    asked = "".join(f" --scope {shlex.quote(scope)}" for scope in scopes)  # a line that a person may run
    return Forbidden(
        f"What you signed in with does not allow this{takes}: {refusal.message} Nothing was started.",
        remedy=f"Sign in with more rights: `layer login{asked}`; or use a token that has them.",
    )


async def _refusal(response: httpx2.Response) -> LayerError:
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length) <= MAX_ERROR_BYTES:
        with contextlib.suppress(httpx2.StreamError):  # its body broke off: the status says enough
            await response.aread()
            return error_of(response.status_code, response.content, response.headers)
    return error_of(response.status_code, b"", response.headers)


def error_of(status: int, body: bytes, headers: Mapping[str, str]) -> LayerError:
    """The exception for an HTTP error answer: the wire's error body where there is one, else by status."""
    try:
        parsed = json.loads(body[:MAX_ERROR_BYTES])
    except (ValueError, RecursionError):
        parsed = None
    if isinstance(parsed, dict) and isinstance(parsed.get("code"), str):
        return error_from_wire(parsed)
    if status == 401:
        return Unauthenticated("The server asks for a sign-in, and none (or none that is valid) was given.")
    if status in {403, 421}:
        return Forbidden(f"The server refused the request (HTTP {status}).")
    if status == 429:
        return RateLimited(
            "The server asks to wait (HTTP 429).", retry_after_seconds=pause_in(headers.get("retry-after"))
        )
    if status == 404:
        return ServerUnavailable(
            "There is no MCP endpoint at that address (HTTP 404).",
            remedy="Check the URL; it usually ends in /mcp.",
        )
    return ServerUnavailable(f"The server answered HTTP {status}.")
