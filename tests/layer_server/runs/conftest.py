"""One core per module, and a workspace of its own for each test."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.contract.forge import ExecuteForge
from layer_mcp.contract.workflows import ExecuteWorkflow
from layer_server.accounts.principal import Principal
from layer_server.accounts.workspaces import Workspace
from layer_server.blueprints.plan import Plan
from layer_server.core import Core
from layer_server.generators import testing
from layer_server.runs.views import RunView
from layer_server.settings import Settings

CHILD = Path(__file__).with_name("crash_child.py")
ROOT = Path(__file__).parents[3]
USER = Principal("tester")
PATIENCE_SECONDS = 60.0


@pytest.fixture(scope="module")
def core(tmp_path_factory: pytest.TempPathFactory, places: dict[str, str]) -> Iterator[Core]:
    home = tmp_path_factory.mktemp("core")
    opened = Core.open(Settings(home=home, cards=testing.CARDS, workers=2, **places))
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
def flow(
    core: Core, workspace: Workspace, plain_cards: Any, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., RunView]:
    """Starts a workflow run of these steps, each as ``workflow_steps.plan`` takes it."""
    import workflow_steps

    def start(
        *steps: dict[str, Any],
        inputs: dict[str, Any] | None = None,
        request_key: str | None = None,
        max_price_micro: int | None = None,
        **session: str,
    ) -> RunView:
        plan = workflow_steps.plan(*steps, inputs=inputs or {})
        monkeypatch.setattr(core.runs, "_workflows", Planned(plan))
        request = ExecuteWorkflow(
            workspace_id=workspace.id, workflow_id=plan.workflow_id, inputs=plan.inputs, **session
        )
        return core.runs.start_workflow(
            USER, request, request_key=request_key, max_price_micro=max_price_micro
        )

    return start


class Planned:
    """Plans every workflow like this."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def plan(self, *_: Any) -> Plan:
        return self._plan


@pytest.fixture
def starts(tmp_path: Path) -> Path:
    """A folder that steps of this test write to, to be seen and to see each other."""
    folder = tmp_path / "starts"
    folder.mkdir()
    return folder


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


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder of its own, for a server in another process."""
    return tmp_path / "home"


@pytest.fixture
def crash_child(home: Path) -> CrashChild:
    """Runs ``crash_child.py`` in the data folder."""
    return CrashChild(home)


class CrashChild:
    """A server made to be killed: ``with crash_child("load") as process``; killed at the end of the block."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._log = home.parent / "child.log"

    @contextmanager
    def __call__(self, *arguments: str) -> Iterator[subprocess.Popen[str]]:
        with (
            self._log.open("ab") as log,
            subprocess.Popen(
                [sys.executable, str(CHILD), str(self._home), *arguments],
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                cwd=ROOT,
                env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
                start_new_session=True,
            ) as child,
        ):
            try:
                yield child
            finally:
                child.kill()
                child.wait()

    def drain(self) -> None:
        """Have all that is left finished by one that nobody kills."""
        with self("drain") as child:
            assert child.wait(120) == 0, self.log()

    def log(self) -> str:
        return self._log.read_text()
