"""Uploads: whatever people hand over is sent once, whoever asks."""

from __future__ import annotations

import contextlib
import io
import wave
from pathlib import Path
from typing import Any

import pytest

from layer_mcp import Layer
from layer_mcp.contract.errors import InvalidInputs, UploadFailed
from layer_mcp.library import resumable
from layer_mcp.library.fingerprints import Fingerprints
from layer_mcp.library.sources import Stamp


def png(colour: tuple[int, int, int] = (200, 40, 40), side: int = 16) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (side, side), colour).save(out, "PNG")
    return out.getvalue()


def colour_of(run: Any) -> Any:
    return run.result().assets[0].open().convert("RGB").getpixel((0, 0))


@pytest.mark.parametrize("kind", ["path", "text", "bytes", "file", "picture"])
def test_whatever_is_a_file_guides_a_run(layer: Layer, tmp_path: Path, kind: str) -> None:
    from PIL import Image

    path = tmp_path / "a photo.png"
    path.write_bytes(png((40, 80, 120)))
    thing = {
        "path": lambda: path,
        "text": lambda: f"{path}:init_image:0.5",
        "bytes": path.read_bytes,
        "file": lambda: path.open("rb"),
        "picture": lambda: Image.open(path),
    }[kind]()
    with contextlib.closing(thing) if kind == "file" else contextlib.nullcontext():
        run = layer.forge("like it", model="guided", batch_size=1, guidance_files=[thing])
    assert colour_of(run) == ((20, 40, 60) if kind == "text" else (40, 80, 120))


def test_an_asset_and_an_upload_guide_a_run(layer: Layer) -> None:
    made = layer.forge("square", model="swatch", batch_size=1, size=16, seed=3).result().assets[0]
    of_asset = layer.forge("x", model="guided", batch_size=1, guidance_files=[made])
    assert of_asset.result().parameters["guidance_files"][0]["file_id"] == made.file_id
    uploaded = layer.upload(png())
    items = [uploaded.as_guidance("init_image", 0.5)]
    assert colour_of(layer.forge("x", model="guided", batch_size=1, guidance_files=items)) == (100, 20, 20)
    by_id = [f"{uploaded.file_id}:init_image"]
    assert colour_of(layer.forge("x", model="guided", batch_size=1, guidance_files=by_id)) == (200, 40, 40)


def test_the_same_bytes_are_sent_once(layer: Layer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sent: list[int] = []
    send = resumable.send

    async def counting(way: Any, session: Any, source: Any, *more: Any, **named: Any) -> Any:
        sent.append(source.size)
        return await send(way, session, source, *more, **named)

    monkeypatch.setattr(resumable, "send", counting)
    content = png((7, 8, 9), side=33)
    path = tmp_path / "x.png"
    path.write_bytes(content)
    assert layer.upload(content).file_id == layer.upload(path).file_id
    layer.estimate("x", model="guided", guidance_files=[path])
    layer.forge("x", model="guided", batch_size=1, guidance_files=[path]).result()
    assert sent == [len(content)]


def test_progress_is_told(layer: Layer) -> None:
    told: list[tuple[int, int]] = []
    content = sound(3)
    layer.upload(content, name="beep.wav", on_progress=lambda sent, size: told.append((sent, size)))
    assert told[-1] == (len(content), len(content))
    assert told == sorted(told)


def test_in_memory_too(memory_layer: Layer) -> None:
    found = memory_layer.upload(png((1, 2, 3)))
    run = memory_layer.forge("x", model="guided", batch_size=1, guidance_files=[found])
    assert colour_of(run) == (1, 2, 3)


def sound(seconds: int) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(16000 * seconds))
    return out.getvalue()


@pytest.mark.parametrize(
    ("thing", "field"),
    [(b"", "file_size_bytes"), (b"GIF89a" + bytes(99), "content_type"), (b"text", "content_type"), ("no.png", "file"), (7, "file")],
)  # fmt: skip
def test_what_cannot_be_uploaded_is_refused_here(memory_layer: Layer, thing: Any, field: str) -> None:
    with pytest.raises(InvalidInputs) as caught:
        memory_layer.upload(thing)
    assert caught.value.field == field


def test_a_misspelt_type_is_told_before_anything_is_sent(memory_layer: Layer, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(png())
    with pytest.raises(InvalidInputs) as caught:
        memory_layer.estimate("x", model="guided", guidance_files=[f"{path}:init_imge"])
    assert caught.value.nearest == "init_image"


def test_a_hash_that_was_remembered_wrongly_is_found_out_and_forgotten(
    layer: Layer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "odd.png"
    path.write_bytes(png((9, 8, 7), side=19))
    known = {Stamp.of(path.stat()): "0" * 64}
    monkeypatch.setattr(Fingerprints, "of_file", lambda _, stamp: known.get(stamp))
    monkeypatch.setattr(Fingerprints, "forget_file", lambda _, stamp: known.pop(stamp))
    with pytest.raises(UploadFailed, match="hash differs"):
        layer.upload(path)
    assert not layer.upload(path).reused
