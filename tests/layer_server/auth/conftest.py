"""A public listener over sockets, with users, tokens and programs to try it with."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import re
import secrets
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx2
import pytest

CALLBACK = "http://127.0.0.1:40001/callback"
MODERN = "2026-07-28"
PATIENCE_SECONDS = 30


@pytest.fixture(scope="module")
def core(tmp_path_factory: pytest.TempPathFactory, plain_cards: Any, places: dict[str, str]) -> Iterator[Any]:
    from layer_server.core import Core
    from layer_server.settings import Settings

    home = tmp_path_factory.mktemp("core")
    opened = Core.open(Settings(home=home, cards=plain_cards, workers=1, **places))
    yield opened
    opened.close()


@dataclass(frozen=True)
class Person:
    """A user with a password, a token and a workspace of their own."""

    id: str
    name: str
    password: str = field(repr=False)
    token: str = field(repr=False)
    workspace: str = ""


@dataclass
class Public:
    """A public listener, and ways to talk to it."""

    url: str
    core: Any
    guard: Any
    http: httpx2.Client

    @property
    def origin(self) -> str:
        return self.url.removesuffix("/mcp")

    def rpc(self, method: str, token: str | None = None, **params: Any) -> httpx2.Response:
        """One request of the modern era."""
        meta = {
            "io.modelcontextprotocol/protocolVersion": MODERN,
            "io.modelcontextprotocol/clientCapabilities": {},
            **params.pop("_meta", {}),
        }
        headers = {
            "accept": "application/json, text/event-stream",
            "mcp-protocol-version": MODERN,
            "mcp-method": method,
        }
        if "name" in params or "uri" in params:
            headers["mcp-name"] = str(params.get("name") or params.get("uri"))
        if token is not None:
            headers["authorization"] = f"Bearer {token}"
        body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": {**params, "_meta": meta}}
        return self.http.post("/mcp", headers=headers, json=body)

    def call(self, token: str | None, tool: str, /, **arguments: Any) -> dict[str, Any]:
        """A tool's structured content, of a success or of an error."""
        answer = self.rpc("tools/call", token, name=tool, arguments=arguments)
        assert answer.status_code == 200, answer.text
        result = self.result(answer)
        return {**result["structuredContent"], "is_error": bool(result.get("isError"))}

    @staticmethod
    def result(answer: httpx2.Response) -> dict[str, Any]:
        """What a JSON-RPC answer holds, sent plainly or as an event."""
        lines = [
            line[5:] for line in answer.text.splitlines() if line.startswith("data:") and line[5:].strip()
        ]
        message = json.loads(lines[-1] if lines else answer.text)
        assert "result" in message, message
        return dict(message["result"])

    def post(self, path: str, **form: Any) -> httpx2.Response:
        """A form; what is None is left out."""
        return self.http.post(path, data={key: value for key, value in form.items() if value is not None})

    def register(self, **metadata: Any) -> dict[str, Any]:
        """A new program; public unless it says otherwise."""
        body = {
            "client_name": "A test",
            "redirect_uris": [CALLBACK],
            "token_endpoint_auth_method": "none",
            "grant_types": ["authorization_code", "refresh_token"],
            "response_types": ["code"],
            **metadata,
        }
        answer = self.http.post("/register", json=body)
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    def ask(self, client_id: str, challenge: str, /, **more: Any) -> str:
        """The address that a program opens in a browser."""
        asked = {
            "response_type": "code",
            "client_id": client_id,
            "redirect_uri": CALLBACK,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
            "state": "s1",
            **more,
        }
        return "/authorize?" + urlencode({key: value for key, value in asked.items() if value is not None})

    def consent(self, address: str, person: Person | None = None, **form: Any) -> httpx2.Response:
        """What a browser gets that opens the page and sends its form, without following the answer."""
        with httpx2.Client(base_url=self.origin, trust_env=False, timeout=PATIENCE_SECONDS) as browser:
            page = browser.get(address)
            assert page.status_code == 200, page.text
            csrf = re.search(r'name="csrf" value="([^"]+)"', page.text)
            action = re.search(r'action="([^"]+)"', page.text)
            assert csrf is not None
            assert action is not None
            filled = {"csrf": csrf.group(1), "decision": "allow"}
            if person is not None:
                filled |= {"name": person.name, "password": person.password}
            return browser.post(unescape(action.group(1)), data={**filled, **form})

    def sign_in(self, person: Person, client: dict[str, Any], **more: Any) -> tuple[str, str]:
        """A code for this program from this person, and its verifier."""
        verifier, challenge = pkce()
        answer = self.consent(self.ask(client["client_id"], challenge, **more), person)
        assert answer.status_code == 303, answer.text
        return parse_qs(urlsplit(answer.headers["location"]).query)["code"][0], verifier

    def tokens(self, person: Person, client: dict[str, Any], **more: Any) -> dict[str, Any]:
        """The tokens that this program gets from this person."""
        code, verifier = self.sign_in(person, client, **more)
        answer = self.post(
            "/token",
            grant_type="authorization_code",
            client_id=client["client_id"],
            client_secret=client.get("client_secret"),
            code=code,
            code_verifier=verifier,
            redirect_uri=CALLBACK,
        )
        assert answer.status_code == 200, answer.text
        return dict(answer.json())


def pkce() -> tuple[str, str]:
    """A verifier and its challenge."""
    verifier = secrets.token_urlsafe(48)
    digest = hashlib.sha256(verifier.encode()).digest()
    return verifier, base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


@pytest.fixture(scope="module")
def public(core: Any) -> Iterator[Public]:
    """The module's public listener."""
    from layer_mcp.contract.administration import Listen
    from layer_server.app import create_app
    from layer_server.process.listening import PublicListener

    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    app, listener = create_app(core.settings, core=core), PublicListener()
    opened: list[str] = []
    up, loop = threading.Event(), asyncio.new_event_loop()
    done = asyncio.Event()

    async def serve() -> None:
        async with app.running():
            opened.append(await listener.open(app, Listen(port=port)))
            up.set()
            await done.wait()
            await listener.close()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    assert up.wait(PATIENCE_SECONDS)
    with httpx2.Client(
        base_url=opened[0].removesuffix("/mcp"), trust_env=False, timeout=PATIENCE_SECONDS
    ) as http:
        yield Public(opened[0], core, listener._guard, http)
    loop.call_soon_threadsafe(done.set)
    thread.join(PATIENCE_SECONDS)
    assert not thread.is_alive()
    loop.close()


@pytest.fixture(scope="module")
def person(core: Any) -> Callable[..., Person]:
    """Makes a user."""

    def make(name: str, *, cu: int = 100, scopes: list[str] | None = None) -> Person:
        from layer_mcp.contract.money import MICRO_PER_CU
        from layer_server.accounts.principal import Principal

        password = secrets.token_urlsafe(9)
        user = core.users.create(name, password)
        _, token = core.tokens.create(user.id, "test", scopes)
        made = core.accounts.create(Principal(user.id), name, cu * MICRO_PER_CU)
        return Person(user.id, name, password, token.reveal(), made.id)

    return make


@pytest.fixture(scope="module")
def ana(person: Callable[..., Person]) -> Person:
    return person("ana")


@pytest.fixture(scope="module")
def ben(person: Callable[..., Person]) -> Person:
    return person("ben")
