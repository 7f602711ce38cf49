"""The guard of the public listener: who is asking, decided before anything else sees a request.

As on the hosted server, a host may look around without a credential (``initialize``, ``tools/list``); what is
somebody's (a call, a file, a stream) is answered with 401 and the challenge that starts a sign-in. ``/local/v1`` is
not here: administration is for the owner of the data folder.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from layer_mcp.contract.administration import DEFAULT_TOKEN_SCOPES
from layer_mcp.contract.data_folder import MAX_REQUEST_BYTES, MCP_PATH
from layer_mcp.contract.errors import Forbidden, InvalidInputs, LayerError, Unauthenticated
from layer_mcp.contract.tools import TOOLS_BY_NAME
from layer_server.accounts.principal import stamp
from layer_server.auth.endpoints import (
    PATHS,
    RESOURCE_METADATA,
    SERVER_METADATA,
    WELL_KNOWN,
    AuthorizationServer,
)
from layer_server.auth.origins import SSE_PATH, Origins
from layer_server.discard import discard
from layer_server.files.signed_paths import is_signed_path
from layer_server.process.refusing import Answering, Misdirected, refuse, stopping, too_large
from layer_server.process.standing import WhileItStands

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from layer_server.accounts.principal import Principal
    from layer_server.core import Core

MESSAGES_PREFIX = "/messages"
READ, RUN = DEFAULT_TOKEN_SCOPES
BOTH = frozenset(DEFAULT_TOKEN_SCOPES)
OPEN = frozenset(
    {
        "initialize",
        "server/discover",
        "ping",
        "tools/list",
        "prompts/list",
        "resources/list",
        "resources/templates/list",
        "logging/setLevel",
        "completion/complete",
    }
)
"""What nobody in particular may ask; answers to these hold nothing that is somebody's."""
_DECISIVE = frozenset(
    {b"host", b"origin", b"authorization", b"content-length", b"mcp-session-id", b"mcp-protocol-version"}
)
_RUNNING = frozenset({"tasks/cancel", "tasks/update"})


class NoStream(LayerError):
    """A session that nobody has signed in to has no stream of its own; what the protocol has for that is 405.

    With 401, mcp-remote (of Claude Desktop, Codex, Warp and Zed) begins two sign-ins at once, and neither ends well.
    """

    code = "METHOD_NOT_ALLOWED"
    status = 405
    default_remedy = "Sign in first, which a call of a tool starts."


class NotHere(LayerError):
    """There is nothing at this address."""

    code = "NOT_FOUND"
    status = 404
    default_remedy = f"MCP is at {MCP_PATH}, and at {SSE_PATH} for older hosts."


class Unreadable(LayerError):
    """A body that is no JSON; who is not known to be allowed everything may not send one past the guard."""

    code = "PARSE_ERROR"
    status = 400
    default_remedy = "Send one JSON-RPC message, as UTF-8."

    def to_wire(self) -> dict[str, Any]:
        """As MCP says it."""
        return {"jsonrpc": "2.0", "id": None, "error": {"code": -32700, "message": self.message}}


