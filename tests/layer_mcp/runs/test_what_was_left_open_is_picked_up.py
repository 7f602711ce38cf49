"""After a crash, a restart or a closed lid everything is found again: runs, and submits that were never answered."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from layer_mcp import Layer
from layer_mcp.cli.app import app as command
from layer_mcp.contract.errors import RunNotFound, SubmitUncertain, Unauthenticated

REPOSITORY = Path(__file__).parents[3]

WAITER = """
from layer_mcp import Layer
layer = Layer()
run = layer.forge("cut off in the middle", batch_size=1)
print(run.id, flush=True)
run.result()
"""


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    from layer_mcp.runs import reading as run_reading
    from layer_mcp.runs import watch

    monkeypatch.setattr(watch, "SHORTEST_POLL_SECONDS", 0.02)
    monkeypatch.setattr(watch, "AWAY_PAUSE_SECONDS", 0.02)
    monkeypatch.setattr(run_reading, "DEFAULT_POLL_SECONDS", 0.02)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of everything in this test."""
    monkeypatch.setenv("LAYER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def run_command(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(command, list(words))
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize("generation", [1, 2])
def test_a_client_that_was_killed_while_it_waited(
    hosted: Callable[..., Any], folder: Path, tmp_path: Path, generation: int
) -> None:
    server = hosted(generation, run_seconds=60.0)
    child = subprocess.Popen(
        [sys.executable, "-c", WAITER],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )
    assert child.stdout is not None
    run_id = child.stdout.readline().strip()
    child.kill()
    child.communicate()
    with Layer() as layer:
        (run,) = layer.resume()
        assert (run.id, run.status.value, run.prompt) == (run_id, "running", "cut off in the middle")
        code, out, _ = run_command("runs", "--resume", "--timeout", "0.1", "--json")
        told = json.loads(out)
        assert (code, told["errors"][0]["code"]) == (1, "TIMED_OUT")
        assert f"layer run {run_id} --wait" in told["errors"][0]["remedy"]
    server.end(run_id)
    code, out, said = run_command("runs", "--resume", "--out", str(tmp_path / "made"))
    assert (code, "1 run to pick up" in said) == (0, True)
    (saved,) = (tmp_path / "made").iterdir()
    assert saved.read_bytes() == server.storage.bytes_of(server.books()[0].files[0])
    assert str(saved) in out
    assert run_command("runs", "--resume")[2] == "Nothing was left open.\n"
    assert len(server.books()) == 1


def test_a_submit_without_an_answer_is_told_with_both_balances(
    hosted: Callable[..., Any], folder: Path
) -> None:
    server = hosted(1, run_seconds=60.0)
    with Layer() as layer:
        layer._layer._payments.look_pauses = (0.0,)
        server.refuse_next("execute_forge", 502, after=True)
        with pytest.raises(SubmitUncertain) as caught:
            layer.forge("nobody knows", batch_size=1)
        found = layer.resume()
        (fate,) = found.unanswered
        assert (len(found), fate.key, fate.likely) == (0, caught.value.key, True)
    code, _, said = run_command("runs", "--resume")
    assert code == 1
    for words in ("nobody knows", "1,000 CU", "0.15 CU", f"layer settle {fate.key} --run ID"):
        assert words in said
    (started,) = server.books()
    assert run_command("settle", fate.key, "--run", started.run_id)[0] == 0
    server.end(started.run_id)
    code, out, _ = run_command("runs", "--resume", "--json")
    told = json.loads(out)
    assert (code, [each["status"] for each in told["runs"]], told["unanswered"]) == (0, ["succeeded"], [])


def test_a_run_from_elsewhere_is_adopted(hosted: Callable[..., Any], folder: Path, tmp_path: Path) -> None:
    server = hosted(2, run_seconds=60.0)
    with Layer(home=tmp_path / "other machine") as other:
        run_id = other.forge("from afar", batch_size=1).id
        flow_id = other.run_workflow("Icon set", subject="potions").id
    with Layer() as layer:
        assert layer.runs() == []
        code, out, _ = run_command("attach", run_id)
        assert (code, out) == (0, f"Run {run_id} is running, and in the journal of this machine.\n")
        assert layer.attach(flow_id).kind == "workflow"
        assert {run.id for run in layer.resume()} == {run_id, flow_id}
        server.end(run_id)
        assert layer.run(run_id[:6]).result().status.value == "succeeded"
        assert {run.id for run in layer.runs()} == {run_id, flow_id}
        assert [run.id for run in layer.resume()] == [flow_id]
        with pytest.raises(RunNotFound):
            layer.attach("00000000-0000-4000-8000-000000000000")


def test_a_run_that_the_server_forgets_is_told_and_its_row_is_kept(
    hosted: Callable[..., Any], folder: Path
) -> None:
    server = hosted(1, run_seconds=60.0)
    with Layer() as layer:
        run = layer.forge("forget me", batch_size=1)
        server.forget(run.id)
        with pytest.raises(RunNotFound, match="does not know run") as caught:
            run.result()
        assert f"layer show {run.id}" in caught.value.remedy
        found = layer.resume()
        assert (len(found), [error.code for error in found.unknown]) == (0, ["RUN_NOT_FOUND"])
        assert not layer.resume().unknown, "told once is enough"
        server.remember(run.id)
        assert [known.id for known in layer.resume()] == [run.id], "it was asked for all the same"
        assert [record.run_id for record in layer.history()] == [run.id]


def test_a_server_that_restarts_is_waited_for(hosted: Callable[..., Any], folder: Path) -> None:
    server = hosted(2, run_seconds=60.0, sessions=True)
    with Layer() as layer:
        run = layer.forge("outlives its server", batch_size=1)
        events = run.events()
        assert next(events).status.value == "running"
        server.stop()
        server.forget_sessions()

        def come_back() -> None:
            server.end(run.id)
            server.start()

        threading.Timer(0.3, come_back).start()
        assert [event.status.value for event in events][-1] == "succeeded"
    assert len(server.books()) == 1


def test_an_end_that_another_client_saw_is_in_the_journal(memory_layer: Any) -> None:
    run = memory_layer.forge("seen in a list", model="swatch", batch_size=1)
    while not _ended(memory_layer, run.id):
        threading.Event().wait(0.01)
    assert run.id in {each.id for each in memory_layer.runs()}
    journal, key = memory_layer._layer._journal, memory_layer._layer._target_key
    (entry,) = journal.find(key, run.id)
    assert (entry.state, entry.charge_micro) == ("succeeded", 1_000_000)
    assert memory_layer.resume().runs == []


def _ended(layer: Any, run_id: str) -> bool:
    from layer_mcp.connect.loop import run_blocking

    state, _ = run_blocking(layer._layer._keeper.read_run(run_id))
    return bool(state.status == "succeeded")


def test_a_run_is_waited_for_by_its_id_with_a_limit(hosted: Callable[..., Any], folder: Path) -> None:
    server = hosted(1, run_seconds=60.0)
    with Layer() as layer:
        run_id = layer.forge("slow", batch_size=1).id
        with pytest.raises(TimeoutError, match=r"still running after 0\.05 s"):
            list(layer.run(run_id).events(timeout=0.05))
    code, _, said = run_command("run", run_id[:8], "--timeout", "0.05")
    assert (code, "TIMED_OUT" in said) == (1, True)
    server.end(run_id)
    assert run_command("run", run_id[:8], "--wait")[0] == 0


def test_a_forge_is_waited_for_no_longer_than_was_said(hosted: Callable[..., Any], folder: Path) -> None:
    server = hosted(2, run_seconds=60.0)
    code, _, said = run_command("forge", "patience", "--batch", "1", "--timeout", "0.05")
    (started,) = server.books()
    assert (code, started.state) == (1, "live")
    assert f"layer run {started.run_id} --wait" in said
    code, out, _ = run_command(
        "workflow", "run", "Icon set", "-i", "subject=x", "--timeout", "0.05", "--json"
    )
    assert (code, json.loads(out)["code"]) == (1, "TIMED_OUT")


def test_a_sign_in_that_ends_meanwhile_is_told_with_the_run(hosted: Callable[..., Any], folder: Path) -> None:
    server = hosted(2, run_seconds=60.0)
    with Layer() as layer:
        run = layer.forge("outlives its token", batch_size=1)
        events = run.events()
        next(events)
        server.tokens.clear()
        with pytest.raises(Unauthenticated) as caught:
            list(events)
        assert f"`layer run {run.id} --wait` picks it up" in caught.value.remedy
        server.tokens.add(server.token)
        server.end(run.id)
        assert run.result().status.value == "succeeded"
