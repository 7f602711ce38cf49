"""Several processes on one database and one bucket: API processes here, workers in processes of their own."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from layer_mcp.contract.forge import ExecuteForge
from layer_server.accounts.principal import Principal
from layer_server.core import Core
from layer_server.generators import testing
from layer_server.runs.views import RunView
from layer_server.settings import Settings

CHILD = Path(__file__).with_name("worker_child.py")
ROOT = Path(__file__).parents[3]
PATIENCE_SECONDS = 60.0


@dataclass
class Worker:
    """A worker process; ``name`` is what the database knows it by."""

    process: subprocess.Popen[str]
    name: str

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()

    def stop(self) -> None:
        """Tell it to end, and wait until it has."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(timeout=PATIENCE_SECONDS)


@pytest.fixture(scope="module")
def shared(shared_places: Callable[[], dict[str, str]]) -> dict[str, str]:
    return shared_places()


@pytest.fixture(scope="module")
def api(shared: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Core, Core]]:
    """Two API servers; each has a data folder of its own."""
    opened = [
        Core.open(Settings(home=tmp_path_factory.mktemp("api"), cards=testing.CARDS, role="api", **shared))
        for _ in range(2)
    ]
    yield opened[0], opened[1]
    for core in opened:
        core.close()


@pytest.fixture
def workers(
    shared: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., list[Worker]]]:
    """Starts so many workers at once; more words are told to their program."""
    started: list[Worker] = []

    def start(count: int, *words: str) -> list[Worker]:
        processes = []
        for _ in range(count):
            given = {"home": str(tmp_path_factory.mktemp("worker")), "workers": 2, **shared}
            processes.append(
                subprocess.Popen(
                    [sys.executable, str(CHILD), json.dumps(given), *words],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                    cwd=ROOT,
                    env={**_environment(), "PYTHONPATH": str(ROOT)},
                )
            )
        fresh = []
        for process in processes:
            assert process.stdout is not None
            name = process.stdout.readline().strip()
            assert name, "the worker did not start"
            fresh.append(Worker(process, name))
        started.extend(fresh)
        return fresh

    yield start
    for worker in started:
        worker.kill()


def _environment() -> dict[str, str]:
    return dict(os.environ)


@pytest.fixture
def forge(api: tuple[Core, Core]) -> Callable[..., tuple[Principal, ExecuteForge]]:
    """A request for a test model, by a user and in a workspace of its own when no user is given."""

    def make(
        model: str = "tiny", user: Principal | None = None, seconds: float = 0.01
    ) -> tuple[Principal, ExecuteForge]:
        core = api[0]
        if user is None:
            user = Principal(f"user-{len(core.accounts.workspaces(Principal('counter')))}")
            core.accounts.create(Principal("counter"), "Counter", 0)
        known = core.accounts.workspaces(user)
        workspace = known[0] if known else core.accounts.create(user, user.user_id, 1000 * testing.MICRO_CU)
        return user, ExecuteForge(
            workspace_id=workspace.id, model_id=model, prompt="x", batch_size=1, duration_seconds=seconds
        )

    return make


@pytest.fixture
def until() -> Callable[[Core, Principal, str, Callable[[RunView], bool]], Awaitable[RunView]]:
    """Follows a run through a core, as a client does, until something is true of it."""

    async def follow(core: Core, user: Principal, run_id: str, true: Callable[[RunView], bool]) -> RunView:
        cursor = 0
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                cursor, changed = await core.runs.changes(user, after=cursor, wait=20, run_id=run_id)
                if changed and true(changed[-1]):
                    return changed[-1]
                assert not (changed and changed[-1].status.final), changed[-1].error_message

    return follow
