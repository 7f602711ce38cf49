"""``layer doctor``: each failure is provoked, and told by its own name with its own fix."""

from __future__ import annotations

import datetime as dt
import email.utils
import http.server
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.contract.redact import Secret
from layer_mcp.doctor import Check, examine, network, storage, versions, web
from layer_mcp.doctor.address import address
from layer_mcp.doctor.check import looked
from layer_mcp.doctor.token import token_fault

HOSTED = "https://mcp.app.layer.ai/mcp"


def test_what_is_too_old_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert versions.python().ok
    old = versions.python((3, 10, 4))
    assert (old.ok, "3.11 or newer" in old.remedy) == (False, True)
    assert versions.packages().ok
    real = versions.importlib.metadata.version
    monkeypatch.setattr(
        versions.importlib.metadata, "version", lambda name: "1.12.4" if name == "mcp" else real(name)
    )
    assert "mcp>=2.1,<3" in versions.packages().remedy


@pytest.mark.parametrize(
    ("url", "ok"),
    [
        (HOSTED, True),
        ("https://studio.example/mcp", True),
        ("http://127.0.0.1:8420/mcp", True),
        (f" {HOSTED}", False),
        ("https://mcp.app.layer.ai", False),
        ("https://mcp.app.layer.ai/mcp/", False),
        ("https://mcp.app.layer.ai/sse", False),
        ("http://mcp.app.layer.ai/mcp", False),
        ("https://app.layer.ai/mcp", False),
        ("http://studio.example/mcp", False),
        ("https://studio.example", False),
        ("mcp.app.layer.ai/mcp", False),
    ],
)
def test_an_address_is_exact(url: str, ok: bool) -> None:
    found = address(url)
    assert (found.ok, bool(found.remedy)) == (ok, not ok)


@pytest.mark.parametrize("token", ["YOUR_PAT", "Bearer pat_x", "'pat_x'", "pat_x y", "", "sk-123", "pat_x\n"])
def test_a_token_of_the_wrong_form(token: str) -> None:
    fault = token_fault(Secret(token), HOSTED)
    assert fault is not None
    assert fault.remedy
    assert token_fault(Secret("pat_good"), HOSTED) is None


# -- the way to a server -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A key with a certificate for ``localhost`` that is good, one that has expired, and one for somebody else."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    folder = tmp_path_factory.mktemp("certificates")
    key = ec.generate_private_key(ec.SECP256R1())
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    now = dt.datetime.now(dt.UTC)
    day = dt.timedelta(days=1)
    found = {}
    for name, host, until in (
        ("good", "localhost", now + day),
        ("expired", "localhost", now - day),
        ("other", "elsewhere.example", now + day),
    ):
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
        made = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - 9 * day)
            .not_valid_after(until)
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(key, hashes.SHA256())
        )
        found[name] = folder / f"{name}.pem"
        found[name].write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return found


Listens = Callable[[Callable[[socket.socket], None]], int]


@pytest.fixture
def listens() -> Iterator[Listens]:
    """Starts a server that does one thing with each connection; gives its port."""
    opened: list[socket.socket] = []

    def listens(treat: Callable[[socket.socket], None]) -> int:
        listener = socket.create_server(("127.0.0.1", 0))
        opened.append(listener)

        def serve() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    try:
                        treat(connection)
                    except OSError:
                        continue

        threading.Thread(target=serve, daemon=True).start()
        return int(listener.getsockname()[1])

    yield listens
    for listener in opened:
        listener.close()


@pytest.mark.parametrize(
    ("served", "trusts", "words", "fix"),
    [
        ("good", "good", "is trusted", ""),
        ("good", None, "has signed", "SSL_CERT_FILE"),
        ("expired", "expired", "not valid at this time", "clock"),
        ("other", "other", "not of localhost", "direct connection"),
    ],
)
def test_what_a_certificate_lacks(
    listens: Listens, certificates: dict[str, Path], served: str, trusts: str | None, words: str, fix: str
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificates[served])

    def treat(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as secure:
            secure.recv(1)

    def ours() -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(certificates[trusts]) if trusts else None)

    found = network._certificate("localhost", listens(treat), ours)
    assert (found.ok, words in found.finding, fix in found.remedy) == (not fix, True, True), found


def test_a_firewall_is_told_from_a_server_without_tls(listens: Listens) -> None:
    def hangs_up(connection: socket.socket) -> None:
        connection.recv(8)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")

    def plain(connection: socket.socket) -> None:
        connection.recv(8)
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    assert "hangs up" in network._certificate("localhost", listens(hangs_up)).finding
    assert "speaks https" in network._certificate("localhost", listens(plain)).remedy


