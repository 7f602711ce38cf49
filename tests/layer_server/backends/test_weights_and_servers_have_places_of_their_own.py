from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from layer_mcp.contract.status import RunStatus
from layer_mcp.contract.workflows import ExecuteWorkflow
from layer_server.accounts.principal import Principal
from layer_server.core import Core
from layer_server.generators import testing
from layer_server.generators.notes import Notes
from layer_server.runs import jobs, worker

USER = Principal("tester")
CARDS_FOLDER = Path(__file__).parents[2] / "cards"


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the models of this module say what happened to them."""
    return tmp_path_factory.mktemp("seen")


@pytest.fixture(scope="module")
def more_cards(seen: Path) -> tuple[Any, ...]:
    if str(CARDS_FOLDER) not in sys.path:
        sys.path.insert(0, str(CARDS_FOLDER))
    import placed_cards

    return (
        placed_cards.card("heavy", "weights", seen),
        placed_cards.card("heavier", "weights", seen),
        placed_cards.card("far", "remote", seen),
        placed_cards.card("deaf", "remote", seen, "deaf"),
        placed_cards.card("near", "cpu", seen),
        placed_cards.card("failing", "cpu", seen, "failing"),
    )


@pytest.fixture(autouse=True)
def _clean(seen: Path) -> None:
    for each in seen.iterdir():
        each.unlink()


def _facts(run: Any) -> Any:
    return run.assets[0].metadata


async def test_weights_stay_in_one_process_and_one_job_at_a_time_uses_them(
    core: Core, start: Callable[..., Any], over: Any, seen: Path, until: Any
) -> None:
    first = start("heavy", duration_seconds=60)
    await until((seen / "heavy.begun").exists)
    second = start("heavier")
    near, far = await over(start("near")), await over(start("far"))
    assert not (seen / "heavier.begun").exists()
    assert _facts(far)["settings"] == {"folder": str(seen)}
    process = int((seen / "heavy.begun").read_text())
    await asyncio.to_thread(core.runs.cancel, USER, first.id)
    done = await over(second)
    # Asked to stop, the process lives and still has what it had loaded.
    assert _facts(done)["pid"] == process
    assert len({_facts(each)["pid"] for each in (done, near, far)}) == 3


async def test_a_job_that_waits_for_a_server_is_asked_to_stop_and_the_user_does_not_wait_for_it(
    core: Core, start: Callable[..., Any], over: Any, seen: Path, until: Any, staging: Path
) -> None:
    run = start("far", duration_seconds=60)
    await until((seen / "far.begun").exists)
    cancelled = await asyncio.to_thread(core.runs.cancel, USER, run.id)
    assert (cancelled.status, cancelled.charged_micro) == (RunStatus.CANCELLED, 0)
    await until((seen / "far.stopped").exists)
    await until(lambda: not (staging / run.id).exists())


async def test_several_servers_are_waited_for_at_once_and_a_job_that_does_not_stop_is_killed(
    core: Core, start: Callable[..., Any], over: Any, seen: Path, until: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "GRACE_SECONDS", 0.2)
    slow = start("deaf", duration_seconds=60)
    await until((seen / "deaf.begun").exists)
    assert (await over(start("far"))).status is RunStatus.SUCCEEDED
    pid = int((seen / "deaf.begun").read_text())
    await asyncio.to_thread(core.runs.cancel, USER, slow.id)
    await until(lambda: not psutil.pid_exists(pid))


def _workflow(core: Core, *nodes: tuple[str, str, float]) -> Any:
    workspace = core.accounts.create(USER, "Flow", 1000 * testing.MICRO_CU)
    blueprint = {
        "blueprint": 1,
        "slug": "-".join(name for name, _, _ in nodes),
        "name": "Both",
        "inputs": {},
        "nodes": {
            name: {"forge": model, "prompt": "x", "parameters": {"duration_seconds": seconds}}
            for name, model, seconds in nodes
        },
        "outputs": {name: {"from": f"nodes.{name}"} for name, _, _ in nodes},
    }
    flow = core.workflows.add(USER, workspace.id, json.dumps(blueprint))
    return core.runs.start_workflow(
        USER, ExecuteWorkflow(workspace_id=workspace.id, workflow_id=flow.id, inputs={})
    )


async def test_the_steps_of_a_workflow_run_in_their_places(core: Core, over: Any, seen: Path) -> None:
    done = await over(
        await asyncio.to_thread(_workflow, core, ("first", "far", 0.01), ("second", "near", 0.01))
    )
    assert done.status is RunStatus.SUCCEEDED, done.error_message
    assert done.charged_micro == 4 * testing.MICRO_CU
    assert {each.metadata["settings"]["folder"] for each in done.assets} == {str(seen)}


async def test_a_step_that_waits_is_told_when_another_one_fails(
    core: Core, over: Any, seen: Path, until: Any
) -> None:
    begun = await asyncio.to_thread(_workflow, core, ("slow", "far", 60), ("bad", "failing", 1))
    await until((seen / "far.begun").exists)
    done = await over(begun)
    assert (done.status, done.error_code) == (RunStatus.FAILED, "INVALID_INPUTS")
    await until((seen / "far.stopped").exists)


def test_the_notes_of_a_run_outlive_its_attempt(tmp_path: Path) -> None:
    staging = tmp_path / "run"
    worker._empty(staging)
    assert Notes(staging).read() is None
    Notes(staging).write({"sent": 1})
    (staging / "0").write_bytes(b"half of a first attempt")
    worker._empty(staging)
    assert [each.name for each in staging.iterdir()] == ["notes"]
    assert Notes(staging).read() == {"sent": 1}
    (staging / "notes").write_text("not json")
    assert Notes(staging).read() == {}


def test_a_job_that_was_stopped_in_the_line_does_not_begin(tmp_path: Path) -> None:
    # An attempt before it has left its progress, so it is asked to stop rather than taken out of the line.
    (tmp_path / "progress").touch()
    assert worker.ask_to_stop(tmp_path)
    job = worker.Job("far", "nowhere:nothing", "", "x", 1, 1, {}, str(tmp_path), place="remote")
    assert worker.generate(job)["error"]["code"] == "RUN_CANCELLED"
