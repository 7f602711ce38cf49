"""However long a run takes: two questions of the embedded server, and one of ours by its URL."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every call over a connection, and every request of the local REST."""
    from layer_mcp.connect.connection import Connection
    from layer_mcp.connect.rest import LocalRest

    seen: list[str] = []
    call, get = Connection.call, LocalRest.get

    async def noted_call(self: Connection, tool: str, *args: Any, **more: Any) -> Any:
        seen.append(tool)
        return await call(self, tool, *args, **more)

    async def noted_get(self: LocalRest, path: str, *args: Any, **more: Any) -> Any:
        seen.append(path)
        return await get(self, path, *args, **more)

    monkeypatch.setattr(Connection, "call", noted_call)
    monkeypatch.setattr(LocalRest, "get", noted_get)
    return seen


def test_of_the_embedded_server(layer: Any, asked: list[str]) -> None:
    run = layer.forge("slowly", model="swatch", batch_size=1, duration_seconds=0.5)
    asked.clear()
    assert run.result().cost == 1
    assert set(asked) == {"/changes"}
    assert len(asked) <= 2


def test_of_ours_by_its_url(url_layer: Any, asked: list[str]) -> None:
    run = url_layer.forge("slowly", model="swatch", batch_size=1, duration_seconds=0.5)
    asked.clear()
    shares = [event.progress for event in run.events() if event.progress is not None]
    assert asked == ["get_forge_run"]
    assert len(shares) > 2, "its progress is told meanwhile"
    assert shares == sorted(shares)
    assert (run.result().cost, len(run.assets)) == (1, 1)
