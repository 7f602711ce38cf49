"""Connections for many calls at once.

The HTTP library looks at every connection of a pool for each request, and at its socket: with 32 of them that is a
fifth of a call's time. Here a few are kept per pool, and a request goes to the first pool with room.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any, cast

import httpx2

CONNECTIONS_EACH = 4
_LIMITS = httpx2.Limits(max_connections=100, keepalive_expiry=5.0)
"""The library's own."""


class Pools(httpx2.AsyncBaseTransport):
    """Several small pools that are used as one.

    Args:
        limits: of all together.
        settings: of each; a TLS context is made once.
    """

    def __init__(self, *, limits: httpx2.Limits = _LIMITS, **settings: Any) -> None:
        if not isinstance(settings.get("verify"), bool | type(None)):
            self._settings = settings
        else:
            context = httpx2.create_ssl_context(trust_env=settings.get("trust_env", True))
            self._settings = settings | {"verify": context}
        self._most = max(1, (limits.max_connections or CONNECTIONS_EACH) // CONNECTIONS_EACH)
        self._limits = httpx2.Limits(
            max_connections=CONNECTIONS_EACH, keepalive_expiry=limits.keepalive_expiry
        )
        self._pools: list[httpx2.AsyncHTTPTransport] = []
        self._busy: list[int] = []
        self._add()

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        number = self._with_room()
        self._busy[number] += 1
        try:
            response = await self._pools[number].handle_async_request(request)
        except BaseException:
            self._busy[number] -= 1
            raise
        response.stream = _Held(cast("httpx2.AsyncByteStream", response.stream), self._busy, number)
        return response

    async def aclose(self) -> None:
        for pool in self._pools:
            await pool.aclose()

    def _with_room(self) -> int:
        for number, busy in enumerate(self._busy):
            if busy < CONNECTIONS_EACH:
                return number
        if len(self._pools) < self._most:
            self._add()
            return len(self._pools) - 1
        return self._busy.index(min(self._busy))

    def _add(self) -> None:
        self._pools.append(httpx2.AsyncHTTPTransport(limits=self._limits, **self._settings))
        self._busy.append(0)


class _Held(httpx2.AsyncByteStream):
    """The body of an answer, which has its connection until it is closed."""

    def __init__(self, stream: httpx2.AsyncByteStream, busy: list[int], number: int) -> None:
        self._stream = stream
        self._busy = busy
        self._number: int | None = number

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._stream.__aiter__()

    async def aclose(self) -> None:
        try:
            await self._stream.aclose()
        finally:
            if self._number is not None:
                self._busy[self._number] -= 1
                self._number = None
