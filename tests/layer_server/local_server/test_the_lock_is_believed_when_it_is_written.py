"""Who holds the lock: not whoever held it before the last boot, and never lost by a look from inside."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from layer_mcp.connect import folder
from layer_mcp.contract.data_folder import LOCK_FILE
from layer_mcp.contract.errors import ServerUnavailable
from layer_mcp.contract.machine import Owner

STALE = Owner(4242, "renderbox", "another-boot")

SLOW_STARTER = """
import fcntl, os, sys, time
from pathlib import Path
from layer_mcp.contract.machine import Owner
me = Owner.me().to_json()
file = os.open(sys.argv[1], os.O_RDWR)
fcntl.lockf(file, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(0.1)
os.ftruncate(file, 0)
os.write(file, me.encode())
sys.stdin.readline()
"""

INSIDE = """
import sys
from pathlib import Path
from layer_mcp.connect import folder, local
from layer_mcp.contract.errors import ServerUnavailable
from layer_server.process.lock import take
home = Path(sys.argv[1])
take(home)
print(folder.owner(home).pid, local.alive(home), flush=True)
try:
    local.ensure(home)
except ServerUnavailable as error:
    print(error.message, flush=True)
sys.stdin.readline()
"""


def run(code: str, argument: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, str(argument)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX locks")
def test_the_owner_of_an_earlier_boot_is_not_believed_at_once(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "SETTLE_SECONDS", 30)
    home.mkdir()
    (home / LOCK_FILE).write_text(STALE.to_json())
    assert folder.owner(home) is None
    starter = run(SLOW_STARTER, home / LOCK_FILE)
    assert starter.stdout is not None
    assert starter.stdout.readline().strip() == "held"
    owner = folder.owner(home)
    assert owner is not None
    assert owner.pid == starter.pid
    starter.communicate("\n", timeout=10)


def test_one_that_stays_is_named(home: Path) -> None:
    home.mkdir()
    (home / LOCK_FILE).write_text(STALE.to_json())
    holder = run(SLOW_STARTER.replace("time.sleep(0.1)", "sys.stdin.readline()"), home / LOCK_FILE)
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == "held"
    with pytest.raises(ServerUnavailable, match="renderbox"):
        folder.owner(home)
    holder.communicate("\n\n", timeout=10)


def test_a_look_by_the_holder_does_not_let_the_lock_fall(home: Path) -> None:
    home.mkdir()
    holder = run(INSIDE, home)
    assert holder.stdout is not None
    assert holder.stdout.readline().split() == [str(holder.pid), "None"]
    assert "app in this very process" in holder.stdout.readline()
    owner = folder.owner(home)
    assert owner is not None
    assert owner.pid == holder.pid
    holder.communicate("\n", timeout=10)
