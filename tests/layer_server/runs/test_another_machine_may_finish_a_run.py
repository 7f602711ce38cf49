"""What an engine remembers as made is where every process finds it."""

from __future__ import annotations

import asyncio
import shutil

import pytest

from layer_mcp.contract.status import RunStatus
from layer_server.accounts.audit import audit


@pytest.fixture
def unstarted(core, user, forge, monkeypatch):
    """A run that is driven by the test, not by the engine."""
    with monkeypatch.context() as patch:
        for way in ("enlist", "start"):
            patch.setattr(type(core._drive.engine), way, lambda *_: None)
        return core.runs.start_forge(user, forge(batch_size=2))


@pytest.mark.everywhere
async def test_a_forge_is_finished_without_the_folder_that_it_was_made_in(
    core, user, unstarted, balance, files_folder
):
    pipeline = core.runs._pipeline
    made = await pipeline.generate(unstarted.id)
    shutil.rmtree(files_folder / "staging" / unstarted.id)
    await asyncio.to_thread(pipeline.finish, unstarted.id, made)
    done = core.runs.get(user, unstarted.id)
    assert done.status is RunStatus.SUCCEEDED
    assert balance() == (998, 0)
    for asset in done.assets:
        assert core.library.path(user, asset.file_id).stat().st_size == asset.size_bytes
    assert audit(core.db) == []
