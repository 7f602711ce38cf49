"""The tasks extension: negotiated per request, backed by the runs, invisible to everybody else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import anyio
import mcp
import pytest
from mcp import types

from layer_server.tools.tasks import EXTENSION, TaskParams


class TaskRequest(types.Request[TaskParams, str]):
    """A request of the extension."""


@pytest.fixture
async def speaker(app: Any) -> AsyncIterator[Any]:
    """Sends raw requests of the newer era over HTTP, as a client that speaks of tasks or does not."""
    import httpx2

    transport = httpx2.ASGITransport(app=app.asgi)
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1:9") as http:

        async def send(method: str, *, speaks: bool = True, **params: Any) -> dict[str, Any]:
            capabilities = {"extensions": {EXTENSION: {}}} if speaks else {}
            meta = {
                "io.modelcontextprotocol/protocolVersion": "2026-07-28",
                "io.modelcontextprotocol/clientCapabilities": capabilities,
            }
            name = params.get("name") or params.get("taskId")
            headers = {
                "accept": "application/json, text/event-stream",
                "mcp-protocol-version": "2026-07-28",
                "mcp-method": method,
                **({"mcp-name": name} if name else {}),
            }
            body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": {**params, "_meta": meta}}
            answer: dict[str, Any] = (await http.post("/mcp", headers=headers, json=body)).json()
            return answer

        yield send


@pytest.fixture
def slow(workspace_id: str) -> dict[str, Any]:
    return {
        "workspace_id": workspace_id,
        "model_id": "swatch",
        "prompt": "red",
        "batch_size": 1,
        "duration_seconds": 0.2,
    }


async def ended(speaker: Any, task_id: str) -> dict[str, Any]:
    with anyio.fail_after(60):
        while True:
            task: dict[str, Any] = (await speaker("tasks/get", taskId=task_id))["result"]
            if task["status"] != "working":
                return task
            await anyio.sleep(0.05)


async def test_a_forge_is_a_task_whose_id_is_the_runs(
    speaker: Any, client: Any, slow: dict[str, Any]
) -> None:
    started = (await speaker("tools/call", name="execute_forge", arguments=slow))["result"]
    assert started["resultType"] == "task"
    assert started["status"] == "working"
    assert started["pollIntervalMs"] == 1000
    assert started["ttlMs"] > 0
    task = await ended(speaker, started["taskId"])
    assert task["status"] == "completed"
    assert "error" not in task
    polled = await client.call_tool("get_forge_run", {"inference_id": started["taskId"]})
    inlined = task["result"]
    assert (
        inlined["structuredContent"]["assets"][0]["file_id"]
        == polled.structured_content["assets"][0]["file_id"]
    )
    assert [block["type"] for block in inlined["content"]] == [block.type for block in polled.content]
    assert inlined["isError"] is False


async def test_a_run_that_fails_is_a_completed_task_that_tells_of_an_error(
    speaker: Any, workspace_id: str
) -> None:
    arguments = {"workspace_id": workspace_id, "model_id": "broken", "prompt": "x", "batch_size": 1}
    started = (await speaker("tools/call", name="execute_forge", arguments=arguments))["result"]
    task = await ended(speaker, started["taskId"])
    assert task["status"] == "completed"
    assert task["result"]["isError"] is True
    assert task["result"]["structuredContent"]["status"] == "failed"
    assert "private" not in str(task)


async def test_cancelling_the_task_cancels_the_run(speaker: Any, client: Any, slow: dict[str, Any]) -> None:
    arguments = slow | {"duration_seconds": 600}
    started = (await speaker("tools/call", name="execute_forge", arguments=arguments))["result"]
    for _ in range(2):
        answer = await speaker("tasks/cancel", taskId=started["taskId"])
        assert answer["result"]["resultType"] == "complete"
        assert "taskId" not in answer["result"]
    assert (await ended(speaker, started["taskId"]))["status"] == "cancelled"
    run = await client.call_tool("get_forge_run", {"inference_id": started["taskId"]})
    assert run.structured_content["status"] == "cancelled"


async def test_a_refusal_is_an_ordinary_answer(speaker: Any, slow: dict[str, Any]) -> None:
    answer = await speaker("tools/call", name="execute_forge", arguments=slow | {"batch_size": 99})
    assert answer["result"]["resultType"] == "complete"
    assert answer["result"]["structuredContent"]["code"] == "INVALID_INPUTS"


async def test_who_does_not_speak_of_tasks_never_sees_one(speaker: Any, slow: dict[str, Any]) -> None:
    started = await speaker("tools/call", speaks=False, name="execute_forge", arguments=slow)
    assert started["result"]["resultType"] == "complete"
    run_id = started["result"]["structuredContent"]["inference_id"]
    refused = await speaker("tasks/get", speaks=False, taskId=run_id)
    assert refused["error"]["code"] == -32021
    assert (await speaker("tasks/get", taskId=run_id))["result"]["taskId"] == run_id


async def test_what_is_not_ones_own_is_unknown(core: Any, speaker: Any, slow: dict[str, Any]) -> None:
    from layer_mcp.contract.forge import ExecuteForge
    from layer_server.accounts.principal import Principal

    stranger = core.users.create("a stranger")
    workspace = core.accounts.create(Principal(stranger.id), "theirs", 10_000_000)
    request = ExecuteForge.model_validate(slow | {"workspace_id": workspace.id})
    theirs = core.runs.start_forge(Principal(stranger.id), request)
    for method in ("tasks/get", "tasks/cancel"):
        refused = await speaker(method, taskId=theirs.id)
        assert refused["error"]["code"] == -32602
        assert refused["error"]["message"].startswith("Unknown task")
    assert core.runs.get(Principal(stranger.id), theirs.id).status.value != "cancelled"


async def test_the_older_era_has_no_tasks(app: Any, slow: dict[str, Any]) -> None:
    async with mcp.Client(app.mcp, mode="legacy") as client:
        started = await client.call_tool("execute_forge", slow)
        request = TaskRequest(
            method="tasks/get", params=TaskParams(task_id=started.structured_content["inference_id"])
        )
        with pytest.raises(mcp.MCPError) as caught:
            await client.session.send_request(request, types.EmptyResult)
    assert caught.value.error.code == -32601
