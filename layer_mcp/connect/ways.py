"""The ways to speak MCP with a server: in memory, by streamable HTTP, and by SSE where that is refused.

SSE is the older way. Some servers speak nothing else, some networks let nothing else through. It is tried when the
very first request was refused as something that the address does not do: nothing has been asked by then.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit, urlunsplit

import httpx2
import mcp
from mcp.client.sse import sse_client
from mcp.client.streamable_http import streamable_http_client

from layer_mcp.connect.transport import CONNECT_SECONDS, Delivery, error_of, http_client

if TYPE_CHECKING:
    from layer_mcp.auth.credential import Credential

Transport = Literal["streamable-http", "sse", "memory"]

SSE_PATH = "/sse"
_NOT_DONE_HERE = frozenset({404, 405, 406, 415, 501})
"""Statuses that say that the address does not do streamable HTTP."""

# What goes wrong in the SDK's tasks is told as an error of ours; where nobody has set up logging, it is not told twice.
logging.getLogger("mcp").addHandler(logging.NullHandler())


async def connect(
    stack: contextlib.AsyncExitStack,
    url: str,
    http: httpx2.AsyncClient,
    *,
    credential: Credential | None,
    delivery: Delivery,
    seconds: float,
    sse: str | None = None,
) -> tuple[mcp.Client, str | None]:
    """The SDK's client of a server, connected.

    Args:
        stack: closes it.
        delivery: of the requests that connect.
        seconds: how long an answer may take.
        sse: the address of the server's SSE, where it is known to speak nothing else.

    Returns:
        The client, and the address of SSE when it is that.

    Raises:
        LayerError: when the server wants to know first who asks.
        Exception: what the SDK raises when there is nothing to connect to.
    """
    refused: Exception | None = None
    if sse is None:
        server = streamable_http_client(url, http_client=http)
        try:
            client = mcp.Client(server, read_timeout_seconds=seconds)
            return await stack.enter_async_context(client), None
        except Exception as error:
            if not _does_no_http(delivery):
                raise
            refused = error
    for address in [sse] if sse else _sse_addresses(url):
        try:
            return await _by_sse(stack, address, credential, delivery, seconds), address
        except Exception as error:
            if (answer := _http_status(error)) is not None and answer.status_code in {401, 403}:
                raise error_of(answer.status_code, b"", answer.headers) from error
            refused = refused or error
    raise refused or ConnectionError(url)


async def _by_sse(
    stack: contextlib.AsyncExitStack,
    url: str,
    credential: Credential | None,
    delivery: Delivery,
    seconds: float,
) -> mcp.Client:
    """A client over SSE. Its stream has an HTTP client of its own.

    Raises:
        TimeoutError: when the stream opens and says nothing, or the first message is refused.
    """

    delivery.failed.clear()

    def made(
        headers: dict[str, Any] | None = None,
        timeout: httpx2.Timeout | None = None,  # noqa: ARG001  the SDK's; ours are longer
        auth: httpx2.Auth | None = None,  # noqa: ARG001  the SDK has none
    ) -> httpx2.AsyncClient:
        return http_client(url, credential, headers=headers, by_stream=True)

    client = mcp.Client(
        sse_client(url, httpx_client_factory=made), mode="legacy", read_timeout_seconds=seconds
    )
    async with asyncio.timeout(CONNECT_SECONDS) as limit:

        async def give_up() -> None:
            await delivery.failed.wait()
            limit.reschedule(asyncio.get_running_loop().time())

        watching = asyncio.create_task(give_up())
        try:
            return await stack.enter_async_context(client)
        finally:
            watching.cancel()


def _does_no_http(delivery: Delivery) -> bool:
    """Whether a first request was refused as something that the address does not do."""
    said = delivery.refusal.message.lower() if delivery.refusal else ""
    return delivery.status in _NOT_DONE_HERE or (delivery.status == 400 and "transport" in said)


def _sse_addresses(url: str) -> Iterator[str]:
    """Where a server of SSE may be: at the same address, and beside it."""
    yield url
    parts = urlsplit(url)
    if not parts.path.endswith(SSE_PATH):
        parent = parts.path.rstrip("/").rpartition("/")[0]
        yield urlunsplit(parts._replace(path=parent + SSE_PATH))


def _http_status(error: BaseException) -> httpx2.Response | None:
    """The answer that an error of the SDK is about, if it is about one."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error.response if isinstance(error, httpx2.HTTPStatusError) else None
