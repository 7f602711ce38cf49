"""A credential that is revoked takes its open streams with it, and leaves no browser signed in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import httpx2
import pytest

PATIENCE_SECONDS = 20
CHALLENGE = "a" * 43
META = {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientCapabilities": {},
}
LISTEN = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "subscriptions/listen",
    "params": {"notifications": {"resourcesListChanged": True}, "_meta": META},
}


@pytest.fixture
def browser(public: Any) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=public.origin, trust_env=False, timeout=PATIENCE_SECONDS) as client:
        yield client


def heard(lines: Iterator[str]) -> str | None:
    """The next message of a stream; None when it has ended."""
    return next((line for line in lines if line.startswith("data:") and "jsonrpc" in line), None)


@pytest.mark.parametrize("revoked", ["its own", "another's"])
def test_a_stream(public: Any, ana: Any, ben: Any, browser: httpx2.Client, revoked: str) -> None:
    mine, secret = public.core.tokens.create(ana.id, "listening")
    bens, _ = public.core.tokens.create(ben.id, "to be revoked")
    headers = {
        "accept": "application/json, text/event-stream",
        "authorization": f"Bearer {secret.reveal()}",
        "mcp-protocol-version": "2026-07-28",
        "mcp-method": "subscriptions/listen",
    }
    with browser.stream("POST", "/mcp", headers=headers, json=LISTEN) as stream:
        lines = stream.iter_lines()
        assert "acknowledged" in (heard(lines) or "")
        public.core.tokens.revoke(mine.id if revoked == "its own" else bens.id)
        public.call(
            ana.token,
            "execute_forge",
            workspace_id=ana.workspace,
            model_id="swatch",
            prompt="red",
            batch_size=1,
        )
        told = heard(lines)
    assert (told is None) is (revoked == "its own")


def test_no_browser_stays_signed_in_by_a_token(public: Any, ana: Any, browser: httpx2.Client) -> None:
    _, secret = public.core.tokens.create(ana.id, "for the page")
    address = public.ask(public.register()["client_id"], CHALLENGE)

    def decided(**more: str) -> httpx2.Response:
        page = browser.get(address).text
        csrf = re.search(r'name="csrf" value="([^"]+)"', page)
        action = re.search(r'action="([^"]+)"', page)
        assert csrf
        assert action
        return browser.post(
            unescape(action[1]), data={"csrf": csrf[1], "decision": "allow", **more}, follow_redirects=False
        )

    assert "code=" in decided(token=secret.reveal()).headers["location"]
    assert decided().status_code == 401
    assert "code=" in decided(name=ana.name, password=ana.password).headers["location"]
    assert "code=" in decided().headers["location"], "a password does"
