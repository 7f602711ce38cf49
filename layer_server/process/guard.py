"""The guard of the loopback listener: Host, Origin, token and size, before anything else sees a request.

A web page can reach a loopback port, also under a name of its own (DNS rebinding). So Host must be loopback,
Origin (which browsers send) must be too, and everything needs the token but two: the readiness question,
which is how a client finds out whether it may send the token, and addresses that are signed themselves: those of
files and of uploads.
"""

from __future__ import annotations

import asyncio
import hmac
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

from layer_mcp.contract.data_folder import LOCAL_API, MAX_REQUEST_BYTES
from layer_mcp.contract.errors import Forbidden, LayerError, Unauthenticated
from layer_mcp.contract.machine import LOOPBACK_HOSTS
from layer_server.discard import discard
from layer_server.files.signed_paths import is_signed_path
from layer_server.process.refusing import Answering, Misdirected, host_of, refuse, stopping, too_large

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

READY_PATH = f"{LOCAL_API}/ready"


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
        answering = Answering(send)
        self.in_flight += 1
        self.last_activity = time.monotonic()
        try:
            refusal = self._refusal(scope)
            if refusal is None:
                await self._app(scope, receive, answering)
            else:
                await discard(receive)
                await refuse(refusal, send)
        except asyncio.CancelledError:
            if not self.stopping or answering.begun:
                raise
            # Out of the time that a stopping server gives: told, and no traceback in the log.
            await refuse(stopping(), send)
        finally:
            self.in_flight -= 1
            self.last_activity = time.monotonic()

    def _refusal(self, scope: Scope) -> LayerError | None:
        headers = _headers(scope)
        if host_of("//" + headers.get(b"host", b"").decode("latin-1")) not in LOOPBACK_HOSTS:
            return Misdirected("The Host of this request is not a loopback address.")
        path: str = scope["path"]
        if is_signed_path(scope["method"], path):
            return None
        origin = headers.get(b"origin")
        if origin is not None and host_of(origin.decode("latin-1")) not in LOOPBACK_HOSTS:
            return Forbidden(
                "The Origin of this request is not a loopback address.",
                remedy="Web pages may not call this server; call it from a program on this machine.",
            )
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length) > MAX_REQUEST_BYTES:
            return too_large()
        if path == READY_PATH and scope["method"] == "GET":
            return None
        if not hmac.compare_digest(headers.get(b"authorization", b""), self._expected):
            return Unauthenticated(
                "This local server needs the token of its data folder.",
                remedy="Connect through layer_mcp (or `layer serve --transport stdio`), which reads it.",
            )
        return None


def _headers(scope: Scope) -> Mapping[bytes, bytes]:
    return dict(scope["headers"])
