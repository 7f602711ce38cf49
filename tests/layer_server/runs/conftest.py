"""One core per module, and a workspace of its own for each test."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.contract.forge import ExecuteForge
from layer_server.accounts.principal import Principal
from layer_server.accounts.workspaces import Workspace
from layer_server.core import Core
from layer_server.generators import testing
from layer_server.runs.views import RunView
from layer_server.settings import Settings

USER = Principal("tester")
PATIENCE_SECONDS = 60.0


@pytest.fixture(scope="module")
def core(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Core]:
    opened = Core.open(Settings(home=tmp_path_factory.mktemp("core"), cards=testing.CARDS, workers=2))
    yield opened
    opened.close()


@pytest.fixture
def user() -> Principal:
    return USER


@pytest.fixture
def workspace(core: Core) -> Workspace:
    return core.accounts.create(USER, "Test", 1000 * testing.MICRO_CU)


@pytest.fixture
def forge(workspace: Workspace) -> Callable[..., ExecuteForge]:
    """A request for one of the test models in this test's workspace."""

    def make(model: str = "tiny", **parameters: Any) -> ExecuteForge:
        given = {"prompt": "crystal sword", "batch_size": 1, **parameters}
        return ExecuteForge(workspace_id=workspace.id, model_id=model, **given)

    return make


@pytest.fixture
def over(core: Core) -> Callable[[RunView], Awaitable[RunView]]:
    """Waits until a run is over, as a client does."""

    async def wait(run: RunView) -> RunView:
        cursor = run.version
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not run.status.final:
                cursor, changed = await core.runs.changes(USER, after=cursor, wait=5, run_id=run.id)
                run = changed[-1] if changed else run
        return run

    return wait


@pytest.fixture
def eventually() -> Callable[[Callable[[], bool]], Awaitable[None]]:
    """Waits until something is true that nobody tells of."""

    async def wait(true: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not await asyncio.to_thread(true):  # noqa: ASYNC110  nobody tells of it
                await asyncio.sleep(0.02)

    return wait


@pytest.fixture
def balance(core: Core, workspace: Workspace) -> Callable[[], tuple[int, int]]:
    """Available and held CU of this test's workspace."""

    def read() -> tuple[int, int]:
        now = core.accounts.workspace(USER, workspace.id)
        return now.available_micro // testing.MICRO_CU, now.reserved_micro // testing.MICRO_CU

    return read


@pytest.fixture
def files_folder(core: Core) -> Path:
    return core.settings.home / "files"
