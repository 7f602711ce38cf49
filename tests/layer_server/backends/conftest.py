"""A core per module whose data folder has a ``models.toml``, and runs on it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.contract.forge import ExecuteForge
from layer_mcp.own_models import OwnModels
from layer_server.accounts.principal import Principal
from layer_server.core import Core
from layer_server.generators import testing
from layer_server.runs.views import RunView
from layer_server.settings import Settings

USER = Principal("tester")
PATIENCE_SECONDS = 60.0


@pytest.fixture(scope="module")
def more_cards() -> tuple[Any, ...]:
    """What the core offers besides the test models; a module may have its own."""
    return ()


@pytest.fixture(scope="module")
def core(tmp_path_factory: pytest.TempPathFactory, more_cards: tuple[Any, ...]) -> Iterator[Core]:
    home = tmp_path_factory.mktemp("core")
    opened = Core.open(Settings(home=home, cards=(*testing.CARDS, *more_cards), workers=1))
    yield opened
    opened.close()


@pytest.fixture
def own(core: Core) -> Iterator[OwnModels]:
    """The ``models.toml`` of the core; empty again afterwards."""
    models = OwnModels(core.settings.home)
    yield models
    models.path.unlink(missing_ok=True)


@pytest.fixture
def start(core: Core) -> Callable[..., RunView]:
    """Starts a forge of a model in a workspace of this test's own."""
    workspace = core.accounts.create(USER, "Test", 1000 * testing.MICRO_CU)

    def begin(model: str, **parameters: Any) -> RunView:
        given = {"prompt": "crystal sword", "batch_size": 1, **parameters}
        return core.runs.start_forge(USER, ExecuteForge(workspace_id=workspace.id, model_id=model, **given))

    return begin


@pytest.fixture
def over(core: Core) -> Callable[[RunView], Awaitable[RunView]]:
    """Waits until a run is over."""

    async def wait(run: RunView) -> RunView:
        cursor = run.version
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not run.status.final:
                cursor, changed = await core.runs.changes(USER, after=cursor, wait=5, run_id=run.id)
                run = changed[-1] if changed else run
        return run

    return wait


@pytest.fixture
def until() -> Callable[[Callable[[], object]], Awaitable[None]]:
    """Waits until something is true that nobody tells of."""

    async def wait(true: Callable[[], object]) -> None:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not true():  # noqa: ASYNC110  nobody tells of it
                await asyncio.sleep(0.02)

    return wait


@pytest.fixture
def staging(core: Core) -> Path:
    return core.settings.home / "files" / "staging"
