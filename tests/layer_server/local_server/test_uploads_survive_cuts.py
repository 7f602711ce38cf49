"""Uploads against a real server over real sockets: connections break, servers die, nothing that was told is lost."""

from __future__ import annotations

import hashlib
import random
import re
import socket
import struct
import threading
from urllib.parse import urlsplit

import httpx2
import psutil
import pytest

MIB = 1 << 20


def film_head(media_bytes):
    """The beginning of an MP4 whose last box has so many bytes."""

    def box(kind, *payload):
        body = b"".join(payload)
        return struct.pack(">I4s", 8 + len(body), kind) + body

    mvhd = box(b"mvhd", bytes(12), struct.pack(">II", 1000, 2000), bytes(80))
    tkhd = box(b"tkhd", bytes(76), struct.pack(">II", 640 << 16, 360 << 16))
    hdlr = box(b"hdlr", bytes(8), b"vide", bytes(13))
    moov = box(b"moov", mvhd, box(b"trak", tkhd, box(b"mdia", hdlr)))
    return (
        box(b"ftyp", b"isom", bytes(4), b"isom") + moov + struct.pack(">I4sQ", 1, b"mdat", 16 + media_bytes)
    )


@pytest.fixture
def begin(tools):
    """Announces and begins an upload. Gives the file's id, and its session's path and query."""

    def start_upload(server, size):
        with tools(server) as call:
            workspace = call("list_workspaces")["workspaces"][0]["workspace_id"]
            told = call(
                "request_file_upload_url",
                workspace_id=workspace,
                content_type="video/mp4",
                file_size_bytes=size,
                file_name="film.mp4",
            )
        # The one permission is in the address: this client has no token.
        answer = httpx2.post(
            told["upload_url"],
            headers={
                "x-goog-resumable": "start",
                "content-type": "video/mp4",
                "x-goog-content-length-range": f"0,{size}",
            },
            trust_env=False,
        )
        assert answer.status_code == 201, answer.text
        session = answer.headers["location"]
        assert session.startswith(server.endpoint.origin)
        return told["file_id"], session.removeprefix(server.endpoint.origin)

    return start_upload


def put(server, session, data, **headers):
    return httpx2.put(
        server.endpoint.origin + session, content=data, headers=headers, trust_env=False, timeout=60
    )


def received(server, session):
    """How many bytes the server says that it has; None when the upload is finished."""
    answer = put(server, session, b"", **{"content-range": "bytes */*"})
    if answer.status_code == 200:
        return None
    assert answer.status_code == 308, answer.text
    return int(answer.headers["range"].rpartition("-")[2]) + 1 if "range" in answer.headers else 0


def open_put(server, session, first, size):
    """A connection on which the head of a PUT has been sent."""
    place = urlsplit(server.endpoint.origin)
    connection = socket.create_connection((place.hostname, place.port))
    connection.sendall(
        f"PUT {session} HTTP/1.1\r\nHost: {place.netloc}\r\nContent-Length: {size - first}\r\n"
        f"Content-Range: bytes {first}-{size - 1}/{size}\r\n\r\n".encode()
    )
    return connection


def cut(connection):
    """Break it as a lost network does: no goodbye."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


@pytest.fixture
def film():
    head = film_head(8 * MIB)
    return head + random.Random(1).randbytes(8 * MIB)


def stored_sha256(rest, server, file_id):
    with rest(server) as client:
        return hashlib.sha256(client.get(f"/local/v1/files/{file_id}").content).hexdigest()


def test_ten_cuts(server, begin, rest, film):
    file_id, session = begin(server, len(film))
    dice, known = random.Random(7), 0
    for _ in range(10):
        connection = open_put(server, session, known, len(film))
        connection.sendall(film[known : known + dice.randrange(1, 700_000)])
        cut(connection)
        now = received(server, session)
        assert now >= known
        known = now
    assert put(
        server, session, film[known:], **{"content-range": f"bytes {known}-{len(film) - 1}/{len(film)}"}
    )
    assert received(server, session) is None
    assert stored_sha256(rest, server, file_id) == hashlib.sha256(film).hexdigest()


def test_who_comes_back_need_not_wait_for_the_connection_that_was_lost(server, begin, rest, film):
    file_id, session = begin(server, len(film))
    lost = open_put(server, session, 0, len(film))
    lost.sendall(film[: 3 * MIB])
    # Nobody has told the server that this connection is dead; it still waits for more.
    answer = put(server, session, film)
    assert answer.status_code == 200
    lost.close()
    assert stored_sha256(rest, server, file_id) == hashlib.sha256(film).hexdigest()


def test_many_at_once_on_one_session(server, begin, rest, film):
    file_id, session = begin(server, len(film))
    threads = [threading.Thread(target=put, args=(server, session, film)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    known = received(server, session)
    if known is not None:
        put(server, session, film[known:], **{"content-range": f"bytes {known}-{len(film) - 1}/{len(film)}"})
    assert stored_sha256(rest, server, file_id) == hashlib.sha256(film).hexdigest()


def test_a_server_that_is_killed_has_what_it_acknowledged(start, begin, kill, rest, film):
    server = start()
    file_id, session = begin(server, len(film))
    half = len(film) // 2
    answer = put(server, session, film[:half], **{"content-range": f"bytes 0-{half - 1}/{len(film)}"})
    assert answer.headers["range"] == f"bytes=0-{half - 1}"
    connection = open_put(server, session, half, len(film))
    connection.sendall(film[half : half + MIB])
    kill(server.endpoint.pid)
    connection.close()
    server = start()
    known = received(server, session)
    assert known >= half
    answer = put(
        server, session, film[known:], **{"content-range": f"bytes {known}-{len(film) - 1}/{len(film)}"}
    )
    assert answer.status_code == 200
    assert stored_sha256(rest, server, file_id) == hashlib.sha256(film).hexdigest()


def test_only_signed_addresses_pass_without_a_token(server, begin, film):
    _, session = begin(server, len(film))
    origin = server.endpoint.origin
    for method, path in (("GET", session), ("PUT", "/mcp"), ("POST", "/local/v1/stop"), ("PATCH", session)):
        assert httpx2.request(method, origin + path, trust_env=False).status_code == 401
    changed = re.sub("upload_id=.", "upload_id=_", session)
    assert httpx2.put(origin + changed, content=film, trust_env=False).status_code == 404
    # Another site's name for this machine is no way in (DNS rebinding).
    answer = httpx2.put(origin + session, content=b"x", headers={"host": "evil.test"}, trust_env=False)
    assert answer.status_code == 421


@pytest.mark.slow
def test_half_a_gigabyte_takes_no_memory(start, begin, rest):
    server = start()
    size = 512 * MIB
    head = film_head(size - len(film_head(0)))
    digest = hashlib.sha256()

    def pieces():
        left = size
        piece = head + bytes(MIB - len(head))
        while left:
            digest.update(piece)
            yield piece
            left -= len(piece)
            piece = random.Random(left).randbytes(MIB)

    _, session = begin(server, size)
    process = psutil.Process(server.endpoint.pid)
    before, most, done = process.memory_info().rss, 0, threading.Event()

    def look():
        nonlocal most
        while not done.wait(0.05):
            most = max(most, process.memory_info().rss)

    watching = threading.Thread(target=look)
    watching.start()
    answer = httpx2.put(
        server.endpoint.origin + session,
        content=pieces(),
        headers={"content-length": str(size)},
        trust_env=False,
        timeout=300,
    )
    done.set()
    watching.join()
    assert (answer.status_code, answer.headers["etag"]) == (200, f'"{digest.hexdigest()}"')
    assert most - before < 64 * MIB
