"""How many sessions and streams one user may have open, and that a session's user is not forgotten meanwhile."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest

from layer_server.accounts.principal import Principal, stamp
from layer_server.tools import sessions, transports
from layer_server.tools.sessions import Sessions


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr(sessions.time, "monotonic", lambda: now[0])
    return now


def test_one_user_leaves_room_for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "MAX_OF_ONE", 3)
    opened = Sessions()
    for number in range(3):
        assert opened.has_room(None)
        opened.note(f"s{number}", None)
    assert not opened.has_room(None)
    assert opened.has_room("ana")
    # Who signs in has a session of their own, and nobody has room again.
    assert opened.may_use("s0", "ana")
    assert opened.has_room(None)
    opened.forget("s1")
    assert opened.has_room(None)


def test_what_has_ended_by_itself_makes_room(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "MAX_OF_ONE", 2)
    opened = Sessions()
    opened.note("streaming", "ana")
    opened.note("idle", "ana")
    with opened.in_use("streaming"):
        clock[0] += 10_000
        assert opened.has_room("ana")
    assert not opened.may_use("streaming", "ben"), "an open stream keeps its session, and whose it is"


def test_many_that_come_and_go_push_nobody_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "_MAX_REMEMBERED", 10)
    opened = Sessions()
    opened.note("hers", "ana")
    for number in range(50):
        assert opened.has_room(None)
        opened.note(f"s{number}", None)
    assert not opened.may_use("hers", "ben")


async def test_a_session_too_many_is_refused_and_another_user_is_not(
    app: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "MAX_OF_ONE", 2)
    who: list[Principal | None] = [None]

    async def stamped(scope: Any, receive: Any, send: Any) -> None:
        stamp(scope, who[0])
        await app.asgi(scope, receive, send)

    headers = {"accept": "application/json, text/event-stream"}
    params = {
        "protocolVersion": "2025-11-25",
        "capabilities": {},
        "clientInfo": {"name": "t", "version": "0"},
    }
    body = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}
    transport = httpx2.ASGITransport(app=stamped)
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1:9") as http:
        answers = [await http.post("/mcp", headers=headers, json=body) for _ in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 503]
        assert "sessions are open" in answers[2].json()["message"]
        who[0] = Principal("ana")
        assert (await http.post("/mcp", headers=headers, json=body)).status_code == 200
        who[0] = None
        gone = {"mcp-session-id": answers[0].headers["mcp-session-id"]}
        assert (await http.delete("/mcp", headers=gone)).status_code == 200
        assert (await http.post("/mcp", headers=headers, json=body)).status_code == 200


async def test_an_sse_stream_too_many_is_refused(app: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transports, "MAX_STREAMS_OF_A_USER", 0)
    transport = httpx2.ASGITransport(app=app.asgi)
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1:9") as http:
        refused = await http.get("/sse", headers={"accept": "text/event-stream"})
    assert refused.status_code == 503
    assert "of yours" in refused.json()["message"]
