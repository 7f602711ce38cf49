"""A fetch from a server that is allowed by name: what it may send, and what it may not."""

from __future__ import annotations

import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from layer_mcp.contract.errors import UploadFailed
from layer_mcp.contract.files import UploadFile
from layer_server.files.fetch import fetch
from layer_server.files.fetch.fetch import Fetcher


class Site(socketserver.ThreadingTCPServer):
    """Answers each path with raw bytes, or with what a function writes."""

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.place = f"127.0.0.1:{self.server_address[1]}"
        self.pages: dict[str, Any] = {}
        self.requests: list[str] = []

    def page(self, path: str, body: bytes, status: str = "200 OK", **headers: str) -> str:
        lines = {"content-length": str(len(body)), "connection": "close"} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
        self.pages[path] = f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body
        return f"http://{self.place}{path}"

    def moved(self, path: str, to: str) -> str:
        return self.page(path, b"", "302 Found", location=to)


class Handler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        request = b""
        while not request.endswith(b"\r\n\r\n"):
            line = self.rfile.readline()
            if not line:
                return
            request += line
        self.server.requests.append(request.decode())
        page = self.server.pages[request.split()[1].decode()]
        try:
            if callable(page):
                page(self.wfile)
            else:
                self.wfile.write(page)
        except OSError:
            pass


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def get(site, tmp_path):
    """Fetches with this site allowed."""
    fetcher = Fetcher(frozenset({site.place}), total_seconds=1)
    path = tmp_path / "fetched"
    return lambda url: (fetcher.fetch(url, path), path)


def test_a_picture(site, get, picture):
    found, path = get(site.page("/art/sword.png?v=1", picture()))
    assert (found.content_type, found.name, path.read_bytes()) == ("image/png", "sword.png", picture())
    request = site.requests[0].lower()
    assert f"host: {site.place}" in request
    assert "accept-encoding: identity" in request


def test_in_pieces_of_unknown_number(site, get, film):
    data = film()
    chunks = b"".join(
        b"%x\r\n%s\r\n" % (len(data[i : i + 999]), data[i : i + 999]) for i in range(0, len(data), 999)
    )
    site.pages["/f"] = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + b"0\r\n\r\n"
    found, path = get(f"http://{site.place}/f")
    assert (found.content_type, path.read_bytes()) == ("video/mp4", data)


def test_until_the_connection_ends(site, get, picture):
    found, _ = get(site.page("/p", picture("JPEG"), content_length=""))
    assert found.content_type == "image/jpeg"


@pytest.mark.parametrize("status", ["301 x", "302 x", "303 x", "307 x", "308 x"])
def test_redirects_are_followed(site, get, picture, status):
    site.page("/end", picture("WEBP"))
    site.page("/far/next", b"", status, location="../end")
    assert get(site.moved("/begin", f"http://{site.place}/far/next"))[0].content_type == "image/webp"


def test_redirects_are_counted(site, get, picture):
    site.page("/6", picture())
    for number in range(6):
        site.moved(f"/{number}", f"/{number + 1}")
    assert get(f"http://{site.place}/1")[0].content_type == "image/png"
    with pytest.raises(UploadFailed, match="more than 5 times"):
        get(f"http://{site.place}/0")
    site.moved("/loop", "/loop")
    with pytest.raises(UploadFailed, match="more than 5 times"):
        get(f"http://{site.place}/loop")


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/x",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:127.0.0.1]/x",
        "//localhost/x",
        "http://2130706433/x",
        "file:///etc/passwd",
        "http://user:pw@127.0.0.1/",
        "https://127.0.0.1:{port}/x",
        "http://localhost:{port}/x",
    ],
)
def test_a_redirect_is_checked_like_the_first_address(site, get, location):
    # The last two have the allowed port, under another scheme's or host's name.
    location = location.replace("{port}", site.place.rpartition(":")[2])
    with pytest.raises(UploadFailed):
        get(site.moved("/begin", location))
    assert len(site.requests) == 1


def test_what_is_too_large_is_not_even_read(site, get, picture):
    with pytest.raises(UploadFailed, match="67,108,865 bytes; at most 64 MiB"):
        get(site.page("/large", picture(), content_length=str((64 << 20) + 1)))


def test_what_turns_out_too_large(site, get, picture, monkeypatch, tmp_path):
    monkeypatch.setattr(fetch, "URL_UPLOAD_LIMIT_BYTES", 100_000)

    def endless(out):
        out.write(b"HTTP/1.1 200 OK\r\n\r\n" + picture())
        while True:
            out.write(bytes(1000))

    site.pages["/endless"] = endless
    with pytest.raises(UploadFailed, match="has more"):
        get(f"http://{site.place}/endless")
    assert (tmp_path / "fetched").stat().st_size <= 100_000


def test_a_length_that_is_a_lie(site, get, picture):
    with pytest.raises(UploadFailed, match="broke off"):
        get(site.page("/short", picture(), content_length=str(len(picture()) + 100)))
    # Too small a length is the end of the file, and the inspection finds what is missing.
    found, _ = get(site.page("/long", picture(), content_length="70"))
    assert found.size_bytes == 70


