"""Which Host, which Origin and which resource are the public listener's own."""

from __future__ import annotations

from typing import Any

import pytest

from layer_server.auth.origins import Origins, public_url_fault
from layer_server.auth.redirects import fault, matches

LOCAL = Origins("127.0.0.1", 8420)
NETWORK = Origins("192.0.2.7", 8420)
PROXIED = Origins("127.0.0.1", 8420, "https://layer.example")


@pytest.mark.parametrize(
    ("origins", "host", "expected"),
    [
        (LOCAL, "127.0.0.1:8420", "http://127.0.0.1:8420"),
        (LOCAL, "localhost:8420", "http://localhost:8420"),
        (LOCAL, "LOCALHOST:8420", "http://localhost:8420"),
        (LOCAL, "[::1]:8420", "http://[::1]:8420"),
        (LOCAL, "127.0.0.1:8421", None),
        (LOCAL, "127.0.0.1", None),
        (LOCAL, "localhost.evil.example:8420", None),
        (LOCAL, "", None),
        (LOCAL, "127.0.0.1:8420@evil.example", None),
        (LOCAL, 'localhost:8420/x"', None),
        (LOCAL, "localhost:8420?x", None),
        (LOCAL, "localhost:8420#x", None),
        (NETWORK, "192.0.2.7:8420", "http://192.0.2.7:8420"),
        (NETWORK, "127.0.0.1:8420", None),
        (PROXIED, "layer.example", "https://layer.example"),
        (PROXIED, "127.0.0.1:8420", "https://layer.example"),
        (PROXIED, "evil.example", None),
        (PROXIED, "layer.example:444", None),
    ],
)
def test_the_host_of_a_request(origins: Origins, host: str, expected: str | None) -> None:
    assert origins.of(host) == expected


@pytest.mark.parametrize(
    ("origins", "page", "may"),
    [
        (LOCAL, "http://localhost:6274", True),
        (LOCAL, "https://evil.example", False),
        (LOCAL, "null", False),
        (NETWORK, "http://192.0.2.7:8420", True),
        (NETWORK, "http://localhost:6274", False),
        (PROXIED, "https://layer.example", True),
        (PROXIED, "https://layer.example.evil.example", False),
    ],
)
def test_the_origin_of_a_page(origins: Origins, page: str, may: bool) -> None:
    assert origins.may_call(page) is may


@pytest.mark.parametrize(
    ("origins", "resource", "ours"),
    [
        (LOCAL, "http://127.0.0.1:8420/mcp", True),
        (LOCAL, "http://localhost:8420/mcp/", True),
        (LOCAL, "http://127.0.0.1:8420", True),
        (LOCAL, "http://127.0.0.1:8420/sse", True),
        (LOCAL, "http://127.0.0.1:8420/other", False),
        (LOCAL, "http://127.0.0.1:8420/mcp?x=1", False),
        (LOCAL, "http://127.0.0.1:8421/mcp", False),
        (PROXIED, "https://layer.example/mcp", True),
        (PROXIED, "http://layer.example/mcp", False),
        (PROXIED, "http://127.0.0.1:8420/mcp", False),
        (LOCAL, "http://[", False),
    ],
)
def test_the_resource_of_a_token(origins: Origins, resource: str, ours: bool) -> None:
    assert origins.ours(resource) is ours


@pytest.mark.parametrize("url", ["https://layer.example", "https://layer.example:8443", "http://192.0.2.7"])
def test_a_public_url(url: str) -> None:
    assert public_url_fault(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "layer.example",
        "https://layer.example/",
        "https://layer.example/mcp",
        "ftp://x",
        "https://a@b",
        "https://A.b",
    ],
)
def test_what_is_no_public_url(url: str) -> None:
    assert public_url_fault(url)


@pytest.mark.parametrize(
    ("registered", "asked", "same"),
    [
        ("http://127.0.0.1/cb", "http://127.0.0.1:5/cb", True),
        ("http://localhost:1/cb", "http://localhost:2/cb", True),
        ("http://[::1]:1/cb", "http://[::1]:2/cb", True),
        ("http://localhost:1/cb", "http://127.0.0.1:1/cb", False),
        ("http://127.0.0.1:1/cb", "http://127.0.0.1:1/other", False),
        ("http://127.0.0.1:1/cb", "http://127.0.0.1:1/cb?x=1", False),
        ("https://a.example/cb", "https://a.example:444/cb", False),
        ("https://a.example/cb", "https://a.example/cb", True),
        ("https://127.0.0.1/cb", "https://127.0.0.1:5/cb", False),
        ("app:/cb", "app:/cb", True),
        ("app:/cb", "app:/cb2", False),
    ],
)
def test_the_port_of_this_machine_is_free(registered: str, asked: str, same: bool) -> None:
    assert matches([registered], asked) is same
    assert fault(registered) is None


async def test_behind_a_proxy_everything_is_told_under_its_name(core: Any) -> None:
    import httpx2

    from layer_server.app import create_app
    from layer_server.process.public import PublicGuard

    app = create_app(core.settings, core=core)
    transport = httpx2.ASGITransport(app=PublicGuard(app.asgi, app.core, PROXIED))
    async with (
        app.running(),
        httpx2.AsyncClient(transport=transport, base_url="https://layer.example") as http,
    ):
        metadata = (await http.get("/.well-known/oauth-protected-resource")).json()
        assert metadata["resource"] == "https://layer.example/mcp"
        refused = await http.post("/mcp", json={"jsonrpc": "2.0", "id": 1, "method": "tools/call"})
        assert refused.status_code == 401
        assert '"https://layer.example/.well-known/' in refused.headers["www-authenticate"]
        registered = await http.post("/register", json={"redirect_uris": ["https://a.example/cb"]})
        page = await http.get(
            "/authorize",
            params={
                "response_type": "code",
                "client_id": registered.json()["client_id"],
                "code_challenge": "c" * 43,
                "code_challenge_method": "S256",
            },
        )
        assert "Secure" in page.headers["set-cookie"]
        assert (await http.get("/mcp", headers={"host": "evil.example"})).status_code == 421
