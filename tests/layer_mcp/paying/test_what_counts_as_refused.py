"""Money: only a tool's own error, or a clear turn-away at the door, says that a paid call was not taken."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from layer_mcp.contract.errors import (
    InsufficientBalance,
    InvalidInputs,
    LayerError,
    SubmitUncertain,
    Unauthenticated,
)

Answer = tuple[int, str, str]


class Gateway(ThreadingHTTPServer):
    """In front of a server, with answers of its own.

    Attributes:
        says: what it answers to a request body instead of passing it on; None passes it on.
        stopped: how many requests it has answered itself.
    """

    daemon_threads = True

    def __init__(self, upstream: int) -> None:
        self.upstream = upstream
        self.says: Callable[[bytes], Answer | None] = lambda body: None
        self.stopped = 0
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: Gateway
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        answer = self.server.says(body)
        if answer is not None:
            self.server.stopped += 1
            self._write(answer[0], answer[1], answer[2].encode())
            return
        onward = http.client.HTTPConnection("127.0.0.1", self.server.upstream, timeout=30)
        headers = {name: value for name, value in self.headers.items() if name.lower() != "host"}
        onward.request("POST", self.path, body, headers)
        response = onward.getresponse()
        self._write(response.status, response.getheader("content-type") or "text/plain", response.read())
        onward.close()

    def _write(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        return


@pytest.fixture
def gateway(hosted: Callable[..., Any]) -> Iterator[Gateway]:
    made = Gateway(hosted(1).port)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join(5)


@pytest.fixture
def far(gateway: Gateway, client: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Any:
    """A client of a foreign server behind the gateway."""
    monkeypatch.setenv("LAYER_MCP_URL", f"http://127.0.0.1:{gateway.server_port}/mcp")
    return client()


def _json(status: int, body: Any) -> Answer:
    return status, "application/json", json.dumps(body)


def _forges(answer: Answer) -> Callable[[bytes], Answer | None]:
    return lambda body: answer if b'"name":"execute_forge"' in body else None


def _rpc(code: int) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": None, "error": {"code": code, "message": "went wrong"}}


OPEN = {
    "504 of a gateway in JSON": _json(504, {"code": "GATEWAY_TIMEOUT", "message": "upstream"}),
    "500 with a code": _json(500, {"code": "INTERNAL", "message": "oops"}),
    "502 in HTML": (502, "text/html", "<h1>Bad gateway</h1>"),
    "202": (202, "application/json", ""),
    "200 in HTML": (200, "text/html", "<h1>Hello</h1>"),
    "400 without words": (400, "text/plain", "no"),
    "an error of the protocol": _json(500, _rpc(-32603)),
}
CLEAR = {
    "401": (_json(401, {"code": "UNAUTHENTICATED", "message": "who?"}), Unauthenticated),
    "402": (_json(402, {"code": "INSUFFICIENT_BALANCE", "message": "too dear"}), InsufficientBalance),
    "422": (_json(422, {"code": "INVALID_INPUTS", "message": "no such size"}), InvalidInputs),
    "403 of a gateway": ((403, "text/html", "<h1>Forbidden</h1>"), LayerError),
}


@pytest.mark.parametrize("name", OPEN)
def test_an_answer_that_may_come_after_the_work_leaves_it_open(far: Any, gateway: Gateway, name: str) -> None:
    far.workspace()
    gateway.says = _forges(OPEN[name])
    with pytest.raises(SubmitUncertain):
        far.forge("open", batch_size=1)
    assert gateway.stopped == 1
    (entry,) = far._layer._journal.unanswered()
    assert entry.state == "uncertain"


@pytest.mark.parametrize("name", CLEAR)
def test_a_turn_away_at_the_door_is_a_refusal(far: Any, gateway: Gateway, name: str) -> None:
    answer, error = CLEAR[name]
    far.workspace()
    gateway.says = _forges(answer)
    with pytest.raises(error) as caught:
        far.forge("turned away", batch_size=1)
    assert not isinstance(caught.value, SubmitUncertain)
    assert gateway.stopped == 1
    assert far._layer._journal.unanswered() == []


def test_calls_at_the_same_time_do_not_share_their_refusals(far: Any, gateway: Gateway) -> None:
    far.workspace()
    both = threading.Barrier(2, timeout=20)

    def says(body: bytes) -> Answer | None:
        if b'"name":"execute_forge"' not in body:
            return None
        both.wait()
        dear = b"a dear one" in body
        return (
            _json(402, {"code": "INSUFFICIENT_BALANCE", "message": "too dear"})
            if dear
            else _json(504, {"code": "GATEWAY_TIMEOUT", "message": "upstream"})
        )

    gateway.says = says

    def fate(prompt: str) -> type[BaseException] | None:
        try:
            far.forge(prompt, batch_size=1)
        except LayerError as error:
            return type(error)
        return None

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(fate, ["a dear one", "a lost one"])) == [InsufficientBalance, SubmitUncertain]
