"""A person who has signed in, a store of one grant, and a server of bad manners."""

from __future__ import annotations

import asyncio
import contextlib
import json
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest


@pytest.fixture
def signed_in(door: Any) -> Callable[..., Awaitable[Any]]:
    """Signs the person in and gives the grant back."""

    async def signed_in(**more: Any) -> Any:
        from layer_mcp.auth.oauth import LoopbackBrowser, sign_in

        return await sign_in(door.url, prompt=LoopbackBrowser(lambda _: None, opener=door.browse), **more)

    return signed_in


class Kept:
    """A store of one grant, as ``OAuthCredential`` wants it: shared by processes, so to speak."""

    def __init__(self, grant: Any) -> None:
        self.grant = grant
        self.kept: list[Any] = []
        self._lock = threading.Lock()

    def keep(self, grant: Any) -> None:
        self.grant = grant
        self.kept.append(grant)

    def credential(self) -> Any:
        """As a process makes it that starts now."""
        from layer_mcp.auth.oauth import OAuthCredential
        from layer_mcp.contract.origins import origin_of

        return OAuthCredential(
            self.grant,
            origin_of(self.grant.resource),
            "a test",
            keep=self.keep,
            lock=lambda: self._lock,
            read=lambda: self.grant,
        )


@pytest.fixture
def kept() -> type[Kept]:
    return Kept


@pytest.fixture
def reached(door: Any, tmp_path: Path) -> Callable[..., Any]:
    """``async with reached(credential) as connection``: the way to the public door with a credential."""

    @contextlib.asynccontextmanager
    async def reached(credential: Any, path: str = "/mcp") -> AsyncIterator[Any]:
        from layer_mcp.connect.connection import Connection
        from layer_mcp.connect.target import Target, TargetInfo

        info = TargetInfo("url", "the door", door.origin)
        connection = Connection(Target(info, tmp_path, url=door.origin + path, credential=credential))
        try:
            yield connection
        finally:
            await connection.aclose()

    return reached


@dataclass
class Asked:
    """One request that a ``Pretender`` got."""

    method: str
    path: str
    headers: dict[str, str]
    body: str


class Pretender:
    """An HTTP server that answers as a test wants: by path, JSON documents with a status.

    Attributes:
        answers: by ``METHOD /path``; a value is a body, or (status, body), or (status, body, headers), or a function
            of the request that gives one of them.
    """

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        self.asked: list[Asked] = []
        owner = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _answer(self) -> None:
                length = int(self.headers.get("content-length") or 0)
                headers = {name.lower(): value for name, value in self.headers.items()}
                asked = Asked(self.command, self.path, headers, self.rfile.read(length).decode())
                owner.asked.append(asked)
                found = owner.answers.get(f"{self.command} {urlsplit(self.path).path}", (404, {}))
                if callable(found):
                    found = found(asked)
                status, body, more = (*found, {})[:3] if isinstance(found, tuple) else (200, found, {})
                content = body if isinstance(body, bytes) else json.dumps(body).encode()
                self.send_response(status)
                for name, value in {"content-type": "application/json", **more}.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = _answer

            def log_message(self, *_: Any) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"{self.origin}/mcp"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)


@pytest.fixture
def pretender() -> Iterator[Pretender]:
    """A server that looks like an MCP server with sign-in, and can be made to look otherwise."""
    made = Pretender()
    origin = made.origin
    made.answers = {
        "GET /mcp": (401, {}, {"www-authenticate": f'Bearer resource_metadata="{origin}/here"'}),
        "GET /here": {"resource": made.url, "authorization_servers": [origin]},
        "GET /.well-known/oauth-authorization-server": {
            "issuer": origin,
            "authorization_endpoint": f"{origin}/authorize",
            "token_endpoint": f"{origin}/oauth/token",
            "registration_endpoint": f"{origin}/oidc/register",
            "revocation_endpoint": f"{origin}/oauth/revoke",
            "scopes_supported": ["openid", "profile", "email", "offline_access"],
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["none"],
        },
        "POST /oidc/register": (201, {"client_id": "c1", "token_endpoint_auth_method": "none"}),
        "POST /oauth/token": {
            "access_token": "at-1",
            "token_type": "bearer",
            "expires_in": 3600,
            "refresh_token": "rt-1",
        },
        "POST /oauth/revoke": {},
    }
    yield made
    made.close()


class Driver:
    """A browser that answers at once.

    Attributes:
        seen: the parameters of the page that was opened.
    """

    redirect_uri = "http://127.0.0.1:50999/callback"

    def __init__(self, **answer: str | None) -> None:
        self._answer = answer
        self.seen: dict[str, str] = {}

    async def __aenter__(self) -> Driver:
        return self

    async def __aexit__(self, *_: object) -> None:
        return None

    async def answer(self, request: Any) -> str:
        await asyncio.sleep(0)
        self.seen = dict(httpx2.URL(request.url).params)
        told = {"code": "c-1", "state": request.state, **self._answer}
        return str(
            httpx2.URL(
                self.redirect_uri, params={name: value for name, value in told.items() if value is not None}
            )
        )


@pytest.fixture
def driver() -> type[Driver]:
    return Driver