def test_name_and_port_and_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "http_proxy",
        "https_proxy",
        "all_proxy",
        "NO_PROXY",
        "no_proxy",
    ):
        monkeypatch.delenv(name, raising=False)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    refused = network.network(f"http://127.0.0.1:{port}/mcp")
    assert [check.name for check in refused] == ["DNS", "connection"]
    assert "refuses port" in refused[-1].finding

    def nobody(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    unknown = network.network("https://mcp.app.layer.ai/mcp")
    assert [check.name for check in unknown] == ["proxy", "DNS"]
    assert "VPN" in unknown[-1].remedy
    monkeypatch.setenv("HTTPS_PROXY", "http://user:hunter2@127.0.0.1:9")
    proxied = network.network("https://mcp.app.layer.ai/mcp")
    assert "http://127.0.0.1:9 is used" in proxied[0].finding
    assert "hunter2" not in repr(proxied)


@pytest.mark.parametrize(("hours", "ok"), [(0, True), (-2, False), (50, False)])
def test_a_clock_that_is_off(hours: float, ok: bool) -> None:
    class Dated(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response_only(401)
            self.send_header("Date", email.utils.formatdate(time.time() + hours * 3600, usegmt=True))
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None: ...

    with http.server.HTTPServer(("127.0.0.1", 0), Dated) as served:
        threading.Thread(target=served.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        found = web.clock(f"http://127.0.0.1:{served.server_port}/mcp")
        served.shutdown()
    assert found.ok is ok, found
    if hours < 0:
        assert "2 hours ahead of" in found.finding
    elif hours:
        assert "2 days behind" in found.finding


def test_a_look_that_hangs_or_breaks_is_a_finding() -> None:
    def breaks() -> Check:
        raise ZeroDivisionError("pat_0123456789abcdef")

    def hangs() -> Check:
        threading.Event().wait(5)
        return Check("x", True, "")

    (broken,), (late,) = looked("x", 5, breaks), looked("x", 0.05, hangs)
    assert (broken.ok, late.ok) == (False, False)
    assert "0123456789" not in broken.finding
    assert "no answer within 0.05 s" in late.finding


# -- what is kept here -------------------------------------------------------------------------------


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    assert "LAYER_HOME" in storage.data_folder(file / "home").remedy
    beside = storage.assets(tmp_path / "home", beside=file)
    assert beside.ok
    assert "data folder" in beside.finding
    assert not (tmp_path / "layer-assets").exists(), "looking makes no folder"


def test_a_submit_that_was_never_answered(hosted: Callable[..., Any], tmp_path: Path) -> None:
    from layer_mcp import Layer
    from layer_mcp.contract.errors import SubmitUncertain

    server = hosted(1)
    assert storage.journal(tmp_path)[-1].ok
    server.refuse_next("execute_forge", 500, after=True)
    with Layer(home=tmp_path) as layer:
        layer._layer._payments.look_pauses = ()
        with pytest.raises(SubmitUncertain) as caught:
            layer.forge("lost", batch_size=1)
    (_, submits) = storage.journal(tmp_path)
    assert not submits.ok
    assert caught.value.key in submits.finding
    assert "look_again" in submits.remedy


# -- a server ----------------------------------------------------------------------------------------


def seen(**more: Any) -> dict[str, Check]:
    return {check.name: check for check in examine(with_hosts=False, **more)}


def test_all_is_well(hosted: Callable[..., Any], tmp_path: Path) -> None:
    server = hosted(1)
    found = seen(home=tmp_path)
    assert {name for name, check in found.items() if not check.ok} <= {"sign-in"}, found
    assert "LAYER_MCP_URL" in found["target"].finding
    assert "published generation" in found["tools"].finding
    assert "new conversation" in found["tools"].remedy
    assert "LAYER_PAT" in found["account"].finding
    assert "streamable HTTP" in found["server"].finding
    assert server.token not in repr(found)


def test_who_is_not_let_in(
    hosted: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = hosted(2)
    monkeypatch.setenv("LAYER_PAT", "pat_revoked_0123456789")
    refused = seen(home=tmp_path)
    assert "does not accept the token of LAYER_PAT" in refused["account"].finding
    assert "newer generation" in refused["tools"].finding, "the listing is open: it proves no token"
    monkeypatch.delenv("LAYER_PAT")
    nobody = seen(home=tmp_path)
    assert "nobody is signed in" in nobody["account"].finding
    assert "layer login" in nobody["account"].remedy
    assert not nobody["sign-in"].ok, "this one offers no OAuth"
    monkeypatch.setenv("LAYER_PAT", server.token)
    monkeypatch.setenv("LAYER_MCP_URL", f"{server.url} ")
    assert not seen(home=tmp_path)["URL"].ok
    monkeypatch.setenv("LAYER_MCP_URL", "hosted")
    elsewhere = seen(home=tmp_path, target=server.url)
    assert "is not sent" in elsewhere["credential"].finding


def test_a_server_that_is_not_layers_and_one_without_credits(
    hosted: Callable[..., Any], tmp_path: Path
) -> None:
    server = hosted(1, balance=0.0)
    assert "Settings > Billing" in seen(home=tmp_path)["account"].remedy
    server._protocol.tools[:] = [{"name": "add", "inputSchema": {"type": "object"}}]
    assert "not a Layer server" in seen(home=tmp_path)["tools"].finding


def test_one_failure_hides_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    monkeypatch.setenv("LAYER_MCP_URL", "http://127.0.0.1:9/mcp")
    monkeypatch.setenv("LAYER_PAT", "Bearer pat_x")
    found = seen(home=file / "home")
    assert {name for name, check in found.items() if not check.ok} >= {
        "data folder",
        "connection",
        "LAYER_PAT",
    }
    assert all(check.remedy for check in found.values() if not check.ok)
    monkeypatch.setenv("LAYER_MCP_URL", "nonsense")
    assert not seen(home=tmp_path)["target"].ok


def test_the_embedded_server_and_its_books(home: Path) -> None:
    told: list[Check] = []
    found = examine(home, with_hosts=False, on_check=told.append)
    assert told == found
    assert [check.name for check in found if not check.ok] == []
    names = [check.name for check in found]
    assert {"books", "local server", "journal", "keyring"} <= set(names)
