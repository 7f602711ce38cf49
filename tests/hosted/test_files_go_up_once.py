"""Uploads to a server like the hosted one: each file once, whatever cuts them, and again where it was dropped."""

from __future__ import annotations

import asyncio
import contextlib
import io
import random
import threading
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layer_mcp import AsyncLayer, Layer
from layer_mcp.contract.errors import InvalidInputs, UploadFailed
from layer_mcp.library import resumable
from layer_mcp.paying.starting import PriceWarning

Far = Callable[..., tuple[Any, Any]]


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resumable, "FIRST_PAUSE_SECONDS", 0.001)


def sound(seed: int, size: int = 700_000) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(random.Random(seed).randbytes(size))
    return out.getvalue()


def picture(path: Path, shade: int) -> Path:
    from PIL import Image

    Image.new("RGB", (16, 16), (shade, 40, 40)).save(path)
    return path


def asked(server: Any) -> int:
    return sum(call.tool == "request_file_upload_url" for call in server.calls)


def arrived(server: Any, file_id: str) -> bytes:
    file = server.storage.files[file_id]
    assert file.ready
    return bytes(file.arrived)


def test_a_file_goes_up_once_in_all_sessions(far: Far, tmp_path: Path) -> None:
    server, layer = far()
    path = tmp_path / "beep.wav"
    path.write_bytes(content := sound(1))
    first = layer.upload(path)
    assert arrived(server, first.file_id) == content
    with Layer(home=tmp_path / "far") as later:
        again = later.upload(content, name="other.wav")
    assert (again.file_id, first.reused, again.reused) == (first.file_id, False, True)
    assert asked(server) == 1
    with Layer(home=tmp_path / "elsewhere") as other:
        assert other.upload(path).file_id != first.file_id


def test_a_file_that_the_server_dropped_is_sent_again_before_anything_is_paid(
    far: Far, tmp_path: Path
) -> None:
    server, layer = far()
    path = picture(tmp_path / "ref.png", 90)
    dropped = layer.upload(path).file_id
    del server.storage.files[dropped]
    with Layer(home=tmp_path / "far") as later:
        with pytest.warns(PriceWarning):  # this server prices without guidance files
            run = later.forge(
                "like it", model="Qwen Image Edit", batch_size=1, guidance_files=[path]
            ).result()
        assert later.upload(path).file_id != dropped
    assert len(run.assets) == 1
    assert len(server.books()) == 1
    assert asked(server) == 2


@pytest.mark.parametrize("seed", range(6))
def test_an_upload_cut_anywhere_arrives_as_it_was(far: Far, seed: int) -> None:
    server, layer = far()
    dice, content = random.Random(seed), sound(seed)
    server.storage.cut_uploads = [
        dice.choice([0, 1, dice.randrange(len(content))]) for _ in range(dice.randrange(1, 5))
    ]
    with contextlib.suppress(UploadFailed):  # cut too often: the next call goes on from there
        layer.upload(content, name="beep.wav")
    uploaded = layer.upload(content, name="beep.wav")
    assert arrived(server, uploaded.file_id) == content


async def test_an_interrupted_upload_goes_on_when_it_is_asked_for_again(far: Far, tmp_path: Path) -> None:
    server, _ = far()
    path = tmp_path / "long.wav"
    path.write_bytes(content := sound(7, 3_000_000))
    loop, over = asyncio.get_running_loop(), threading.Event()

    def stop(sent: int, size: int) -> None:
        if sent > 1_000_000 and not over.is_set():
            loop.call_soon_threadsafe(task.cancel)
            over.wait(10)

    async with AsyncLayer(home=tmp_path / "far") as layer:
        task = asyncio.ensure_future(layer.upload(path, on_progress=stop))
        with contextlib.suppress(asyncio.CancelledError):
            await task
        over.set()
        assert not any(file.ready for file in server.storage.files.values())
        uploaded = await layer.upload(path)
    assert arrived(server, uploaded.file_id) == content
    assert asked(server) == 1
    assert [
        int(said.split()[1].split("-")[0]) for said, _ in server.storage.puts if "*/" not in said and said
    ]
    kept = b"".join(each.read_bytes() for each in (tmp_path / "far").rglob("*") if each.is_file())
    session = next(iter(server.storage.files.values())).session
    assert session.encode() not in kept, (
        "who knows the session may write the file: it is no matter for the disk"
    )


