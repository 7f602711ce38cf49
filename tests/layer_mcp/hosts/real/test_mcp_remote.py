"""mcp-remote, which is how Claude Desktop, Codex, Warp and Zed get to a server by its URL."""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import mcp
import pytest

pytestmark = pytest.mark.slow


@asynccontextmanager
async def as_zed(person: Path) -> AsyncIterator[mcp.Client]:
    """Starts what Zed's configuration says, as Zed would."""
    held = json.loads((person / ".config" / "zed" / "settings.json").read_text())
    entry = held["context_servers"]["Layer"]
    command = mcp.StdioServerParameters(
        command=entry["command"], args=entry["args"], env={**os.environ, **entry.get("env", {})}
    )
    with anyio.fail_after(60):
        async with mcp.Client(command, mode="legacy") as client:
            yield client


@pytest.mark.parametrize("way", ["local", "pat"])
async def test_the_entry_works(add: Callable[..., None], person: Path, way: str) -> None:
    add("zed", way)
    async with as_zed(person) as client:
        assert len((await client.list_tools()).tools) == 19
        assert not (await client.call_tool("list_workspaces", {})).is_error


async def test_it_signs_in_when_a_tool_is_called(
    add: Callable[..., None], person: Path, browser_log: Path
) -> None:
    add("zed", "oauth")
    async with as_zed(person) as client:
        await client.list_tools()
        called = await client.call_tool("list_workspaces", {})
        assert browser_log.exists()  # noqa: ASYNC240  one small file
        assert not called.is_error


async def test_it_signs_in_at_once_where_the_server_asks_at_initialize(
    add: Callable[..., None], person: Path, asking: Any, browser_log: Path
) -> None:
    add("zed", "oauth", asking.url)
    async with as_zed(person) as client:
        assert browser_log.exists()  # noqa: ASYNC240  one small file
        assert not (await client.call_tool("list_workspaces", {})).is_error


def test_the_check_agrees(add: Callable[..., None], hosts: Callable[..., Any]) -> None:
    add("zed", "pat")
    checks = {check["name"]: check for check in json.loads(hosts("check", "zed", "--json").stdout)}
    assert "signed in" in checks["server"]["finding"]
    assert "signed in" in checks["mcp-remote"]["finding"]
