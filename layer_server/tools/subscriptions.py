"""Subscriptions: a finished run reaches whoever listens at once, in both eras of the protocol.

A client of the newer era opens a ``subscriptions/listen`` stream and says what it wants to hear of; one of the
older subscribes to addresses one by one, and hears of them on its session's own stream. Either way it hears of
its user's runs only: ``run://{run_id}`` has changed, and, when a run is over, the list of assets has.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mcp import MCPError, types
from mcp.server.subscriptions import (
    ListenHandler,
    ResourcesListChanged,
    ResourceUpdated,
    ServerEvent,
)

from layer_server.tools.news import Change, News
from layer_server.tools.resources import RUN_SCHEME, Resources

if TYPE_CHECKING:
    from mcp.server import Server
    from mcp.server.context import ServerRequestContext
    from mcp.server.session import ServerSession

    from layer_server.core import Core
    from layer_server.tools.call import Call

MAX_STREAMS_OF_A_USER = 64
MAX_ADDRESSES = 200
"""Addresses that one session, or one stream, may name."""
_MAX_WAITING = 256
"""Events kept for a session whose client does not read; then the oldest are dropped."""
_SESSION_KEY = "layer.subscriptions"

CallOf = Callable[["ServerRequestContext[Any]"], Awaitable["Call"]]


class Subscriptions:
    """Serves both ways of listening.

    Args:
        call_of: gives the core and the principal of a request.
    """

    def __init__(self, call_of: CallOf, resources: Resources) -> None:
        self._call_of = call_of
        self._resources = resources
        self._news = News()
        self._streams: Counter[str] = Counter()
        self._handlers: set[ListenHandler] = set()

    def register(self, server: Server[Any]) -> None:
        """Serve the methods of subscriptions on this server."""
        server.add_request_handler(
            "subscriptions/listen", types.SubscriptionsListenRequestParams, self.listen
        )
        server.add_request_handler("resources/subscribe", types.SubscribeRequestParams, self.subscribe)
        server.add_request_handler("resources/unsubscribe", types.UnsubscribeRequestParams, self.unsubscribe)

    def close(self) -> None:
        """End every stream; the server is going down."""
        for handler in list(self._handlers):
            handler.close()

    async def listen(
        self, context: ServerRequestContext[Any], params: types.SubscriptionsListenRequestParams
    ) -> types.SubscriptionsListenResult:
        """One stream of the newer era, until its client leaves."""
        call = await self._call_of(context)
        user_id = call.principal.user_id
        if len(params.notifications.resource_subscriptions or ()) > MAX_ADDRESSES:
            raise _too_many()
        if self._streams[user_id] >= MAX_STREAMS_OF_A_USER:
            raise MCPError(
                types.INVALID_REQUEST,
                f"{MAX_STREAMS_OF_A_USER} streams of yours are open; close one and listen again.",
            )
        self._streams[user_id] += 1
        # The SDK's handler acknowledges, stamps, filters and bounds; what it is told is the user's own.
        handler = ListenHandler(_UsersEvents(self._news, call.core, user_id))
        self._handlers.add(handler)
        try:
            return await handler(context, params)
        finally:
            self._handlers.discard(handler)
            self._streams[user_id] -= 1
            if not self._streams[user_id]:
                del self._streams[user_id]

    async def subscribe(
        self, context: ServerRequestContext[Any], params: types.SubscribeRequestParams
    ) -> types.EmptyResult:
        """Hear of one address on this session, of the older era."""
        call = await self._call_of(context)
        await self._resources.check(call, params.uri)
        session = self._session(context, call.core, call.principal.user_id)
        if len(session.addresses) >= MAX_ADDRESSES:
            raise _too_many()
        session.addresses.add(params.uri)
        return types.EmptyResult()

    async def unsubscribe(
        self, context: ServerRequestContext[Any], params: types.UnsubscribeRequestParams
    ) -> types.EmptyResult:
        """Hear of it no more."""
        session: _Session | None = _connection(context.session).state.get(_SESSION_KEY)
        if session is not None:
            session.addresses.discard(params.uri)
        return types.EmptyResult()

    def _session(self, context: ServerRequestContext[Any], core: Core, user_id: str) -> _Session:
        connection = _connection(context.session)
        session: _Session | None = connection.state.get(_SESSION_KEY)
        if session is None:
            session = _Session(context.session)
            connection.state[_SESSION_KEY] = session
            connection.exit_stack.callback(self._news.subscribe(core, user_id, session.hear))
            connection.exit_stack.callback(session.close)
        return session


class _UsersEvents:
    """The SDK's bus, of one user's events."""

    def __init__(self, news: News, core: Core, user_id: str) -> None:
        self._news = news
        self._core = core
        self._user_id = user_id

    async def publish(self, event: ServerEvent) -> None:
        raise NotImplementedError("Events come from the runs; nobody publishes them here.")

    def subscribe(self, listener: Callable[[ServerEvent], None]) -> Callable[[], None]:
        def hear(change: Change) -> None:
            for event in _events(change):
                listener(event)

        return self._news.subscribe(self._core, self._user_id, hear)


@dataclass(eq=False)
class _Session:
    """A session of the older era that has subscribed: its addresses, and what waits to be sent to it."""

    session: ServerSession
    addresses: set[str] = field(default_factory=set)
    _waiting: asyncio.Queue[ServerEvent] = field(default_factory=lambda: asyncio.Queue(_MAX_WAITING))
    _sender: asyncio.Task[None] | None = None

    def hear(self, change: Change) -> None:
        for event in _events(change):
            if isinstance(event, ResourceUpdated) and event.uri not in self.addresses:
                continue
            if self._waiting.full():
                self._waiting.get_nowait()
            self._waiting.put_nowait(event)
        if self._sender is None:
            self._sender = asyncio.get_running_loop().create_task(self._send())

    def close(self) -> None:
        if self._sender is not None:
            self._sender.cancel()

    async def _send(self) -> None:
        while True:
            event = await self._waiting.get()
            if isinstance(event, ResourceUpdated):
                await self.session.send_resource_updated(event.uri)
            else:
                await self.session.send_resource_list_changed()


def _events(change: Change) -> list[ServerEvent]:
    events: list[ServerEvent] = [ResourceUpdated(uri=f"{RUN_SCHEME}{change.run_id}")]
    if change.final:
        events.append(ResourcesListChanged())
    return events


def _connection(session: ServerSession) -> Any:
    """What outlives a request on its session; the SDK has no public way from the one to the other."""
    return session._connection


def _too_many() -> MCPError:
    return MCPError(
        types.INVALID_PARAMS,
        f"{MAX_ADDRESSES} addresses are the most that may be subscribed to; unsubscribe from some.",
    )
