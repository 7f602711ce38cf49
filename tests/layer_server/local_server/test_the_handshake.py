"""Which server a client talks to: the proof, the builds, the contracts."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
import pytest

from layer_mcp.connect import local
from layer_mcp.connect.handshake import Greeting, greet, is_newer
from layer_mcp.contract.data_folder import CONTRACT_VERSION
from layer_mcp.contract.errors import ServerUnavailable
from layer_mcp.contract.extras import installed_extras


def test_newer_is_by_version_and_then_by_the_latest_change() -> None:
    assert is_newer("0.2.0-10-1", "0.1.9-10-ff")
    assert is_newer("0.10.0-10-1", "0.9.0-10-1")
    assert is_newer("0.1.0-10-ff", "0.1.0-12-fe")
    assert not is_newer("0.1.0-10-ff", "0.1.0-10-ff")
    assert not is_newer("0.1.0-10-nonsense", "0.1.0-10-1")


def test_the_server_says_which_build_it_is(server: Any) -> None:
    greeting = greet(server.endpoint, server.token, 10)
    assert greeting.pid == server.endpoint.pid
    assert greeting.build_id == server.endpoint.build_id
    assert greeting.contract == CONTRACT_VERSION
    assert set(greeting.extras) == set(installed_extras())


def test_older_code_never_replaces_a_newer_server(
    server: Any, server_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "build_id", lambda folders, version: "0.0.1-1-1")
    assert local.ensure(server_home).endpoint == server.endpoint


@pytest.fixture
def greeted(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Has the session's server answer the handshake with other words."""

    def answer(**changes: Any) -> None:
        def changed(*arguments: Any) -> Greeting:
            return replace(greet(*arguments), **changes)

        monkeypatch.setattr(local, "greet", changed)

    return answer


def test_a_busy_server_of_an_older_contract_is_named(server: Any, server_home: Path, greeted: Any) -> None:
    greeted(contract=CONTRACT_VERSION - 1, busy=True, version="0.0.9")
    with pytest.raises(ServerUnavailable, match=r"0\.0\.9.*too old") as caught:
        local.ensure(server_home)
    assert "layer server stop" in caught.value.remedy


def test_a_server_of_a_newer_contract_is_named(server: Any, server_home: Path, greeted: Any) -> None:
    greeted(contract=CONTRACT_VERSION + 1, version="9.0.0")
    with pytest.raises(ServerUnavailable, match=r"9\.0\.0.*newer than this client") as caught:
        local.ensure(server_home)
    assert "Update" in caught.value.remedy


def test_a_server_that_failed_says_why(server: Any, server_home: Path, greeted: Any) -> None:
    greeted(state="failed", error="The disk is full.")
    with pytest.raises(ServerUnavailable, match="The disk is full"):
        local.ensure(server_home)


def test_extras_that_a_new_server_does_not_find_either_are_named(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = local.ensure(home, timeout=60)
    monkeypatch.setattr(local, "installed_extras", lambda: ["server", "image", "video"])
    second = local.ensure(home, timeout=60)
    assert second.missing_extras == ("video",)
    assert second.endpoint.pid != first.endpoint.pid


def test_a_server_is_not_replaced_for_extras_when_it_has_others_or_newer_code(
    server: Any, server_home: Path, greeted: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "installed_extras", lambda: ["image", "video"])
    assert local.ensure(server_home).endpoint == server.endpoint
    greeted(build_id="9.0.0-1-1", extras=("image",))
    found = local.ensure(server_home)
    assert (found.endpoint, found.missing_extras) == (server.endpoint, ("video",))


def test_only_loopback_is_bound(server: Any) -> None:
    listening = [
        connection.laddr
        for connection in psutil.Process(server.endpoint.pid).net_connections("inet")
        if connection.status == psutil.CONN_LISTEN
    ]
    assert [address.ip for address in listening] == ["127.0.0.1"]


def test_the_client_pays_for_it_with_no_thread(server: Any, server_home: Path) -> None:
    before = threading.active_count()
    local.ensure(server_home)
    assert threading.active_count() == before


def test_the_door_imports_nothing_heavy() -> None:
    import subprocess
    import sys

    code = (
        "import sys, layer_mcp.connect.local\n"
        "heavy = {'mcp', 'pydantic', 'httpx2', 'httpx', 'asyncio', 'sqlalchemy', 'numpy', 'keyring', 'layer_server'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
