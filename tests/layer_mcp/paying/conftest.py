"""Wires on which everything goes wrong, and clients that pay over them."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

_WIRES = Path(__file__).parent / "wires"


@pytest.fixture
def faulty() -> Iterator[Callable[[int], Any]]:
    """``faulty(port)``: a ``FaultyWire`` in front of a server on loopback."""
    if str(_WIRES) not in sys.path:
        sys.path.insert(0, str(_WIRES))
    from faulty_wire import FaultyWire

    made: list[Any] = []

    def faulty(port: int) -> Any:
        made.append(FaultyWire(port))
        return made[-1]

    yield faulty
    for wire in made:
        wire.close()


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """``client(url)``: a blocking client with a journal of its own, that looks at a balance without a pause."""
    from layer_mcp import Layer

    made: list[Any] = []

    def client(target: Any = None, *, home: Path | None = None) -> Any:
        made.append(Layer(target, home=home or tmp_path / f"far{len(made)}"))
        made[-1]._layer._payments.look_pauses = (0.0,)
        return made[-1]

    yield client
    for each in made:
        each.close()


@pytest.fixture
def hosted_far(
    hosted: Callable[..., Any],
    faulty: Callable[[int], Any],
    client: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., tuple[Any, Any, Any]]:
    """``server, wire, layer = hosted_far(2)``: a stand-in whose runs do not end, and a client behind a faulty wire."""

    def far(generation: int = 1, **quirks: Any) -> tuple[Any, Any, Any]:
        server = hosted(
            generation, **{"run_seconds": 3600, "max_live": 10**9, "balance": 1e9, "page_size": 100} | quirks
        )
        wire = faulty(server.port)
        monkeypatch.setenv("LAYER_MCP_URL", wire.url)
        return server, wire, client()

    return far


@pytest.fixture
def ours_far(
    server: Any, faulty: Callable[[int], Any], client: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[Any, Any]]:
    """``wire, layer = ours_far("url")``: our server behind a faulty wire, known by URL or as the embedded one."""

    def far(known_by: str) -> tuple[Any, Any]:
        wire = faulty(server.endpoint.port)
        if known_by == "url":
            monkeypatch.setenv("LAYER_MCP_URL", wire.url)
            monkeypatch.setenv("LAYER_PAT", server.token.reveal())
            return wire, client()
        from layer_mcp.connect import local

        behind = dataclasses.replace(server, endpoint=dataclasses.replace(server.endpoint, port=wire.port))
        monkeypatch.setattr(local, "begin", lambda home: None)
        monkeypatch.setattr(local, "ensure", lambda home, **_: behind)
        return wire, client("embedded")

    return far
