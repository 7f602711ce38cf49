"""A file of the disk to the embedded server, over a plain socket: refused early, broken off, changed meanwhile."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
import random
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from layer_mcp import Layer
from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.library import sendfile
from layer_mcp.library.sources import source_of

SIZE = 24_000_000
"""More than the buffers of two sockets."""
PIECE = 500_000
SOUND = b"ID3" + random.Random(1).randbytes(SIZE - 3)

Script = Callable[[socket.socket], None]


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sendfile, "PIECE_BYTES", PIECE)


@pytest.fixture
def film(tmp_path: Path) -> Path:
    path = tmp_path / "sound.mp3"
    path.write_bytes(SOUND)
    return path


@pytest.fixture
def behind() -> Iterator[Callable[[Script], httpx2.URL]]:
    """``behind(script)``: the address of a server that does this with its one connection."""
    listener = socket.create_server(("127.0.0.1", 0))
    threads: list[threading.Thread] = []

    def behind(script: Script) -> httpx2.URL:
        def serve() -> None:
            connection, _ = listener.accept()
            with connection, contextlib.suppress(ConnectionError):
                script(connection)

        threads.append(threading.Thread(target=serve, daemon=True))
        threads[-1].start()
        return httpx2.URL(f"http://127.0.0.1:{listener.getsockname()[1]}/uploads/1?upload_id=abc")

    yield behind
    for thread in threads:
        thread.join(20)
        assert not thread.is_alive()
    listener.close()


def head_of(connection: socket.socket) -> tuple[bytes, bytes]:
    """A request's head, and what has come of its body with it."""
    got = b""
    while b"\r\n\r\n" not in got:
        got += connection.recv(65536)
    head, _, body = got.partition(b"\r\n\r\n")
    return head, body


def rest_of(connection: socket.socket, body: bytes, length: int) -> bytes:
    got = bytearray(body)
    while len(got) < length and (data := connection.recv(1 << 20)):
        got += data
    return bytes(got)


def answer(connection: socket.socket, status: str, body: bytes = b"") -> None:
    connection.sendall(f"HTTP/1.1 {status}\r\ncontent-length: {len(body)}\r\n\r\n".encode() + body)


async def put(url: httpx2.URL, path: Path, start: int = 0, told: list[int] | None = None) -> httpx2.Response:
    source = source_of(path)
    headers = {"content-type": source.content_type, "content-length": str(source.size - start)}
    return await sendfile.put(url, headers, source, start, (told if told is not None else []).append)


