"""A server that is told to stop ends the streams of whoever listens, and leaves no complaint in its log."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anyio
import anyio.to_thread
import httpx2
import mcp
from mcp.client.sse import sse_client
from mcp.client.streamable_http import streamable_http_client

from layer_mcp.connect import local
from layer_mcp.contract.data_folder import LOG_FILE


async def stopped_with(home: Path, session: Any) -> str:
    """The log of a server that was stopped while this session was open."""
    with anyio.fail_after(60):
        await session()
    return (home / LOG_FILE).read_text()


async def test_an_sse_stream(home: Path) -> None:
    server = await anyio.to_thread.run_sync(lambda: local.ensure(home, timeout=60))
    headers = {"authorization": f"Bearer {server.token.reveal()}"}

    async def session() -> None:
        async with mcp.Client(
            sse_client(f"{server.endpoint.origin}/sse", headers=headers), mode="legacy"
        ) as client:
            await client.list_tools()
            assert await anyio.to_thread.run_sync(local.stop, home)

    assert "Traceback" not in await stopped_with(home, session)


async def test_a_subscription(home: Path) -> None:
    server = await anyio.to_thread.run_sync(lambda: local.ensure(home, timeout=60))
    headers = {"authorization": f"Bearer {server.token.reveal()}"}

    async def session() -> None:
        async with (
            httpx2.AsyncClient(headers=headers, trust_env=False, timeout=60) as http,
            mcp.Client(streamable_http_client(f"{server.endpoint.origin}/mcp", http_client=http)) as client,
            client.listen(resources_list_changed=True) as events,
        ):
            assert await anyio.to_thread.run_sync(local.stop, home)
            # It ends; it does not break.
            assert [event async for event in events] == []

    assert "Traceback" not in await stopped_with(home, session)
