"""Amp connects and signs in with what ``layer hosts add`` gave it; its model runs on Amp's own server, so none asks."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _installed(install: Callable[[str], None], person: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install("amp")
    # Without a key it starts to sign in to Amp, and waits; with one it goes on without Amp's server.
    monkeypatch.setenv("AMP_API_KEY", "not-a-key")
    monkeypatch.setenv("AMP_URL", "http://127.0.0.1:9")
    # Where it finds none, it downloads one.
    ripgrep = person.parent / "tools" / "rg"
    ripgrep.write_text("#!/bin/sh\necho ripgrep 14.1.1\n")
    ripgrep.chmod(0o755)


@pytest.mark.parametrize("way", ["local", "oauth"])
def test_it_connects(add: Callable[..., None], run: Callable[..., Any], browser_log: Path, way: str) -> None:
    add("amp", way)
    checked = run("amp", "mcp", "doctor")
    assert "layer (user settings): connected (19 tools: get_instructions," in checked.output, checked.output
    assert "mcp__layer__execute_forge" in run("amp", "tools", "list").output
    assert not browser_log.exists()


def test_what_it_adds_itself_is_what_we_add(
    add: Callable[..., None], run: Callable[..., Any], person: Path, served: Any
) -> None:
    settings = person / ".config" / "amp" / "settings.json"
    add("amp", "oauth")
    ours = json.loads(settings.read_text())
    settings.unlink()
    added = run("amp", "mcp", "add", "layer", served.url)
    assert added.status == 0, added.output
    assert json.loads(settings.read_text())["amp.mcpServers"] == ours["amp.mcpServers"]


def test_it_signs_in_where_the_server_asks_at_initialize(
    add: Callable[..., None],
    run: Callable[..., Any],
    at_terminal: Callable[..., Any],
    browser_log: Path,
    asking: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It registers itself; its program opens the page where there is a screen, else it waits for a paste."""
    add("amp", "oauth", asking.url)
    monkeypatch.setenv("DISPLAY", ":9")
    signed = at_terminal("amp", "mcp", "doctor")
    assert browser_log.exists(), signed.output
    assert "layer (user settings): connected (19 tools" in signed.output
    monkeypatch.delenv("DISPLAY")
    again = run("amp", "mcp", "doctor")
    assert "layer (user settings): connected (19 tools" in again.output, again.output