class PublicGuard:
    """An ASGI app in front of another.

    Args:
        app: MCP and the signed addresses; it believes what is stamped on a request.
        core: waits for the core.

    Attributes:
        challenge_at_initialize: ask for a credential from the first request on, for hosts that start to sign in
            only there.
        stopping: whether the server is going down, and requests may be cut short.
    """

    def __init__(self, app: ASGIApp, core: Callable[[], Awaitable[Core]], origins: Origins) -> None:
        self._app = app
        self._core = core
        self._origins = origins
        self._authorization = AuthorizationServer(core, origins).app()
        self.challenge_at_initialize = False
        self.stopping = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        answering, reading = Answering(send), _Reading(receive)
        try:
            await self._answer(scope, reading, answering)
        except LayerError as error:
            await reading.discard_rest()
            await refuse(error, answering)
        except _Challenged as challenged:
            await reading.discard_rest()
            await refuse(challenged.error, answering, challenged.challenge)
        except asyncio.CancelledError:
            if not self.stopping or answering.begun:
                raise
            await refuse(stopping(), send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = _headers(scope)
        origin = self._origins.of(headers.get(b"host", b"").decode("latin-1"))
        if origin is None:
            raise Misdirected(
                "The Host of this request is not this server's.",
                remedy=f"Use {self._origins.first}{MCP_PATH}.",
            )
        path: str = scope["path"]
        if is_signed_path(scope["method"], path):
            # The signature is the permission, and an upload has limits of its own.
            stamp(scope, None, origin)
            await self._app(scope, receive, send)
            return
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length) > MAX_REQUEST_BYTES:
            raise too_large()
        if path in PATHS or path.startswith(WELL_KNOWN) or path.endswith(SERVER_METADATA):
            stamp(scope, None, origin)
            await self._authorization(scope, receive, send)
        elif path in {MCP_PATH, SSE_PATH} or path.startswith(MESSAGES_PREFIX):
            await self._mcp(scope, headers, origin, receive, send)
        else:
            raise NotHere(f"There is nothing at {path[:80]}.")

    async def _mcp(
        self, scope: Scope, headers: Mapping[bytes, bytes], origin: str, receive: Receive, send: Send
    ) -> None:
        page = headers.get(b"origin")
        if page is not None and not self._origins.may_call(page.decode("latin-1")):
            raise Forbidden(
                "Web pages of this Origin may not call this server.",
                remedy="Call it from a program, or from a page of its own origin.",
            )
        path: str = scope["path"]
        challenge = _Challenge(origin, SSE_PATH if path == SSE_PATH else MCP_PATH)
        principal = await self._principal(headers, challenge)
        if principal is None or not principal.scopes >= BOTH:
            allowed = principal.scopes if principal is not None else frozenset()
            if principal is None and scope["method"] == "GET" and b"mcp-session-id" in headers:
                raise NoStream("This session has no stream, because nobody has signed in.")
            if scope["method"] != "POST":
                needed = {READ} if scope["method"] == "GET" else set()
            elif path.startswith(MESSAGES_PREFIX) and principal is None:
                needed = {READ}
            else:
                body = await _read(receive)
                needed = self._needed(body)
                receive = _replay(body, receive)
            if principal is None and needed:
                raise challenge.sign_in("This call needs a signed-in user.")
            if not needed <= allowed:
                raise challenge.step_up(needed, allowed)
        stamp(scope, principal, origin)
        if principal is not None:
            send = await self._while_it_stands(headers, send)
        await self._app(scope, receive, send)

    async def _while_it_stands(self, headers: Mapping[bytes, bytes], send: Send) -> Send:
        verifier, token = (await self._core()).verifier, _token(headers)

        async def stands() -> bool:
            return await verifier.principal(token, self._origins.ours) is not None

        return WhileItStands(send, verifier.revocations, stands)

    async def _principal(self, headers: Mapping[bytes, bytes], challenge: _Challenge) -> Principal | None:
        """Who asks; None when no credential was shown. One that is worth nothing is always refused."""
        if b"authorization" not in headers:
            return None
        token = _token(headers)
        if not token:
            raise challenge.bad_token("The Authorization header must be `Bearer`, a space, and a token.")
        core = await self._core()
        principal = await core.verifier.principal(token, self._origins.ours)
        if principal is None:
            raise challenge.bad_token(
                "The token is wrong, expired or revoked, or was made for another server."
            )
        return principal

    def _needed(self, body: bytes) -> set[str]:
        """The scopes that the messages of a body need together. Raises Unreadable."""
        try:
            parsed = json.loads(body)
        except (ValueError, RecursionError):
            # Whoever reads it next might be able to.
            raise Unreadable("Parse error") from None
        needed: set[str] = set()
        for message in parsed if isinstance(parsed, list) else [parsed]:
            needed |= self._needed_by(message)
        return needed

    def _needed_by(self, message: Any) -> set[str]:
        method = message.get("method") if isinstance(message, dict) else None
        if not isinstance(method, str):
            return set()  # an answer to a question of ours; the session has its own owner
        if method == "tools/call":
            parameters = message.get("params")
            name = parameters.get("name") if isinstance(parameters, dict) else None
            tool = TOOLS_BY_NAME.get(name) if isinstance(name, str) else None
            return {READ if tool is None or tool.read_only else RUN}
        if method in _RUNNING:
            return {RUN}
        if method in OPEN:
            return {READ} if self.challenge_at_initialize else set()
        return set() if method.startswith("notifications/") else {READ}


