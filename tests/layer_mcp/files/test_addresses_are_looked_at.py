"""Addresses that a server gives are followed only where they may lead."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from layer_mcp.connect import proxies
from layer_mcp.contract.redact import Secret
from layer_mcp.library import fetching
from layer_mcp.library.fetching import Fetch
from layer_mcp.library.media import MediaHosts, NotAllowed
from layer_mcp.library.transfers import DownloadFailed

PUBLIC = "93.184.215.14"
NAMES = {
    "mcp.layer.example": PUBLIC,
    "media.layer.example": PUBLIC,
    "inside.example": "10.1.2.3",
    "both.example": "169.254.169.254",
    "team.example": "10.9.9.9",
}


@pytest.fixture(autouse=True)
def _names(monkeypatch: pytest.MonkeyPatch) -> None:
    async def look(_: Any, host: str, *__: Any, **___: Any) -> list[Any]:
        if host not in NAMES:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (NAMES[host], 0))]

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", look)
    monkeypatch.setattr(proxies, "proxy_for", lambda *_: None)
    monkeypatch.setattr(fetching, "FIRST_PAUSE_SECONDS", 0.001)


async def refused(origin: str | None, url: str) -> bool:
    hosts = MediaHosts(origin)
    try:
        await hosts.client_for(Secret(url))
    except NotAllowed as error:
        assert "signature" not in str(error)  # noqa: PT017  the address is a credential
        return True
    finally:
        await hosts.aclose()
    return False


@pytest.mark.parametrize(
    ("origin", "url", "is_refused"),
    [
        ("https://mcp.layer.example", "https://media.layer.example/a?signature=x", False),
        ("https://mcp.layer.example", "http://media.layer.example/a?signature=x", True),
        ("https://mcp.layer.example", "ftp://media.layer.example/a", True),
        ("https://mcp.layer.example", "file:///etc/passwd", True),
        ("https://mcp.layer.example", "https://[::1", True),
        ("https://mcp.layer.example", "https://media.layer.example:x/a", True),
        ("https://mcp.layer.example", "", True),
        ("https://mcp.layer.example", "https://inside.example/a?signature=x", True),
        ("https://mcp.layer.example", "https://both.example/latest/meta-data", True),
        ("https://mcp.layer.example", "https://10.0.0.1/a", True),
        ("https://mcp.layer.example", "https://127.0.0.1/a", True),
        ("https://mcp.layer.example", "http://127.0.0.1:8000/a", True),
        ("https://mcp.layer.example", "http://localhost/a", True),
        ("https://mcp.layer.example", "https://x.localhost/a", True),
        ("https://mcp.layer.example", "https://[::1]/a", True),
        ("https://mcp.layer.example", "https://[::ffff:10.0.0.1]/a", True),
        ("https://mcp.layer.example", "https://[fd00::1]/a", True),
        ("https://mcp.layer.example", "https://0.0.0.0/a", True),
        ("https://team.example", "https://inside.example/a", False),
        ("http://team.example:9000", "http://team.example:9000/files/a", False),
        ("http://team.example:9000", "http://inside.example/files/a", True),
        ("http://127.0.0.1:8000", "http://127.0.0.1:9000/a", False),
        (None, "http://127.0.0.1:9000/a", False),
    ],
)
async def test_where_an_address_may_lead(origin: str | None, url: str, is_refused: bool) -> None:
    assert await refused(origin, url) is is_refused


class Redirecting(BaseHTTPRequestHandler):
    """Sends everybody somewhere else, except from /file."""

    protocol_version = "HTTP/1.1"
    to = ""

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        body = b"the file" if self.path == "/file" else b""
        self.send_response(200 if body else 302)
        if not body:
            self.send_header("Location", type(self).to)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def redirecting() -> Iterator[Any]:
    kind = type("OneRedirecting", (Redirecting,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield kind, f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


async def fetched(origin: str, url: str) -> bytes:
    hosts = MediaHosts(origin)

    async def fresh() -> Secret:
        return Secret(url)

    try:
        return b"".join([chunk async for chunk in Fetch(hosts, "it", None, fresh).chunks()])
    finally:
        await hosts.aclose()


async def test_a_redirect_is_followed_where_an_address_may_lead(redirecting: Any) -> None:
    kind, origin = redirecting
    kind.to = "/file"
    assert await fetched(origin, f"{origin}/here") == b"the file"


@pytest.mark.parametrize("to", ["http://media.layer.example/x", "file:///etc/passwd", "https://"])
async def test_a_redirect_leads_nowhere_else(redirecting: Any, to: str) -> None:
    kind, origin = redirecting
    kind.to = to
    with pytest.raises((NotAllowed, DownloadFailed)):
        await fetched(origin, f"{origin}/here")


async def test_redirects_come_to_an_end(redirecting: Any) -> None:
    kind, origin = redirecting
    kind.to = "/again"
    with pytest.raises(DownloadFailed, match="redirects"):
        await fetched(origin, f"{origin}/here")


async def test_a_proxy_looks_names_up_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proxies, "proxy_for", lambda *_: "http://proxy.example:3128")
    assert not await refused("https://mcp.layer.example", "https://known.only.to.the.proxy.example/a")
    assert await refused("https://mcp.layer.example", "https://10.0.0.1/a")


async def test_a_name_that_leads_elsewhere_by_then_gives_nothing(redirecting: Any) -> None:
    _, here = redirecting
    hosts = MediaHosts("https://mcp.layer.example")
    rebound = Secret("https://media.layer.example/file")
    assert not await refused("https://mcp.layer.example", rebound.reveal())
    http = await MediaHosts(None).client_for(Secret(here))
    async with http.stream("GET", f"{here}/file") as response:
        with pytest.raises(NotAllowed, match="private network"):
            await hosts.check_peer(response)
        await MediaHosts(None).check_peer(response)
    await http.aclose()
