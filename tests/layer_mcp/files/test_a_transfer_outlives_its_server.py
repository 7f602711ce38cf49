"""The embedded server dies in the middle of a transfer: the next one takes it up."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layer_mcp import Layer
from layer_mcp.connect import local, rest

pytestmark = pytest.mark.slow


@pytest.fixture
def killed_once(home: Path) -> Callable[..., None]:
    """Kills the folder's server when it is first called."""
    killed: list[int] = []

    def kill(*_: Any) -> None:
        if not killed:
            killed.append(local.ensure(home, timeout=60).endpoint.pid)
            os.kill(killed[0], signal.SIGKILL)

    return kill


def test_an_upload_goes_on_at_the_next_server(
    home: Path, killed_once: Callable[..., None], tmp_path: Path
) -> None:
    path = tmp_path / "noise.wav"
    body = random.Random(1).randbytes(40_000_000)
    path.write_bytes(
        b"RIFF" + (36 + len(body)).to_bytes(4, "little") + b"WAVEfmt \x10\0\0\0\x01\0\x01\0"
        b"\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0data" + len(body).to_bytes(4, "little") + body
    )
    with Layer() as layer:
        uploaded = layer.upload(
            path, on_progress=lambda sent, size: killed_once() if sent > size // 2 else None
        )
        assert layer.upload(path).file_id == uploaded.file_id


def test_a_download_goes_on_at_the_next_server(
    home: Path, killed_once: Callable[..., None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(rest, "CHUNK_BYTES", 4096)
    with Layer() as layer:
        run = layer.forge("square", model="swatch", batch_size=1, size=1024).result()
        paths = layer.download(run, tmp_path / "out", at_once=1, on_progress=killed_once)
        assert [path.read_bytes() for path in paths] == [
            file.bytes() for asset in run.assets for file in (asset, *asset.parts)
        ]
