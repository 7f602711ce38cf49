"""What a client owes a server that it does not know: its money, its words, its addresses, and the token."""

from __future__ import annotations

import io
import socket
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layer_mcp import Layer
from layer_mcp.contract.errors import (
    FeatureDisabled,
    InvalidInputs,
    LayerError,
    ModelNotFound,
    ServerUnavailable,
    Unauthenticated,
    WorkspaceNotFound,
)
from layer_mcp.library.transfers import DownloadFailed


def test_the_journal_answers_for_the_past(far: Callable[..., Any]) -> None:
    server, layer = far(2)
    run = layer.forge("a shield", batch_size=1).result()
    assert [each.id for each in layer.runs()] == [run.id]
    (file_id,) = server.books()[0].files
    assert layer.run(run.id[:6]).assets[0].file_id == file_id
    assert [asset.file_id for asset in layer.assets()] == [file_id]
    assert layer.asset(file_id).run_id == run.id
    with pytest.raises(InvalidInputs):
        layer.asset(str(uuid.uuid4()))
    status = layer.status()
    assert (status.credential, status.version, status.target.kind) == ("LAYER_PAT", "9.9", "url")


def test_an_asset_is_shown_small_and_named_safely(far: Callable[..., Any]) -> None:
    from PIL import Image

    _, layer = far(1)
    asset = layer.forge("../../etc/sword", batch_size=1).result().assets[0]
    assert asset.open().size == (40, 20)
    assert asset.path.parent.name == "layer-assets"
    assert ".." not in asset.path.name
    assert max(Image.open(io.BytesIO(asset.thumbnail(16))).size) == 16


def test_an_address_that_has_run_out_is_asked_for_again(far: Callable[..., Any]) -> None:
    server, layer = far(1, media_seconds=60.0)
    run = layer.forge("a bow", batch_size=1).result()
    server.storage.expire_media()
    assert run.assets[0].bytes() == server.storage.bytes_of(run.assets[0].file_id)
    assert len(server.storage.media_seen) == 2


@pytest.mark.parametrize("lie", [b"<html>login please</html>", b"\x89PNG\r\n\x1a\n" + b"0" * 10])
def test_media_that_is_not_what_it_is_said_to_be(far: Callable[..., Any], lie: bytes) -> None:
    server, layer = far(2, media_seconds=60.0)
    asset = layer.forge("a lie", batch_size=1).result().assets[0]
    server.storage.media = lie
    with pytest.raises((DownloadFailed, LayerError)) as caught:
        asset.open()
    assert "Signature" not in str(caught.value)
    if lie.startswith(b"<html"):
        assert list(Path.cwd().glob("layer-assets/*.png")) == []


def test_what_it_cannot_do_is_said(far: Callable[..., Any]) -> None:
    _, layer = far(2)
    with pytest.raises(FeatureDisabled):
        layer.grant(5)
    with pytest.raises(ModelNotFound) as model:
        layer.forge("x", model="fluxx")
    assert model.value.nearest == "flux"


def test_an_empty_list_of_workspaces_is_no_sign_in_that_is_missing(far: Callable[..., Any]) -> None:
    _, layer = far(1, workspaces=0)
    with pytest.raises(WorkspaceNotFound, match="no workspace"):
        layer.workspace()


def test_workspaces_are_picked_by_name(hosted: Callable[..., Any], tmp_path: Path) -> None:
    server = hosted(1)
    second = list(server._books.accounts)[1]
    for wanted in ("attic", "ATTIC", second, second[:8]):
        with Layer(workspace=wanted, home=tmp_path) as layer:
            assert layer.workspace().id == second
    with Layer(workspace="cellar", home=tmp_path) as layer, pytest.raises(WorkspaceNotFound) as caught:
        layer.workspace()
    assert caught.value.allowed == ["studio", "attic"]


@pytest.mark.parametrize("quirks", [{}, {"refusal": "tool"}, {"open_listing": False}])
def test_without_the_token_it_is_a_sign_in_that_is_missing(
    far: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, quirks: dict[str, Any]
) -> None:
    server, layer = far(2, **quirks)
    server.tokens.clear()
    with pytest.raises(Unauthenticated) as caught:
        layer.workspace()
    assert "LAYER_PAT" in caught.value.remedy


def test_an_address_without_mcp_is_said_to_be_one(hosted: Callable[..., Any], tmp_path: Path) -> None:
    nowhere = f"{hosted(1).origin}/nowhere"
    with Layer(nowhere, home=tmp_path) as layer, pytest.raises(ServerUnavailable, match="no MCP endpoint"):
        layer.workspace()


def test_a_server_that_is_not_there_fails_at_once_the_second_time(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with Layer(f"http://127.0.0.1:{port}", home=tmp_path) as layer:
        with pytest.raises(ServerUnavailable) as first:
            layer.workspace()
        with pytest.raises(ServerUnavailable) as second:
            layer.workspace()
        assert second.value is first.value


def test_no_token_in_anything_that_is_shown_or_kept(far: Callable[..., Any], tmp_path: Path) -> None:
    server, layer = far(2, media_seconds=60.0)
    run = layer.forge("a helm", batch_size=1).result()
    run.assets[0].bytes()
    shown = [repr(each) for each in (layer, run, run.assets, run.estimate, layer.status())]
    shown += [repr(layer._layer._resolved), repr(vars(run.assets[0])), *layer.history()[:1]]
    for path in (tmp_path / "far").rglob("*"):
        if path.is_file():
            shown.append(path.read_bytes().decode("latin-1"))
    for text in map(str, shown):
        assert server.token not in text
        assert "X-Goog-Signature" not in text
