"""From an address to a grant, at our own server: discovery, registration, a page, a code, tokens."""

from __future__ import annotations

import threading
import time
from typing import Any

import httpx2
import pytest

from layer_mcp.contract.errors import Forbidden, Unauthenticated


async def test_with_the_browser_of_this_machine(door: Any, signed_in: Any) -> None:
    grant = await signed_in()
    assert door.opened == 1
    assert grant.resource == door.url
    assert grant.issuer == door.origin
    assert grant.refresh_token is not None
    assert set(grant.scopes) == {"layer:read", "layer:run", "offline_access"}
    assert 3000 < grant.expires_at - time.time() <= 3600
    assert grant.access_token.reveal() not in repr(grant)


async def test_with_an_address_that_is_pasted_back(door: Any) -> None:
    from layer_mcp.auth.oauth import PasteBack, sign_in

    said: list[str] = []
    typed = iter(["http://127.0.0.1/callback?code=x&state=another", "", ""])

    async def ask(question: str) -> str:
        address = next(line.strip() for line in said[0].splitlines() if "authorize?" in line)
        return next(typed) if len(said) < 2 else door.consent(address)

    grant = await sign_in(door.url, prompt=PasteBack(said.append, ask))
    assert grant.refresh_token is not None
    assert "cannot be reached" in said[0]
    assert "not the answer" in said[1]


async def test_somebody_who_says_no(door: Any) -> None:
    from layer_mcp.auth.oauth import PasteBack, sign_in

    said: list[str] = []

    async def ask(question: str) -> str:
        address = next(line.strip() for line in said[0].splitlines() if "authorize?" in line)
        return door.consent(address, "deny")

    with pytest.raises(Forbidden, match="refused"):
        await sign_in(door.url, prompt=PasteBack(said.append, ask))


async def test_a_browser_that_stays_open_does_not_hold_the_sign_in(door: Any) -> None:
    from layer_mcp.auth.oauth import LoopbackBrowser, sign_in

    closed = threading.Event()

    def stays(address: str) -> bool:
        door.browse(address)
        return closed.wait(30)

    grant = await sign_in(door.url, prompt=LoopbackBrowser(lambda _: None, opener=stays))
    closed.set()
    assert grant.refresh_token is not None


async def test_nobody_comes(door: Any) -> None:
    from layer_mcp.auth.oauth import LoopbackBrowser, sign_in

    browser = LoopbackBrowser(lambda _: None, opener=lambda _: True, seconds=0.05)
    with pytest.raises(Unauthenticated, match="Nobody signed in") as caught:
        await sign_in(door.url, prompt=browser)
    assert "--no-browser" in caught.value.remedy


async def test_the_token_is_good_for_calls_and_revoked_at_the_end(door: Any, signed_in: Any) -> None:
    from layer_mcp.auth.oauth import refresh, revoke

    grant = await signed_in()
    assert _status(door, grant) == 200
    assert await revoke(grant)
    assert _status(door, grant) == 401
    with pytest.raises(Unauthenticated, match="has ended") as caught:
        await refresh(grant)
    assert "layer login" in caught.value.remedy


def _status(door: Any, grant: Any) -> int:
    headers = {
        "authorization": f"Bearer {grant.access_token.reveal()}",
        "accept": "application/json, text/event-stream",
        "mcp-protocol-version": "2025-11-25",
    }
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    hello = {
        "jsonrpc": "2.0",
        "id": 0,
        "method": "initialize",
        "params": {
            "protocolVersion": "2025-11-25",
            "capabilities": {},
            "clientInfo": {"name": "t", "version": "0"},
        },
    }
    with httpx2.Client(trust_env=False, timeout=30) as http:
        answer = http.post(door.url, headers=headers, json=hello)
        if answer.status_code != 200:
            return answer.status_code
        headers["mcp-session-id"] = answer.headers["mcp-session-id"]
        return http.post(door.url, headers=headers, json=body).status_code
