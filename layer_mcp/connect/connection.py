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
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from subprocess import Popen
from typing import TYPE_CHECKING, Any, cast

from layer_mcp.contract.data_folder import MCP_PATH
from layer_mcp.contract.errors import LayerError, ServerUnavailable
from layer_mcp.contract.forge import MAX_PRICE_META, REQUEST_KEY_META

if TYPE_CHECKING:
    import httpx2
    import mcp
    import mcp_types as types

    from layer_mcp.connect.target import Target
    from layer_mcp.connect.transport import Delivery

CALL_SECONDS = 60.0
"""How long a tool may take to answer."""
START_SECONDS = 30.0
"""How long the embedded server may take to start."""
FIRST_PAUSE_SECONDS = 0.25
LONGEST_PAUSE_SECONDS = 15.0
KEYED_ATTEMPTS = 4
"""How often a call that carries an honoured key is asked before its fate is called uncertain."""

IN_MEMORY_ORIGIN = "http://127.0.0.1"


class AnswerLost(Exception):
    """A call's answer will not come.

    Attributes:
        unsent: its request never reached the server.
        late: the server is there, and did not answer in time.
    """

    def __init__(self, reason: str, *, unsent: bool = False, late: bool = False) -> None:
        super().__init__(reason)
        self.unsent = unsent
        self.late = late


