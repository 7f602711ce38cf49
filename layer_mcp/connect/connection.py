"""One supervised MCP session: connected when first needed, and again when it has gone away.

A task on the I/O loop owns the SDK's client. When a connection is refused the SDK tears the whole client
down, so every call waits for its answer or for the end of the session, whichever comes first. While a server
is down, calls fail at once until a growing pause has passed. A read-only call is asked once more on a new
session. A paid call is asked again only when its request never left, or when the server honours the request
key (then the same key gives the same run).

Answers are read with the contract's open models, not checked against the server's output schema: the SDK
would throw a paid answer away for a field that is not in it.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Mapping
from subprocess import Popen
from typing import TYPE_CHECKING, Any

from layer_mcp.auth.credential import Credential, StaticToken
from layer_mcp.connect.asking import (
    AnswerLost,
    OnNews,
    Session,
    ask,
    check_size,
    keyed_among,
)
from layer_mcp.connect.refused import (
    admitted,
    of_paid_call,
    renewed,
    session_lost,
    unreachable,
    with_the_way_in,
)
from layer_mcp.contract.data_folder import MCP_PATH
from layer_mcp.contract.errors import ClientClosed, LayerError, ServerUnavailable, Unauthenticated
from layer_mcp.contract.forge import MAX_PRICE_META, REQUEST_KEY_META
from layer_mcp.contract.redact import Secret

if TYPE_CHECKING:
    import mcp
    import mcp_types as types

    from layer_mcp.connect.target import Target
    from layer_mcp.connect.transport import Delivery
    from layer_mcp.connect.ways import Transport

CALL_SECONDS = 60.0
"""How long a tool may take to answer."""
START_SECONDS = 30.0
"""How long the embedded server may take to start."""
FIRST_PAUSE_SECONDS = 0.25
LONGEST_PAUSE_SECONDS = 15.0
KEYED_ATTEMPTS = 4
"""How often a call that carries an honoured key is asked before its fate is called uncertain."""
UNKEYED_ATTEMPTS = 2
"""How often a paid call is tried whose request never left."""
LISTINGS = 3
"""How often a session is asked for its tools, when the one before was lost under the question."""

IN_MEMORY_ORIGIN = "http://127.0.0.1"


class Connection:
    """The way to one target. Its coroutines run on the I/O loop only.

    Args:
        target: where to.
        child: the embedded server's process, if this client has just started one.
    """

    def __init__(self, target: Target, child: Popen[bytes] | None = None) -> None:
        self.target = target
        self.call_seconds = CALL_SECONDS
        self._child = child
        self._session: Session | None = None
        self._owner: asyncio.AbstractEventLoop | None = None
        self._opening = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None
        self._failure: LayerError | None = None
        self._pause = 0.0
        self._retry_at = 0.0
        self._closed = False
        self._sse: str | None = None

    async def session(self) -> Session:
        """The live session, opened if need be.

        Raises:
            ServerUnavailable: at once while the server is known to be down; for ever after ``aclose``.
        """
        self._check_open()
        loop = asyncio.get_running_loop()
        if self._owner is not loop:  # first use, or first use after a fork
            self._owner, self._session, self._opening = loop, None, asyncio.Lock()
        if self._session is not None and self._session.usable:
            return self._session
        async with self._opening:
            if self._session is not None and self._session.usable:
                return self._session
            if self._failure is not None and time.monotonic() < self._retry_at:
                raise self._failure.with_traceback(None)
            try:
                self._session = await self._opened()
            except LayerError as error:
                self._failure = error
                self._pause = min(LONGEST_PAUSE_SECONDS, max(FIRST_PAUSE_SECONDS, self._pause * 2))
                self._retry_at = time.monotonic() + self._pause
                raise
            self._failure, self._pause = None, 0.0
            if self._closed:
                self._session.retire()
            self._check_open()
            return self._session

    def _check_open(self) -> None:
        if self._closed:
            raise ClientClosed("This client was closed, and nothing was sent.")

    async def _opened(self) -> Session:
        """A new session; tried once more when the credential was refused and there is another by then."""
        shown = await self._shown()
        try:
            return await self._open()
        except Unauthenticated as refusal:
            if not await renewed(self.target.credential, shown):
                raise with_the_way_in(refusal, self.target) from None
            return await self._open()

    async def _shown(self) -> Secret | None:
        """The token that the next request to a server by URL carries; renewed first when it is about to end."""
        credential = self.target.credential
        return None if credential is None else await credential.token()

    async def _open(self) -> Session:
        ready: asyncio.Future[Session] = asyncio.get_running_loop().create_future()
        self._task = asyncio.create_task(self._hold(ready), name="layer-session")
        return await ready

    async def _hold(self, ready: asyncio.Future[Session]) -> None:
        """Own the SDK's client for one life of the connection."""
        session: Session | None = None
        refusal: LayerError | None = None
        try:
            from layer_mcp.connect.transport import Delivery, deliver

            delivery = Delivery()
            deliver(delivery)
            try:
                async with contextlib.AsyncExitStack() as stack:
                    session = await self._connect(stack, delivery)
                    ready.set_result(session)
                    await session.stop.wait()
            finally:
                refusal = delivery.refusal
        except BaseException as error:
            if not ready.done():
                ready.set_exception(unreachable(error, refusal, self.target.info.label))
            if isinstance(error, asyncio.CancelledError | KeyboardInterrupt | SystemExit):
                raise
            # A refused connection ends the client with an exception group; whoever was waiting is told
            # by `ended`, and the next call opens a new session.
        finally:
            if session is not None and not session.ended.done():
                session.ended.set_result(None)

    async def _connect(self, stack: contextlib.AsyncExitStack, delivery: Delivery) -> Session:
        import mcp

        from layer_mcp.connect import ways
        from layer_mcp.connect.transport import http_client

        origin, url, credential, version = await self._locate()
        app = self.target.app
        http = await stack.enter_async_context(http_client(origin, credential, app=app and app.asgi))
        if app is not None:
            client = await stack.enter_async_context(mcp.Client(app.mcp, read_timeout_seconds=CALL_SECONDS))
            return Session(client, http, _version_of(client), transport="memory")
        known, self._sse = self._sse, None
        client, self._sse = await ways.connect(
            stack, url, http, credential=credential, delivery=delivery, seconds=CALL_SECONDS, sse=known
        )
        transport: Transport = "sse" if self._sse else "streamable-http"
        return Session(client, http, version or _version_of(client), transport=transport)

    async def _locate(self) -> tuple[str, str, Credential | None, str]:
        """(origin, MCP URL, credential, server version); brings the embedded server up."""
        if self.target.app is not None:
            return IN_MEMORY_ORIGIN, "", None, ""
        if self.target.url is not None:
            from urllib.parse import urlsplit

            parts = urlsplit(self.target.url)
            return f"{parts.scheme}://{parts.netloc}", self.target.url, self.target.credential, ""
        from layer_mcp.connect import local

        child, self._child = self._child, None
        found = await asyncio.to_thread(local.ensure, self.target.home, timeout=START_SECONDS, child=child)
        endpoint = found.endpoint
        credential = StaticToken(found.token, endpoint.origin, "the data folder")
        return endpoint.origin, endpoint.origin + MCP_PATH, credential, endpoint.version

    async def keyed(self, tool: str) -> bool:
        """Whether the server that is there now honours the request key of a paid tool."""
        return self.target.ours or (await self._session_for(tool, keyed=True))[1]

    async def _session_for(self, tool: str, *, keyed: bool) -> tuple[Session, bool]:
        """A session, and whether the server of just that session honours the request key of a call.

        Args:
            keyed: whether the call has a request key.
        """
        session = await self.session()
        if not keyed:
            return session, False
        for _ in range(LISTINGS):
            if self.target.ours or session.keyed_tools is not None:
                break
            await self.list_tools()
            session = await self.session()  # another one, if that one was lost meanwhile
        return session, await self._honours(session, tool)

    async def _honours(self, session: Session, tool: str) -> bool:
        """Our own server is known to, any other says so in each session."""
        return self.target.ours or tool in (session.keyed_tools or ())

    async def call(
        self,
        tool: str,
        arguments: Mapping[str, Any],
        *,
        request_key: str | None = None,
        max_price: int | float | None = None,
        paid: bool = False,
        progress: OnNews | None = None,
    ) -> types.CallToolResult:
        """Call a tool and return its answer, errors included.

        Args:
            request_key: carried in ``_meta``; required for a paid call.
            max_price: in CU, carried in ``_meta``.
            paid: whether sending it twice could cost twice.
            progress: told how far a free call is.

        Raises:
            AnswerLost: when a paid call's answer was lost and it must not be sent again.
            LayerError: when there is no server, or it turned the call away.
        """
        meta: dict[str, Any] = {}
        if request_key is not None:
            meta[REQUEST_KEY_META] = request_key
        if max_price is not None:
            meta[MAX_PRICE_META] = max_price
        if self.target.ours:
            check_size(tool, arguments)
        if paid:
            return await self._pay(tool, arguments, meta)
        for last in (False, True):
            try:
                return await self._ask(
                    await self.session(), tool, arguments, meta, paid=False, progress=progress
                )
            except AnswerLost as lost:
                if last or lost.late:
                    raise self._unanswered(tool, lost) from lost
        raise AssertionError("unreachable")

    async def _pay(
        self, tool: str, arguments: Mapping[str, Any], meta: dict[str, Any]
    ) -> types.CallToolResult:
        """Send a paid call once; again only if it never left, or to a server that starts nothing twice for its key.

        The address may have another server by the time of the second send: whether it honours keys is asked again,
        in the very session that will carry it. (One of ours with other books does not know the workspace.)
        """
        heard: AnswerLost | None = None
        for attempt in range(1, KEYED_ATTEMPTS + 1):
            keyed = False
            try:
                session, keyed = await self._session_for(tool, keyed=REQUEST_KEY_META in meta)
                if heard is not None and not keyed:
                    raise heard
                with session.in_use():  # another call's failure must not end it before this one leaves
                    answer = await self._ask(session, tool, arguments, meta, paid=True)
            except AnswerLost as lost:
                last = attempt == (KEYED_ATTEMPTS if keyed else UNKEYED_ATTEMPTS)
                if heard is None and lost.unsent:
                    # That the session is lost, something in front of the server may say of a call that was taken.
                    if last or (lost.session_lost and REQUEST_KEY_META in meta and not keyed):
                        raise self._unanswered(tool, lost) from lost
                    continue
                if last or not keyed:
                    raise
                heard = heard if lost.unsent else lost
                if not self.target.ours:
                    session.retire()
            except LayerError as error:
                if heard is None:
                    raise
                # It was heard before, so a refusal now does not say that nothing runs.
                if attempt == KEYED_ATTEMPTS or not isinstance(error, ServerUnavailable):
                    raise AnswerLost(f"asked again: {error.message}") from error
                await asyncio.sleep(max(0.0, self._retry_at - time.monotonic()))
            else:
                if heard is not None and answer.is_error:
                    raise AnswerLost("asked again, the server refused it", answer=answer) from heard
                return answer
        raise AssertionError("unreachable")

    async def _ask(
        self,
        session: Session,
        tool: str,
        arguments: Mapping[str, Any],
        meta: dict[str, Any],
        *,
        paid: bool,
        progress: OnNews | None = None,
    ) -> types.CallToolResult:
        """Ask over a session; once more when a free call was refused for a credential that there is another of by now."""
        for last in (False, True):
            shown = await self._shown()
            try:
                answer = await ask(
                    session, tool, arguments, meta, paid=paid, seconds=self.call_seconds, progress=progress
                )
                return answer if shown is None else admitted(answer, tool)
            except Unauthenticated as error:
                if paid and not self.finds_again:
                    raise await of_paid_call(error, self.target.credential, shown) from error
                if last:
                    raise
                session = await self._again(session, shown, error)
            except AnswerLost as lost:
                if not lost.late and (lost.unsent or self.finds_again):
                    session.retire()
                raise
        raise AssertionError("unreachable")

    async def _again(self, session: Session, shown: Secret | None, refusal: Unauthenticated) -> Session:
        """Where to ask once more after a refusal; raises it where that is no use."""
        if self.finds_again:
            session.retire()
            return await self.session()
        if not await renewed(self.target.credential, shown):
            raise with_the_way_in(refusal, self.target)
        return session

    def _unanswered(self, tool: str, lost: AnswerLost) -> ServerUnavailable:
        if lost.session_lost:
            return session_lost(tool, self.target.info.label)
        return ServerUnavailable(f"{self.target.info.label}: no answer to {tool}: {lost}.")

    @property
    def finds_again(self) -> bool:
        """Whether a server that does not know our token may be another one by now, with a token to be read.

        The local server of a folder makes a new token at each start, perhaps on the same port.
        """
        return self.target.info.kind == "embedded"

    async def list_tools(self) -> list[types.Tool]:
        """Every tool of the server, all pages, as far as a server that repeats itself allows."""
        from mcp import MCPError

        from layer_mcp.connect.listing import tools_of

        for last in (False, True):
            shown, session = await self._shown(), await self.session()
            try:
                tools = await tools_of(session)
            except (MCPError, AnswerLost, LayerError) as error:
                if isinstance(error, Unauthenticated) and not last:
                    await self._again(session, shown, error)
                    continue
                session.retire()
                if last and isinstance(error, LayerError):
                    raise
                if last:
                    label = self.target.info.label
                    raise ServerUnavailable(f"{label}: no answer to tools/list.") from error
            else:
                session.keyed_tools = keyed_among(tools)
                return tools
        raise AssertionError("unreachable")

    def renew(self) -> None:
        """Use another session for the calls to come, opened without a pause: this one is most likely dead."""
        self._retry_at = 0.0
        if self._session is not None:
            self._session.retire()

    def let_go(self) -> None:
        """Nobody holds the client any more, and nobody has closed it. From any thread.

        A run of it that is still held opens another session.
        """
        if self._owner is not None and not self._owner.is_closed():
            self._owner.call_soon_threadsafe(self.renew)

    async def aclose(self) -> None:
        """End the session, if there is one, and open no other."""
        self._closed = True
        session, self._session = self._session, None
        if session is not None and self._owner is asyncio.get_running_loop():
            session.stop.set()
            if self._task is not None:
                with contextlib.suppress(asyncio.TimeoutError):
                    await asyncio.wait({self._task}, timeout=2)


def _version_of(client: mcp.Client) -> str:
    return client.server_info.version if client.server_info else ""
