"""Gemini CLI connects with what ``layer hosts add`` gave it. Its sign-in is in its own window, which no test drives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("way", ["local", "pat"])
def test_it_connects(
    install: Callable[[str], None], add: Callable[..., None], run: Callable[..., Any], way: str
) -> None:
    install("gemini")
    add("gemini-cli", way)
    listed = run("gemini", "mcp", "list")
    assert "Layer" in listed.output
    assert "Connected" in listed.output, listed.output


def test_without_sign_in_it_can_look_around(
    install: Callable[[str], None], add: Callable[..., None], run: Callable[..., Any]
) -> None:
    install("gemini")
    add("gemini-cli", "oauth")
    assert "Connected" in run("gemini", "mcp", "list").output
