"""``layer serve --transport stdio``: an MCP host's pipe in front of the local server, in both eras."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import anyio
import pytest

from layer_mcp.connect import local
from layer_mcp.contract.tools import TOOLS

BRIDGE = """
import sys
from pathlib import Path
from layer_mcp.connect.bridge import run_bridge
sys.exit(run_bridge(Path(sys.argv[1])))
"""


def parameters(home: Path) -> Any:
    import mcp

    return mcp.StdioServerParameters(
        command=sys.executable, args=["-c", BRIDGE, str(home)], env=dict(os.environ)
    )


@pytest.mark.parametrize("era", ["auto", "legacy"])
async def test_tools_go_through(server: Any, server_home: Path, era: str) -> None:
    import mcp

    with anyio.fail_after(60):
        async with mcp.Client(parameters(server_home), mode=era) as client:
            assert [tool.name for tool in (await client.list_tools()).tools] == [tool.name for tool in TOOLS]
            workspaces = await client.call_tool("list_workspaces", {})
            assert workspaces.structured_content["workspaces"]
            wrong = await client.call_tool("list_workspaces", {"limitt": 3})
            assert wrong.is_error
            assert wrong.structured_content["nearest"] == "limit"


@pytest.mark.parametrize("era", ["auto", "legacy"])
async def test_a_server_that_has_ended_is_brought_up_again(home: Path, era: str) -> None:
    import mcp

    with anyio.fail_after(90):
        async with mcp.Client(parameters(home), mode=era) as client:
            assert not (await client.call_tool("list_workspaces", {})).is_error
            assert await anyio.to_thread.run_sync(local.stop, home)
            assert not (await client.call_tool("list_workspaces", {})).is_error


def test_only_messages_are_on_the_wire(server: Any, server_home: Path) -> None:
    bridge = subprocess.Popen(
        [sys.executable, "-c", BRIDGE, str(server_home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    request = {
        "jsonrpc": "2.0",
        "id": 7,
        "method": "initialize",
        "params": {
            "protocolVersion": "2025-06-18",
            "capabilities": {},
            "clientInfo": {"name": "t", "version": "1"},
        },
    }
    lines = b"nonsense\n" + json.dumps(request).encode() + b"\n"
    out, err = bridge.communicate(lines, timeout=60)
    answers = [json.loads(line) for line in out.splitlines()]
    assert answers[0]["error"]["code"] == -32700
    assert answers[1]["id"] == 7
    assert answers[1]["result"]["serverInfo"]["name"] == "layer-nb"
    assert server.token.reveal().encode() not in out + err
    assert bridge.returncode == 0


def test_a_folder_that_cannot_be_served_is_an_answer(home: Path) -> None:
    home.write_text("a file")
    bridge = subprocess.Popen(
        [sys.executable, "-c", BRIDGE, str(home)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    line = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "tools/list"}).encode() + b"\n"
    out, _ = bridge.communicate(line, timeout=60)
    error = json.loads(out)["error"]
    assert error["data"]["code"] == "SERVER_UNAVAILABLE"
    assert "LAYER_HOME" in error["message"]
    home.unlink()
