"""The official client over real HTTP, with the handshake and without."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import anyio
import httpx2
import mcp
import pytest
from mcp.client.streamable_http import streamable_http_client


@asynccontextmanager
async def connected(server: Any, era: str) -> AsyncIterator[mcp.Client]:
    headers = {"authorization": f"Bearer {server.token.reveal()}"}
    async with (
        httpx2.AsyncClient(headers=headers, trust_env=False, timeout=60) as http,
        mcp.Client(
            streamable_http_client(f"{server.endpoint.origin}/mcp", http_client=http), mode=era
        ) as client,
    ):
        yield client


@pytest.mark.parametrize("era", ["auto", "legacy", "2026-07-28"])
async def test_a_forge_from_end_to_end(server: Any, era: str) -> None:
    with anyio.fail_after(60):
        async with connected(server, era) as client:
            workspaces = await client.call_tool("list_workspaces", {})
            started = await client.call_tool(
                "execute_forge",
                {
                    "workspace_id": workspaces.structured_content["workspaces"][0]["workspace_id"],
                    "model_id": "swatch",
                    "prompt": "red",
                    "batch_size": 1,
                },
            )
            while True:
                run = await client.call_tool(
                    "get_forge_run", {"inference_id": started.structured_content["inference_id"]}
                )
                if run.structured_content["status"] != "in_progress":
                    break
                await anyio.sleep(0.05)
            assert run.structured_content["status"] == "complete"
            address = run.structured_content["assets"][0]["url"]
            async with httpx2.AsyncClient(trust_env=False) as bare:
                assert (await bare.get(address)).content.startswith(b"\x89PNG")


async def test_without_the_token_there_is_no_session(server: Any) -> None:
    with pytest.raises(BaseException) as caught:  # noqa: PT011  the SDK raises groups
        async with mcp.Client(f"{server.endpoint.origin}/mcp") as client:
            await client.list_tools()
    assert server.token.reveal() not in repr(caught.value)
