"""Sessions of the older era over HTTP: one opened before signing in becomes the user's; nobody else may join it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx2
import pytest

from layer_server.accounts.principal import LOCAL_USER, Principal, stamp

Post = Callable[..., Any]
STRANGER = Principal("somebody else")


@pytest.fixture
async def post(app: Any) -> AsyncIterator[Post]:
    """Sends one message, as this principal."""
    who: list[Principal | None] = [None]

    async def stamped(scope: Any, receive: Any, send: Any) -> None:
        stamp(scope, who[0])
        await app.asgi(scope, receive, send)

    transport = httpx2.ASGITransport(app=stamped)
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1:9") as http:

        async def send(
            principal: Principal | None, method: str, session: str | None = None, **params: Any
        ) -> Any:
            who[0] = principal
            headers = {"accept": "application/json, text/event-stream"}
            if session is not None:
                headers |= {"mcp-session-id": session, "mcp-protocol-version": "2025-11-25"}
            body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
            return await http.post("/mcp", headers=headers, json=body)

        yield send


async def opened(post: Post, principal: Principal | None) -> str:
    answer = await post(
        principal,
        "initialize",
        protocolVersion="2025-11-25",
        capabilities={},
        clientInfo={"name": "test", "version": "1"},
    )
    assert answer.status_code == 200
    return str(answer.headers["mcp-session-id"])


async def test_a_session_from_before_signing_in_is_taken_along(post: Post) -> None:
    session = await opened(post, None)
    assert (await post(None, "tools/list", session)).status_code == 200
    assert (await post(LOCAL_USER, "tools/list", session)).status_code == 200
    assert (await post(STRANGER, "tools/list", session)).status_code == 404


@pytest.mark.parametrize("other", [STRANGER, None], ids=["somebody else", "nobody"])
async def test_nobody_else_may_use_it(post: Post, other: Principal | None) -> None:
    session = await opened(post, LOCAL_USER)
    refused = await post(other, "tools/list", session)
    assert refused.status_code == 404
    assert refused.json()["error"]["message"] == "Session not found"
    assert (await post(LOCAL_USER, "tools/list", session)).status_code == 200


async def test_of_two_ids_the_first_one_counts(app: Any, post: Post) -> None:
    """It is the one that the SDK takes."""
    hers, mine = await opened(post, LOCAL_USER), await opened(post, STRANGER)

    async def strangers(scope: Any, receive: Any, send: Any) -> None:
        stamp(scope, STRANGER)
        await app.asgi(scope, receive, send)

    headers = [("accept", "application/json, text/event-stream"), ("mcp-protocol-version", "2025-11-25")]
    transport = httpx2.ASGITransport(app=strangers)
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1:9") as http:
        for ids, status in (((hers, mine), 404), ((mine, hers), 200)):
            both = [*headers, *(("mcp-session-id", each) for each in ids)]
            body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
            assert (await http.post("/mcp", headers=both, json=body)).status_code == status


async def test_a_session_that_never_was_is_told_alike(post: Post) -> None:
    unknown = await post(LOCAL_USER, "tools/list", "never-was")
    assert unknown.status_code == 404
    assert unknown.json()["error"]["message"] == "Session not found"


async def test_an_sse_stream_needs_somebody(app: Any) -> None:
    async def nobodys(scope: Any, receive: Any, send: Any) -> None:
        stamp(scope, None)
        await app.asgi(scope, receive, send)

    transport = httpx2.ASGITransport(app=nobodys)
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1:9") as http:
        refused = await http.get("/sse", headers={"accept": "text/event-stream"})
    assert refused.status_code == 401
    assert refused.json()["code"] == "UNAUTHENTICATED"


async def test_who_is_not_signed_in_sees_the_page_and_no_assets(post: Post) -> None:
    session = await opened(post, None)
    answer = await post(None, "resources/list", session)
    assert "ui://layer/run" in answer.text
    assert "asset://" not in answer.text
    assert "Nobody is signed in" in (await post(None, "resources/read", session, uri="run://x")).text
