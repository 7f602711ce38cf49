"""The stdio bridge carries what the server says of its own accord: progress, questions, news of a run."""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import mcp
import pytest
from mcp import types

from layer_mcp.connect import local

# The older era's ways are deprecated, and still what most hosts speak.
pytestmark = pytest.mark.filterwarnings("ignore::mcp.shared.exceptions.MCPDeprecationWarning")

BRIDGE = """
import sys
from pathlib import Path
from layer_mcp.connect.bridge import run_bridge
sys.exit(run_bridge(Path(sys.argv[1])))
"""
SLOW = {"model_id": "swatch", "prompt": "red", "batch_size": 1, "duration_seconds": 1.0}


@asynccontextmanager
async def bridged(home: Path, era: str, **more: Any) -> AsyncIterator[mcp.Client]:
    command = mcp.StdioServerParameters(
        command=sys.executable, args=["-c", BRIDGE, str(home)], env=dict(os.environ)
    )
    with anyio.fail_after(90):
        async with mcp.Client(command, mode=era, **more) as client:
            yield client


async def execute(client: mcp.Client, **arguments: Any) -> Any:
    workspaces = await client.call_tool("list_workspaces", {})
    workspace_id = workspaces.structured_content["workspaces"][0]["workspace_id"]
    return await client.call_tool("execute_forge", {**SLOW, "workspace_id": workspace_id, **arguments})


async def until(true: Callable[[], bool]) -> None:
    while not true():  # noqa: ASYNC110  what is waited for has no event to wait on
        await anyio.sleep(0.02)


async def test_progress_comes_through(server: Any, server_home: Path) -> None:
    told: list[float] = []

    async def hear(progress: float, total: float | None, message: str | None) -> None:
        told.append(progress)

    async with bridged(server_home, "legacy") as client:
        started = await execute(client)
        inference_id = started.structured_content["inference_id"]
        run = await client.call_tool("get_forge_run", {"inference_id": inference_id}, progress_callback=hear)
    assert run.structured_content["status"] == "complete"
    assert told[-1] == 1.0


@pytest.mark.parametrize(("era", "approve"), [("auto", True), ("legacy", True), ("legacy", False)])
async def test_a_question_gets_to_the_host_and_its_answer_back(
    home: Path, monkeypatch: pytest.MonkeyPatch, era: str, approve: bool
) -> None:
    monkeypatch.setenv("LAYER_SPEND_GATE_CU", "8")
    asked: list[str] = []

    async def answer(context: Any, params: types.ElicitRequestParams) -> types.ElicitResult:
        asked.append(params.message)
        return types.ElicitResult(action="accept", content={"approve": approve})

    async with bridged(home, era, elicitation_callback=answer) as client:
        started = await execute(client, batch_size=16, duration_seconds=0.1)
        assert started.is_error is not approve, started.content
    assert len(asked) == 1


async def test_a_subscriber_of_the_older_era_is_told(server: Any, server_home: Path) -> None:
    heard: list[Any] = []

    async def hear(message: Any) -> None:
        heard.append(message)

    async with bridged(server_home, "legacy", message_handler=hear) as client:
        started = await execute(client)
        uri = f"run://{started.structured_content['inference_id']}"
        await client.subscribe_resource(uri)
        await until(lambda: any(isinstance(each, types.ResourceListChangedNotification) for each in heard))
    assert uri in {each.params.uri for each in heard if isinstance(each, types.ResourceUpdatedNotification)}


async def test_a_subscription_survives_the_server(home: Path) -> None:
    heard: list[Any] = []

    async def hear(message: Any) -> None:
        heard.append(message)

    async with bridged(home, "legacy", message_handler=hear) as client:
        started = await execute(client, duration_seconds=4)
        uri = f"run://{started.structured_content['inference_id']}"
        await client.subscribe_resource(uri)
        assert await anyio.to_thread.run_sync(local.stop, home)
        assert not (await client.call_tool("list_workspaces", {})).is_error
        heard.clear()
        await until(lambda: any(isinstance(each, types.ResourceListChangedNotification) for each in heard))


async def test_a_listener_of_the_newer_era_is_told(server: Any, server_home: Path) -> None:
    async with bridged(server_home, "auto") as client:
        started = await execute(client)
        uri = f"run://{started.structured_content['inference_id']}"
        heard = set()
        async with client.listen(resource_subscriptions=[uri], resources_list_changed=True) as events:
            async for event in events:
                heard.add(getattr(event, "uri", "the list"))
                if heard == {uri, "the list"}:
                    break
        # The stream was left; the session goes on.
        assert not (await client.call_tool("list_workspaces", {})).is_error


async def test_a_listener_is_told_when_the_server_leaves(home: Path) -> None:
    async with bridged(home, "auto") as client:
        ended = anyio.Event()

        async def listen() -> None:
            try:
                async with client.listen(resources_list_changed=True) as events:
                    async for _ in events:
                        pass
            except Exception:
                pass
            ended.set()

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(listen)
            assert not (await client.call_tool("list_workspaces", {})).is_error
            assert await anyio.to_thread.run_sync(local.stop, home)
            await ended.wait()
        assert not (await client.call_tool("list_workspaces", {})).is_error
