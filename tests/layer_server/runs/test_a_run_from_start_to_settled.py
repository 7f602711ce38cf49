from __future__ import annotations

import asyncio
import hashlib

import pytest

from layer_mcp.contract.errors import BudgetExceeded, InsufficientBalance, ModelNotFound, WorkspaceNotFound
from layer_mcp.contract.status import RunStatus
from layer_server.accounts.audit import audit
from layer_server.accounts.principal import Principal
from layer_server.generators.testing import MICRO_CU

pytestmark = pytest.mark.everywhere


async def test_a_run_holds_its_price_then_is_charged_and_has_its_assets(core, user, forge, over, balance):
    run = core.runs.start_forge(
        user, forge(batch_size=3, seed=7, duration_seconds=0.3, session_name="swords")
    )
    assert run.status in {RunStatus.QUEUED, RunStatus.RUNNING}
    assert balance() == (997, 3)
    assert run.reserved_micro == 3 * MICRO_CU
    assert run.charged_micro is None

    done = await over(run)

    assert done.status is RunStatus.SUCCEEDED
    assert balance() == (997, 0)
    assert done.charged_micro == 3 * MICRO_CU
    assert done.finished_at > done.created_at
    assert done.seconds > 0
    assert done.session_name == "swords"
    assert done.session_id
    assert done.parameters == {"width": 16, "height": 16, "duration_seconds": 0.3, "quality": "high"}
    assert [asset.seed for asset in done.assets] == [7, 8, 9]
    for asset in done.assets:
        assert asset.name.startswith("crystal_sword-20")
        assert asset.attribution[0]["licence"] == "CC0"
        for file in (asset, *asset.parts):
            data = core.library.path(user, file.file_id).read_bytes()
            assert hashlib.sha256(data).hexdigest() == file.sha256
            assert len(data) == file.size_bytes
    assert audit(core.db) == []


async def test_nothing_is_left_in_staging(core, user, forge, over, files_folder, eventually):
    done = await over(core.runs.start_forge(user, forge(batch_size=2)))
    await eventually(lambda: not (files_folder / "staging" / done.id).exists())


async def test_the_same_seed_gives_the_same_bytes(core, user, forge, over):
    first = await over(core.runs.start_forge(user, forge(batch_size=2, seed=3)))
    second = await over(core.runs.start_forge(user, forge(batch_size=1, seed=4)))
    assert second.assets[0].sha256 == first.assets[1].sha256
    assert second.assets[0].file_id != first.assets[1].file_id


async def test_a_seed_is_picked_when_none_is_given(core, user, forge, over):
    runs = [await over(core.runs.start_forge(user, forge())) for _ in range(2)]
    assert runs[0].seed != runs[1].seed
    assert all(run.seed == run.assets[0].seed >= 0 for run in runs)


async def test_progress_is_told_while_it_runs(core, user, forge):
    run = core.runs.start_forge(user, forge(duration_seconds=1.0))
    seen, cursor = [], run.version
    async with asyncio.timeout(60):
        while not run.status.final:
            cursor, changed = await core.runs.changes(user, after=cursor, wait=5, run_id=run.id)
            for run in changed:
                seen.append(run)
    running = [each for each in seen if each.status is RunStatus.RUNNING]
    assert any(each.stage == "waiting" and 0 < each.progress < 1 for each in running)
    assert [each.version for each in seen] == sorted({each.version for each in seen})
    assert seen[-1].progress is None


def test_too_dear_is_refused_before_anything_is_held(core, user, forge, balance):
    with pytest.raises(BudgetExceeded, match="4 CU"):
        core.runs.start_forge(user, forge(batch_size=4), max_price_micro=3 * MICRO_CU)
    assert balance() == (1000, 0)


def test_an_empty_purse_is_refused_and_changes_nothing(core, user, forge, workspace):
    poor = core.accounts.create(user, "Poor", 3 * MICRO_CU)
    request = forge(batch_size=4).model_copy(update={"workspace_id": poor.id})
    with pytest.raises(InsufficientBalance, match=r"4 CU.*3 CU"):
        core.runs.start_forge(user, request)
    after = core.accounts.workspace(user, poor.id)
    assert (after.available_micro, after.reserved_micro) == (3 * MICRO_CU, 0)
    assert core.runs.list(user, limit=5, workspace_id=poor.id) == ([], None, 0)
    assert audit(core.db) == []


def test_an_unknown_model_and_a_strange_workspace_are_refused(core, user, forge):
    with pytest.raises(ModelNotFound) as caught:
        core.runs.start_forge(user, forge("tinny"))
    assert caught.value.nearest == "tiny"
    with pytest.raises(WorkspaceNotFound):
        core.runs.start_forge(Principal("stranger"), forge())
