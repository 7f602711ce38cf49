"""Downloads from media hosts like the hosted one's: whole, checked, from fresh addresses, without our token."""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layer_mcp import Layer
from layer_mcp.library import fetching
from layer_mcp.library.transfers import DownloadFailed

Far = Callable[..., tuple[Any, Any]]
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "FIRST_PAUSE_SECONDS", 0.001)


def made(layer: Any, count: int = 1) -> Any:
    return layer.forge("crystal sword", batch_size=count).result()


def media(server: Any, size: int, seed: int = 1) -> bytes:
    server.storage.media = PNG + random.Random(seed).randbytes(size)
    return bytes(server.storage.media)


@pytest.mark.parametrize("ranges", [True, False], ids=["ranges", "whole"])
@pytest.mark.parametrize("seed", range(5))
def test_a_download_cut_anywhere_is_whole_or_a_clear_error(far: Far, seed: int, ranges: bool) -> None:
    server, layer = far(ranges=ranges, sparse=True)
    asset = made(layer).assets[0]
    dice, content = random.Random(seed), media(server, 400_000, seed)
    server.storage.cut_media = [
        dice.choice([0, 1, dice.randrange(len(content))]) for _ in range(dice.randrange(1, 8))
    ]
    try:
        found = asset.bytes()
    except DownloadFailed as error:
        found = content
        assert "did not arrive" in str(error)  # noqa: PT017  either is right, nothing else is
        assert not list(Path("layer-assets").iterdir())
    assert found == content


def test_a_cut_download_goes_on_where_it_was(far: Far) -> None:
    server, layer = far()
    asset = made(layer).assets[0]
    content = media(server, 300_000)
    server.storage.cut_media = [100_000, 50_000]
    assert asset.bytes() == content
    assert [asked for _, _, asked in server.storage.media_seen] == [None, "bytes=100000-", "bytes=150000-"]


def test_a_file_that_is_another_one_by_then_is_fetched_anew(far: Far) -> None:
    server, layer = far()
    asset = made(layer).assets[0]
    media(server, 300_000, seed=1)
    server.storage.cut_media = [100_000]
    sent = server.storage.bytes_of

    def change(file_id: str) -> bytes:
        if server.storage.media_seen[-1][2] is not None:
            media(server, 300_000, seed=2)
        return bytes(sent(file_id))

    server.storage.bytes_of = change
    assert asset.bytes() == server.storage.media


def test_an_address_that_has_run_out_is_refreshed_by_the_files_id(far: Far) -> None:
    server, layer = far(media_seconds=60.0)
    run = made(layer)
    server.storage.expire_media()
    assert run.assets[0].bytes().startswith(PNG)
    first, second = (query for query, _, _ in server.storage.media_seen)
    assert first != second


def test_our_token_is_shown_to_no_media_host(far: Far) -> None:
    server, layer = far()
    run = made(layer, 3)
    run.save("out")
    assert len(server.storage.media_seen) == 3
    assert {authorization for _, authorization, _ in server.storage.media_seen} == {None}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<!DOCTYPE html><html><title>Sign in</title></html>", "web page"),
        (b"GIF89a" + bytes(99), "bytes are not"),
        (b"", "empty"),
    ],
)
def test_what_is_not_the_picture_is_refused(far: Far, content: bytes, words: str) -> None:
    server, layer = far()
    asset = made(layer).assets[0]
    server.storage.media = content
    with pytest.raises(DownloadFailed, match=words):
        asset.bytes()
    assert not list(Path("layer-assets").iterdir())


def test_a_busy_host_is_asked_again(far: Far) -> None:
    from starlette.exceptions import HTTPException

    server, layer = far()
    asset = made(layer).assets[0]
    sent, answers = server.storage.bytes_of, [503, 429, 500]

    def busy(file_id: str) -> bytes:
        if answers:
            raise HTTPException(answers.pop(), headers={"retry-after": "0"})
        return bytes(sent(file_id))

    server.storage.bytes_of = busy
    assert asset.bytes() == sent(asset.file_id)
    assert not answers


def test_a_file_is_fetched_once_in_all_sessions(far: Far, tmp_path: Path) -> None:
    server, layer = far()
    run = made(layer)
    content = run.assets[0].bytes()
    with Layer(home=tmp_path / "far") as later:
        again = later.run(run.id).assets[0]
        assert again.bytes() == content
        again.path.write_bytes(b"spoilt")
        assert later.run(run.id).assets[0].bytes() == content
    assert len(server.storage.media_seen) == 2, "once, and once more for the copy that was spoilt"


def test_several_are_saved_side_by_side_under_steady_names(far: Far, tmp_path: Path) -> None:
    server, layer = far()
    runs = [made(layer, 3), made(layer, 2)]
    (tmp_path / "out").mkdir()
    told: set[str] = set()
    paths = layer.download(runs, tmp_path / "out", on_progress=lambda asset, *_: told.add(asset.file_id))
    assert len(set(paths)) == 5
    assert told == {asset.file_id for run in runs for asset in run.assets}
    fetched = len(server.storage.media_seen)
    assert layer.download(runs, tmp_path / "out") == paths
    assert len(server.storage.media_seen) == fetched, "what is there is not fetched again"
    mine = paths[0]
    mine.write_bytes(b"a note of mine")
    moved = layer.download(runs[0].assets[0], tmp_path / "out")
    assert moved != [mine]
    assert mine.read_bytes() == b"a note of mine"


def test_of_several_those_that_arrive_are_saved_when_one_does_not(far: Far, tmp_path: Path) -> None:
    server, layer = far()
    run = made(layer, 3)
    bad, sent = run.assets[1].file_id, server.storage.bytes_of
    server.storage.bytes_of = lambda file_id: b"<html>" if file_id == bad else sent(file_id)
    with pytest.raises(DownloadFailed):
        run.save(tmp_path / "out")
    saved = sorted(path for path in (tmp_path / "out").iterdir() if not path.name.startswith("."))
    assert len(saved) == 2
    server.storage.bytes_of = sent
    assert set(run.save(tmp_path / "out")) > set(saved)


FETCH = (
    "import sys; from layer_mcp import Layer; print(Layer(home=sys.argv[1]).run(sys.argv[2]).assets[0].path)"
)


def test_two_processes_that_fetch_the_same_file_leave_one(far: Far, tmp_path: Path) -> None:
    server, layer = far()
    run = made(layer)
    content = media(server, 2_000_000)
    fetching_ = [
        subprocess.Popen(
            [sys.executable, "-c", FETCH, str(tmp_path / "far"), run.id], stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    paths = {process.communicate(timeout=60)[0].strip() for process in fetching_}
    assert len(paths) == 1
    assert hashlib.sha256(Path(paths.pop()).read_bytes()).digest() == hashlib.sha256(content).digest()
    assert len(list(Path("layer-assets").iterdir())) == 1
