from __future__ import annotations

import pytest

from layer_mcp.contract.errors import InvalidInputs, RunNotFound
from layer_mcp.contract.status import RunStatus
from layer_server.accounts.principal import Principal


async def test_get_and_find(core, user, forge, over):
    run = await over(core.runs.start_forge(user, forge()))
    assert core.runs.get(user, run.id) == core.runs.find(user, run.id[:8].upper()) == run
    for wrong in ("zzzzzzzz", "%%%%", ""):
        with pytest.raises(RunNotFound):
            core.runs.find(user, wrong)
    with pytest.raises(RunNotFound):
        core.runs.get(user, "00000000-0000-0000-0000-000000000000")


async def test_a_stranger_finds_nothing(core, user, forge, over):
    run = await over(core.runs.start_forge(user, forge()))
    stranger = Principal("stranger")
    with pytest.raises(RunNotFound):
        core.runs.get(stranger, run.id)
    with pytest.raises(RunNotFound):
        core.runs.find(stranger, run.id[:8])
    assert core.runs.list(stranger, limit=10) == ([], None, 0)


async def test_pages_newest_first_without_gap_or_repeat(core, user, forge, over, workspace):
    runs = [await over(core.runs.start_forge(user, forge())) for _ in range(5)]
    found, cursor = [], None
    for _ in range(3):
        page, cursor, total = core.runs.list(user, limit=2, cursor=cursor, workspace_id=workspace.id)
        assert total == 5
        found += page
    assert cursor is None
    assert [run.id for run in found] == [run.id for run in reversed(runs)]


async def test_by_status(core, user, forge, over, workspace):
    done = await over(core.runs.start_forge(user, forge()))
    failed = await over(core.runs.start_forge(user, forge("error")))
    live = core.runs.start_forge(user, forge(duration_seconds=30))

    def ids(*statuses):
        return {
            run.id
            for status in statuses
            for run in core.runs.list(user, limit=10, status=status, workspace_id=workspace.id)[0]
        }

    assert ids("succeeded") == {done.id}
    assert ids(RunStatus.FAILED) == {failed.id}
    assert ids("queued", "running") == {live.id}
    core.runs.cancel(user, live.id)
    assert ids("cancelled") == {live.id}


def test_a_wrong_cursor_or_status_is_explained(core, user):
    for cursor in ("nonsense", "é", "AAAA"):
        with pytest.raises(InvalidInputs) as caught:
            core.runs.list(user, limit=1, cursor=cursor)
        assert caught.value.field == "cursor"
    with pytest.raises(InvalidInputs) as caught:
        core.runs.list(user, limit=1, status="done")
    assert "succeeded" in caught.value.allowed
