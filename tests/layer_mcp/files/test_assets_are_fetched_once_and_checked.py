"""Bytes: verified, cached by content, saved under safe names, never over another file."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layer_mcp.contract.errors import InvalidInputs, LayerError
from layer_mcp.contract.sniff import contradicts, sniff
from layer_mcp.library import transfers
from layer_mcp.library.paths import safe_name
from layer_mcp.library.transfers import DownloadFailed, download


@pytest.fixture
def made(memory_layer: Any) -> Any:
    return memory_layer.forge("A red: square?", model="swatch", batch_size=2, seed=3, size=32).result()


def test_an_asset_is_a_picture_a_file_and_a_thumbnail(made: Any) -> None:
    asset = made.assets[0]
    picture = asset.open()
    assert (picture.size, picture.mode) == ((32, 32), "RGBA")
    assert sniff(asset.thumbnail(16)) == "image/webp"
    assert sniff(asset.bytes()) == "image/png"
    assert asset.path.parent == Path.cwd() / "layer-assets"
    assert asset.attribution[0].title == "Swatch"
    assert asset.metadata["subject"] == "A red: square?"
    with pytest.raises(InvalidInputs):
        asset.thumbnail(5000)


def test_parts_are_files_of_their_own(made: Any) -> None:
    normal = made.assets[0].part("normal")
    assert normal.open().getpixel((0, 0))[:3] == (128, 128, 255)
    assert normal.file_id != made.assets[0].file_id
    with pytest.raises(InvalidInputs) as caught:
        made.assets[0].part("nromal")
    assert caught.value.allowed == ["normal"]


def test_the_second_look_does_not_ask_the_server(made: Any, memory_layer: Any, monkeypatch: Any) -> None:
    asset = made.assets[0]
    before = asset.bytes()
    again = memory_layer.asset(asset.file_id)
    monkeypatch.setattr(again._source, "stream", None)
    assert again.bytes() == before


def test_a_cached_file_that_was_changed_is_fetched_again(made: Any, memory_layer: Any) -> None:
    asset = made.assets[0]
    before = asset.bytes()
    asset.path.write_bytes(b"spoilt")
    assert memory_layer.asset(asset.file_id).bytes() == before


def test_saving_a_batch_keeps_every_file(made: Any, tmp_path: Path) -> None:
    out = tmp_path / "out"
    paths = [asset.save(out) for asset in made.assets]
    assert len(set(paths)) == 2
    assert {path.suffix for path in paths} == {".png"}
    assert [asset.save(out) for asset in made.assets] == paths, "the same content is not saved twice"
    named = made.assets[0].save(tmp_path / "deep" / "sword.png")
    assert named.read_bytes() == paths[0].read_bytes()
    parts = {
        f"{path.stem}-{part.role}.png"
        for path, asset in zip(paths, made.assets, strict=True)
        for part in asset.parts
    }
    assert parts
    assert {path.name for path in out.iterdir()} == {path.name for path in paths} | parts


def test_guidance_is_ready_for_the_next_run(made: Any) -> None:
    asset = made.assets[0]
    assert asset.as_guidance() == {"file_id": asset.file_id, "type": "init_image", "weight": 1.0}
    assert asset.as_guidance("pose", 0.5)["weight"] == 0.5
    with pytest.raises(InvalidInputs):
        asset.as_guidance("posture")


def test_what_is_no_picture_is_not_opened(memory_layer: Any) -> None:
    tone = memory_layer.forge("beep", model="tone", batch_size=1).result().assets[0]
    assert sniff(tone.bytes()) == "audio/wav"
    with pytest.raises(LayerError, match="cannot be opened as a picture"):
        tone.open()


def test_the_data_folder_takes_downloads_where_the_notebook_is_read_only(
    made: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    blocked = tmp_path / "notebooks" / "layer-assets"
    blocked.write_text("a file where the folder should be")
    assert made.assets[0].path.is_relative_to(tmp_path / "client")


async def _chunks(*parts: bytes) -> AsyncGenerator[bytes]:
    for part in parts:
        yield part


@pytest.mark.parametrize(
    ("parts", "expected", "words"),
    [
        ([b"12345"], {"size": 4}, "larger"),
        ([b"12"], {"size": 4}, "ended after 2 of 4"),
        ([b"1234"], {"sha256": "0" * 64}, "hash differs"),
        ([b"GIF89a"], {"content_type": "image/png"}, "bytes are not"),
        ([b"<!DOCTYPE html>"], {"content_type": "image/png"}, "web page"),
        ([b"\n<HTML><body>"], {"content_type": ""}, "web page"),
        (
            [b"<?xml version='1.0' encoding='UTF-8'?><Error><Code>"],
            {"content_type": "image/svg+xml"},
            "web page",
        ),
        ([], {"content_type": "image/png"}, "empty"),
    ],
)
async def test_a_bad_download_leaves_nothing(
    tmp_path: Path, parts: list[bytes], expected: dict[str, Any], words: str
) -> None:
    settings = {"content_type": "", "size": None, "sha256": None} | expected
    with pytest.raises(DownloadFailed, match=words):
        await download(lambda: _chunks(*parts), tmp_path, name="x", **settings)
    assert sorted(tmp_path.glob("[!n]*")) == []  # noqa: ASYNC240  a test


async def test_a_download_without_promises_is_bounded(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(transfers, "MAX_DOWNLOAD_BYTES", 10)
    with pytest.raises(DownloadFailed, match="larger"):
        await download(
            lambda: _chunks(b"123456", b"789012"), tmp_path, name="x", content_type="", size=None, sha256=None
        )


async def test_a_good_one_is_named_by_its_content(tmp_path: Path) -> None:
    data = b"\x89PNG\r\n\x1a\n..."
    path, digest = await download(
        lambda: _chunks(data[:3], data[3:]),
        tmp_path,
        name="a",
        content_type="image/png",
        size=len(data),
        sha256=None,
    )
    assert digest == hashlib.sha256(data).hexdigest()
    assert path.name == f"a-{digest[:16]}.png"


@given(st.text(max_size=300))
def test_no_name_leaves_its_folder(name: str) -> None:
    safe = safe_name(name, "image/png")
    assert Path(safe).name == safe
    assert safe not in {"", ".", ".."}
    assert not safe.startswith(".")
    assert len(safe) < 140
    assert not set(safe) & set('/\\:*?"<>|\0\n')


def test_types_that_cannot_be_told_are_believed() -> None:
    assert not contradicts(b"anything", "model/vnd.custom")
    assert not contradicts(b"anything", "")
    assert contradicts(b"anything", "image/PNG; charset=x")
    assert not contradicts(b"\x00\x00\x00\x20ftypM4A ", "audio/mp4")


def test_a_part_stays_in_its_folder() -> None:
    from types import SimpleNamespace

    from layer_mcp.library.saving import _File

    part: Any = SimpleNamespace(role="x/../../..\\up", name="part.png")
    name = _File(SimpleNamespace(name="axe.png"), part).name(Path("axe.png"))  # type: ignore[arg-type]
    assert name == "axe-up.png"
