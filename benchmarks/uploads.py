"""One large MP4 into a local server against a bare streaming sink (Starlette on uvicorn, to disk, fsync), in one run.

    python benchmarks/uploads.py [MIB]      1024 by default; 5120 is the largest film that a server takes

Goals: the server grows by at most 64 MiB, and takes 0.8 or more of the sink's rate. Then the same film with ten cuts
of the connection, of which the hash must match.
"""

from __future__ import annotations

import hashlib
import os
import random
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
import psutil
from figures import write

HERE = Path(__file__).resolve().parent
MIB = 1 << 20
ROUNDS = 3
LARGE = 2048 * MIB
"""A film above this is sent once each way: the disk is what it measures."""
CUTS = 10
SINK = """
import os, sys
import uvicorn
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

async def sink(request):
    with open(sys.argv[2], "wb", buffering=0) as file:
        async for chunk in request.stream():
            file.write(chunk)
        os.fsync(file.fileno())
    return Response()

uvicorn.run(Starlette(routes=[Route("/", sink, methods=["PUT"])]), port=int(sys.argv[1]), log_level="error")
"""


class Film:
    """An MP4 whose header is right, of any size, made as it is sent.

    Attributes:
        sha256: of all of it.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self._head = _head(size)
        self._block = random.Random(1).randbytes(MIB)
        digest = hashlib.sha256()
        for piece in self.pieces(0, size):
            digest.update(piece)
        self.sha256 = digest.hexdigest()

    def pieces(self, start: int, stop: int) -> Iterator[bytes]:
        while start < stop:
            end = min(stop, (start // MIB + 1) * MIB)
            if start < MIB:
                first = self._head + self._block[len(self._head) :]
                yield first[start:end]
            else:
                yield self._block[start % MIB : start % MIB + end - start]
            start = end


def _head(size: int) -> bytes:
    def box(kind: bytes, *payload: bytes) -> bytes:
        body = b"".join(payload)
        return struct.pack(">I4s", 8 + len(body), kind) + body

    mvhd = box(b"mvhd", bytes(12), struct.pack(">II", 1000, 60_000), bytes(80))
    tkhd = box(b"tkhd", bytes(76), struct.pack(">II", 1920 << 16, 1080 << 16))
    hdlr = box(b"hdlr", bytes(8), b"vide", bytes(13))
    moov = box(b"moov", mvhd, box(b"trak", tkhd, box(b"mdia", hdlr)))
    head = box(b"ftyp", b"isom", bytes(4), b"isom") + moov
    return head + struct.pack(">I4sQ", 1, b"mdat", size - len(head))


def send(url: str, film: Film, first: int = 0, stop: int | None = None) -> int:
    """PUT from ``first`` on over a bare socket, so that the client costs next to nothing.

    Args:
        stop: break the connection there, without a goodbye.

    Returns:
        The status; 0 of a connection that was broken.
    """
    place = urlsplit(url)
    with socket.create_connection((place.hostname, place.port)) as connection:
        connection.sendall(
            f"PUT {place.path}?{place.query} HTTP/1.1\r\nHost: {place.netloc}\r\nConnection: close\r\n"
            f"Content-Length: {film.size - first}\r\n"
            f"Content-Range: bytes {first}-{film.size - 1}/{film.size}\r\n\r\n".encode()
        )
        for piece in film.pieces(first, film.size if stop is None else stop):
            connection.sendall(piece)
        if stop is not None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            return 0
        return int(connection.recv(4096).split()[1])


def begin(server: Any, film: Film) -> str:
    """A session's address of the local server."""
    with httpx2.Client(trust_env=False, timeout=60) as client:

        def call(tool: str, **arguments: Any) -> dict[str, Any]:
            answer = client.post(
                f"{server.endpoint.origin}/mcp",
                headers={
                    "authorization": f"Bearer {server.token.reveal()}",
                    "accept": "application/json, text/event-stream",
                    "mcp-protocol-version": "2026-07-28",
                    "mcp-method": "tools/call",
                    "mcp-name": tool,
                },
                json={
                    "jsonrpc": "2.0",
                    "id": 1,
                    "method": "tools/call",
                    "params": {
                        "name": tool,
                        "arguments": arguments,
                        "_meta": {
                            "io.modelcontextprotocol/protocolVersion": "2026-07-28",
                            "io.modelcontextprotocol/clientCapabilities": {},
                        },
                    },
                },
            ).raise_for_status()
            return dict(answer.json()["result"]["structuredContent"])

        workspace = call("list_workspaces")["workspaces"][0]["workspace_id"]
        told = call(
            "request_file_upload_url",
            workspace_id=workspace,
            content_type="video/mp4",
            file_size_bytes=film.size,
        )
        headers = {
            "x-goog-resumable": "start",
            "content-type": "video/mp4",
            "x-goog-content-length-range": f"0,{film.size}",
        }
        return str(client.post(told["upload_url"], headers=headers).raise_for_status().headers["location"])


