"""Whoever needs the server first starts it; races have one winner; a dead server's traces fool nobody."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.connect import folder, local
from layer_mcp.connect.handshake import NotOurServer, greet
from layer_mcp.contract.data_folder import ENDPOINT_FILE, LOCK_FILE, TOKEN_FILE, Endpoint
from layer_mcp.contract.machine import boot_id

RACER = """
import sys, time
from pathlib import Path
from layer_mcp.connect import local
time.sleep(max(0, float(sys.argv[2]) - time.time()))
home = Path(sys.argv[1])
print(local.ensure(home, child=local.begin(home), timeout=90).endpoint.pid)
"""


def test_twenty_racing_clients_bring_up_exactly_one(
    home: Path, servers_of: Callable[[Path], list[int]]
) -> None:
    together = str(time.time() + 3)
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", RACER, str(home), together], stdout=subprocess.PIPE, text=True
        )
        for _ in range(20)
    ]
    pids = {int(racer.communicate(timeout=100)[0]) for racer in racers}
    assert all(racer.returncode == 0 for racer in racers)
    assert len(pids) == 1
    end = time.monotonic() + 20
    while (living := servers_of(home)) != [*pids] and time.monotonic() < end:
        time.sleep(0.05)  # losers are on their way out
    assert living == [*pids]


def test_the_second_client_finds_the_first_ones_server(server: Any, server_home: Path) -> None:
    assert local.ensure(server_home).endpoint == server.endpoint
    assert local.begin(server_home) is None


def test_a_stale_endpoint_is_not_believed(
    home: Path, start: Callable[[], Any], kill: Callable[[int], None]
) -> None:
    first = start()
    kill(first.endpoint.pid)
    assert (home / ENDPOINT_FILE).exists()
    assert local.alive(home) is None
    second = start()
    assert second.endpoint.pid != first.endpoint.pid
    assert second.token != first.token


class _Impostor(BaseHTTPRequestHandler):
    seen: list[str]

    def do_GET(self) -> None:
        self.seen.append(f"{self.requestline}\n{self.headers}")
        body = json.dumps(
            {"state": "ready", "version": "9", "build_id": "9", "contract": 1, "pid": 1, "boot_id": ""}
        ).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def impostor() -> Any:
    """Somebody else's HTTP server; ``seen`` is what it was told."""
    seen: list[str] = []
    listener = HTTPServer(("127.0.0.1", 0), type("Impostor", (_Impostor,), {"seen": seen}))
    thread = threading.Thread(target=listener.serve_forever, daemon=True)
    thread.start()
    listener.seen = seen  # type: ignore[attr-defined]
    yield listener
    listener.shutdown()
    listener.server_close()


def test_an_impostor_on_the_port_never_sees_the_token(
    home: Path, start: Callable[[], Any], impostor: Any
) -> None:
    real = start()
    port = impostor.server_address[1]
    # The worst case: the endpoint file names the living owner of the lock, but somebody else's port.
    written = json.loads((home / ENDPOINT_FILE).read_text())
    (home / ENDPOINT_FILE).write_text(json.dumps(written | {"port": port}))
    with pytest.raises(NotOurServer):
        greet(Endpoint(**(written | {"port": port})), real.token, 5)
    with pytest.raises(Exception, match="could not be reached"):
        local.ensure(home, timeout=2)
    assert local.stop(home)
    assert impostor.seen
    assert real.token.reveal() not in "".join(impostor.seen)


def test_an_endpoint_of_a_dead_server_leads_nowhere(
    home: Path, start: Callable[[], Any], kill: Callable[[int], None], impostor: Any
) -> None:
    first = start()
    kill(first.endpoint.pid)
    stale = json.loads((home / ENDPOINT_FILE).read_text())
    (home / ENDPOINT_FILE).write_text(json.dumps(stale | {"port": impostor.server_address[1]}))
    second = start()
    assert second.endpoint.port != impostor.server_address[1]
    assert impostor.seen == []


def test_token_and_folder_are_private(server: Any, server_home: Path) -> None:
    assert (server_home / TOKEN_FILE).stat().st_mode & 0o777 == 0o600
    assert server_home.stat().st_mode & 0o777 == 0o700
    assert server.token.reveal() not in repr(server)


def test_the_token_is_neither_in_argv_nor_in_the_environment(server: Any) -> None:
    import psutil

    process = psutil.Process(server.endpoint.pid)
    assert server.token.reveal() not in " ".join(process.cmdline())
    assert server.token.reveal() not in json.dumps(process.environ())


def test_secrets_and_python_settings_stay_out_of_the_servers_environment(
    home: Path, start: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    import psutil

    monkeypatch.setenv("LAYER_PAT", "pat_verysecret")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-verysecret")
    monkeypatch.setenv("PYTHONSTARTUP", "/nonexistent.py")
    environment = psutil.Process(start().endpoint.pid).environ()
    assert "verysecret" not in json.dumps(environment)
    assert "PYTHONSTARTUP" not in environment
    assert environment["LAYER_CARDS"] == "plain_cards:CARDS"
    assert environment["PATH"]


HOLDER = """
import sys
from pathlib import Path
from layer_server.process.lock import take
take(Path(sys.argv[1])); print("held", flush=True); sys.stdin.readline()
"""


def test_a_probe_sees_the_owner_and_takes_nothing(home: Path) -> None:
    home.mkdir()
    (home / LOCK_FILE).touch()
    assert folder.owner(home) is None
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(home)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == "held"
    for _ in range(3):
        owner = folder.owner(home)
        assert owner is not None
        assert (owner.pid, owner.boot_id) == (holder.pid, boot_id())
    holder.communicate("\n", timeout=10)
    assert folder.owner(home) is None
