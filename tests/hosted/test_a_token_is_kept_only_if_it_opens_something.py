"""A hosted server lists its tools to anybody: signing in looks at what only a valid token opens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layer_mcp import Layer, login, logout
from layer_mcp.contract.errors import Unauthenticated


@pytest.mark.parametrize("generation", [1, 2])
@pytest.mark.parametrize("refusal", ["http", "tool"])
def test_signing_in_with_a_token(
    hosted: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, generation: int, refusal: str
) -> None:
    server = hosted(generation, open_listing=True, refusal=refusal)
    monkeypatch.delenv("LAYER_PAT")
    monkeypatch.delenv("LAYER_MCP_URL")
    monkeypatch.setenv("LAYER_HOME", str(tmp_path / "home"))
    with pytest.raises(Unauthenticated, match="refused that token"):
        login(server.url, token="pat_not-one-of-its", profile="studio")
    assert not list((tmp_path / "home").glob("*.json"))
    done = login(server.url, token=server.token, profile="studio")
    assert done.workspace is not None
    with Layer() as layer:
        status = layer.status()
        assert (status.credential, status.workspace.id) == ("profile studio (token, file)", done.workspace.id)
    assert logout("studio").revoked is None
    with Layer() as layer, pytest.raises(Unauthenticated) as caught:
        layer.workspaces()
    assert "layer login" in caught.value.remedy
