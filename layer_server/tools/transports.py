"""MCP over HTTP: the streamable transport at ``/mcp``, and the SSE transport of older hosts beside it.

``/sse`` opens an SSE stream, and so does a GET on ``/mcp`` that accepts an event stream and shows nothing of the
streamable transport: neither a session nor a protocol version. That is what a host sends that was given the
server's one address with ``--transport sse``. Every other GET on ``/mcp`` is the streamable transport's, and it
answers as that one's specification says.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import anyio
from mcp.server.auth.middleware.bearer_auth import AuthenticatedUser
from mcp.server.auth.provider import AccessToken
from mcp.server.sse import SseServerTransport
from mcp.server.transport_security import TransportSecuritySettings
from mcp_types.version import MODERN_PROTOCOL_VERSIONS

from layer_mcp.contract.data_folder import MAX_REQUEST_BYTES, MCP_PATH
from layer_mcp.contract.errors import LayerError, ServerUnavailable, Unauthenticated
from layer_server.accounts.principal import principal_in
from layer_server.auth.origins import SSE_PATH
from layer_server.tools.sessions import MAX_OF_ONE, Sessions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mcp.server import Server
    from starlette.routing import BaseRoute
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from layer_server.accounts.principal import Principal

MESSAGES_PATH = "/messages/"
MAX_STREAMS = 1000
"""SSE streams that may be open at once."""
MAX_STREAMS_OF_A_USER = 64

_SESSION = b"mcp-session-id"
_VERSION = b"mcp-protocol-version"
_STATELESS = frozenset(version.encode() for version in MODERN_PROTOCOL_VERSIONS)
# Host and Origin are the business of the guard in front, which knows the listener's addresses; the SDK's own
# check knows loopback only.
_UNCHECKED = TransportSecuritySettings(enable_dns_rebinding_protection=False)


def transports(server: Server[Any], routes: Sequence[BaseRoute]) -> Transports:
    """An ASGI app of an MCP server, with these routes beside it."""
    return Transports(
        server,
        server.streamable_http_app(
            streamable_http_path=MCP_PATH,
            max_request_body_size=MAX_REQUEST_BYTES,
            transport_security=_UNCHECKED,
            custom_starlette_routes=list(routes),  # type: ignore[arg-type]  # mounts work as well
        ),
    )


class Transports:
    """Tells the transports apart, and whose a session is.

    Args:
        streamable: the app of the streamable transport, and everything that is no MCP.
    """

    def __init__(self, server: Server[Any], streamable: ASGIApp) -> None:
        self._server = server
        self._streamable = streamable
        self._sse = SseServerTransport(MESSAGES_PATH, _UNCHECKED, MAX_REQUEST_BYTES)
        self._streams: dict[anyio.CancelScope, str] = {}
        self._sessions = Sessions()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path")
        if path == MCP_PATH:
            scope = _trimmed(scope)
            # Of two the first one counts, as it does for the SDK.
            headers = dict(reversed(scope["headers"]))
            if _opens_sse(scope["method"], headers):
                await self._open(scope, receive, send)
            else:
                await self._session(scope, headers, receive, send)
        elif path == SSE_PATH:
            await self._open(scope, receive, send)
        elif path is not None and path.rstrip("/") + "/" == MESSAGES_PATH:
            await self._sse.handle_post_message(_signed(scope), receive, send)
        else:
            await self._streamable(scope, receive, send)

    def close(self) -> None:
        """End every SSE stream; the server is going down."""
        for stream in list(self._streams):
            stream.cancel()

    async def _session(
        self, scope: Scope, headers: Mapping[bytes, bytes], receive: Receive, send: Send
    ) -> None:
        principal = principal_in(scope)
        user_id = principal.user_id if principal is not None else None
        given = headers.get(_SESSION)
        if given is None:
            if headers.get(_VERSION) not in _STATELESS and not self._sessions.has_room(user_id):
                await _refuse(_full(f"{MAX_OF_ONE} sessions are open"), send)
                return

            def opened(answer: Mapping[bytes, bytes]) -> None:
                if _SESSION in answer:
                    self._sessions.note(answer[_SESSION].decode("latin-1"), user_id)

            await self._streamable(scope, receive, _Noting(send, opened))
            return
        session = given.decode("latin-1")
        if not self._sessions.may_use(session, user_id):
            await _refuse_session(send)
            return
        if scope["method"] == "DELETE":
            send = _Noting(send, lambda _: self._sessions.forget(session))
        with self._sessions.in_use(session):
            await self._streamable(scope, receive, send)

    async def _open(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] != "GET":
            await _answer(send, 405, b"", [(b"allow", b"GET")])
        elif (principal := principal_in(scope)) is None:
            # Its messages are the user's who opened the stream; there is no signing in later.
            await _refuse(Unauthenticated("An SSE stream needs a signed-in user."), send)
        elif len(self._streams) >= MAX_STREAMS:
            await _refuse(_full(f"{MAX_STREAMS} SSE streams are open"), send)
        elif list(self._streams.values()).count(principal.user_id) >= MAX_STREAMS_OF_A_USER:
            await _refuse(_full(f"{MAX_STREAMS_OF_A_USER} SSE streams of yours are open"), send)
        else:
            async with self._sse.connect_sse(_signed(scope), receive, send) as (read, write):
                # Only what serves the stream is cancelled, so that its answer ends like any other.
                with anyio.CancelScope() as stream:
                    self._streams[stream] = principal.user_id
                    try:
                        await self._server.run(read, write, self._server.create_initialization_options())
                    finally:
                        del self._streams[stream]


class _Noting:
    """A ``send`` that tells of the answer's headers, if it is no refusal."""

    def __init__(self, send: Send, told: Callable[[Mapping[bytes, bytes]], None]) -> None:
        self._send = send
        self._told = told

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] < 400:
            self._told(dict(message["headers"]))
        await self._send(message)