@dataclass(slots=True)
class Session:
    """One life of the connection.

    Attributes:
        ended: done when the SDK's client is gone.
        stop: ends it.
        calls: how many calls and transfers are under way.
        retired: new calls use another session; it ends when its last call does.
    """

    client: mcp.Client
    http: httpx2.AsyncClient
    delivery: Delivery
    server_version: str
    ended: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    calls: int = 0
    retired: bool = False

    @property
    def usable(self) -> bool:
        return not (self.retired or self.ended.done())

    def retire(self) -> None:
        """Take no new calls; those under way may still be answered."""
        self.retired = True
        if self.calls == 0:
            self.stop.set()

    @contextlib.contextmanager
    def in_use(self) -> Iterator[None]:
        """Keeps a retired session open until the block has ended."""
        self.calls += 1
        try:
            yield
        finally:
            self.calls -= 1
            if self.retired:
                self.retire()


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

    async def session(self) -> Session:
        """The live session, opened if need be.

        Raises:
            ServerUnavailable: at once while the server is known to be down.
        """
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
                self._session = await self._open()
            except LayerError as error:
                self._failure = error
                self._pause = min(LONGEST_PAUSE_SECONDS, max(FIRST_PAUSE_SECONDS, self._pause * 2))
                self._retry_at = time.monotonic() + self._pause
                raise
            self._failure, self._pause = None, 0.0
            return self._session

    async def _open(self) -> Session:
        ready: asyncio.Future[Session] = asyncio.get_running_loop().create_future()
        self._task = asyncio.create_task(self._hold(ready), name="layer-session")
        return await ready

    async def _hold(self, ready: asyncio.Future[Session]) -> None:
        """Own the SDK's client for one life of the connection."""
        session: Session | None = None
        refusal: LayerError | None = None
        try:
            import mcp
            from mcp.client.streamable_http import streamable_http_client

            from layer_mcp.connect.transport import Delivery, http_client

            delivery = Delivery()
            origin, url, token, version = await self._locate()
            app = self.target.app
            try:
                async with http_client(origin, token, delivery, app=app and app.asgi) as http:
                    server = app.mcp if app else streamable_http_client(url, http_client=http)
                    async with mcp.Client(server, read_timeout_seconds=CALL_SECONDS) as client:
                        version = version or (client.server_info.version if client.server_info else "")
                        session = Session(client, http, delivery, version)
                        ready.set_result(session)
                        await session.stop.wait()
            finally:
                refusal = delivery.refusal
        except BaseException as error:
            if not ready.done():
                ready.set_exception(_unavailable(error, refusal, self.target.info.label))
            if isinstance(error, asyncio.CancelledError | KeyboardInterrupt | SystemExit):
                raise
            # A refused connection ends the client with an exception group; whoever was waiting is told
            # by `ended`, and the next call opens a new session.
        finally:
            if session is not None and not session.ended.done():
                session.ended.set_result(None)

    async def _locate(self) -> tuple[str, str, Any, str]:
        """(origin, MCP URL, token, server version); brings the embedded server up."""
        if self.target.app is not None:
            return IN_MEMORY_ORIGIN, "", None, ""
        if self.target.url is not None:
            from urllib.parse import urlsplit

            parts = urlsplit(self.target.url)
            return f"{parts.scheme}://{parts.netloc}", self.target.url, self.target.token, ""
        from layer_mcp.connect import local

        child, self._child = self._child, None
        found = await asyncio.to_thread(local.ensure, self.target.home, timeout=START_SECONDS, child=child)
        endpoint = found.endpoint
        return endpoint.origin, endpoint.origin + MCP_PATH, found.token, endpoint.version

    async def call(
        self,
        tool: str,
        arguments: Mapping[str, Any],
        *,
        request_key: str | None = None,
        max_price: int | float | None = None,
        paid: bool = False,
    ) -> types.CallToolResult:
        """Call a tool and return its answer, errors included.

        Args:
            request_key: carried in ``_meta``; required for a paid call.
            max_price: in CU, carried in ``_meta``.
            paid: whether sending it twice could cost twice.

        Raises:
            AnswerLost: when a paid call's answer was lost and it must not be sent again.
            LayerError: when there is no server, or it turned the call away.
        """
        meta: dict[str, Any] = {}
        if request_key is not None:
            meta[REQUEST_KEY_META] = request_key
        if max_price is not None:
            meta[MAX_PRICE_META] = max_price
        keyed = request_key is not None and self.target.ours
        attempts = KEYED_ATTEMPTS if keyed else 2
        sent = False
        for attempt in range(1, attempts + 1):
            try:
                session = await self.session()
            except ServerUnavailable as error:
                if not (paid and sent):
                    raise
                if attempt == attempts:
                    raise AnswerLost(f"the server did not come back: {error.message}") from error
                await asyncio.sleep(max(0.0, self._retry_at - time.monotonic()))
                continue
            try:
                return await self._ask(session, tool, arguments, meta, request_key)
            except AnswerLost as lost:
                if not lost.late:
                    session.retire()
                sent = sent or not lost.unsent
                if paid and sent and not keyed:
                    raise
                if attempt == attempts or (lost.late and not paid):
                    if paid and sent:
                        raise
                    raise ServerUnavailable(
                        f"{self.target.info.label}: no answer to {tool}: {lost}."
                    ) from lost
        raise AssertionError("unreachable")

    async def _ask(
        self,
        session: Session,
        tool: str,
        arguments: Mapping[str, Any],
        meta: dict[str, Any],
        key: str | None,
    ) -> types.CallToolResult:
        import mcp_types as types
        from mcp import MCPError
        from pydantic import ValidationError

        stamp = cast("types.RequestParamsMeta", meta) if meta else None
        request = types.CallToolRequest(
            params=types.CallToolRequestParams(name=tool, arguments=dict(arguments), _meta=stamp)
        )
        session.delivery.refusal = None
        if key is not None:
            session.delivery.watched.add(key)
        with session.in_use():
            work = asyncio.ensure_future(
                session.client.session.send_request(
                    request, types.CallToolResult, request_read_timeout_seconds=self.call_seconds
                )
            )
            try:
                waiting: set[asyncio.Future[Any]] = {work, session.ended}
                await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
                unsent = key is not None and key in session.delivery.unsent
                if not work.done():
                    raise AnswerLost("the connection ended", unsent=unsent)
                return work.result()
            except MCPError as error:
                raise self._lost_or_refused(session, error, tool, unsent=unsent) from error
            except ValidationError as error:
                faults = f"the answer was not one of MCP ({error.error_count()} faults)"
                raise AnswerLost(faults, late=True) from error
            finally:
                work.cancel()
                if key is not None:
                    session.delivery.watched.discard(key)
                    session.delivery.unsent.discard(key)

    def _lost_or_refused(self, session: Session, error: Any, tool: str, *, unsent: bool) -> Exception:
        import mcp_types as types

        if error.code == types.CONNECTION_CLOSED or "Session terminated" in str(error):
            return AnswerLost("the connection ended", unsent=unsent or "terminated" in str(error))
        if error.code == types.REQUEST_TIMEOUT:
            return AnswerLost(f"there was none within {self.call_seconds:g} s", late=True)
        refusal = session.delivery.refusal
        if refusal is not None:
            if refusal.status >= 500 and refusal.code == ServerUnavailable.code:
                return AnswerLost(refusal.message)
            return refusal
        return LayerError(f"{tool} failed in the protocol: {error}", remedy="Run `layer doctor`.")

    async def list_tools(self) -> list[types.Tool]:
        """Every tool of the server, all pages."""
        from mcp import MCPError

        for last in (False, True):
            session = await self.session()
            tools: list[types.Tool] = []
            cursor: str | None = None
            try:
                while True:
                    page = await session.client.list_tools(cursor=cursor)
                    tools += page.tools
                    cursor = page.next_cursor
                    if not cursor:
                        return tools
            except MCPError as error:
                session.retire()
                if last:
                    refusal = session.delivery.refusal
                    raise refusal or ServerUnavailable(
                        f"{self.target.info.label}: no answer to tools/list."
                    ) from error
        raise AssertionError("unreachable")

    async def aclose(self) -> None:
        """End the session, if there is one."""
        session, self._session = self._session, None
        if session is not None and self._owner is asyncio.get_running_loop():
            session.stop.set()
            if self._task is not None:
                with contextlib.suppress(asyncio.TimeoutError):
                    await asyncio.wait({self._task}, timeout=2)


def _unavailable(error: BaseException, refusal: LayerError | None, label: str) -> LayerError:
    if isinstance(error, LayerError):
        return error
    if refusal is not None:
        return refusal
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return ServerUnavailable(
        f"{label} cannot be reached: {type(error).__name__}: {error}.",
        remedy="Check the address and the network; without either, LAYER_MCP_URL=embedded works. "
        "Nothing was started and nothing was charged.",
    )