@pytest.mark.parametrize("start", [0, 1, SIZE // 2, SIZE - 100])
async def test_it_arrives_from_any_offset_on(
    film: Path, behind: Callable[[Script], httpx2.URL], start: int
) -> None:
    got: list[bytes] = []
    told: list[int] = []

    def take(connection: socket.socket) -> None:
        head, body = head_of(connection)
        got.extend((head, rest_of(connection, body, SIZE - start)))
        answer(connection, "200 OK")

    found = await put(behind(take), film, start, told)
    assert found.status_code == 200
    assert got[0].startswith(b"PUT /uploads/1?upload_id=abc HTTP/1.1\r\n")
    assert b"authorization" not in got[0].lower()
    assert got[1] == SOUND[start:]
    assert told == sorted(told)
    assert told[-1] == SIZE


@pytest.mark.parametrize("goes_on_reading", [True, False])
async def test_who_refuses_early_is_sent_no_more_and_is_heard(
    film: Path, behind: Callable[[Script], httpx2.URL], goes_on_reading: bool
) -> None:
    told: list[int] = []

    def refuse(connection: socket.socket) -> None:
        _, body = head_of(connection)
        rest_of(connection, body, 100_000)
        answer(connection, "400 Bad Request", b"<Error/>")
        if goes_on_reading:
            rest_of(connection, b"", SIZE)
        else:
            connection.shutdown(socket.SHUT_WR)
            connection.settimeout(10)
            with contextlib.suppress(TimeoutError):
                rest_of(connection, b"", SIZE)

    found = await put(behind(refuse), film, 0, told)
    assert (found.status_code, found.content) == (400, b"<Error/>")
    assert told[-1] < SIZE


async def test_a_connection_that_breaks_is_a_network_error(
    film: Path, behind: Callable[[Script], httpx2.URL]
) -> None:
    def cut(connection: socket.socket) -> None:
        head_of(connection)

    with pytest.raises(httpx2.NetworkError):
        await put(behind(cut), film)


async def test_nobody_there_is_a_network_error(film: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(httpx2.NetworkError):
        await put(httpx2.URL(f"http://127.0.0.1:{port}/x"), film)


async def test_an_answer_without_an_end_is_not_read_to_it(
    film: Path, behind: Callable[[Script], httpx2.URL]
) -> None:
    def chatter(connection: socket.socket) -> None:
        _, body = head_of(connection)
        rest_of(connection, body, SIZE)
        connection.sendall(b"HTTP/1.1 400 No\r\n\r\n")
        while True:
            connection.sendall(bytes(65536))

    found = await put(behind(chatter), film)
    assert len(found.content) <= sendfile.MAX_ANSWER_BYTES


async def test_who_cancels_does_not_wait_for_a_server_that_takes_nothing(
    film: Path, behind: Callable[[Script], httpx2.URL]
) -> None:
    ended, seen = threading.Event(), threading.Event()

    def stall(connection: socket.socket) -> None:
        head_of(connection)
        seen.set()
        ended.wait(20)
        rest_of(connection, b"", SIZE)  # comes to an end: the connection was given up

    sending = asyncio.create_task(put(behind(stall), film))
    await asyncio.to_thread(seen.wait, 20)
    await asyncio.sleep(0.1)
    sending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sending
    ended.set()


@pytest.mark.parametrize("change", ["longer", "shorter", "other bytes"])
async def test_a_file_that_changes_on_its_way_never_arrives_whole(
    film: Path, behind: Callable[[Script], httpx2.URL], change: str
) -> None:
    got: list[bytes] = []

    def take(connection: socket.socket) -> None:
        _, body = head_of(connection)
        body = rest_of(connection, body, 100_000)
        if change == "longer":
            with film.open("ab") as file:
                file.write(b"more")
        elif change == "shorter":
            os.truncate(film, SIZE // 2)
        else:
            with film.open("r+b") as file:
                file.seek(SIZE - 10)
                file.write(b"other")
        got.append(rest_of(connection, body, SIZE))
        answer(connection, "400 Bad Request")

    with pytest.raises(InvalidInputs, match="changed while it was being sent"):
        await put(behind(take), film)
    assert all(len(each) < SIZE for each in got)


async def test_a_file_that_changes_before_the_server_has_said_so_was_not_uploaded(
    film: Path, behind: Callable[[Script], httpx2.URL]
) -> None:
    def take(connection: socket.socket) -> None:
        _, body = head_of(connection)
        rest_of(connection, body, SIZE)
        with film.open("ab") as file:
            file.write(b"more")
        answer(connection, "200 OK")

    with pytest.raises(InvalidInputs, match="changed while it was being sent"):
        await put(behind(take), film)


def test_our_own_server_gets_a_large_file_this_way(
    layer: Layer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, used = sendfile.put, []

    async def noted(*arguments: Any) -> httpx2.Response:
        response = await put(*arguments)
        used.append(response.headers.get("etag"))
        return response

    monkeypatch.setattr(sendfile, "put", noted)
    samples = random.Random(2).randbytes(6_000_000)
    path = tmp_path / "noise.wav"
    path.write_bytes(
        b"RIFF" + (36 + len(samples)).to_bytes(4, "little") + b"WAVEfmt \x10\0\0\0\x01\0\x01\0"
        b"\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0data" + len(samples).to_bytes(4, "little") + samples
    )
    told: list[int] = []
    uploaded = layer.upload(path, on_progress=lambda sent, _: told.append(sent))
    assert used == [f'"{hashlib.sha256(path.read_bytes()).hexdigest()}"']
    assert told[-1] == path.stat().st_size
    assert layer.upload(path).file_id == uploaded.file_id
    assert len(used) == 1


@pytest.mark.parametrize("error", [KeyError, BrokenPipeError])
def test_whoever_is_told_may_end_it(layer: Layer, tmp_path: Path, error: type[Exception]) -> None:
    path = tmp_path / "noise.mp3"
    path.write_bytes(b"ID3" + random.Random(3).randbytes(6_000_000))

    def enough(sent: int, _: int) -> None:
        raise error(sent)

    with pytest.raises(error):
        layer.upload(path, on_progress=enough)
