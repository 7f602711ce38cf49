"""Steps run when what they need is there, several at once, and what they make is passed on and kept."""

from __future__ import annotations

import asyncio

import numpy as np
import pytest
from PIL import Image

from layer_mcp.contract.errors import BudgetExceeded, InsufficientBalance, InvalidInputs
from layer_mcp.contract.status import RunStatus
from layer_server.accounts.audit import audit
from layer_server.generators.testing import MICRO_CU


@pytest.mark.everywhere
async def test_files_flow_from_step_to_step(core, user, flow, over, balance, files_folder, eventually):
    run = flow(
        {"name": "base", "model": "tiny", "seed": 3, "output": "pictures"},
        {"name": "mean", "needs": ["base"], "use": "guided"},
        {"name": "last", "needs": ["mean"], "use": "guided", "output": "means"},
        inputs={"subject": "a red barn", "count": 3, "photo": "0d2f6a9e-1f0a-5c0e-8a55-3c1f7e6f2b11"},
    )
    assert run.kind == "workflow"
    assert run.prompt == "a red barn"
    assert balance() == (999, 1)

    done = await over(run)

    assert done.status is RunStatus.SUCCEEDED, done.error_message
    assert done.charged_micro == MICRO_CU
    assert balance() == (999, 0)
    assert [(step.name, step.status, step.charged_micro) for step in done.steps] == [
        ("base", RunStatus.SUCCEEDED, MICRO_CU),
        ("mean", RunStatus.SUCCEEDED, 0),
        ("last", RunStatus.SUCCEEDED, 0),
    ]
    base, last = done.assets
    assert [(base.step, base.output), (last.step, last.output)] == [("base", "pictures"), ("last", "means")]
    assert last.name.startswith("test_flow_last-20")
    # What was between them is no asset, but where it came from is known.
    assert last.metadata["parents"] == [base.file_id]
    assert _mean(core, user, base) == pytest.approx(_mean(core, user, last), abs=1.5)
    await eventually(lambda: not (files_folder / "staging" / done.id).exists())
    assert audit(core.db) == []


def _mean(core, user, asset) -> tuple[float, ...]:
    with Image.open(core.library.path(user, asset.file_id)) as image:
        return tuple(np.asarray(image.convert("RGBA")).mean(axis=(0, 1)))


async def test_every_file_of_a_list_and_a_part_by_its_role(core, user, flow, over):
    run = flow(
        {"name": "icons", "model": "tiny", "batch_size": 3, "output": "icons"},
        {
            "name": "sheet",
            "use": "count",
            "files": {"images": [{"step": 0, "index": None, "part": "height"}]},
        },
        {"name": "second", "use": "count", "files": {"images": [{"step": 0, "index": 1, "part": None}]}},
        {
            "name": "both",
            "use": "count",
            "needs": ["sheet", "second"],
            "output": "sheet",
        },
    )
    done = await over(run)
    assert done.status is RunStatus.SUCCEEDED, done.error_message
    counted = {asset.step: asset.metadata for asset in done.assets if asset.step == "both"}
    assert counted["both"]["given"] == ["sheet.png", "second.png"]
    assert sorted(counted["both"]["parents"]) == sorted(
        asset.file_id for asset in done.assets if asset.step == "icons"
    )


async def test_a_part_that_was_not_made_fails_the_step_that_needs_it(core, user, flow, over):
    run = flow(
        {"name": "icons", "model": "tiny", "output": "icons"},
        {"name": "sheet", "use": "count", "files": {"images": [{"step": 0, "index": 0, "part": "normal"}]}},
    )
    done = await over(run)
    assert done.status is RunStatus.FAILED
    assert "icons made no normal part" in done.error_message


async def test_steps_that_do_not_need_each_other_run_at_once(core, user, flow, over, starts):
    """Each of the two ends only once the other has begun."""
    run = flow(
        {"name": "left", "use": "meet", "parameters": {"me": "l", "other": "r", "folder": str(starts)}},
        {"name": "right", "use": "meet", "parameters": {"me": "r", "other": "l", "folder": str(starts)}},
        {"name": "end", "use": "guided", "needs": ["left", "right"], "output": "end"},
    )
    done = await over(run)
    assert done.status is RunStatus.SUCCEEDED, done.error_message


async def test_progress_and_assets_are_seen_while_it_runs(core, user, flow, over, starts, eventually):
    gate = starts / "gate"
    run = flow(
        {"name": "first", "model": "tiny", "output": "pictures"},
        {"name": "second", "use": "gate", "needs": ["first"], "parameters": {"gate": str(gate)}},
        {"name": "third", "use": "guided", "needs": ["second"], "output": "end"},
    )
    await eventually(lambda: _state(core, user, run) == ["succeeded", "running", "queued"])
    await eventually(lambda: core.runs.get(user, run.id).steps[1].progress == 0.5)
    live = core.runs.get(user, run.id)
    assert live.status is RunStatus.RUNNING
    assert 0.5 < live.progress < 0.95
    assert live.stage == "Second: waiting"
    assert [asset.output for asset in live.assets] == ["pictures"]
    assert audit(core.db) == []

    cursor, _ = await core.runs.changes(user, after=live.version, wait=0)
    gate.touch()
    seen = set()
    async with asyncio.timeout(60):
        while not live.status.final:
            cursor, changed = await core.runs.changes(user, after=cursor, wait=5, run_id=run.id)
            live = changed[-1] if changed else live
            seen.update(
                step.name for each in changed for step in each.steps if step.status is RunStatus.RUNNING
            )
    assert live.status is RunStatus.SUCCEEDED
    assert "third" in seen or "second" in seen


def _state(core, user, run) -> list[str]:
    return [step.status.value for step in core.runs.get(user, run.id).steps]


async def test_a_file_of_the_workspace_is_an_input(core, user, forge, flow, over, workspace):
    made = (await over(core.runs.start_forge(user, forge(seed=5)))).assets[0]
    run = flow(
        {
            "name": "mean",
            "use": "guided",
            "output": "mean",
            "files": {"init_image": [{"file_id": made.file_id}]},
        }
    )
    done = await over(run)
    assert done.status is RunStatus.SUCCEEDED, done.error_message
    assert done.assets[0].metadata["parents"] == [made.file_id]
    assert _mean(core, user, made) == pytest.approx(_mean(core, user, done.assets[0]), abs=1.5)


async def test_a_request_key_starts_one_run(core, flow, over):
    steps = ({"name": "base", "model": "tiny", "output": "pictures"},)
    first = flow(*steps, request_key="once")
    assert flow(*steps, request_key="once").id == first.id
    with pytest.raises(InvalidInputs, match="request key"):
        flow(*steps, inputs={"other": True}, request_key="once")
    await over(first)


async def test_sessions(flow, over):
    step = {"name": "base", "model": "tiny", "output": "pictures"}
    named = [await over(flow(step, session_name="icons")) for _ in range(2)]
    assert named[0].session_id == named[1].session_id
    given = "0d2f6a9e-1f0a-5c0e-8a55-3c1f7e6f2b11"
    assert (await over(flow(step, session_id=given, session_name="icons"))).session_id == given


def test_too_dear_and_too_poor_start_nothing(core, user, flow, balance):
    steps = [{"name": f"s{n}", "model": "tiny", "batch_size": 16, "output": "all"} for n in range(70)]
    with pytest.raises(BudgetExceeded, match="1,120 CU"):
        flow(*steps, max_price_micro=5 * MICRO_CU)
    with pytest.raises(InsufficientBalance):
        flow(*steps)
    assert balance() == (1000, 0)
    assert audit(core.db) == []
