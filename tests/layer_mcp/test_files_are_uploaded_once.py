"""Uploads: whatever people hand over, sent once, resumed after a cut; references with their types and weights."""

from __future__ import annotations

import hashlib
import io
import threading
import wave
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layer_mcp import Layer
from layer_mcp.contract.errors import InvalidInputs, UploadFailed
from layer_mcp.contract.forge import GUIDANCE_FILE_TYPES
from layer_mcp.contract.redact import Secret
from layer_mcp.library import resumable
from layer_mcp.library.guidance import Reference, parse_reference, type_for
from layer_mcp.library.sources import source_of


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
    upload = resumable.upload

    async def counting(http: Any, url: Any, source: Any, on_progress: Any = None) -> None:
        sent.append(source.size)
        await upload(http, url, source, on_progress)

    monkeypatch.setattr(resumable, "upload", counting)
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
    [(b"", "content_type"), (b"GIF89a" + bytes(99), "content_type"), (b"text", "content_type"), ("no.png", "file"), (7, "file")],
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


# -- references ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a.png", Reference("a.png")),
        ("a.png:pose", Reference("a.png", "pose")),
        ("a.png:pose:0.8", Reference("a.png", "pose", 0.8)),
        ("C:\\art.png", Reference("C:\\art.png")),
        ("C:\\art.png:depth:1", Reference("C:\\art.png", "depth", 1.0)),
        ("https://a.example/x.png:face", Reference("https://a.example/x.png", "face")),
        ("a:b:c", Reference("a:b:c")),
        ("pose", Reference("pose")),
        (":pose", Reference(":pose")),
    ],
)
def test_a_reference_is_read_from_the_right(text: str, found: Reference) -> None:
    assert parse_reference(text) == found


@given(
    st.text(min_size=1, max_size=40).map(str.strip).filter(bool),
    st.sampled_from(GUIDANCE_FILE_TYPES),
    st.sampled_from([0.0, 0.25, 0.8, 1.0]),
)
def test_any_reference_comes_back_as_it_was_written(source: str, type_: str, weight: float) -> None:
    found = parse_reference(f"{source}:{type_}:{weight!r}")
    assert (found.source, found.type, found.weight) == (source, type_, weight)


@pytest.mark.parametrize("weight", ["1.1", "-1", "x", "nan", ""])
def test_a_weight_is_from_0_to_1(weight: str) -> None:
    with pytest.raises(InvalidInputs, match="weight"):
        parse_reference(f"a.png:pose:{weight}")


def test_a_type_that_the_model_offers_is_taken() -> None:
    assert type_for("image", ["init_video", "reference_image", "init_image"]) == "reference_image"
    assert type_for("three_d", ["init_image"]) is None


# -- the protocol, against a server that cuts ---------------------------------------------------------


class Bucket(BaseHTTPRequestHandler):
    """A resumable upload whose connection breaks as often as it was told, or that refuses."""

    protocol_version = "HTTP/1.1"
    got = b""
    cuts = 0
    open_status = 201
    opened: dict[str, str] = {}  # noqa: RUF012  one server at a time

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def do_POST(self) -> None:
        type(self).opened = {name.lower(): value for name, value in self.headers.items()}
        self.send_response(type(self).open_status)
        self.send_header("Location", "/session/1")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_PUT(self) -> None:
        cls = type(self)
        span = self.headers.get("Content-Range", "")
        total = int(span.rpartition("/")[2] or 0) or int(self.headers["Content-Length"])
        if span.startswith("bytes */"):
            return self._answer(total)
        assert not span or int(span.removeprefix("bytes ").partition("-")[0]) == len(cls.got)
        length = int(self.headers["Content-Length"])
        if cls.cuts:
            cls.cuts -= 1
            cls.got += self.rfile.read(length // 2)
            self.close_connection = True
            self.connection.close()
            return None
        cls.got += self.rfile.read(length)
        return self._answer(total)

    def _answer(self, total: int) -> None:
        got = len(type(self).got)
        self.send_response(200 if got == total else 308)
        if 0 < got < total:
            self.send_header("Range", f"bytes=0-{got - 1}")
        self.send_header("Content-Length", "0")
        self.end_headers()


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(resumable, "FIRST_PAUSE_SECONDS", 0.001)
    kind = type("OneBucket", (Bucket,), {"got": b"", "opened": {}})
    server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield kind, f"http://127.0.0.1:{server.server_address[1]}/signed"
    server.shutdown()
    server.server_close()


async def send(url: str, content: bytes) -> None:
    import httpx2

    async with httpx2.AsyncClient() as http:
        await resumable.upload(http, Secret(url), source_of(content))


@pytest.mark.parametrize("cuts", [0, 1, 4])
async def test_an_upload_goes_on_where_it_was_cut(bucket: Any, cuts: int) -> None:
    kind, url = bucket
    kind.cuts = cuts
    content = sound(120)
    await send(url, content)
    assert hashlib.sha256(kind.got).digest() == hashlib.sha256(content).digest()
    assert kind.opened["x-goog-resumable"] == "start"
    assert kind.opened["x-goog-content-length-range"] == f"0,{len(content)}"
    assert kind.opened["content-type"] == "audio/wav"


async def test_an_upload_that_never_gets_on_is_given_up(bucket: Any) -> None:
    kind, url = bucket
    kind.cuts = 10_000
    with pytest.raises(UploadFailed, match="was cut") as caught:
        await send(url, png())
    assert url not in str(caught.value)


async def test_a_refused_address_says_what_to_do(bucket: Any) -> None:
    kind, url = bucket
    kind.open_status = 403
    with pytest.raises(UploadFailed, match="not opened") as caught:
        await send(url, png())
    assert "15 minutes" in caught.value.remedy
