"""The server's log: bounded, redacted, and all that the process says is in it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from layer_mcp.connect import local
from layer_server.process.log import MAX_BYTES

WRITER = """
import logging, os, sys
from pathlib import Path
from layer_server.process import log
log.MAX_BYTES = 2000
log.log_to_file(Path(sys.argv[1]))
logger = logging.getLogger("layer_server.test")
for number in range(60):
    logger.info("line %d Authorization: Bearer abcdefghijkl /files/x?expires=1&signature=deadbeef", number)
os.write(1, b"a native library speaks\\n")
try:
    raise RuntimeError("pat_verysecrettoken")
except RuntimeError:
    logger.exception("failed")
"""


def test_it_rotates_with_all_output_and_shows_no_secret(tmp_path: Path) -> None:
    log = tmp_path / "server.log"
    done = subprocess.run(
        [sys.executable, "-c", WRITER, str(log)], capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("", "")
    logs = sorted(tmp_path.iterdir())
    assert [path.name for path in logs] == ["server.log", "server.log.1", "server.log.2"]
    assert all(path.stat().st_size < 4000 for path in logs)
    everything = "".join(path.read_text() for path in logs)
    assert "a native library speaks" in everything
    for secret in ("abcdefghijkl", "deadbeef", "verysecrettoken"):
        assert secret not in everything


def test_the_log_is_bounded_and_redacted(
    home: Path, start: Callable[[], Any], wait_ready: Callable[[Any], None]
) -> None:
    home.mkdir(mode=0o700)
    log = home / "server.log"
    log.write_bytes(b"x" * (MAX_BYTES + 1))
    server = start()
    wait_ready(server)
    assert log.stat().st_size < MAX_BYTES
    assert (home / "server.log.1").stat().st_size > MAX_BYTES
    log.write_text("Authorization: Bearer abcdefghijkl /files/x?expires=1&signature=deadbeef")
    assert "abcdefghijkl" not in local.log_tail(home)
    assert "deadbeef" not in local.log_tail(home)
