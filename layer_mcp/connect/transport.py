"""The HTTP client under a session, which remembers what the MCP SDK does not tell.

Two facts decide whether a paid call may be sent again: that its request never left (the connection was
refused), and that the server turned it away before looking at it (an HTTP error status). Both are noted for
each request by itself: the ``Delivery`` of whoever asks travels in the context, which the SDK keeps.
"""

from __future__ import annotations

import json
import ssl
from collections.abc import AsyncGenerator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx2

from layer_mcp.auth.credential import Credential
from layer_mcp.auth.origins import origin_of
from layer_mcp.contract.errors import (
    Forbidden,
    LayerError,
    RateLimited,
    ServerUnavailable,
    Unauthenticated,
    error_from_wire,
)
from layer_mcp.contract.machine import LOOPBACK_HOSTS

CONNECT_SECONDS = 10.0
READ_SECONDS = 300.0
KEEP_ALIVE_SECONDS = 3000.0
MAX_CONNECTIONS = 64
MAX_ERROR_BYTES = 64 * 1024

_NEVER_SENT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)
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
    """

    unsent: bool = False
    status: int | None = None
    refusal: LayerError | None = None


_delivery: ContextVar[Delivery | None] = ContextVar("layer_delivery", default=None)


def deliver(delivery: Delivery) -> None:
    """Note in ``delivery`` what becomes of the request that this context sends next."""
    _delivery.set(delivery)


class _Noting(httpx2.AsyncHTTPTransport):
    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        try:
            return await super().handle_async_request(request)
        except _NEVER_SENT:
            if delivery := _delivery.get():
                delivery.unsent = True
            raise


class _Bearer(httpx2.Auth):
    """Shows a credential to its own origin. Sends every request once: what is refused is for the caller to repeat."""

    def __init__(self, credential: Credential) -> None:
        self._credential = credential

    async def async_auth_flow(
        self, request: httpx2.Request
    ) -> AsyncGenerator[httpx2.Request, httpx2.Response]:
        if origin_of(str(request.url)) == self._credential.origin:
            token = await self._credential.token()
            request.headers["authorization"] = f"Bearer {token.reveal()}"
        yield request


def http_client(
    base_url: str,
    credential: Credential | None,
    *,
    app: Any = None,
    headers: Mapping[str, str] | None = None,
) -> httpx2.AsyncClient:
    """The one HTTP client of a session.

    Args:
        base_url: origin of the server; the token is sent to nobody else (redirects are not followed).
        credential: what is shown, as Bearer.
        app: an ASGI app to talk to in memory instead of over a socket.
    """
    parts = urlsplit(base_url)
    loopback = parts.hostname in LOOPBACK_HOSTS
    transport: httpx2.AsyncBaseTransport
    if app is not None:
        transport = httpx2.ASGITransport(app=app)
    else:
        settings: dict[str, Any] = {
            "limits": httpx2.Limits(max_connections=MAX_CONNECTIONS, keepalive_expiry=KEEP_ALIVE_SECONDS),
            "trust_env": not loopback,
        }
        if parts.scheme == "http":
            # The default TLS context takes 20 ms to build and plain HTTP has no use for it.
            settings["verify"] = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        transport = _Noting(**settings)

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
    delivery.status = response.status_code
    delivery.refusal = refusal = await _refusal(response)
    spoken = type(refusal) is not ServerUnavailable
    delivery.unsent = response.status_code in _TURNED_AWAY or (response.status_code in _REFUSED and spoken)


async def _refusal(response: httpx2.Response) -> LayerError:
    length = response.headers.get("content-length", "")
    if length.isdigit() and int(length) <= MAX_ERROR_BYTES:
        await response.aread()
        return error_of(response.status_code, response.content, response.headers)
    return error_of(response.status_code, b"", response.headers)


def error_of(status: int, body: bytes, headers: Mapping[str, str]) -> LayerError:
    """The exception for an HTTP error answer: the wire's error body where there is one, else by status."""
    try:
        parsed = json.loads(body[:MAX_ERROR_BYTES])
    except ValueError:
        parsed = None
    if isinstance(parsed, dict) and isinstance(parsed.get("code"), str):
        return error_from_wire(parsed)
    if status == 401:
        return Unauthenticated("The server asks for a sign-in, and none (or none that is valid) was given.")
    if status in {403, 421}:
        return Forbidden(f"The server refused the request (HTTP {status}).")
    if status == 429:
        after = headers.get("retry-after", "")
        return RateLimited(
            "The server asks to wait (HTTP 429).",
            retry_after_seconds=float(after) if after.isdigit() else None,
        )
    if status == 404:
        return ServerUnavailable(
            "There is no MCP endpoint at that address (HTTP 404).",
            remedy="Check the URL; it usually ends in /mcp.",
        )
    return ServerUnavailable(f"The server answered HTTP {status}.")
