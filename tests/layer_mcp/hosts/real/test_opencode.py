"""OpenCode connects with what ``layer hosts add`` gave it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _installed(install: Callable[[str], None]) -> None:
    install("opencode")


@pytest.mark.parametrize("way", ["local", "pat"])
def test_it_connects(add: Callable[..., None], run: Callable[..., Any], way: str) -> None:
    add("opencode", way)
    listed = run("opencode", "mcp", "list")
    assert "Layer" in listed.output
    assert "connected" in listed.output, listed.output


def test_it_signs_in_where_the_server_asks_at_initialize(
    add: Callable[..., None],
    run: Callable[..., Any],
    at_terminal: Callable[..., Any],
    browser_log: Path,
    asking: Any,
) -> None:
    add("opencode", "oauth", asking.url)
    assert "needs authentication" in run("opencode", "mcp", "list").output
    signed = at_terminal("opencode", "mcp", "auth", "Layer")
    assert browser_log.exists(), signed.output
    listed = run("opencode", "mcp", "list")
    assert "connected" in listed.output, listed.output
    assert "needs authentication" not in listed.output


def test_elsewhere_its_sign_in_does_not_start(
    add: Callable[..., None], at_terminal: Callable[..., Any], browser_log: Path
) -> None:
    """Why the catalog says that it needs the challenge; when this fails, it no longer does."""
    add("opencode", "oauth")
    at_terminal("opencode", "mcp", "auth", "Layer", seconds=20)
    assert not browser_log.exists()
