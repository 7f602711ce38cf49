"""``layer serve`` and ``layer server``: who serves a folder, where, and how it ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).parents[3]

Command = Callable[..., Any]


def test_serve_in_the_foreground_and_stop(home: Path, shell: Command) -> None:
    served = shell("serve")
    url, token = served.stdout.readline().strip(), served.stdout.readline().strip()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/mcp", url)
    assert token.startswith("pat_")
    from layer_mcp.connect import local

    found = local.ensure(home, timeout=60)
    assert found.endpoint.origin + "/mcp" in shell("server", "status").communicate(timeout=30)[0]
    said, why = shell("serve", "--port", 7).communicate(timeout=30)
    assert "is open at" in why
    assert said == ""
    again, note = shell("serve").communicate(timeout=30)
    assert again.splitlines()[0] == url
    assert again.splitlines()[1] != token
    assert "was up already" in note
    assert found.token.reveal() not in again + note
    assert "left alone" in shell("server", "stop", "--if-idle").communicate(timeout=30)[0]
    assert shell("server", "stop").communicate(timeout=30)[0].strip() == "Stopped."
    assert served.wait(30) == 0
    assert "No server is up" in shell("server", "status").communicate(timeout=30)[0]


@pytest.mark.skipif(os.name == "nt", reason="an interrupt goes to a whole group of processes there")
def test_one_interrupt_of_serve_alone_ends_it(home: Path, shell: Command) -> None:
    served = shell("serve", "--port", 0)
    assert served.stdout.readline().startswith("http://")
    assert served.stdout.readline().startswith("pat_")
    served.send_signal(signal.SIGINT)
    served.communicate(timeout=30)
    assert served.returncode == 130
    assert "No server is up" in shell("server", "status").communicate(timeout=30)[0]


def test_a_served_port_that_is_taken_is_named(home: Path, shell: Command) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = shell("serve", "--port", port)
        said, why = process.communicate(timeout=60)
    assert process.returncode == 1
    assert said == ""
    assert str(port) in why
    assert "Traceback" not in why


def test_serve_where_no_server_can_live(
    tmp_path: Path, shell: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    for bad in (file, file / "below"):
        monkeypatch.setenv("LAYER_HOME", str(bad))
        served = shell("serve")
        words = served.communicate(timeout=30)[1]
        assert served.returncode == 1
        assert "SERVER_UNAVAILABLE" in words
        assert "LAYER_HOME" in words
        assert "Traceback" not in words


@pytest.mark.parametrize(
    ("named", "words", "code"),
    [("layer_server", "Stopped.", 0), ("a stranger", "could not be ended; end it yourself.", 1)],
)
def test_stop_tells_of_whoever_holds_the_folder_without_serving(
    home: Path, tmp_path: Path, shell: Command, named: str, words: str, code: int
) -> None:
    script = tmp_path / "holder.py"
    script.write_text(
        "import sys; from pathlib import Path; from layer_server.process.lock import take\n"
        "take(Path(sys.argv[1])); print('held', flush=True); sys.stdin.readline()"
    )
    home.mkdir()
    holder = subprocess.Popen(
        [sys.executable, str(script), str(home), named],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == "held"
    stop = shell("server", "stop")
    assert stop.communicate(timeout=60)[0].strip().endswith(words)
    assert stop.returncode == code
    holder.communicate("\n", timeout=10)
