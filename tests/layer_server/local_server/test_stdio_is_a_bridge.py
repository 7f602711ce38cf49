"""``layer serve --transport stdio``: an MCP host's pipe in front of the local server, in both eras."""

from __future__ import annotations

import dataclasses
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest

from layer_mcp.connect import local
from layer_mcp.connect.bridge import Bridge, Door
from layer_mcp.contract.redact import Secret
from layer_mcp.contract.tools import TOOLS

BRIDGE = """
import sys
from pathlib import Path
from layer_mcp.connect.bridge import run_bridge
sys.exit(run_bridge(Path(sys.argv[1])))
"""

_INITIALIZE = {
    "protocolVersion": "2025-06-18",
    "capabilities": {},
    "clientInfo": {"name": "t", "version": "1"},
}


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
        "params": _INITIALIZE,
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


def test_a_refusal_of_the_listener_is_an_answer_of_the_protocol(
    server: Any, server_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger = dataclasses.replace(server, token=Secret("not-its-token"))
    found: list[Path] = []

    def ensure(home: Path) -> Any:
        found.append(home)
        return stranger

    monkeypatch.setattr(local, "ensure", ensure)
    call = {"jsonrpc": "2.0", "id": 5, "method": "tools/list"}
    note = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    source = io.BytesIO(b"".join(json.dumps(each).encode() + b"\n" for each in (call, note)))
    sink = io.BytesIO()
    anyio.run(Bridge(server_home, source, sink).run)
    (answer,) = [json.loads(line) for line in sink.getvalue().splitlines()]
    assert (answer["jsonrpc"], answer["id"], answer["error"]["data"]["code"]) == ("2.0", 5, "UNAUTHENTICATED")
    assert len(found) > 1, "the server was not looked for again"


def test_a_server_with_another_token_is_found_again(
    server: Any, server_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dataclasses.replace(server, token=Secret("of-the-one-before"))
    known = iter([before])
    monkeypatch.setattr(local, "ensure", lambda home: next(known, server))
    call = {"jsonrpc": "2.0", "id": 6, "method": "initialize", "params": _INITIALIZE}
    sink = io.BytesIO()
    anyio.run(Bridge(server_home, io.BytesIO(json.dumps(call).encode() + b"\n"), sink).run)
    assert json.loads(sink.getvalue())["result"]["serverInfo"]["name"] == "layer-nb"


def test_a_message_that_is_too_large_is_answered_and_the_next_one_passed(
    server: Any, server_home: Path
) -> None:
    large = {"jsonrpc": "2.0", "id": 8, "method": "tools/list", "params": {"x": "x" * 5 * 2**20}}
    call = {"jsonrpc": "2.0", "id": 9, "method": "initialize", "params": _INITIALIZE}
    source = io.BytesIO(b"".join(json.dumps(each).encode() + b"\n" for each in (large, call)))
    sink = io.BytesIO()
    anyio.run(Bridge(server_home, source, sink).run)
    first, second = [json.loads(line) for line in sink.getvalue().splitlines()]
    assert (first["id"], first["error"]["code"]) == (8, -32600)
    assert second["result"]["protocolVersion"]


async def test_a_door_stays_open_for_the_requests_that_went_through_it() -> None:
    door = Door(httpx2.AsyncClient())
    async with door.in_use():
        async with door.in_use():
            await door.leave()
        assert not door.http.is_closed
    assert door.http.is_closed