class _Challenged(Exception):
    """A refusal that tells the program how to get a credential that would do."""

    def __init__(self, error: LayerError, challenge: str) -> None:
        self.error = error
        self.challenge = challenge
        super().__init__(str(error))


class _Challenge:
    """Makes the ``WWW-Authenticate`` of one address."""

    def __init__(self, origin: str, path: str) -> None:
        self._metadata = f"{origin}{RESOURCE_METADATA}{path}"

    def sign_in(self, message: str) -> _Challenged:
        """Nothing was shown."""
        return _Challenged(_unauthenticated(message), self._header(DEFAULT_TOKEN_SCOPES))

    def bad_token(self, message: str) -> _Challenged:
        """What was shown is worth nothing."""
        return _Challenged(
            _unauthenticated(message), self._header(DEFAULT_TOKEN_SCOPES, "invalid_token", message)
        )

    def step_up(self, needed: set[str], allowed: frozenset[str]) -> _Challenged:
        """What was shown allows too little."""
        missing = ", ".join(sorted(needed - allowed))
        message = (
            f"This credential does not allow {missing}; it allows {', '.join(sorted(allowed)) or 'nothing'}."
        )
        error = Forbidden(message, remedy=f"Sign in again and allow {missing}, or use a token that has it.")
        # All of it: what is granted next replaces what there is.
        scopes = [scope for scope in DEFAULT_TOKEN_SCOPES if scope in needed | allowed]
        return _Challenged(error, self._header(scopes, "insufficient_scope", message))

    def _header(self, scopes: Sequence[str], error: str | None = None, message: str = "") -> str:
        parts = [f'error="{error}"', f'error_description="{message}"'] if error else []
        parts += [f'resource_metadata="{self._metadata}"', f'scope="{" ".join(scopes)}"']
        return "Bearer " + ", ".join(parts)


def _unauthenticated(message: str) -> Unauthenticated:
    return Unauthenticated(
        message,
        remedy="Sign in through your program (OAuth), or send a personal access token as "
        "`Authorization: Bearer pat_…` (the `layer` command and notebooks: `layer login`, or LAYER_PAT); the server's owner makes "
        "one with `layer token create`.",
    )


class _Reading:
    """A ``receive`` that knows whether the body has ended: who waits for more waits for the sender to hang up."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._ended = False

    async def __call__(self) -> Message:
        message = await self._receive()
        self._ended = message["type"] != "http.request" or not message.get("more_body")
        return message

    async def discard_rest(self) -> None:
        """Read what is left of the body for nothing, so that the sender gets to the answer."""
        if not self._ended:
            await discard(self._receive)


def _token(headers: Mapping[bytes, bytes]) -> str:
    """What the Authorization header shows; empty when it is no bearer token."""
    scheme, _, token = headers.get(b"authorization", b"").decode("latin-1").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _headers(scope: Scope) -> Mapping[bytes, bytes]:
    """The headers of a request; those that decide something may come once only.

    Of two, each of the programs that a request passes through may believe another one.

    Raises:
        InvalidInputs: when one came twice.
    """
    headers: dict[bytes, bytes] = {}
    for name, value in scope["headers"]:
        if name in _DECISIVE and name in headers:
            raise InvalidInputs(f"The header {name.decode()} came twice.", remedy="Send it once.")
        headers[name] = value
    return headers


async def _read(receive: Receive) -> bytes:
    """The body of a request, which is small."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return bytes(body)
        body += message.get("body", b"")
        if len(body) > MAX_REQUEST_BYTES:
            raise too_large()
        if not message.get("more_body"):
            return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    """A ``receive`` that gives the body once more, in one piece."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return messages.pop() if messages else await receive()

    return again