def test_an_address_that_has_run_out_is_asked_for_again(far: Far) -> None:
    server, layer = far()
    promise = server.storage.promise

    def late(*args: Any) -> Any:
        told = promise(*args)
        if len(server.storage.files) == 1:
            server.storage.files[told["file_id"]].expires = 0
        return told

    server.storage.promise = late
    uploaded = layer.upload(content := sound(2))
    assert arrived(server, uploaded.file_id) == content
    assert asked(server) == 2


def test_a_session_that_is_gone_is_begun_anew(far: Far) -> None:
    server, layer = far()
    server.storage.cut_uploads = [1000]

    def end(sent: int, size: int) -> None:
        if len(server.storage.files) == 1:
            next(iter(server.storage.files.values())).session = "over"

    uploaded = layer.upload(content := sound(3), on_progress=end)
    assert arrived(server, uploaded.file_id) == content
    assert asked(server) == 2


def test_several_go_up_side_by_side_and_come_back_in_order(far: Far, tmp_path: Path) -> None:
    server, layer = far()
    paths = [tmp_path / f"{number}.wav" for number in range(6)]
    contents = [sound(number, 40_000) for number in range(6)]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    told: dict[int, int] = {}
    found = layer.upload_all(paths, on_progress=lambda index, sent, _: told.__setitem__(index, sent))
    assert [arrived(server, each.file_id) for each in found] == contents
    assert told == {index: len(content) for index, content in enumerate(contents)}


def test_of_several_nothing_is_sent_when_one_cannot_be(far: Far, tmp_path: Path) -> None:
    server, layer = far()
    with pytest.raises(InvalidInputs, match="There is no file"):
        layer.upload_all([picture(tmp_path / "a.png", 1), tmp_path / "none.png"])
    assert asked(server) == 0


def test_of_several_those_that_arrive_are_kept_when_one_fails(far: Far, tmp_path: Path) -> None:
    server, layer = far()
    good, bad = picture(tmp_path / "a.png", 1), tmp_path / "b.wav"
    bad.write_bytes(sound(5))
    promise = server.storage.promise
    server.storage.promise = lambda kind, size: promise(kind, size + (kind == "audio/wav"))
    with pytest.raises(UploadFailed, match=r"b\.wav was not opened \(HTTP 403"):
        layer.upload_all([bad, good])
    before = asked(server)
    assert layer.upload(good).reused
    assert asked(server) == before


def test_a_file_that_is_written_to_meanwhile_is_refused(far: Far, tmp_path: Path) -> None:
    server, layer = far()
    path = tmp_path / "growing.wav"
    path.write_bytes(sound(4))

    def write(sent: int, size: int) -> None:
        with path.open("ab") as file:
            file.write(b"more")

    with pytest.raises(InvalidInputs, match="changed while it was being sent"):
        layer.upload(path, on_progress=write)
    assert not any(file.ready for file in server.storage.files.values())
    assert layer.upload(path).size_bytes == path.stat().st_size


def test_a_large_file_is_read_once(far: Far, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from layer_mcp.library import sending, sources

    monkeypatch.setattr(sending, "HASHED_FIRST_BYTES", 1000)
    opened: list[str] = []
    open_ = sources.Source.open
    monkeypatch.setattr(sources.Source, "open", lambda self: opened.append(self.name) or open_(self))
    server, layer = far()
    path = tmp_path / "film.wav"
    path.write_bytes(content := sound(6))
    first = layer.upload(path)
    assert opened == ["film.wav"]
    assert layer.upload(content).file_id == first.file_id, (
        "the hash that was taken on the way is the right one"
    )
    assert asked(server) == 1
