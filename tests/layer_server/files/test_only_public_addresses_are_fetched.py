"""``upload_file`` is nobody's way into a private network. No test here needs one: names are resolved by a table."""

from __future__ import annotations

import ipaddress
import socket
import threading

import pytest

from layer_mcp.contract.errors import UploadFailed
from layer_server.files.fetch import addresses, target
from layer_server.files.fetch.fetch import Fetcher
from layer_server.files.fetch.pinned import PinnedBackend

NAMES = {
    "private.test": ["10.1.2.3"],
    "metadata.test": ["169.254.169.254"],
    "loopback.test": ["127.0.0.1"],
    "loopback6.test": ["::1"],
    "mapped.test": ["::ffff:127.0.0.1"],
    "nat64.test": ["64:ff9b::7f00:1"],
    "mixed.test": ["93.184.215.14", "192.168.0.1"],
    "mixed6.test": ["2606:2800:21f:cb07:6820:80da:af6b:8b2c", "fd00::1"],
    "scoped.test": ["fe80::1%eth0"],
    "odd.test": ["no address"],
    "localhost": ["127.0.0.1", "::1"],
    "localhost.localdomain": ["127.0.0.1"],
    "public.test": ["93.184.215.14"],
}

REFUSED = """
http://127.0.0.1/a.png
http://127.0.0.1:80/a.png
http://127.1/a.png
http://127.0.1/a.png
http://2130706433/a.png
http://0x7f000001/a.png
http://0x7f.0.0.1/a.png
http://0x7f.1/a.png
http://017700000001/a.png
http://0177.0.0.1/a.png
http://0177.0.0.01/a.png
http://127.0.0.1./a.png
http://0/a.png
http://0.0.0.0/a.png
http://0x0/a.png
http://10.0.0.1/a.png
http://10.255.255.255/a.png
http://012.0.0.1/a.png
http://100.64.0.1/a.png
http://169.254.169.254/latest/meta-data/
http://2852039166/latest/meta-data/
http://0xa9fea9fe/latest/meta-data/
http://0251.0376.0251.0376/latest/meta-data/
http://169.254.43518/latest/meta-data/
http://168.63.129.16/a.png
http://172.16.0.1/a.png
http://172.31.255.254/a.png
http://192.0.0.1/a.png
http://192.0.2.1/a.png
http://192.88.99.1/a.png
http://192.168.1.1/a.png
http://3232235777/a.png
http://198.18.0.1/a.png
http://198.51.100.7/a.png
http://203.0.113.7/a.png
http://224.0.0.1/a.png
http://239.255.255.250/a.png
http://240.0.0.1/a.png
http://255.255.255.255/a.png
http://[::]/a.png
http://[::1]/a.png
http://[0:0:0:0:0:0:0:1]/a.png
http://[::127.0.0.1]/a.png
http://[::ffff:127.0.0.1]/a.png
http://[::ffff:7f00:1]/a.png
http://[::ffff:169.254.169.254]/a.png
http://[::ffff:8.8.8.8]/a.png
http://[64:ff9b::127.0.0.1]/a.png
http://[64:ff9b::a9fe:a9fe]/a.png
http://[64:ff9b:1::7f00:1]/a.png
http://[2002:7f00:1::]/a.png
http://[2002:a9fe:a9fe::1]/a.png
http://[2001:0:7f00:1::1]/a.png
http://[2001:db8::1]/a.png
http://[3fff::1]/a.png
http://[fc00::1]/a.png
http://[fd00:ec2::254]/a.png
http://[fe80::1]/a.png
http://[fe80::1%25eth0]/a.png
http://[fec0::1]/a.png
http://[ff02::1]/a.png
http://[100::1]/a.png
http://[::1/a.png
http://①②⑦.⓪.⓪.①/a.png
http://１２７.０.０.１/a.png
http://127。0。0。1/a.png
http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/a.png
http://localhost/a.png
http://LOCALHOST/a.png
http://localhost./a.png
http://localhost.localdomain/a.png
http://127.0.0.1%2eexample.com/a.png
http://%31%32%37.0.0.1/a.png
http://%6cocalhost/a.png
http://1.2.3.4.5/a.png
http://999.1.1.1/a.png
http://0x7f.0x0.0x0.0xfff/a.png
http://private.test/a.png
http://metadata.test/a.png
http://loopback.test/a.png
http://loopback6.test/a.png
http://mapped.test/a.png
http://nat64.test/a.png
http://mixed.test/a.png
http://mixed6.test/a.png
http://scoped.test/a.png
http://odd.test/a.png
http://unknown.test/a.png
https://127.0.0.1/a.png
https://loopback.test/a.png
http://public.test:22/a.png
http://public.test:8080/a.png
http://public.test:443/a.png
https://public.test:80/a.png
http://public.test:0/a.png
http://public.test:99999/a.png
http://public.test:x/a.png
http://user@public.test/a.png
http://user:secret@public.test/a.png
http://public.test@127.0.0.1/a.png
http://127.0.0.1@public.test/a.png
http://public.test\\@127.0.0.1/a.png
http://public.test\\a.png
http:\\\\127.0.0.1\\a.png
http:127.0.0.1/a.png
http:///127.0.0.1/a.png
http:////127.0.0.1/a.png
//127.0.0.1/a.png
127.0.0.1/a.png
file:///etc/passwd
ftp://public.test/a.png
gopher://127.0.0.1:6379/_INFO
dict://127.0.0.1:11211/
data:image/png;base64,AAAA
javascript:alert(1)
unix:///var/run/docker.sock
http://-public.test/a.png
http://public..test/a.png
http://.public.test/a.png
http://pub lic.test/a.png
""".strip().splitlines()
REFUSED += [
    "http://public.test/a.png\r\nHost: 127.0.0.1",
    "http://pub\tlic.test/a.png",
    "http://127.0.0.1\0.test/",
]


