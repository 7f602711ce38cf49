"""MCP Inspector, the protocol's own client, finds nothing wrong: both eras, SSE, sign-in, and strict schemas."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture
def inspect(
    install: Callable[[str], None], programs: Callable[[str], Path], run: Callable[..., Any], served: Any
) -> Callable[..., Any]:
    """Runs the inspector against the served Layer; its own Node, because it wants a newer one."""
    inspector, node = programs("mcp-inspector"), programs("node")

    def inspect(*options: str, url: str | None = None) -> Any:
        return run(node, inspector, "--cli", url or served.url, *options)

    return inspect


def bearer(served: Any) -> tuple[str, str]:
    return "--header", f"Authorization: Bearer {served.token}"


@pytest.mark.parametrize("era", ["legacy", "modern", "auto"])
def test_tools_are_listed_and_called(inspect: Callable[..., Any], served: Any, era: str) -> None:
    common = ("--transport", "http", "--protocol-era", era, *bearer(served))
    listed = inspect(*common, "--method", "tools/list")
    assert listed.status == 0, listed.output
    document, _ = json.JSONDecoder().raw_decode(listed.output[listed.output.index("{") :])
    assert len(document["tools"]) == 19
    called = inspect(*common, "--method", "tools/call", "--tool-name", "list_workspaces")
    assert called.status == 0, called.output
    assert '"workspaces"' in called.output


def test_sse_for_older_hosts(inspect: Callable[..., Any], served: Any) -> None:
    url = served.url.removesuffix("/mcp") + "/sse"
    listed = inspect("--transport", "sse", *bearer(served), "--method", "tools/list", url=url)
    assert listed.status == 0, listed.output


def test_schemas_are_portable(inspect: Callable[..., Any], served: Any) -> None:
    listed = inspect("--transport", "http", *bearer(served), "--strict", "--method", "tools/list")
    assert listed.status == 0, listed.output


def test_it_signs_in(
    at_terminal: Callable[..., Any],
    programs: Callable[[str], Path],
    served: Any,
    browser_log: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MCP_INSPECTOR_SECRET_STORE", "file")
    call = ("--transport", "http", "--method", "tools/call", "--tool-name", "list_workspaces")
    called = at_terminal(programs("node"), programs("mcp-inspector"), "--cli", served.url, *call)
    assert browser_log.exists(), called.output
    assert '"workspaces"' in called.output, called.output
