"""Talking to a real local server, and looking at it from outside."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import psutil
import pytest

START_SECONDS = 60


@pytest.fixture
def start(home: Path) -> Callable[[], Any]:
    """Finds or starts the server of ``home``."""
    from layer_mcp.connect import local

    return lambda: local.ensure(home, timeout=START_SECONDS)


@pytest.fixture
def rest() -> Callable[[Any], Any]:
    """An HTTP client of a server's local REST, with its token."""

    @contextmanager
    def connect(server: Any) -> Iterator[httpx2.Client]:
        with httpx2.Client(
            base_url=server.endpoint.origin,
            headers={"authorization": f"Bearer {server.token.reveal()}"},
            trust_env=False,
            timeout=START_SECONDS,
        ) as client:
            yield client

    return connect


@pytest.fixture
def wait_ready(rest: Callable[[Any], Any]) -> Callable[[Any], None]:
    """Waits until the server's database and engine are up."""

    def wait(server: Any) -> None:
        with rest(server) as client:
            client.get("/local/v1/runs").raise_for_status()

    return wait


@pytest.fixture
def kill() -> Callable[[int], None]:
    """SIGKILL, and wait until the process is gone."""

    def kill_now(pid: int) -> None:
        process = psutil.Process(pid)
        os.kill(pid, signal.SIGKILL)
        # Waited for, not looked at: the lock falls only when the last of its threads is gone.
        process.wait(10)

    return kill_now


@pytest.fixture
def servers_of() -> Callable[[Path], list[int]]:
    """The pids of all server processes of a folder."""

    def find(home: Path) -> list[int]:
        found = []
        for process in psutil.process_iter(["pid", "cmdline", "status"]):
            words = process.info["cmdline"] or []
            if (
                "layer_server" in words
                and str(home) in words
                and process.info["status"] != psutil.STATUS_ZOMBIE
            ):
                found.append(process.info["pid"])
        return found

    return find


class ToolCaller:
    """Calls tools of a server over MCP's HTTP transport, blocking; one POST each, in the stateless era."""

    def __init__(self, client: httpx2.Client) -> None:
        self._client = client

    def __call__(self, tool: str, /, **arguments: Any) -> dict[str, Any]:
        answer = self._client.post(
            "/mcp",
            headers={
                "accept": "application/json, text/event-stream",
                "mcp-protocol-version": "2026-07-28",
                "mcp-method": "tools/call",
                "mcp-name": tool,
            },
            json={
                "jsonrpc": "2.0",
                "id": 1,
                "method": "tools/call",
                "params": {
                    "name": tool,
                    "arguments": arguments,
                    "_meta": {
                        "io.modelcontextprotocol/protocolVersion": "2026-07-28",
                        "io.modelcontextprotocol/clientCapabilities": {},
                    },
                },
            },
        ).raise_for_status()
        lines = [
            line[5:] for line in answer.text.splitlines() if line.startswith("data:") and line[5:].strip()
        ]
        result = json.loads(lines[-1] if lines else answer.text)["result"]
        assert not result.get("isError"), result
        return dict(result["structuredContent"])


@pytest.fixture
def tools(rest: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A ``ToolCaller`` for a server."""

    @contextmanager
    def connect(server: Any) -> Iterator[ToolCaller]:
        with rest(server) as client:
            yield ToolCaller(client)

    return connect


@pytest.fixture(scope="session")
def asset(server_home: Path) -> dict[str, Any]:
    """A forged asset of the session's server, as ``get_forge_run`` gives it."""
    from layer_mcp.connect import local

    server = local.ensure(server_home, timeout=START_SECONDS)
    headers = {"authorization": f"Bearer {server.token.reveal()}"}
    with httpx2.Client(
        base_url=server.endpoint.origin, headers=headers, trust_env=False, timeout=START_SECONDS
    ) as client:
        call = ToolCaller(client)
        workspace = call("list_workspaces")["workspaces"][0]["workspace_id"]
        run = call("execute_forge", workspace_id=workspace, model_id="swatch", prompt="red", batch_size=1)
        while True:
            state = call("get_forge_run", inference_id=run["inference_id"])
            if state["status"] != "in_progress":
                return dict(state["assets"][0])
            time.sleep(0.05)
