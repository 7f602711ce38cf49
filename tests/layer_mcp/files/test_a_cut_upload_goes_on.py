"""The upload protocol against a bucket whose connections break, without a goodbye, wherever it was told."""

from __future__ import annotations

import contextlib
import random
import socket
import struct
import threading
from collections.abc import AsyncIterator, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.contract.errors import UploadFailed
from layer_mcp.contract.redact import Secret
from layer_mcp.library import resumable, sendfile
from layer_mcp.library.hashing import RunningHash
from layer_mcp.library.media import MediaHosts
from layer_mcp.library.sources import source_of

MP3 = b"ID3"


class Bucket(BaseHTTPRequestHandler):
    """Takes one resumable upload.

    Attributes:
        cuts: after how many bytes of each PUT to come the connection breaks.
        location: where it says that its session is.
    """

    protocol_version = "HTTP/1.1"
    got = b""
    cuts: list[int] = []  # noqa: RUF012  one server at a time, each with a class of its own
    open_status = 201
    location = "/session/1"
    opened: dict[str, str] = {}  # noqa: RUF012  as above

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def do_POST(self) -> None:
        type(self).opened = {name.lower(): value for name, value in self.headers.items()}
        body = b"<Error><Message>Access &amp; more\x1b[31m</Message><Details>try it</Details></Error>"
        self.send_response(self.open_status)
        self.send_header("Location", self.location)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_PUT(self) -> None:
        kind = type(self)
        span = self.headers.get("Content-Range", "")
        total = int(span.rpartition("/")[2] or 0) or int(self.headers["Content-Length"])
        if span.startswith("bytes */"):
            return self._answer(total)
        assert not span or int(span.removeprefix("bytes ").partition("-")[0]) == len(kind.got)
        length = int(self.headers["Content-Length"])
        if kind.cuts:
            kind.got += self.rfile.read(min(length, kind.cuts.pop(0)))
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.close_connection = True
            self.connection.close()
            return None
        kind.got += self.rfile.read(length)
        return self._answer(total)

    def finish(self) -> None:
        with contextlib.suppress(OSError):  # of a connection that was broken
            super().finish()

    def _answer(self, total: int) -> None:
        got = len(self.got)
        self.send_response(200 if got == total else 308)
        if 0 < got < total:
            self.send_header("Range", f"bytes=0-{got - 1}")
        self.send_header("Content-Length", "0")
        self.end_headers()


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setattr(resumable, "FIRST_PAUSE_SECONDS", 0.001)
    kind = type("OneBucket", (Bucket,), {"got": b"", "cuts": [], "opened": {}})
    server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield kind, f"http://127.0.0.1:{server.server_address[1]}/signed?X-Goog-Signature=abcdef"
    server.shutdown()
    server.server_close()


async def send(url: str, content: bytes | Path) -> str:
    """Returns the hash that was taken on the way.

    Args:
        content: of a file of the disk the bytes go straight to the socket, and no hash is taken.
    """
    hosts = MediaHosts(None)
    straight = isinstance(content, Path)

    @contextlib.asynccontextmanager
    async def way(address: Secret) -> AsyncIterator[Any]:
        yield await hosts.client_for(address), address.reveal()

    source = source_of(content)
    try:
        address = await resumable.begin(way, Secret(url), source)
        running = RunningHash()
        session = resumable.Session("file", address, None if straight else running, on_this_machine=straight)
        await resumable.send(way, session, source, resumed=False)
    finally:
        await hosts.aclose()
    return running.hexdigest()


@pytest.mark.parametrize("seed", range(8))
async def test_an_upload_cut_at_any_byte_arrives_as_it_was(bucket: Any, seed: int) -> None:
    import hashlib

    kind, url = bucket
    dice = random.Random(seed)
    content = MP3 + dice.randbytes(900_000)
    kind.cuts = [dice.choice([0, 1, dice.randrange(400_000)]) for _ in range(dice.randrange(4))]
    assert await send(url, content) == hashlib.sha256(content).hexdigest()
    assert kind.got == content
    assert kind.opened["x-goog-resumable"] == "start"
    assert kind.opened["x-goog-content-length-range"] == f"0,{len(content)}"
    assert kind.opened["content-type"] == "audio/mpeg"
    assert "authorization" not in kind.opened


@pytest.mark.parametrize("seed", range(8))
async def test_a_file_that_is_sent_straight_and_cut_at_any_byte_arrives_as_it_was(
    bucket: Any, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resumable, "STRAIGHT_BYTES", 1000)
    monkeypatch.setattr(sendfile, "PIECE_BYTES", 70_000)
    monkeypatch.setattr(sendfile, "LAST_BYTES", 10_000)
    kind, url = bucket
    dice = random.Random(seed)
    content = MP3 + dice.randbytes(900_000)
    path = tmp_path / "sound.mp3"
    path.write_bytes(content)
    kind.cuts = [dice.choice([0, 1, 895_000, dice.randrange(400_000)]) for _ in range(dice.randrange(4))]
    await send(url, path)
    assert kind.got == content


async def test_an_upload_that_never_gets_on_is_given_up(bucket: Any) -> None:
    kind, url = bucket
    kind.cuts = [0] * 100
    with pytest.raises(UploadFailed, match="was cut 6 times at 0 of") as caught:
        await send(url, MP3 + bytes(99))
    assert "abcdef" not in str(caught.value)


@pytest.mark.parametrize(
    ("status", "location", "words"),
    [
        (403, "/session/1", r"not opened \(HTTP 403: Access & more\[31m try it\)"),
        (201, "http://[", "neither HTTPS"),
        (201, "http://media.example/session", "neither HTTPS"),
        (503, "/session/1", "cannot be opened: HTTP 503"),
    ],
)
async def test_what_cannot_be_opened_says_why(bucket: Any, status: int, location: str, words: str) -> None:
    from layer_mcp.contract.errors import LayerError

    kind, url = bucket
    kind.open_status, kind.location = status, location
    with pytest.raises(LayerError, match=words) as caught:
        await send(url, MP3 + bytes(99))
    assert "abcdef" not in str(caught.value)
    assert not kind.got


async def test_an_answer_without_an_end_is_not_read_to_it(
    bucket: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind, url = bucket

    def chatter(self: Bucket) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(400)
        self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.close_connection = True
        with contextlib.suppress(OSError):
            while True:
                self.wfile.write(b"<Message>no</Message>" * 1000)

    monkeypatch.setattr(kind, "do_PUT", chatter)
    with pytest.raises(UploadFailed, match=r"not taken \(HTTP 400: no\)"):
        await send(url, MP3 + bytes(99))