class Connected(Exception):
    """The fetcher wanted to connect."""


@pytest.fixture
def asked():
    return []


@pytest.fixture
def fetcher(asked, monkeypatch):
    """Its names are a table, and it stops where it would connect."""

    def resolve(host, port):
        asked.append(host)
        if host not in NAMES:
            raise socket.gaierror(host)
        return NAMES[host]

    def connect(self, *args, **kwargs):
        raise Connected(list(self.pinned))

    monkeypatch.setattr(PinnedBackend, "connect_tcp", connect)
    return Fetcher(resolve=resolve)


def test_there_are_enough_of_them():
    assert len(set(REFUSED)) == len(REFUSED) >= 60


@pytest.mark.parametrize("url", REFUSED)
def test_refused(fetcher, tmp_path, url):
    with pytest.raises(UploadFailed) as caught:
        fetcher.fetch(url, tmp_path / "f")
    assert caught.value.field == "url"
    assert caught.value.remedy
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "http://public.test/a.png",
        "https://PUBLIC.test./a.png?x=1",
        "http://public.test:80/a.png",
        "https://public.test:443/a.png",
        "http://public.test#@127.0.0.1:22/",
        "http://93.184.215.14/a.png",
        "http://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/a.png",
    ],
)
def test_public_ones_are_connected_to(fetcher, tmp_path, url):
    with pytest.raises(Connected):
        fetcher.fetch(url, tmp_path / "f")


def test_a_name_is_asked_for_once_and_the_answer_is_what_is_connected_to(monkeypatch, tmp_path):
    """DNS rebinding: public when it is looked at, private when it is used."""
    answers = iter([["93.184.215.14"], ["127.0.0.1"]])
    pinned = []

    def connect(self, *args, **kwargs):
        pinned.append(list(self.pinned))
        raise Connected

    monkeypatch.setattr(PinnedBackend, "connect_tcp", connect)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: pytest.fail("asked the system"))
    with pytest.raises(Connected):
        Fetcher(resolve=lambda host, port: next(answers)).fetch("http://rebind.test/a.png", tmp_path / "f")
    assert pinned == [["93.184.215.14"]]
    assert next(answers) == ["127.0.0.1"]


def test_a_server_that_listens_here_is_never_contacted(tmp_path):
    """The same table with the real resolver and real sockets, against a listener on every local address."""
    contacts = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        done = threading.Event()

        def accept():
            while not done.is_set():
                try:
                    listener.accept()[0].close()
                    contacts.append(1)
                except TimeoutError:
                    continue

        thread = threading.Thread(target=accept)
        thread.start()
        port = listener.getsockname()[1]
        try:
            for host in (
                "127.0.0.1",
                "127.1",
                "2130706433",
                "0x7f000001",
                "017700000001",
                "0.0.0.0",
                "localhost",
                "[::ffff:127.0.0.1]",
                "[::1]",
                "１２７.０.０.１",
            ):
                for url in (f"http://{host}:{port}/a.png", f"http://{host}/a.png"):
                    with pytest.raises(UploadFailed):
                        Fetcher().fetch(url, tmp_path / "f")
                # Also where the port is no obstacle: another host with it is allowed.
                with pytest.raises(UploadFailed):
                    Fetcher(frozenset({f"other.test:{port}"})).fetch(
                        f"http://{host}:{port}/a.png", tmp_path / "f"
                    )
        finally:
            done.set()
            thread.join()
    assert contacts == []


def test_an_allowed_place_is_that_host_and_that_port_only(fetcher):
    allowed = frozenset({"localhost:8000", "127.0.0.1:80"})
    assert target.parse("http://localhost:8000/a", allowed).place in allowed
    for url in ("http://127.0.0.1:8000/a", "http://localhost:8001/a", "http://localhost.:9/a"):
        with pytest.raises(UploadFailed):
            target.parse(url, allowed)


def test_proxies_of_the_environment_are_not_used(fetcher, tmp_path, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with pytest.raises(Connected, match=r"93\.184\.215\.14"):
        fetcher.fetch("http://public.test/a.png", tmp_path / "f")


@pytest.mark.parametrize(
    "text", ["8.8.8.8", "1.1.1.1", "93.184.215.14", "2606:4700:4700::1111", "2a00:1450::1"]
)
def test_public_addresses(text):
    assert addresses.is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize(
    ("url", "host", "path"),
    [
        ("http://Example.TEST/a b".replace(" ", "%20"), "example.test", "/a%20b"),
        ("http://bücher.test/ä?q=ö", "xn--bcher-kva.test", "/%C3%A4?q=%C3%B6"),
        ("https://x.test", "x.test", "/"),
        ("https://x.test/a/../b?c#d", "x.test", "/a/../b?c"),
    ],
)
def test_an_address_has_one_reading(url, host, path):
    found = target.parse(url)
    assert (found.host, found.path) == (host, path)
