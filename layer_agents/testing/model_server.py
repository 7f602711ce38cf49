"""A stand-in for OpenAI's Chat Completions on loopback that plays a script, and is as strict as the real one."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

from layer_agents.schema import rules

ToolCall = tuple[str, dict[str, Any]]
Turn = str | list[ToolCall] | Callable[[list[Any]], "str | list[ToolCall]"]
"""What the model says next: a text, tool calls, or a function of the messages so far."""


class Refused(ValueError):
    """A request that the real API answers with HTTP 400."""


class StubModelServer:
    """Plays ``turns``, one for each request, then says "done".

    Attributes:
        base_url: for a client's ``base_url``; it ends in ``/v1``.
        requests: the body of every request so far.
    """

    def __init__(self, turns: Sequence[Turn]) -> None:
        self._turns = list(turns)
        self._lock = threading.Lock()
        self.requests: list[dict[str, Any]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.base_url = f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> StubModelServer:
        threading.Thread(target=self._server.serve_forever, daemon=True, name="stub-model").start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, body: dict[str, Any]) -> dict[str, Any]:
        """The completion for a request.

        Raises:
            Refused: for what the real API refuses.
        """
        check_tools(body.get("tools", []))
        check_messages(body["messages"])
        with self._lock:
            number = len(self.requests)
            self.requests.append(body)
        turn: Turn = self._turns[number] if number < len(self._turns) else "done"
        said = turn(body["messages"]) if callable(turn) else turn
        message: dict[str, Any] = {"role": "assistant", "content": None, "refusal": None}
        if isinstance(said, str):
            message["content"] = said
        else:
            message["tool_calls"] = [
                {
                    "id": f"call_{number}_{index}",
                    "type": "function",
                    "function": {"name": name, "arguments": json.dumps(arguments)},
                }
                for index, (name, arguments) in enumerate(said)
            ]
        choice = {
            "index": 0,
            "message": message,
            "logprobs": None,
            "finish_reason": "stop" if isinstance(said, str) else "tool_calls",
        }
        return {
            "id": f"chatcmpl-{number}",
            "object": "chat.completion",
            "created": 0,
            "model": body.get("model", ""),
            "choices": [choice],
            "usage": {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0},
        }


def check_tools(tools: list[dict[str, Any]]) -> None:
    """Refuse names and strict schemas that the real API refuses."""
    for tool in tools:
        function = tool["function"]
        name = function["name"]
        if not rules.TOOL_NAME.fullmatch(name):
            raise Refused(f"Invalid tool name {name!r}")
        if len(function.get("description", "")) > 1024:
            raise Refused(f"The description of {name} is longer than 1024 characters")
        broken = rules.violations(function["parameters"]) if function.get("strict") else []
        if broken:
            raise Refused(f"Invalid schema for function {name!r}: {broken[0]}")


def check_messages(messages: list[dict[str, Any]]) -> None:
    """Refuse a conversation in which a tool call has no answer, or an answer no call."""
    unanswered: list[str] = []
    for message in messages:
        if message["role"] == "tool":
            if message["tool_call_id"] not in unanswered:
                raise Refused(f"Unexpected tool_call_id {message['tool_call_id']!r}")
            if not isinstance(message["content"], str):
                raise Refused("A tool message takes text only")
            unanswered.remove(message["tool_call_id"])
        elif unanswered:
            break
        if message["role"] == "assistant":
            unanswered = [call["id"] for call in message.get("tool_calls") or []]
    if unanswered:
        raise Refused(f"Tool calls without an answer: {', '.join(unanswered)}")


def _handler(stub: StubModelServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the base class names it
            """Say nothing on the terminal."""

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            if self.path != "/v1/chat/completions":
                self._send(404, _error(f"There is no {self.path}"))
                return
            try:
                self._send(200, stub.answer(body))
            except Refused as error:
                self._send(400, _error(str(error)))

        def _send(self, status: int, body: dict[str, Any]) -> None:
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    return Handler


def _error(message: str) -> dict[str, Any]:
    return {"error": {"message": message, "type": "invalid_request_error", "param": None, "code": None}}
