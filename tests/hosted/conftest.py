"""Clients of the stand-ins."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Downloads land in ``layer-assets/`` of a folder that goes away."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    monkeypatch.chdir(folder)


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Polls at the stand-in's pace, which is quicker than a real server's."""
    from layer_mcp.runs import reading as run_reading
    from layer_mcp.runs import watch

    monkeypatch.setattr(watch, "SHORTEST_POLL_SECONDS", 0.02)
    monkeypatch.setattr(run_reading, "DEFAULT_POLL_SECONDS", 0.02)


@pytest.fixture
def far(hosted: Callable[..., Any], tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """``hosted, layer = far(2, errors="text")``: a stand-in and a client of it."""
    from layer_mcp import Layer

    clients: list[Any] = []

    def far(generation: int = 1, **quirks: Any) -> tuple[Any, Any]:
        server = hosted(generation, **quirks)
        clients.append(Layer(home=tmp_path / "far"))
        return server, clients[-1]

    yield far
    for client in clients:
        client.close()
