"""``layer serve``: the same server, in a terminal."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from layer_mcp.connect import folder, local
from layer_mcp.connect.spawn import command, environment, server_package


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def foreground(home: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        command(home, "--foreground", "--port", str(port)),
        env=environment(server_package()) | {"LAYER_IDLE_SECONDS": "0.2"},
        stderr=subprocess.PIPE,
        text=True,
    )
    yield process
    process.kill()
    process.communicate()


def test_it_listens_where_it_was_told_and_stops_on_ctrl_c(
    home: Path, port: int, foreground: subprocess.Popen[str]
) -> None:
    end = time.monotonic() + 30
    while local.alive(home) is None:
        assert time.monotonic() < end
        time.sleep(0.02)
    server = local.ensure(home, timeout=60)
    assert (server.endpoint.pid, server.endpoint.port) == (foreground.pid, port)
    foreground.send_signal(signal.SIGINT)
    assert foreground.wait(timeout=20) == 0
    assert folder.owner(home) is None
    assert foreground.stderr is not None
    said = foreground.stderr.read()
    assert f"http://127.0.0.1:{port}/mcp" in said
    assert server.token.reveal() not in said


def test_ending_the_command_ends_its_server(home: Path) -> None:
    serving = subprocess.Popen(
        [sys.executable, "-m", "layer_mcp.cli", "serve", "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    assert serving.stdout is not None
    assert serving.stdout.readline().startswith("http://127.0.0.1:")
    assert folder.owner(home) is not None
    serving.terminate()
    assert serving.wait(timeout=20) == 0
    serving.stdout.close()
    assert folder.owner(home) is None


def test_a_second_one_says_where_the_first_is(home: Path) -> None:
    server = local.ensure(home, timeout=60)
    second = subprocess.run(
        [*command(home), "--foreground"],
        env=environment(server_package()),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert second.returncode == 0
    assert server.endpoint.origin in second.stderr


def test_a_port_that_is_taken_is_named(home: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = subprocess.run(
            [*command(home, "--port", str(port)), "--foreground"],
            env=environment(server_package()),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert refused.returncode == 1
    assert str(port) in refused.stderr
    assert "Traceback" not in refused.stderr
    assert folder.owner(home) is None
