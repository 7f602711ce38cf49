"""Subscriptions, in both eras: the end of a run reaches its user's clients, and nobody else's."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import anyio
import mcp
import pytest
from mcp import types

from layer_server.accounts.principal import Principal
from layer_server.tools import subscriptions
from layer_server.tools.news import Change, News

# The older era's ways are deprecated, and still what most hosts speak.
pytestmark = pytest.mark.filterwarnings("ignore::mcp.shared.exceptions.MCPDeprecationWarning")


@pytest.fixture
def slow(workspace_id: str) -> dict[str, Any]:
    return {
        "workspace_id": workspace_id,
        "model_id": "swatch",
        "prompt": "red",
        "batch_size": 1,
        "duration_seconds": 0.5,
    }


@asynccontextmanager
async def legacy(app: Any) -> AsyncIterator[tuple[mcp.Client, list[Any]]]:
    heard: list[Any] = []

    async def hear(message: Any) -> None:
        heard.append(message)

    async with mcp.Client(app.mcp, mode="legacy", message_handler=hear) as client:
        yield client, heard


async def until(true: Any) -> None:
    with anyio.fail_after(30):
        while not true():  # noqa: ASYNC110  what is waited for has no event to wait on
            await anyio.sleep(0.02)


async def test_a_session_of_the_older_era_is_told(app: Any, slow: dict[str, Any]) -> None:
    async with legacy(app) as (client, heard):
        assert client.server_capabilities.resources.subscribe
        assert client.server_capabilities.resources.list_changed
        started = await client.call_tool("execute_forge", slow)
        run_id = started.structured_content["inference_id"]
        await client.subscribe_resource(f"run://{run_id}")
        await until(lambda: any(isinstance(m, types.ResourceListChangedNotification) for m in heard))
        updated = {m.params.uri for m in heard if isinstance(m, types.ResourceUpdatedNotification)}
        assert updated == {f"run://{run_id}"}
        (asset,) = (await client.call_tool("get_forge_run", {"inference_id": run_id})).structured_content[
            "assets"
        ]
        assert (await client.read_resource(f"asset://{asset['file_id']}")).contents


async def test_after_unsubscribing_only_the_list_is_told(app: Any, slow: dict[str, Any]) -> None:
    async with legacy(app) as (client, heard):
        started = await client.call_tool("execute_forge", slow)
        uri = f"run://{started.structured_content['inference_id']}"
        await client.subscribe_resource(uri)
        await client.unsubscribe_resource(uri)
        heard.clear()
        await until(lambda: any(isinstance(m, types.ResourceListChangedNotification) for m in heard))
        assert not [m for m in heard if isinstance(m, types.ResourceUpdatedNotification)]


async def test_what_is_not_there_cannot_be_subscribed_to(app: Any) -> None:
    async with legacy(app) as (client, _):
        with pytest.raises(mcp.MCPError) as caught:
            await client.subscribe_resource("run://00000000-0000-4000-8000-000000000000")
        assert caught.value.error.code == types.INVALID_PARAMS


async def test_subscriptions_of_a_session_are_bounded(
    app: Any, slow: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subscriptions, "MAX_ADDRESSES", 1)
    async with legacy(app) as (client, _):
        runs = [
            (await client.call_tool("execute_forge", slow)).structured_content["inference_id"]
            for _ in range(2)
        ]
        await client.subscribe_resource(f"run://{runs[0]}")
        with pytest.raises(mcp.MCPError, match="the most that may be subscribed"):
            await client.subscribe_resource(f"run://{runs[1]}")


async def test_a_stream_of_the_newer_era_is_told(app: Any, slow: dict[str, Any]) -> None:
    async with mcp.Client(app.mcp) as client:
        started = await client.call_tool("execute_forge", slow)
        uri = f"run://{started.structured_content['inference_id']}"
        heard = set()
        with anyio.fail_after(30):
            async with client.listen(resource_subscriptions=[uri], resources_list_changed=True) as events:
                async for event in events:
                    heard.add(getattr(event, "uri", "the list"))
                    if heard == {uri, "the list"}:
                        break


async def test_streams_of_a_user_are_bounded(app: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subscriptions, "MAX_STREAMS_OF_A_USER", 0)
    async with mcp.Client(app.mcp) as client:
        with pytest.raises(BaseException) as caught:  # noqa: PT011  the SDK raises groups
            async with client.listen(resources_list_changed=True):
                pass
    assert "listen again" in str(caught.value) + str(getattr(caught.value, "exceptions", ""))


async def test_nobody_hears_of_anothers_runs(core: Any, slow: dict[str, Any]) -> None:
    from layer_mcp.contract.forge import ExecuteForge
    from layer_server.accounts.principal import LOCAL_USER

    news = News()
    mine: list[Change] = []
    theirs: list[Change] = []
    ends = [
        news.subscribe(core, LOCAL_USER.user_id, mine.append),
        news.subscribe(core, Principal("somebody else").user_id, theirs.append),
    ]
    await asyncio.sleep(0)
    run = core.runs.start_forge(LOCAL_USER, ExecuteForge.model_validate(slow))
    await until(lambda: any(change.final for change in mine if change.run_id == run.id))
    assert theirs == []
    for end in ends:
        end()
        end()
    assert news._task is None, "nobody listens, so nothing follows"
    await until(lambda: not core.watch._waiters)


async def test_a_session_that_ends_leaves_nothing_behind(app: Any, core: Any, slow: dict[str, Any]) -> None:
    async with legacy(app) as (client, _):
        started = await client.call_tool("execute_forge", slow)
        await client.subscribe_resource(f"run://{started.structured_content['inference_id']}")
        assert core.watch._waiters
    await until(lambda: not core.watch._waiters)
