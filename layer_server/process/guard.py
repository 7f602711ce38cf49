"""The guard of the loopback listener: Host, Origin, token and size, before anything else sees a request.

A web page can reach a loopback port, also under a name of its own (DNS rebinding). So Host must be loopback,
Origin (which browsers send) must be too, and everything needs the token but two: the readiness question,
which is how a client finds out whether it may send the token, and signed file addresses.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from layer_mcp.contract.data_folder import LOCAL_API, MAX_REQUEST_BYTES
from layer_mcp.contract.errors import Forbidden, InvalidInputs, LayerError, ServerUnavailable, Unauthenticated
from layer_mcp.contract.machine import LOOPBACK_HOSTS
from layer_server.discard import discard

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

READY_PATH = f"{LOCAL_API}/ready"
SIGNED_PREFIX = "/files/"


class Misdirected(LayerError):
    """A request for another host reached this listener."""

    code = "FORBIDDEN"
    status = 421
    default_remedy = (
        "Use the address 127.0.0.1; names are refused so that web pages cannot reach this server."
    )


class Guard:
    """An ASGI app in front of another.

    Attributes:
        in_flight: requests that are being answered.
        last_activity: when one began or ended last, on the monotonic clock.
        stopping: whether the server is going down, and requests may be cut short.
    """

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._expected = b"Bearer " + token.encode()
        self.in_flight = 0
        self.last_activity = time.monotonic()
        self.stopping = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            # The lifespan is run by the process itself, and nothing here speaks WebSocket.
            return
        answering = _Answering(send)
        self.in_flight += 1
        self.last_activity = time.monotonic()
        try:
            refusal = self._refusal(scope)
            if refusal is None:
                await self._app(scope, receive, answering)
            else:
                await discard(receive)
                await _refuse(refusal, send)
        except asyncio.CancelledError:
            if not self.stopping or answering.begun:
                raise
            # Out of the time that a stopping server gives: told, and no traceback in the log.
            await _refuse(_stopping(), send)
        finally:
            self.in_flight -= 1
            self.last_activity = time.monotonic()

    def _refusal(self, scope: Scope) -> LayerError | None:
        headers = _headers(scope)
        if _host(headers.get(b"host", b"")) not in LOOPBACK_HOSTS:
            return Misdirected("The Host of this request is not a loopback address.")
        path: str = scope["path"]
        if path.startswith(SIGNED_PREFIX) and scope["method"] in {"GET", "HEAD"}:
            return None
        origin = headers.get(b"origin")
        if origin is not None and _origin_host(origin) not in LOOPBACK_HOSTS:
            return Forbidden(
                "The Origin of this request is not a loopback address.",
                remedy="Web pages may not call this server; call it from a program on this machine.",
            )
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length) > MAX_REQUEST_BYTES:
            return _too_large()
        if path == READY_PATH and scope["method"] == "GET":
            return None
        if not hmac.compare_digest(headers.get(b"authorization", b""), self._expected):
            return Unauthenticated(
                "This local server needs the token of its data folder.",
                remedy="Connect through layer_mcp (or `layer serve --transport stdio`), which reads it.",
            )
        return None


class _Answering:
    """A ``send`` that knows whether the answer has begun."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = False

    async def __call__(self, message: Message) -> None:
        self.begun = True
        await self._send(message)


def _stopping() -> LayerError:
    return ServerUnavailable(
        "The local server is stopping.", remedy="Try again; the next call starts a fresh one."
    )


def _too_large() -> LayerError:
    error = InvalidInputs(f"The body is larger than {MAX_REQUEST_BYTES // 2**20} MiB.", field="body")
    error.status = 413  # type: ignore[misc]  # HTTP's own status for this one refusal
    return error


def _headers(scope: Scope) -> Mapping[bytes, bytes]:
    return dict(scope["headers"])


def _host(header: bytes) -> str:
    return _origin_host(b"//" + header)


def _origin_host(origin: bytes) -> str:
    try:
        return urlsplit(origin.decode("latin-1")).hostname or ""
    except ValueError:
        return ""


async def _refuse(error: LayerError, send: Send) -> None:
    body = json.dumps(error.to_wire()).encode()
    headers: list[Any] = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        # The body of a refused request is not read, so the connection cannot be used again.
        (b"connection", b"close"),
    ]
    if error.status == 401:
        headers.append((b"www-authenticate", b"Bearer"))
    await send({"type": "http.response.start", "status": error.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
