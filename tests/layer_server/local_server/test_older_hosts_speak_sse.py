"""SSE for older hosts: at its own address, and at the address of everything else."""

from __future__ import annotations

from typing import Any

import anyio
import httpx2
import mcp
import pytest
from mcp.client.sse import sse_client


@pytest.fixture
def headers(server: Any) -> dict[str, str]:
    return {"authorization": f"Bearer {server.token.reveal()}"}


@pytest.mark.parametrize("path", ["/sse", "/mcp"])
async def test_a_forge_over_sse(server: Any, headers: dict[str, str], path: str) -> None:
    with anyio.fail_after(60):
        async with mcp.Client(
            sse_client(f"{server.endpoint.origin}{path}", headers=headers), mode="legacy"
        ) as client:
            assert len((await client.list_tools()).tools) == 19
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
            assert not started.is_error, started.structured_content


async def test_the_streamable_transport_keeps_its_own_answers(server: Any, headers: dict[str, str]) -> None:
    events = {**headers, "accept": "text/event-stream"}
    async with httpx2.AsyncClient(base_url=server.endpoint.origin, trust_env=False, timeout=10) as http:
        no_events = await http.get("/mcp", headers={**headers, "accept": "application/json"})
        assert no_events.status_code == 406
        unknown = await http.get("/mcp", headers={**events, "mcp-session-id": "nobody's"})
        assert unknown.status_code == 404
        versioned = await http.get("/mcp", headers={**events, "mcp-protocol-version": "2025-11-25"})
        assert versioned.status_code == 400
        modern = await http.get("/mcp", headers={**events, "mcp-protocol-version": "2026-07-28"})
        assert modern.status_code == 405
        posted = await http.post("/sse", headers=headers, json={})
        assert posted.status_code == 405
        assert posted.headers["allow"] == "GET"
        nobodys = await http.post("/messages/?session_id=" + "0" * 32, headers=headers, json={})
        assert nobodys.status_code == 404


async def test_a_stream_needs_the_token(server: Any) -> None:
    async with httpx2.AsyncClient(base_url=server.endpoint.origin, trust_env=False, timeout=10) as http:
        for path in ("/sse", "/mcp"):
            refused = await http.get(path, headers={"accept": "text/event-stream"})
            assert refused.status_code == 401
