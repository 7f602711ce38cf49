"""401 and 403: a free call is asked once more with a renewed token; a paid one is sent once, and says so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from layer_mcp.contract.errors import Forbidden, Unauthenticated
from layer_mcp.contract.redact import Secret


def spoilt(grant: Any) -> Any:
    """A grant whose access token the server does not take, although it should be good for an hour."""
    return replace(grant, access_token=Secret("oat_" + "x" * 43))


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The bodies that were posted to MCP endpoints."""
    from layer_mcp.connect import transport

    bodies: list[str] = []
    handle = transport._Noting.handle_async_request

    async def noting(self: Any, request: Any) -> Any:
        if request.method == "POST":
            bodies.append(request.content.decode())
        return await handle(self, request)

    monkeypatch.setattr(transport._Noting, "handle_async_request", noting)
    return bodies


async def test_a_free_call_goes_through(signed_in: Any, kept: Any, reached: Any) -> None:
    store = kept(spoilt(await signed_in()))
    async with reached(store.credential()) as connection:
        assert not (await connection.call("list_workspaces", {})).is_error
        assert len(await connection.list_tools()) >= 19
    assert len(store.kept) == 1


async def test_a_paid_call_is_sent_once(signed_in: Any, kept: Any, reached: Any, sent: list[str]) -> None:
    store = kept(await signed_in())
    async with reached(store.credential()) as connection:
        workspace = (await connection.call("list_workspaces", {})).structured_content["workspaces"][0]
        asked = {
            "workspace_id": workspace["workspace_id"],
            "model_id": "swatch",
            "prompt": "sent once",
            "batch_size": 1,
        }
        await connection.list_tools()
        store.grant = spoilt(store.grant)
        connection.target.credential._take(store.grant)
        with pytest.raises(Unauthenticated, match="Nothing was started and nothing was charged") as caught:
            await connection.call("execute_forge", asked, request_key="once-1", paid=True)
        assert "Run it again" in caught.value.remedy
        assert sum("sent once" in body for body in sent) == 1
        assert len(store.kept) == 1, "the sign-in is renewed for the next call"
        answer = await connection.call("execute_forge", asked, request_key="once-1", paid=True)
        assert not answer.is_error
        assert sum("sent once" in body for body in sent) == 2


async def test_a_paid_call_after_the_end_of_the_grant(
    signed_in: Any, kept: Any, reached: Any, sent: list[str]
) -> None:
    from layer_mcp.auth.oauth import revoke

    store = kept(await signed_in())
    async with reached(store.credential()) as connection:
        await connection.list_tools()
        await revoke(store.grant)
        with pytest.raises(Unauthenticated, match=r"has ended.*Nothing was started") as caught:
            await connection.call("execute_forge", {"prompt": "too late"}, request_key="k", paid=True)
        assert "layer login" in caught.value.remedy
    assert sum("too late" in body for body in sent) == 1


async def test_more_rights_are_named_and_not_taken_for_a_dead_token(
    signed_in: Any, kept: Any, reached: Any, sent: list[str]
) -> None:
    from layer_mcp.auth.oauth import union

    grant = await signed_in(scopes=["layer:read"])
    assert "layer:run" not in grant.scopes
    store = kept(grant)
    async with reached(store.credential()) as connection:
        with pytest.raises(Forbidden, match=r"Nothing was started\.") as caught:
            await connection.call("execute_forge", {"prompt": "not allowed"}, request_key="k", paid=True)
    assert "layer login --scope" in caught.value.remedy
    assert "layer:run" in caught.value.remedy
    assert sum("not allowed" in body for body in sent) == 1
    assert store.kept == []
    more = await signed_in(scopes=union(grant.scopes, ["layer:run"]))
    assert {"layer:read", "layer:run"} <= set(more.scopes)


@pytest.mark.parametrize("paid", [False, True])
async def test_a_refusal_in_a_tools_own_words_counts_as_one(
    signed_in: Any, kept: Any, reached: Any, monkeypatch: pytest.MonkeyPatch, paid: bool
) -> None:
    """A server that lets anybody connect may leave it to the tool to ask who they are."""
    import mcp_types as types

    from layer_mcp.connect import connection as connecting

    store = kept(await signed_in())
    first = store.grant.access_token
    asked: list[str] = []

    async def answered(session: Any, tool: str, *_: Any, **__: Any) -> types.CallToolResult:
        asked.append(tool)
        text = types.TextContent(text="UNAUTHENTICATED: the connection has expired")
        return types.CallToolResult(content=[text], is_error=store.grant.access_token == first)

    async with reached(store.credential()) as connection:
        await connection.list_tools()
        monkeypatch.setattr(connecting, "ask", answered)
        if paid:
            with pytest.raises(Unauthenticated, match="Nothing was started"):
                await connection.call("execute_forge", {}, request_key="k", paid=True)
        else:
            assert not (await connection.call("list_workspaces", {})).is_error
    assert len(asked) == (1 if paid else 2)
    assert store.grant.access_token != first
