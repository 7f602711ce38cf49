from __future__ import annotations

import asyncio

import pytest

from layer_mcp.contract.errors import RateLimited
from layer_mcp.contract.status import RunStatus
from layer_server.accounts.audit import audit
from layer_server.accounts.principal import Principal
from layer_server.runs.dbos_engine import MAX_THREADS


async def test_of_twenty_started_at_once_five_are_accepted(core, user, forge, over, balance):
    async def start() -> object:
        try:
            return await asyncio.to_thread(core.runs.start_forge, user, forge(duration_seconds=30))
        except RateLimited as refused:
            return refused

    outcomes = await asyncio.gather(*(start() for _ in range(20)))
    refused = [each for each in outcomes if isinstance(each, RateLimited)]
    accepted = [each for each in outcomes if not isinstance(each, RateLimited)]
    assert (len(accepted), len(refused)) == (5, 15)
    assert all(each.status == 429 and each.retry_after_seconds for each in refused)
    assert balance() == (995, 5)
    assert audit(core.db) == []

    for run in accepted:
        core.runs.cancel(user, run.id)
    assert balance() == (1000, 0)
    await over(core.runs.start_forge(user, forge()))


async def test_places_are_counted_per_user_and_workspace(core, user, forge, over):
    mine = [core.runs.start_forge(user, forge(duration_seconds=30)) for _ in range(5)]
    other = Principal("other")
    theirs = core.accounts.create(other, "Theirs", 10_000_000)
    request = forge(duration_seconds=30).model_copy(update={"workspace_id": theirs.id})
    run = core.runs.start_forge(other, request)
    with pytest.raises(RateLimited):
        core.runs.start_forge(user, forge())
    core.runs.cancel(other, run.id)
    for each in mine:
        core.runs.cancel(user, each.id)


async def test_more_live_runs_than_the_engine_has_threads_all_end(core, user, forge, over):
    workspaces = [core.accounts.create(user, "Crowd", 10_000_000) for _ in range(MAX_THREADS // 5 + 2)]
    runs = [
        core.runs.start_forge(user, forge(duration_seconds=0.05).model_copy(update={"workspace_id": each.id}))
        for each in workspaces
        for _ in range(5)
    ]
    assert len(runs) > MAX_THREADS
    for run in runs:
        assert (await over(run)).status is RunStatus.SUCCEEDED
    assert audit(core.db) == []