@pytest.mark.parametrize("part", ["head", "body", "nothing"])
def test_a_slow_one_is_left(site, get, picture, part):
    def drip(out):
        out.write(b"HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n")
        if part == "body":
            out.write(b"\r\n" + picture()[:9])
        while part != "nothing":
            out.write(b"x")
            time.sleep(0.05)
        time.sleep(2)

    site.pages["/slow"] = drip
    # Without a limit on the whole this would never end.
    with pytest.raises(UploadFailed, match="too slow"):
        get(f"http://{site.place}/slow")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"status": "404 Not Found"}, "answered 404"),
        ({"status": "206 Partial Content"}, "answered 206"),
        ({"status": "302 Found"}, "answered 302"),
        ({"content_encoding": "gzip"}, "compressed"),
        ({"content_encoding": "identity, br"}, "compressed"),
        ({"body": b""}, "empty"),
        ({"body": b"<!doctype html><title>A picture</title>" + bytes(100)}, "no picture and no film"),
        ({"body": b"GIF89a" + bytes(100)}, "image/gif"),
        ({"body": b"RIFF\0\0\0\0WAVE" + bytes(100)}, "audio/wav"),
    ],
)
def test_what_is_no_answer(site, get, picture, change, told):
    with pytest.raises(UploadFailed, match=told):
        get(site.page("/p", **({"body": picture()} | change)))


@pytest.mark.parametrize(
    "answer", [b"SSH-2.0-OpenSSH_9\r\n", b"", b"HTTP/1.1 200 OK\r\n" + b"x: y\r\n" * 50_000, b"\xff" * 999]
)
def test_what_speaks_no_http(site, get, answer):
    site.pages["/p"] = answer
    with pytest.raises(UploadFailed, match="broke off"):
        get(f"http://{site.place}/p")


def test_nobody_listens(site, get):
    with socket.create_server(("127.0.0.1", 0)) as free:
        place = f"127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(UploadFailed, match="could not be connected to"):
        Fetcher(frozenset({place})).fetch(f"http://{place}/x", None)


def test_a_certificate_must_be_good(site, tmp_path):
    def hello(out):
        raise OSError

    site.pages["/x"] = hello
    with pytest.raises(UploadFailed):
        Fetcher(frozenset({site.place}), total_seconds=1).fetch(f"https://{site.place}/x", tmp_path / "f")


def test_the_name_goes_to_the_server_though_the_address_is_pinned(tmp_path, monkeypatch, picture):
    """TLS with a certificate for the name: SNI, its check, and Host are the name's."""
    certificate, context = _certificate(tmp_path, "art.test")
    with Site() as site:
        site.socket = context.wrap_socket(site.socket, server_side=True)
        thread = threading.Thread(target=site.serve_forever, args=(0.05,))
        thread.start()
        port = site.place.rpartition(":")[2]
        fetcher = Fetcher(
            frozenset({f"art.test:{port}", f"other.test:{port}"}), resolve=lambda host, port: ["127.0.0.1"]
        )
        monkeypatch.setattr(Fetcher, "_tls", ssl.create_default_context(cafile=certificate))
        site.page("/p", picture())
        try:
            assert fetcher.fetch(f"https://art.test:{port}/p", tmp_path / "f").content_type == "image/png"
            assert f"host: art.test:{port}" in site.requests[0].lower()
            with pytest.raises(UploadFailed, match="could not be connected to"):
                fetcher.fetch(f"https://other.test:{port}/p", tmp_path / "f")
        finally:
            site.shutdown()
            thread.join()


async def test_a_fetched_file_is_used_like_an_upload(desk, site, picture, partial_files):
    desk.fetch_allow = frozenset({site.place})
    desk.reopen()
    site.page("/art/Red%20Sword.PNG", picture(mode="RGBA"))
    url = site.moved("/go", "/art/Red%20Sword.PNG")
    file_id = desk.uploads.fetch(desk.user, UploadFile(workspace_id=desk.workspace.id, url=url))
    file = desk.library.usable(desk.user, desk.workspace.id, file_id)
    assert (file.name, file.has_alpha, file.width) == ("Red Sword.png", True, 40)
    assert partial_files() == []


async def test_a_fetched_file_that_is_broken(desk, site, picture, partial_files):
    desk.fetch_allow = frozenset({site.place})
    desk.reopen()
    for url in (
        site.page("/p", picture(size=(300, 300))[:-100]),
        "http://127.0.0.1/",
        f"http://{site.place}1/",
    ):
        with pytest.raises(UploadFailed):
            desk.uploads.fetch(desk.user, UploadFile(workspace_id=desk.workspace.id, url=url))
    assert partial_files() == []
    assert desk.library.uploads(desk.user, limit=9)[2] == 0


def _certificate(folder, name):
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = folder / "site.pem"
    pem.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return pem, context
