"""Our own authorization server behind its public door, a person with a browser, and a server of bad manners."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import secrets
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest

PATIENCE_SECONDS = 30


@dataclass
class Door:
    """The public door of the session's server, and somebody who may come in.

    Attributes:
        opened: how often a browser was opened for them.
    """

    url: str
    token: str = field(repr=False)
    opened: int = 0

    @property
    def origin(self) -> str:
        return self.url.removesuffix("/mcp")

    def consent(self, address: str, decision: str = "allow") -> str:
        """What a browser is redirected to when the person has signed in."""
        self.opened += 1
        with httpx2.Client(trust_env=False, timeout=PATIENCE_SECONDS) as browser:
            page = browser.get(address)
            assert page.status_code == 200, page.text
            csrf = re.search(r'name="csrf" value="([^"]+)"', page.text)
            action = re.search(r'action="([^"]+)"', page.text)
            assert csrf is not None
            assert action is not None
            form = {"csrf": csrf[1], "decision": decision, "token": self.token}
            answer = browser.post(str(page.url.join(unescape(action[1]))), data=form)
            assert answer.status_code == 303, answer.text
            return str(answer.headers["location"])

    def browse(self, address: str) -> bool:
        """As ``webbrowser.open``: goes to the page, signs in, and follows the answer to the program."""
        location = self.consent(address)
        with httpx2.Client(trust_env=False, timeout=PATIENCE_SECONDS) as browser:
            assert browser.get(location).status_code == 200
        return True


@pytest.fixture(scope="session")
def opened_door(server_home: Path) -> Door:
    from layer_mcp.administration import Administration

    with Administration("embedded", home=server_home) as owner:
        url = owner.listen()
        name = owner.create_user(f"ana-{secrets.token_hex(3)}", starting_creative_units=200).name
        return Door(url, owner.create_token("for the page", user=name).token)


@pytest.fixture
def door(opened_door: Door, server: Any) -> Door:
    """The public door; nobody has come in yet."""
    opened_door.opened = 0
    return opened_door


@pytest.fixture
def signed_in(door: Door) -> Callable[..., Awaitable[Any]]:
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
        from layer_mcp.auth.origins import origin_of

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
def reached(door: Door, tmp_path: Path) -> Callable[..., Any]:
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
