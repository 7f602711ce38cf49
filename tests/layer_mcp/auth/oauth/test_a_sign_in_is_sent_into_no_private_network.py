"""A server outside cannot have this program ask inside the network that it runs in, whatever its metadata name."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import pytest

from layer_mcp.auth.oauth.fetch import get_json, oauth_http
from layer_mcp.connect import proxies
from layer_mcp.contract.errors import InvalidInputs, ServerUnavailable

NAMES = {
    "mcp.layer.example": "8.8.8.8",
    "sso.corp.example": "10.1.2.3",
    "mcp.corp.example": "10.9.9.9",
    "127.1": "127.0.0.1",
}


@pytest.fixture(autouse=True)
def _names(monkeypatch: pytest.MonkeyPatch) -> None:
    async def look(_: Any, host: str, *__: Any, **___: Any) -> list[Any]:
        if host not in NAMES:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (NAMES[host], 0))]

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", look)
    monkeypatch.setattr(proxies, "proxy_for", lambda *_: None)


@pytest.mark.parametrize(
    "host",
    [
        "10.0.0.1",
        "169.254.169.254",
        "127.1",
        "a.localhost",
        "localhost.",
        "[::ffff:10.0.0.1]",
        "sso.corp.example",
    ],
)
async def test_what_a_public_server_may_not_name(host: str) -> None:
    async with oauth_http("https://mcp.layer.example/mcp") as http:
        with pytest.raises(InvalidInputs, match="private network"):
            await get_json(http, f"https://{host}/.well-known/oauth-authorization-server")


async def test_who_answers_is_looked_at_too(pretender: Any) -> None:
    """The name leads elsewhere than it did a moment ago: here it is the check of names that has seen nothing."""
    async with oauth_http("https://mcp.layer.example/mcp") as http:
        http.event_hooks = {**http.event_hooks, "request": []}
        with pytest.raises(InvalidInputs, match="private network"):
            await get_json(http, f"{pretender.origin}/here")


async def test_a_server_of_the_same_network_may(monkeypatch: pytest.MonkeyPatch) -> None:
    async def unreachable(*_: Any, **__: Any) -> Any:
        import httpx2

        raise httpx2.ConnectError("no")

    monkeypatch.setattr(proxies.Routed, "handle_async_request", unreachable)
    async with oauth_http("https://mcp.corp.example/mcp") as http:
        with pytest.raises(ServerUnavailable):
            await get_json(http, "https://sso.corp.example/.well-known/openid-configuration")
