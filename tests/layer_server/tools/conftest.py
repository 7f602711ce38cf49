"""An app in memory over one core per module."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import pytest


@pytest.fixture(scope="module")
def core(tmp_path_factory: pytest.TempPathFactory, plain_cards: Any, places: dict[str, str]) -> Iterator[Any]:
    from layer_server.core import Core
    from layer_server.settings import Settings

    home = tmp_path_factory.mktemp("core")
    opened = Core.open(Settings(home=home, cards=plain_cards, workers=1, **places))
    yield opened
    opened.close()


@pytest.fixture
async def app(core: Any) -> AsyncIterator[Any]:
    from layer_server.app import create_app

    app = create_app(core.settings, core=core)
    app.origin = "http://127.0.0.1:9"
    async with app.running():
        yield app


@pytest.fixture(params=["auto", "legacy"])
def era(request: pytest.FixtureRequest) -> str:
    """The era of the protocol that a test's client speaks."""
    return str(request.param)


@pytest.fixture
async def client(app: Any, era: str) -> AsyncIterator[Any]:
    import mcp

    # pytest ends a fixture in another task than it began in, which the client's cancel scopes do not bear.
    opened: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
    done = asyncio.Event()

    async def hold() -> None:
        async with mcp.Client(app.mcp, mode=era) as client:
            opened.set_result(client)
            await done.wait()

    task = asyncio.create_task(hold())
    yield await opened
    done.set()
    await task


@pytest.fixture
def workspace_id(core: Any) -> str:
    """A workspace of the test's own user."""
    from layer_server.accounts.principal import LOCAL_USER

    return str(core.accounts.workspaces(LOCAL_USER)[0].id)


Finish = Callable[[Any, str], Awaitable[dict[str, Any]]]


@pytest.fixture
def finish() -> Finish:
    """Polls a run until it is over and gives its structured content."""

    async def poll(client: Any, inference_id: str) -> dict[str, Any]:
        import anyio

        with anyio.fail_after(60):
            while True:
                answer = await client.call_tool("get_forge_run", {"inference_id": inference_id})
                assert not answer.is_error, answer.content[0].text
                if answer.structured_content["status"] != "in_progress":
                    return dict(answer.structured_content)
                await anyio.sleep(0.05)

    return poll
