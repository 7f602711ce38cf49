"""How a listener's guard refuses: the wire's error body, told before anything else has seen the request."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from layer_mcp.contract.data_folder import MAX_REQUEST_BYTES
from layer_mcp.contract.errors import InvalidInputs, LayerError, ServerUnavailable

if TYPE_CHECKING:
    from starlette.types import Message, Send


class Misdirected(LayerError):
    """A request for another host reached this listener."""

    code = "FORBIDDEN"
    status = 421
    default_remedy = (
        "Use the address 127.0.0.1; names are refused so that web pages cannot reach this server."
    )


class Answering:
    """A ``send`` that knows whether the answer has begun."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = False

    async def __call__(self, message: Message) -> None:
        self.begun = True
        await self._send(message)


def stopping() -> LayerError:
    """For a request that comes while the server goes down."""
    return ServerUnavailable(
        "The local server is stopping.", remedy="Try again; the next call starts a fresh one."
    )


def too_large() -> LayerError:
    """For a body that is not read."""
    error = InvalidInputs(f"The body is larger than {MAX_REQUEST_BYTES // 2**20} MiB.", field="body")
    error.status = 413  # type: ignore[misc]  # HTTP's own status for this one refusal
    return error


def host_of(origin: str) -> str:
    """The host name of an origin; empty when there is none."""
    try:
        return urlsplit(origin).hostname or ""
    except ValueError:
        return ""


async def refuse(error: LayerError, send: Send, challenge: str | None = None) -> None:
    """Answer with an error.

    Args:
        challenge: for ``WWW-Authenticate``; a 401 always has one.
    """
    if error.status == 401:
        challenge = challenge or "Bearer"
    body = json.dumps(error.to_wire()).encode()
    headers: Sequence[tuple[bytes, bytes]] = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        # The body of a refused request is not read, so the connection cannot be used again.
        (b"connection", b"close"),
        *([(b"www-authenticate", challenge.encode("latin-1"))] if challenge else []),
    ]
    await send({"type": "http.response.start", "status": error.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
