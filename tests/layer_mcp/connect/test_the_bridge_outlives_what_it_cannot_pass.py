"""A message that is broken is answered as that, and the next one goes through."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.connect.bridge import Bridge

MODERN = {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientCapabilities": {},
}
GOOD = {"jsonrpc": "2.0", "id": "good", "method": "tools/list", "params": {"_meta": MODERN}}
HALF = "\ud800"


def request(**more: Any) -> bytes:
    return json.dumps({**GOOD, "id": "bad", **more}).encode()


BROKEN = {
    "deep": (b"[" * 100_000, -32700, None),
    "a number of 5,000 digits": (b'{"id": ' + b"9" * 5000 + b"}", -32700, None),
    "no UTF-8": (b"\xff\xfe", -32700, None),
    "half a character": (request(method="x" + HALF), -32600, "bad"),
    "a line end in a header": (
        request(params={"_meta": {**MODERN, next(iter(MODERN)): "a\r\nb"}}),
        None,
        "bad",
    ),
    "no header of that": (request(method="ü"), None, "bad"),
    "a cancellation of nothing": (
        b'{"jsonrpc": "2.0", "method": "notifications/cancelled", "params": [1]}',
        0,
        0,
    ),
}


@pytest.mark.parametrize(("line", "code", "id_"), BROKEN.values(), ids=BROKEN.keys())
async def test_the_next_message_goes_through(
    server: Any, server_home: Path, line: bytes, code: int | None, id_: Any
) -> None:
    source, sink = io.BytesIO(line + b"\n" + json.dumps(GOOD).encode() + b"\n"), io.BytesIO()
    await Bridge(server_home, source, sink).run()
    answers = {answer["id"]: answer for answer in map(json.loads, sink.getvalue().splitlines())}
    assert answers["good"]["result"]["tools"]
    if code != 0:
        error = answers[id_]["error"]
        assert code is None or error["code"] == code
