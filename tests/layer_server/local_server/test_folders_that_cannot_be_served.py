"""A folder that a server cannot live in is named, with the two settings that lead elsewhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from layer_mcp.connect import local
from layer_mcp.contract import machine
from layer_mcp.contract.data_folder import LOCK_FILE
from layer_mcp.contract.errors import FeatureDisabled, LayerError, ServerUnavailable

HOLDER = """
import sys
from pathlib import Path
from layer_server.process import lock
from layer_mcp.contract.machine import Owner
if sys.argv[2] == "elsewhere":
    Owner.me = classmethod(lambda cls: cls(4242, "renderbox", "another-boot"))
lock.take(Path(sys.argv[1])); print("held", flush=True); sys.stdin.readline()
"""


def hold(home: Path, how: str) -> subprocess.Popen[str]:
    home.mkdir(exist_ok=True)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(home), how, "layer_server"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == "held"
    return holder


def assert_names_the_way_out(error: LayerError, home: Path) -> None:
    assert str(home) in error.message
    assert "LAYER_HOME" in error.remedy
    assert "LAYER_MCP_URL" in error.remedy


def test_a_folder_that_is_a_file(home: Path) -> None:
    home.write_text("x")
    with pytest.raises(ServerUnavailable) as caught:
        local.begin(home)
    assert_names_the_way_out(caught.value, home)
    home.unlink()


def test_a_read_only_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home.mkdir()
    home.chmod(0o500)
    if os.access(home, os.W_OK):  # root may write anywhere
        monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(ServerUnavailable, match="cannot be written to") as caught:
        local.ensure(home)
    assert_names_the_way_out(caught.value, home)
    home.chmod(0o700)


def test_a_network_file_system(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home.mkdir()
    mounts = [f"filer:/vol {home.parent} nfs4 rw 0 0", "/dev/vda1 / ext4 rw 0 0"]
    monkeypatch.setattr(
        "layer_mcp.connect.folder.network_file_system", lambda path: machine._type_of_mount(mounts, path)
    )
    with pytest.raises(ServerUnavailable, match="nfs4") as caught:
        local.ensure(home)
    assert_names_the_way_out(caught.value, home)


def test_the_nearest_mount_decides() -> None:
    mounts = [
        "/dev/vda1 / ext4 rw 0 0",
        "filer:/h /home nfs rw 0 0",
        "/dev/vdb /home/me/local\\040disk xfs rw 0 0",
    ]
    assert machine._type_of_mount(mounts, Path("/home/me")) == "nfs"
    assert machine._type_of_mount(mounts, Path("/home/me/local disk/layer")) is None
    assert machine._type_of_mount(mounts, Path("/opt")) is None


def test_a_lock_of_another_machine(home: Path) -> None:
    holder = hold(home, "elsewhere")
    with pytest.raises(ServerUnavailable, match="renderbox") as caught:
        local.ensure(home)
    assert_names_the_way_out(caught.value, home)
    # A server that is started by hand refuses as well.
    by_hand = subprocess.run(
        [sys.executable, "-m", "layer_server", "--home", str(home)],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert by_hand.returncode == 4
    assert "renderbox" in by_hand.stderr
    assert "LAYER_HOME" in by_hand.stderr
    holder.communicate("\n", timeout=10)


def test_a_dying_server_that_keeps_the_lock_is_ended(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "SILENT_SECONDS", 0.5)
    holder = hold(home, "here")
    server = local.ensure(home, timeout=60)
    holder.communicate(timeout=10)
    assert holder.returncode != 0
    assert server.endpoint.pid != holder.pid


def test_a_stranger_that_keeps_the_lock_is_named_and_left_alone(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "SILENT_SECONDS", 0.5)
    monkeypatch.setattr(local, "_is_our_server", lambda pid: False)
    holder = hold(home, "here")
    with pytest.raises(ServerUnavailable, match=f"Process {holder.pid}"):
        local.ensure(home, timeout=30)
    assert holder.poll() is None
    holder.communicate("\n", timeout=10)


def test_a_missing_extra_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layer_mcp.connect.spawn.missing_modules", lambda extra: ["dbos"])
    with pytest.raises(FeatureDisabled, match="dbos") as caught:
        local.begin(home)
    assert 'pip install "layer-nb[local]"' in caught.value.remedy


def test_a_folder_of_a_newer_version_is_refused(home: Path) -> None:
    server = local.ensure(home, timeout=60)
    import httpx2

    with httpx2.Client(base_url=server.endpoint.origin, trust_env=False, timeout=60) as client:
        client.get("/local/v1/runs", headers={"authorization": f"Bearer {server.token.reveal()}"})
    assert local.stop(home)
    import sqlite3

    from layer_server.db import tables

    with sqlite3.connect(home / "state.db") as database:
        database.execute(f"UPDATE {tables.schema.name} SET version_num = '9999'")
    database.close()
    server = local.ensure(home, timeout=60)
    with httpx2.Client(base_url=server.endpoint.origin, trust_env=False, timeout=60) as client:
        answer = client.get("/local/v1/runs", headers={"authorization": f"Bearer {server.token.reveal()}"})
    assert answer.status_code == 409
    assert answer.json()["code"] == "NEWER_DATA"
    assert "newer" in answer.json()["remedy"]
    with pytest.raises(ServerUnavailable, match="newer"):
        local.ensure(home, timeout=60)


def test_an_unreadable_lock_file_owner_is_no_owner(home: Path) -> None:
    home.mkdir()
    (home / LOCK_FILE).write_text(json.dumps({"pid": "x"}))
    assert local.alive(home) is None
    assert machine.Owner.from_json("[]") is None


def test_a_setting_that_cannot_be_understood_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAYER_WORKERS", "many")
    with pytest.raises(ServerUnavailable, match="LAYER_WORKERS is 'many'") as caught:
        local.ensure(home, timeout=60)
    assert "Traceback" not in caught.value.message
