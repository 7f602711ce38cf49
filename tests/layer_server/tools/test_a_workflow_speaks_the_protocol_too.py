"""A workflow run through everything that a forge run goes through: gate, task, progress, subscription, resource."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import anyio
import mcp
import pytest
from mcp import types

BLUEPRINT = """
blueprint: 1
slug: two-reds
name: Two reds
description: A red square of each name.
inputs:
  names: {type: "text[]", description: What to make.}
nodes:
  square:
    forge: swatch
    each: inputs.names
    prompt: "{item}"
outputs:
  squares: {from: nodes.square, description: The squares.}
"""

pytestmark = pytest.mark.filterwarnings("ignore::mcp.shared.exceptions.MCPDeprecationWarning")


@pytest.fixture
async def gated(core: Any) -> AsyncIterator[Any]:
    """An app whose gate asks for everything."""
    from layer_server.app import create_app

    app = create_app(replace(core.settings, spend_gate_cu=0), core=core)
    async with app.running():
        yield app


@pytest.fixture(scope="module")
def arguments(core: Any) -> dict[str, Any]:
    """A workflow of two steps, each 1 CU."""
    from layer_server.accounts.principal import LOCAL_USER

    workspace_id = core.accounts.workspaces(LOCAL_USER)[0].id
    workflow = core.workflows.add(LOCAL_USER, workspace_id, BLUEPRINT)
    return {
        "workspace_id": workspace_id,
        "workflow_id": workflow.id,
        "inputs": {"names": ["rose", "rust"]},
    }


async def test_from_the_question_to_the_end(gated: Any, arguments: dict[str, Any]) -> None:
    asked: list[str] = []
    heard: list[Any] = []
    told: list[float] = []

    async def yes(context: Any, params: types.ElicitRequestParams) -> types.ElicitResult:
        asked.append(params.message)
        return types.ElicitResult(action="accept", content={"approve": True})

    async def hear(message: Any) -> None:
        heard.append(message)

    async def progress(share: float, total: float | None, message: str | None) -> None:
        told.append(share)

    with anyio.fail_after(60):
        async with mcp.Client(
            gated.mcp, mode="legacy", elicitation_callback=yes, message_handler=hear
        ) as client:
            started = await client.call_tool("execute_workflow", arguments)
            assert not started.is_error, started.content
            run_id = started.structured_content["run_id"]
            await client.subscribe_resource(f"run://{run_id}")
            run = await client.call_tool("get_workflow_run", {"run_id": run_id}, progress_callback=progress)
            read = await client.read_resource(f"run://{run_id}")
    assert len(asked) == 1
    assert "the workflow Two reds costs 2 CU" in asked[0]
    assert run.structured_content["status"] == "success"
    assert told[-1] == 1.0
    assert told == sorted(set(told))
    assert [block.type for block in run.content].count("resource_link") == 2
    assert json.loads(read.contents[0].text)["completed_steps"] == 2
    assert f"run://{run_id}" in {
        each.params.uri for each in heard if isinstance(each, types.ResourceUpdatedNotification)
    }


async def test_what_is_confirmed_is_the_workflow_with_its_inputs(
    gated: Any, arguments: dict[str, Any]
) -> None:
    async with mcp.Client(gated.mcp) as client:
        quoted = (await client.call_tool("execute_workflow", arguments)).structured_content
        assert quoted["code"] == "CONFIRMATION_REQUIRED"
        other = arguments | {"inputs": {"names": ["moss"]}, "confirm": quoted["confirm"]}
        assert (await client.call_tool("execute_workflow", other)).structured_content["field"] == "confirm"
        confirmed = arguments | {"confirm": quoted["confirm"]}
        runs = {
            (await client.call_tool("execute_workflow", confirmed)).structured_content["run_id"]
            for _ in range(2)
        }
    assert len(runs) == 1
