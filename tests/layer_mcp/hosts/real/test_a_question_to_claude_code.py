"""Somebody asks Claude Code “What can I do with Layer?”: a script stands in for the model, everything else is real."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

pytestmark = pytest.mark.slow

PREFIX = "mcp__Layer__"
FORGE = {"model_id": "swatch", "prompt": "red square", "batch_size": 2, "seed": 7}
ANSWER = "You can generate images, 3D, video and audio with Layer."
Results = dict[str, Any]


def next_call(results: Results) -> tuple[str, dict[str, Any]] | None:
    """What a model would call next, from what it knows; None when it has its answer."""
    if "get_instructions" not in results:
        return "get_instructions", {}
    if "list_workspaces" not in results:
        return "list_workspaces", {}
    workspace = {"workspace_id": results["list_workspaces"]["workspaces"][0]["workspace_id"]}
    if "list_models" not in results:
        return "list_models", {**workspace, "limit": 5}
    if "estimate_forge_price" not in results:
        return "estimate_forge_price", {**workspace, **FORGE}
    if "execute_forge" not in results:
        return "execute_forge", {**workspace, **FORGE}
    if results.get("get_forge_run", {}).get("status") not in {"complete", "failed", "cancelled"}:
        return "get_forge_run", {"inference_id": results["execute_forge"]["inference_id"]}
    return None


class StandIn(ThreadingHTTPServer):
    """Speaks Anthropic's Messages API on loopback.

    Attributes:
        offered: the names of Layer's tools that the host offered.
        results: the last result of each tool, as the host gave it to the model.
        question: what the person asked.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.offered: set[str] = set()
        self.results: Results = {}
        self.calls: list[str] = []
        self.question = ""

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        """The content block that comes next in a conversation."""
        names = {tool["name"] for tool in request.get("tools", [])}
        layers = {name.removeprefix(PREFIX) for name in names if name.startswith(PREFIX)}
        if not layers:
            return {"type": "text", "text": "ok"}
        self.offered |= layers
        called: dict[str, str] = {}
        for message in request["messages"]:
            blocks = message["content"] if isinstance(message["content"], list) else []
            if message["role"] == "user" and not self.question:
                self.question = json.dumps(message["content"])
            for block in blocks:
                if block.get("type") == "tool_use":
                    called[block["id"]] = block["name"].removeprefix(PREFIX)
                elif block.get("type") == "tool_result" and block["tool_use_id"] in called:
                    self.results[called[block["tool_use_id"]]] = result_of(block)
        wanted = next_call(self.results)
        if wanted is None:
            return {"type": "text", "text": ANSWER}
        name, arguments = wanted
        self.calls.append(name)
        assert len(self.calls) < 60, self.results
        return {
            "type": "tool_use",
            "id": f"toolu_{len(self.calls)}",
            "name": PREFIX + name,
            "input": arguments,
        }


def result_of(block: dict[str, Any]) -> Any:
    """What the model sees of a tool's result: JSON where there is some."""
    content = block.get("content")
    texts = [content] if isinstance(content, str) else [each.get("text", "") for each in content or []]
    for text in texts:
        try:
            return json.loads(text)
        except ValueError:
            continue
    return {"text": "\n".join(texts), "is_error": block.get("is_error", False)}


class Handler(BaseHTTPRequestHandler):
    server: StandIn

    def log_message(self, *args: Any) -> None:
        """Nothing is written."""

    def do_HEAD(self) -> None:
        self._send("application/json", b"")

    def do_GET(self) -> None:
        self._send("application/json", b"{}")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        if not self.path.startswith("/v1/messages") or "count_tokens" in self.path:
            self._send("application/json", b'{"input_tokens": 1}')
            return
        request = json.loads(body)
        block = self.server.answer(request)
        stop = "tool_use" if block["type"] == "tool_use" else "end_turn"
        message = {
            "id": "msg_1",
            "type": "message",
            "role": "assistant",
            "model": request["model"],
            "content": [],
            "stop_reason": None,
            "stop_sequence": None,
            "usage": {"input_tokens": 1, "output_tokens": 1},
        }
        if not request.get("stream"):
            whole = {**message, "content": [block], "stop_reason": stop}
            self._send("application/json", json.dumps(whole).encode())
            return
        if stop == "tool_use":
            start = {**block, "input": {}}
            delta = {"type": "input_json_delta", "partial_json": json.dumps(block["input"])}
        else:
            start, delta = {"type": "text", "text": ""}, {"type": "text_delta", "text": block["text"]}
        events = [
            {"type": "message_start", "message": message},
            {"type": "content_block_start", "index": 0, "content_block": start},
            {"type": "content_block_delta", "index": 0, "delta": delta},
            {"type": "content_block_stop", "index": 0},
            {
                "type": "message_delta",
                "delta": {"stop_reason": stop, "stop_sequence": None},
                "usage": {"output_tokens": 1},
            },
            {"type": "message_stop"},
        ]
        stream = "".join(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n" for event in events)
        self._send("text/event-stream", stream.encode())

    def _send(self, kind: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch, person: Any) -> Iterator[StandIn]:
    server = StandIn()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings = {
        "ANTHROPIC_BASE_URL": f"http://127.0.0.1:{server.server_port}",
        "ANTHROPIC_API_KEY": "not-a-key",
        # Else the first request carries none of Layer's tools.
        "ENABLE_TOOL_SEARCH": "false",
        "MCP_CONNECTION_NONBLOCKING": "false",
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    yield server
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("way", ["local", "pat", "oauth"])
def test_what_can_i_do_with_layer(
    install: Callable[[str], None],
    add: Callable[..., None],
    run: Callable[..., Any],
    at_terminal: Callable[..., Any],
    model: StandIn,
    way: str,
) -> None:
    install("claude")
    add("claude-code", way)
    if way == "oauth":
        at_terminal("claude", "mcp", "login", "Layer")
    asked = run(
        "claude",
        "-p",
        "What can I do with Layer?",
        "--allowedTools",
        "mcp__Layer",
        "--output-format",
        "json",
        seconds=120,
    )
    assert ANSWER in asked.output, asked.output
    assert "What can I do with Layer?" in model.question
    assert len(model.offered) == 19
    results = model.results
    assert "Creative Unit" in json.dumps(results["get_instructions"])
    assert results["list_models"]["models"]
    assert model.calls[:5] == [
        "get_instructions",
        "list_workspaces",
        "list_models",
        "estimate_forge_price",
        "execute_forge",
    ]
    run_result = results["get_forge_run"]
    assert run_result["status"] == "complete"
    assert len(run_result["assets"]) == 2
