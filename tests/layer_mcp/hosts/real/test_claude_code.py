"""Claude Code connects with what ``layer hosts add`` gave it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _installed(install: Callable[[str], None]) -> None:
    install("claude")


@pytest.mark.parametrize("way", ["local", "pat"])
def test_it_connects(add: Callable[..., None], run: Callable[..., Any], way: str) -> None:
    add("claude-code", way)
    listed = run("claude", "mcp", "list")
    assert "Layer" in listed.output
    assert "Connected" in listed.output, listed.output


def test_it_signs_in(
    add: Callable[..., None],
    run: Callable[..., Any],
    at_terminal: Callable[..., Any],
    browser_log: Path,
    person: Path,
) -> None:
    add("claude-code", "oauth")
    before = run("claude", "mcp", "list")
    signed = at_terminal("claude", "mcp", "login", "Layer")
    assert signed.status == 0, signed.output + before.output
    assert "opened" in browser_log.read_text()
    listed = run("claude", "mcp", "list")
    assert "Connected" in listed.output, listed.output
    assert (person / ".claude" / ".credentials.json").exists()
