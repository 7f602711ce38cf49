"""Runs outlive clients, kernels and crashes; a server with nothing to do ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psutil
import pytest

from layer_mcp.connect import folder, local
from layer_mcp.contract.data_folder import ENDPOINT_FILE, TOKEN_FILE

LONG_SECONDS = 60


def wait_for(condition: Callable[[], bool], seconds: float = LONG_SECONDS) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def workspace(call: Any) -> dict[str, Any]:
    return dict(call("list_workspaces")["workspaces"][0])


def forge(call: Any, seconds: float, **more: Any) -> str:
    started = call(
        "execute_forge",
        workspace_id=workspace(call)["workspace_id"],
        model_id="swatch",
        prompt="red",
        batch_size=1,
        duration_seconds=seconds,
        **more,
    )
    return str(started["inference_id"])


def finish(call: Any, run_id: str) -> dict[str, Any]:
    run: dict[str, Any] = {}

    def over() -> bool:
        run.update(call("get_forge_run", inference_id=run_id))
        return run["status"] != "in_progress"

    wait_for(over)
    return run


def test_a_stop_answers_who_waits_for_a_change(
    home: Path, start: Callable[[], Any], rest: Callable[[Any], Any], wait_ready: Callable[[Any], None]
) -> None:
    server = start()
    wait_ready(server)
    address = ("127.0.0.1", server.endpoint.port)
    with rest(server) as client, socket.create_connection(address, timeout=LONG_SECONDS) as waiting:
        cursor = client.get("/local/v1/changes").json()["cursor"]
        # Written before the stop is asked for, so it is taken up before.
        waiting.sendall(
            f"GET /local/v1/changes?after={cursor}&wait=25 HTTP/1.1\r\nhost: 127.0.0.1\r\n"
            f"authorization: Bearer {server.token.reveal()}\r\n\r\n".encode()
        )
        client.post("/local/v1/stop", json={})
        answer = b"".join(iter(lambda: waiting.recv(4096), b""))
    assert answer.startswith(b"HTTP/1.1 200")
    assert answer.endswith(f'{{"cursor":{cursor},"runs":[]}}'.encode())
    wait_for(lambda: folder.owner(home) is None)
    assert "Traceback" not in (home / "server.log").read_text()


def test_an_idle_server_ends_and_leaves_nothing_behind(
    home: Path, start: Callable[[], Any], monkeypatch: pytest.MonkeyPatch, wait_ready: Callable[[Any], None]
) -> None:
    monkeypatch.setenv("LAYER_IDLE_SECONDS", "0.5")
    server = start()
    wait_ready(server)
    wait_for(lambda: folder.owner(home) is None)
    assert not (home / ENDPOINT_FILE).exists()
    assert not (home / TOKEN_FILE).exists()
    assert "idle" in local.log_tail(home)


def test_a_live_run_keeps_the_server_and_a_question_in_flight_too(
    home: Path, start: Callable[[], Any], tools: Any, rest: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAYER_IDLE_SECONDS", "0.4")
    server = start()
    with tools(server) as call:
        run_id = forge(call, 2.0)
    time.sleep(1.2)
    assert local.alive(home) is not None, "a live run keeps it"
    with rest(server) as client:
        # Longer than the idle time: answered, not cut off.
        answer = client.get("/local/v1/changes", params={"after": 2**40, "wait": 1.5, "run_id": run_id})
        assert answer.status_code == 200
    wait_for(lambda: folder.owner(home) is None)
    monkeypatch.setenv("LAYER_IDLE_SECONDS", "600")
    with tools(start()) as call:
        assert finish(call, run_id)["status"] == "complete"


def test_calls_at_the_moment_of_the_idle_exit_find_a_server(
    home: Path, start: Callable[[], Any], rest: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    import httpx2

    # Longer than a client takes to connect on a busy machine, or a fresh server leaves before its first call.
    monkeypatch.setenv("LAYER_IDLE_SECONDS", "1.5")
    for pause in (1.5, 1.56, 1.62):
        with rest(start()) as client:
            client.get("/local/v1/runs")
        time.sleep(pause)
        for attempt in range(3):
            try:
                with rest(start()) as client:
                    assert client.get("/local/v1/runs").status_code == 200
                break
            except httpx2.TransportError:
                # A client whose connection was refused or cut before the answer asks again.
                assert attempt < 2


def test_a_crash_in_the_middle_of_a_run_loses_nothing(
    home: Path, start: Callable[[], Any], tools: Any, kill: Callable[[int], None]
) -> None:
    server = start()
    with tools(server) as call:
        before = workspace(call)
        run_id = forge(call, 0.8)
    children = psutil.Process(server.endpoint.pid).children(recursive=True)
    kill(server.endpoint.pid)
    with tools(start()) as call:
        run = finish(call, run_id)
        after = workspace(call)
    assert run["status"] == "complete"
    assert len(run["assets"]) == 1
    assert before["balance_creative_units"] - after["balance_creative_units"] == 1
    assert after["reserved_creative_units"] == 0
    wait_for(lambda: not any(child.is_running() and child.status() != "zombie" for child in children), 10)


def test_a_client_that_is_killed_in_the_middle_of_a_run_loses_nothing(
    home: Path, tools: Any, start: Callable[[], Any]
) -> None:
    """The client starts the server, submits, and is killed with its whole process group."""
    client = subprocess.Popen(
        [sys.executable, "-c", SUBMITTER, str(home)],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert client.stdout is not None
    run_id, pid = client.stdout.readline().split()
    os.killpg(client.pid, signal.SIGKILL)
    client.communicate(timeout=10)
    server = start()
    assert server.endpoint.pid == int(pid)
    with tools(server) as call:
        assert finish(call, run_id)["status"] == "complete"


def test_an_interrupt_of_the_clients_process_group_does_not_reach_it(
    home: Path, tools: Any, start: Callable[[], Any]
) -> None:
    """What Jupyter's Interrupt does: SIGINT to the kernel's process group."""
    client = subprocess.Popen(
        [sys.executable, "-c", SUBMITTER, str(home)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert client.stdout is not None
    run_id, pid = client.stdout.readline().split()
    assert os.getpgid(int(pid)) != os.getpgid(client.pid)
    os.killpg(client.pid, signal.SIGINT)
    client.communicate(timeout=10)
    assert client.returncode != 0
    os.kill(int(pid), signal.SIGINT)
    server = start()
    assert server.endpoint.pid == int(pid)
    with tools(server) as call:
        assert finish(call, run_id)["status"] == "complete"


SUBMITTER = """
import json, sys, time, urllib.request
from pathlib import Path
from layer_mcp.connect import local
home = Path(sys.argv[1])
server = local.ensure(home, child=local.begin(home), timeout=60)
def call(tool, **arguments):
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": tool, "arguments": arguments,
        "_meta": {"io.modelcontextprotocol/protocolVersion": "2026-07-28",
                  "io.modelcontextprotocol/clientCapabilities": {}}}}
    request = urllib.request.Request(server.endpoint.origin + "/mcp", json.dumps(body).encode(), {
        "authorization": "Bearer " + server.token.reveal(), "content-type": "application/json",
        "accept": "application/json, text/event-stream", "mcp-protocol-version": "2026-07-28",
        "mcp-method": "tools/call", "mcp-name": tool})
    text = urllib.request.urlopen(request, timeout=60).read().decode()
    lines = [line[5:] for line in text.splitlines() if line.startswith("data:") and line[5:].strip()]
    return json.loads(lines[-1] if lines else text)["result"]["structuredContent"]
