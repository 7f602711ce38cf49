"""Where streamable HTTP is refused the older SSE is spoken, with the same care for what is paid."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.contract.errors import LayerError, ServerUnavailable, SubmitUncertain, Unauthenticated


@pytest.fixture
def sse_layer(
    server: Any, proxy: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Any]]:
    """Makes clients of the session's server (behind the proxy) by an address that does not speak streamable HTTP."""
    from layer_mcp import Layer

    made: list[Any] = []

    def sse_layer(path: str = "/sse", token: str | None = None) -> Any:
        monkeypatch.setenv("LAYER_MCP_URL", f"http://127.0.0.1:{proxy.port}{path}")
        monkeypatch.setenv("LAYER_PAT", token or server.token.reveal())
        made.append(Layer(home=tmp_path / "far"))
        made[-1]._layer._payments.look_pauses = (0.0,)
        return made[-1]

    yield sse_layer
    for layer in made:
        layer.close()


def session_of(layer: Any) -> Any:
    return layer._layer._connection._session


@pytest.mark.parametrize("path", ["/sse", "/nothing-here"])
def test_a_forge_from_price_to_file(sse_layer: Any, path: str) -> None:
    layer = sse_layer(path)
    run = layer.forge("by sse", model="swatch", batch_size=1, seed=3)
    assert run.result().assets[0].open().size == (64, 64)
    assert session_of(layer).transport == "sse"
    assert layer._layer._connection._sse.endswith("/sse")


def test_a_submit_whose_request_was_cut_is_not_sent_again(sse_layer: Any, proxy: Any, started: Any) -> None:
    """Its acknowledgement is lost; its answer comes by the stream."""
    layer = sse_layer()
    layer.status()
    proxy.drop = 1
    run = layer.forge("cut on the way", model="swatch", batch_size=1)
    assert run.result().cost == 1
    assert proxy.seen == 1
    assert len(started("cut on the way")) == 1


def test_a_server_that_does_not_know_us_says_so(sse_layer: Any) -> None:
    with pytest.raises(Unauthenticated):
        sse_layer(token="pat_" + "x" * 40).workspaces()


def test_an_address_of_nothing_is_told_as_such(sse_layer: Any) -> None:
    with pytest.raises(ServerUnavailable, match="404"):
        sse_layer("/nothing/here").workspaces()


def test_messages_that_are_refused_leave_the_session(sse_layer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """One message that is turned away does not end what the others are waiting for."""
    import httpx2

    from layer_mcp.connect import transport

    layer = sse_layer()
    layer.workspaces()
    session = session_of(layer)
    handle = transport.Routed.handle_async_request

    async def turning_away(self: Any, request: Any) -> Any:
        if request.method == "POST" and b"list_workspaces" in request.content:
            return httpx2.Response(429, json={"code": "RATE_LIMITED", "message": "slowly"})
        return await handle(self, request)

    monkeypatch.setattr(transport.Routed, "handle_async_request", turning_away)
    with pytest.raises(LayerError, match="slowly"):
        layer.call("list_workspaces")
    monkeypatch.undo()
    assert layer.call("list_workspaces")
    assert session_of(layer) is session


@pytest.mark.parametrize("keyed", [True, False])
@pytest.mark.parametrize("fault", ["never left", "never arrived", "arrived, and its stream broke"])
def test_a_submit_that_breaks_starts_one_run_or_is_told_as_uncertain(
    sse_layer: Any, started: Any, monkeypatch: pytest.MonkeyPatch, fault: str, keyed: bool
) -> None:
    import httpx2

    from layer_mcp.connect import asking, transport
    from layer_mcp.connect.connection import Connection

    async def honours(*_: Any) -> bool:
        return keyed

    monkeypatch.setattr(asking, "GRACE_SECONDS", 0.05)
    monkeypatch.setattr(Connection, "_honours", honours)
    layer = sse_layer()
    layer.models()
    handle, sent = transport.Routed.handle_async_request, []

    async def breaking(self: Any, request: Any) -> Any:
        if request.method != "POST" or b"execute_forge" not in request.content:
            return await handle(self, request)
        sent.append(request)
        if len(sent) > 1:
            return await handle(self, request)
        if fault == "never left":
            raise httpx2.ConnectError("refused")
        if fault == "never arrived":
            raise httpx2.WriteError("cut")
        answer = await handle(self, request)
        session_of(layer).stop.set()
        return answer

    monkeypatch.setattr(transport.Routed, "handle_async_request", breaking)
    prompt = f"{fault}, {keyed}"
    if keyed or fault == "never left":
        assert layer.forge(prompt, model="swatch", batch_size=1).result().cost == 1
        assert len(started(prompt)) == 1
        assert len(sent) <= 2
    else:
        with pytest.raises(SubmitUncertain):
            layer.forge(prompt, model="swatch", batch_size=1)
        assert len(sent) == 1
        assert len(started(prompt)) <= 1
