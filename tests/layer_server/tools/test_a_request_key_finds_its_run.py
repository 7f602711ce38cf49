"""A key whose run's id got lost: the server says that it keeps keys, and which run is whose."""

from __future__ import annotations

from typing import Any

import pytest

from layer_mcp.contract.errors import RunNotFound
from layer_mcp.contract.forge import HONOURS_KEYS_META, NO_RUN_ID, REQUEST_KEY_META, WAITS_META


async def _asked(client: Any, tool: str, arguments: dict[str, Any], key: str | None) -> Any:
    return await client.call_tool(tool, arguments, meta=None if key is None else {REQUEST_KEY_META: key})


async def test_the_tools_say_what_they_keep(client: Any) -> None:
    said = {tool.name: dict(tool.meta or {}) for tool in (await client.list_tools()).tools}
    keyed = {name for name, meta in said.items() if meta.get(HONOURS_KEYS_META) is True}
    assert keyed == {"execute_forge", "execute_workflow"}
    assert {name: meta[WAITS_META] for name, meta in said.items() if WAITS_META in meta} == {
        "get_forge_run": 25,
        "get_workflow_run": 25,
    }
    assert said["get_forge_run"]["ui"], "what hosts with apps look for is still there"


async def test_the_run_of_a_key_is_found_by_it(client: Any, workspace_id: str, finish: Any, era: str) -> None:
    key = f"found by its key, {era}"
    forge = {"workspace_id": workspace_id, "model_id": "swatch", "prompt": "x", "batch_size": 1}
    nowhere = await _asked(client, "get_forge_run", {"inference_id": NO_RUN_ID}, key)
    assert nowhere.structured_content["code"] == "RUN_NOT_FOUND"
    started = (await _asked(client, "execute_forge", forge, key)).structured_content
    for scope in ({}, {"workspace_id": workspace_id}):
        found = await _asked(client, "get_forge_run", {"inference_id": NO_RUN_ID, **scope}, key)
        assert found.structured_content["inference_id"] == started["inference_id"]
    await finish(client, started["inference_id"])
    found = await _asked(client, "get_forge_run", {"inference_id": NO_RUN_ID}, key)
    assert found.structured_content["status"] == "complete"
    assert found.structured_content["assets"]


async def test_other_keys_and_none_find_nothing(client: Any, era: str) -> None:
    for key in (f"never used, {era}", None):
        for tool, argument in (("get_forge_run", "inference_id"), ("get_workflow_run", "run_id")):
            answer = await _asked(client, tool, {argument: NO_RUN_ID}, key)
            assert answer.structured_content["code"] == "RUN_NOT_FOUND"
    wrong = await client.call_tool(
        "get_forge_run", {"inference_id": NO_RUN_ID}, meta={REQUEST_KEY_META: ["no", "text"]}
    )
    assert wrong.structured_content["code"] == "INVALID_INPUTS"


async def test_a_key_finds_runs_of_its_own_user_and_kind_only(
    client: Any, core: Any, workspace_id: str, finish: Any, era: str
) -> None:
    from layer_server.accounts.principal import LOCAL_USER, Principal

    key = f"mine alone, {era}"
    forge = {"workspace_id": workspace_id, "model_id": "swatch", "prompt": "x", "batch_size": 1}
    started = (await _asked(client, "execute_forge", forge, key)).structured_content
    assert core.runs.of_key(LOCAL_USER, key).id == started["inference_id"]
    with pytest.raises(RunNotFound):
        core.runs.of_key(Principal("somebody else"), key)
    other_kind = await _asked(client, "get_workflow_run", {"run_id": NO_RUN_ID}, key)
    assert other_kind.structured_content["code"] == "RUN_NOT_FOUND"
    with pytest.raises(RunNotFound):
        core.runs.of_key(LOCAL_USER, key, "00000000-0000-0000-0000-000000000001")
    await finish(client, started["inference_id"])
