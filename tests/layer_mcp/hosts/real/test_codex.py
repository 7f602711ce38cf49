"""Codex connects with what ``layer hosts add`` gave it, and calls tools; through its app server, without a model."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow
ANSWER_SECONDS = 90


class AppServer:
    """``codex app-server``: JSON lines in and out."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            ["codex", "app-server"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        self._ids = 0
        self._limit = threading.Timer(ANSWER_SECONDS, self._kill)
        self._limit.start()
        self.ask("initialize", clientInfo={"name": "layer-nb", "version": "0"})
        self._say({"method": "initialized"})

    def ask(self, method: str, **params: Any) -> Any:
        self._ids += 1
        self._say({"id": self._ids, "method": method, "params": params})
        assert self._process.stdout is not None
        for line in self._process.stdout:
            message = json.loads(line)
            if message.get("id") == self._ids and "method" not in message:
                assert "result" in message, message
                return message["result"]
        raise AssertionError(f"codex ended before it answered {method}")

    def end(self) -> None:
        self._limit.cancel()
        self._kill()
        self._process.communicate(timeout=20)

    def _kill(self) -> None:
        # The program is a process of the one that was started.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def _say(self, message: Any) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(message) + "\n")
        self._process.stdin.flush()


@pytest.fixture
def codex(install: Callable[[str], None]) -> Iterator[Callable[[], AppServer]]:
    install("codex")
    started: list[AppServer] = []

    def start() -> AppServer:
        started.append(AppServer())
        return started[-1]

    yield start
    for each in started:
        each.end()


@pytest.mark.parametrize("way", ["local", "pat", "oauth"])
def test_it_lists_and_calls_the_tools(
    codex: Callable[[], AppServer], add: Callable[..., None], browser_log: Path, way: str
) -> None:
    add("codex", way)
    server = codex()
    (layer,) = [each for each in server.ask("mcpServerStatus/list")["data"] if each["name"] == "layer"]
    assert "execute_forge" in layer["tools"]
    thread = server.ask("thread/start")["thread"]["id"]
    called = server.ask(
        "mcpServer/tool/call", threadId=thread, server="layer", tool="list_workspaces", arguments={}
    )
    assert called["structuredContent"]["workspaces"]
    assert browser_log.exists() == (way == "oauth")