def _trimmed(scope: Scope) -> Scope:
    """Without the blanks after a header's value, which are no part of it and which httptools leaves."""
    if not any(value.endswith((b" ", b"\t")) for _, value in scope["headers"]):
        return scope
    return {**scope, "headers": [(name, value.strip(b" \t")) for name, value in scope["headers"]]}


def _opens_sse(method: str, headers: Mapping[bytes, bytes]) -> bool:
    return (
        method == "GET"
        and _SESSION not in headers
        and _VERSION not in headers
        and b"text/event-stream" in headers.get(b"accept", b"")
    )


def _signed(scope: Scope) -> Scope:
    """The scope with its user in the SDK's form, by which it keeps SSE sessions apart."""
    principal: Principal | None = principal_in(scope)
    if principal is None:
        return scope
    client = principal.client_id or principal.via
    token = AccessToken(token="", client_id=client, scopes=[], subject=principal.user_id)
    return {**scope, "user": AuthenticatedUser(token)}


def _full(fault: str) -> LayerError:
    return ServerUnavailable(
        f"{fault}; there is no room for another.",
        remedy="Close one, or try again in half an hour, when idle ones have ended.",
    )


async def _refuse_session(send: Send) -> None:
    """As for a session that does not exist, so that nothing is learned."""
    error = {"jsonrpc": "2.0", "id": None, "error": {"code": -32600, "message": "Session not found"}}
    await _answer(send, 404, json.dumps(error).encode())


async def _refuse(error: LayerError, send: Send) -> None:
    more = [(b"www-authenticate", b"Bearer")] if error.status == 401 else []
    await _answer(send, error.status, json.dumps(error.to_wire()).encode(), more)


async def _answer(send: Send, status: int, body: bytes, headers: Sequence[tuple[bytes, bytes]] = ()) -> None:
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [
                (b"content-type", b"application/json"),
                (b"content-length", str(len(body)).encode()),
                *headers,
            ],
        }
    )
    await send({"type": "http.response.body", "body": body})
