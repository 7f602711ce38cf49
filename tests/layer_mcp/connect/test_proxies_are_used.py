"""A company's proxy is used for everything that leaves this machine, and never for this machine."""

from __future__ import annotations

import asyncio

import httpx2
import pytest

from layer_mcp.connect.proxies import Routed, proxy_for


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.mark.parametrize(
    ("environment", "scheme", "host", "proxy"),
    [
        ({}, "https", "mcp.app.layer.ai", None),
        ({"HTTPS_PROXY": "http://p:3128"}, "https", "mcp.app.layer.ai", "http://p:3128"),
        ({"HTTPS_PROXY": "http://p:3128"}, "http", "mcp.app.layer.ai", None),
        ({"HTTPS_PROXY": "p:3128"}, "https", "mcp.app.layer.ai", "http://p:3128"),
        ({"ALL_PROXY": "http://p:3128"}, "https", "mcp.app.layer.ai", "http://p:3128"),
        ({"HTTPS_PROXY": "http://p:3128", "NO_PROXY": ".layer.ai"}, "https", "mcp.app.layer.ai", None),
        ({"HTTP_PROXY": "http://p:3128"}, "http", "127.0.0.1", None),
        ({"HTTP_PROXY": "http://p:3128"}, "http", "localhost", None),
    ],
)
def test_which(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], scheme: str, host: str, proxy: str | None
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert proxy_for(scheme, host) == proxy


async def test_a_session_goes_by_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    from layer_mcp.auth.oauth.fetch import oauth_http
    from layer_mcp.connect.transport import http_client

    seen: list[str] = []

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        seen.append(head.split("\r\n")[0])
        assert "authorization: bearer" not in head.lower()
        writer.write(
            b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
        )
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(proxy, "127.0.0.1", 0)
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    from layer_mcp.auth.credential import StaticToken
    from layer_mcp.contract.redact import Secret

    token = StaticToken(Secret("pat_secret"), "https://layer.example", "a test")
    async with (
        server,
        http_client("https://layer.example", token) as session,
        oauth_http("https://layer.example/mcp") as signing,
    ):
        for http in (session, signing):
            with pytest.raises(httpx2.ProxyError):
                await http.get("https://layer.example/mcp")
    assert seen == ["CONNECT layer.example:443 HTTP/1.1"] * 2


async def test_one_that_cannot_be_used_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from layer_mcp.contract.errors import InvalidInputs

    monkeypatch.setenv("HTTPS_PROXY", "gopher://p:70")
    async with httpx2.AsyncClient(transport=Routed(), trust_env=False) as http:
        with pytest.raises(InvalidInputs, match="proxy"):
            await http.get("https://layer.example/mcp")


@pytest.mark.parametrize("proxy", ["http://user:hid#den@p:80", "http://user:hid/den@p:80", "p:hidden"])
async def test_a_password_that_breaks_the_address_is_not_repeated(
    monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    from layer_mcp.contract.errors import InvalidInputs
    from layer_mcp.doctor.network import network

    monkeypatch.setenv("HTTPS_PROXY", proxy)
    async with httpx2.AsyncClient(transport=Routed(), trust_env=False) as http:
        with pytest.raises(InvalidInputs, match="cannot be read") as refused:
            await http.get("https://layer.example/mcp")
    assert refused.value.__cause__ is None
    assert "hid" not in f"{refused.value}{network('https://layer.example/mcp')}"
