from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from layer_mcp.contract.forge import ExecuteForge
from layer_mcp.contract.status import RunStatus
from layer_mcp.own_models import OwnModels
from layer_server.accounts.principal import Principal
from layer_server.core import Core
from layer_server.generators import testing
from layer_server.settings import Settings

USER = Principal("tester")


async def test_what_was_on_its_way_is_not_sent_by_the_next_server(
    images: Any, hang: Any, tmp_path: Path, until: Any
) -> None:
    settings = Settings(home=tmp_path / "home", cards=testing.CARDS, workers=1)
    OwnModels(settings.home).put("toy", {"back_end": "openai", "url": images.origin, "model": "toy"})
    images.answers = [hang]
    core = await asyncio.to_thread(Core.open, settings)
    try:
        workspace = core.accounts.create(USER, "Test", testing.MICRO_CU)
        request = ExecuteForge(workspace_id=workspace.id, model_id="toy", prompt="a bow", batch_size=1)
        run = await asyncio.to_thread(core.runs.start_forge, USER, request)
        await until(lambda: images.asked)
    finally:
        await asyncio.to_thread(core.close)
    core = await asyncio.to_thread(Core.open, settings)
    try:
        await until(lambda: core.runs.get(USER, run.id).status.final)
        done = core.runs.get(USER, run.id)
        assert (done.status, done.charged_micro) == (RunStatus.FAILED, 0)
        assert "not asked again" in done.error_message
        assert len(images.asked) == 1
        assert core.audit() == []
    finally:
        await asyncio.to_thread(core.close)