def ask(url: str) -> httpx2.Response:
    return httpx2.put(url, headers={"content-range": "bytes */*"}, trust_env=False, timeout=600)


def cut_ten_times(url: str, film: Film) -> dict[str, Any]:
    dice, known, sent = random.Random(5), 0, 0
    for stop in sorted(dice.randrange(1, film.size) for _ in range(CUTS)):
        if stop > known:
            send(url, film, known, stop)
            sent += stop - known
        answer = ask(url)
        known = int(answer.headers["range"].rpartition("-")[2]) + 1 if "range" in answer.headers else 0
    sent += film.size - known
    status = send(url, film, known)
    return {
        "cuts": CUTS,
        "status": status,
        "hash_matches": ask(url).headers.get("etag") == f'"{film.sha256}"',
        "sent_twice_mib": round((sent - film.size) / MIB, 1),
    }


@contextmanager
def growth(pid: int) -> Iterator[dict[str, float]]:
    """How much a process grows at most meanwhile, in MiB."""
    process, done = psutil.Process(pid), threading.Event()
    before = process.memory_info().rss
    grown = {"mib": 0.0}

    def look() -> None:
        while not done.wait(0.02):
            grown["mib"] = max(grown["mib"], (process.memory_info().rss - before) / MIB)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield grown
    finally:
        done.set()
        thread.join()


def free_port() -> int:
    """A port of this machine that nobody listens on just now."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def listening(port: int) -> None:
    """Wait until somebody does."""
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return


@contextmanager
def sink(folder: Path) -> Iterator[str]:
    port = free_port()
    process = subprocess.Popen([sys.executable, "-c", SINK, str(port), str(folder / "sunk")])
    try:
        listening(port)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()


def clear(home: Path) -> None:
    """Each film goes as soon as it has been timed: the disk need not hold them all."""
    for path in (home / "files" / "objects").glob("*/*"):
        path.unlink()


def main() -> int:
    from layer_mcp.connect import local

    size = int(sys.argv[1] if len(sys.argv) > 1 else 1024) * MIB
    film = Film(size)
    rates: dict[str, list[float]] = {"layer": [], "sink": []}
    grown: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        os.environ |= {
            "LAYER_HOME": str(home),
            "LAYER_CARDS": "rest_card:CARDS",
            "LAYER_CODE_PATH": str(HERE),
        }
        server = local.ensure(home, timeout=120)
        try:
            with sink(Path(folder)) as bare:
                for _ in range(
                    ROUNDS if size <= LARGE else 1
                ):  # in turn: a busy moment of the machine hits both
                    begun = time.perf_counter()
                    assert send(bare, film) == 200
                    rates["sink"].append(size / MIB / (time.perf_counter() - begun))
                    (Path(folder) / "sunk").unlink()
                    url = begin(server, film)
                    with growth(server.endpoint.pid) as grew:
                        begun = time.perf_counter()
                        assert send(url, film) == 200
                        rates["layer"].append(size / MIB / (time.perf_counter() - begun))
                    grown.append(grew["mib"])
                    assert ask(url).headers["etag"] == f'"{film.sha256}"'
                    clear(home)
            cuts = cut_ten_times(begin(server, film), film)
        finally:
            local.stop(home)
    layer, bare_rate = (statistics.median(rates[name]) for name in ("layer", "sink"))
    write(
        "uploads",
        {
            "mib": size // MIB,
            "layer_mib_per_s": round(layer),
            "sink_mib_per_s": round(bare_rate),
            "ratio": round(layer / bare_rate, 3),
            "server_grows_mib": round(max(grown), 1),
            "ten_cuts": cuts,
            "goals": {
                "ratio at least 0.8": layer / bare_rate >= 0.8,
                "grows by at most 64 MiB": max(grown) <= 64,
                "ten cuts, hash matches": cuts["hash_matches"],
            },
        },
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