workspace = call("list_workspaces")["workspaces"][0]["workspace_id"]
run = call("execute_forge", workspace_id=workspace, model_id="swatch", prompt="red", batch_size=1,
           duration_seconds=1.5)
print(run["inference_id"], server.endpoint.pid, flush=True)
time.sleep(60)
"""


def test_two_clients_and_their_runs_are_one_balance_and_one_library(
    home: Path, start: Callable[[], Any], tools: Any, rest: Any
) -> None:
    server = start()
    with tools(server) as first, tools(server) as second:
        before = workspace(first)
        with ThreadPoolExecutor(2) as pool:
            runs = list(pool.map(lambda call: finish(call, forge(call, 0.1)), (first, second)))
        assert [run["status"] for run in runs] == ["complete", "complete"]
        assert workspace(first) == workspace(second)
        assert before["balance_creative_units"] - workspace(second)["balance_creative_units"] == 2
    with rest(server) as client:
        shown = {asset["file_id"] for asset in client.get("/local/v1/assets").json()["assets"]}
    assert shown == {run["assets"][0]["file_id"] for run in runs}


def test_a_waiting_client_is_told_of_the_end(server: Any, tools: Any, rest: Any) -> None:
    with tools(server) as call, rest(server) as client:
        cursor = client.get("/local/v1/changes", params={"after": 0}).json()["cursor"]
        run_id = forge(call, 0.5)
        seen: list[str] = []

        def over() -> bool:
            nonlocal cursor
            changes = client.get(
                "/local/v1/changes", params={"after": cursor, "wait": 20, "run_id": run_id}
            ).json()
            cursor = changes["cursor"]
            seen.extend(run["status"] for run in changes["runs"])
            return "succeeded" in seen

        wait_for(over)
        assert client.get(f"/local/v1/runs/{run_id[:8]}").json()["status"] == "succeeded"


def test_stop_ends_it_and_only_if_idle_spares_a_busy_one(
    home: Path, start: Callable[[], Any], tools: Any
) -> None:
    server = start()
    with tools(server) as call:
        run_id = forge(call, 30.0)
        assert local.stop(home, only_if_idle=True) is False
        assert local.alive(home) is not None
        call("cancel_inference", inference_id=run_id)
    assert local.stop(home) is True
    assert folder.owner(home) is None
    assert local.stop(home) is True, "nobody there is what was asked for"


def test_stops_in_the_middle_of_a_long_run_are_not_held_against_it(
    home: Path, start: Callable[[], Any], tools: Any
) -> None:
    with tools(start()) as call:
        run_id = forge(call, 60.0)
    for _ in range(3):
        with tools(start()) as call:
            wait_for(lambda call=call: call("get_forge_run", inference_id=run_id).get("stage") is not None)
        assert local.stop(home) is True
    with tools(start()) as call:
        assert call("get_forge_run", inference_id=run_id)["status"] == "in_progress"
        call("cancel_inference", inference_id=run_id)


def test_an_older_idle_build_is_replaced_and_a_busy_one_is_used(
    home: Path, start: Callable[[], Any], tools: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = start()
    with tools(first) as call:
        run_id = forge(call, 30.0)
        monkeypatch.setattr(local, "build_id", lambda folders, version: "9.0.0-1-ff")
        monkeypatch.setattr(local, "_ATTEMPTS", 1)
        assert start().endpoint == first.endpoint, "busy: used, the contract is the same"
        call("cancel_inference", inference_id=run_id)
    with pytest.raises(Exception, match="keeps changing"):
        # The new server is of this build again, which is older than the pretended one: one replacement is enough.
        start()
    monkeypatch.undo()
    monkeypatch.setenv("LAYER_CARDS", "plain_cards:CARDS")
    assert local.alive(home) is None or local.alive(home) != first


def test_missing_extras_are_named_or_cured(
    home: Path, start: Callable[[], Any], tools: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = start()
    with tools(first) as call:
        run_id = forge(call, 30.0)
        monkeypatch.setattr(local, "installed_extras", lambda: ["server", "image", "video"])
        found = start()
        assert found.endpoint == first.endpoint
        assert "video" in found.missing_extras
        call("cancel_inference", inference_id=run_id)


def test_the_answer_does_not_wait_for_delayed_acknowledgements(server: Any, rest: Any) -> None:
    """The pre-bound socket must have TCP_NODELAY, or every call takes 40 ms longer."""
    with rest(server) as client:
        client.get("/local/v1/runs")
        taken = []
        for _ in range(15):
            begun = time.perf_counter()
            client.get("/local/v1/ready")
            taken.append(time.perf_counter() - begun)
    # Not a speed test: with delayed acknowledgements even the best of many would be above 38 ms.
    assert min(taken) < 0.03
