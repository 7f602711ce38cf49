"""The five workflow tools through the protocol, on a workflow that was added to the workspace."""

from __future__ import annotations

from typing import Any

import anyio
import pytest

BLUEPRINT = """
blueprint: 1
slug: colour-set
name: Colour set
description: One square per name, and one that follows the first.
inputs:
  names: {type: "text[]", description: What to draw.}
  seconds: {type: number, default: 0.01}
nodes:
  square:
    forge: swatch
    each: inputs.names
    prompt: "{item}"
    parameters: {width: 16, height: 16, duration_seconds: "{seconds}"}
  echo:
    forge: guided
    files: {init_image: "nodes.square[0]"}
outputs:
  squares: {from: nodes.square}
  echo: {from: nodes.echo}
"""


@pytest.fixture
def workflow_id(core: Any, workspace_id: str) -> str:
    from layer_server.accounts.principal import LOCAL_USER

    return str(core.workflows.add(LOCAL_USER, workspace_id, BLUEPRINT).id)


async def content(client: Any, tool: str, arguments: dict[str, Any]) -> dict[str, Any]:
    answer = await client.call_tool(tool, arguments)
    assert not answer.is_error, answer.content[0].text
    return dict(answer.structured_content)


async def poll(client: Any, run_id: str) -> Any:
    with anyio.fail_after(60):
        while True:
            answer = await client.call_tool("get_workflow_run", {"run_id": run_id})
            assert not answer.is_error, answer.content[0].text
            if answer.structured_content["status"] not in {"pending", "running"}:
                return answer
            await anyio.sleep(0.05)


async def test_list_estimate_execute_and_look(client: Any, workspace_id: str, workflow_id: str) -> None:
    page = await content(client, "list_workflows", {"workspace_id": workspace_id, "search": "colour square"})
    listed = page["workflows"][0]
    assert listed["workflow_id"] == workflow_id
    assert [port["name"] for port in listed["inputs"]] == ["names", "seconds"]

    request = {
        "workspace_id": workspace_id,
        "workflow_id": workflow_id,
        "inputs": {"names": ["red", "green", "blue"]},
    }
    price = await content(client, "estimate_workflow_price", request)
    assert price["estimated_price_creative_units"] == 4
    assert price["expected_output_counts"] == {"squares": 3, "echo": 1}
    assert [step["name"] for step in price["steps"]] == ["square[0]", "square[1]", "square[2]", "echo"]

    before = await content(client, "get_workspace", {"workspace_id": workspace_id})
    started = await content(client, "execute_workflow", request | {"session_name": "colours"})
    assert started["status"] in {"pending", "running"}
    assert started["estimated_price_creative_units"] == 4
    answer = await poll(client, started["run_id"])
    run = answer.structured_content
    assert run["status"] == "success", run
    assert run["workflow_name"] == "Colour set"
    assert (run["completed_steps"], run["total_steps"]) == (4, 4)
    assert {step["status"] for step in run["steps"]} == {"success"}
    assert run["actual_price_creative_units"] == 4
    assert "poll_interval_seconds" not in run
    assert run["inputs"]["names"] == ["red", "green", "blue"]
    assert {name: len(files) for name, files in run["outputs"].items()} == {"squares": 3, "echo": 1}
    assert [asset["step"] for asset in run["assets"]] == ["square[0]", "square[1]", "square[2]", "echo"]
    first, *_, echo = run["assets"]
    assert echo["metadata"]["parents"] == [first["file_id"]]
    assert [block.type for block in answer.content].count("resource_link") == 4
    assert any(block.type == "image" for block in answer.content)
    after = await content(client, "get_workspace", {"workspace_id": workspace_id})
    assert before["balance_creative_units"] - after["balance_creative_units"] == 4


async def test_cancel(client: Any, workspace_id: str, workflow_id: str) -> None:
    started = await content(
        client,
        "execute_workflow",
        {
            "workspace_id": workspace_id,
            "workflow_id": workflow_id,
            "inputs": {"names": ["red"], "seconds": 500},
        },
    )
    cancelled = await content(client, "cancel_workflow_run", {"run_id": started["run_id"]})
    assert cancelled["status"] == "cancelled"
    assert cancelled["actual_price_creative_units"] == 0
    again = await content(client, "cancel_workflow_run", {"run_id": started["run_id"]})
    assert again["status"] == "cancelled"


async def test_each_kind_of_run_has_its_own_tools(
    client: Any, workspace_id: str, workflow_id: str, finish: Any
) -> None:
    flow = await content(
        client,
        "execute_workflow",
        {"workspace_id": workspace_id, "workflow_id": workflow_id, "inputs": {"names": ["red"]}},
    )
    forge = await content(
        client,
        "execute_forge",
        {"workspace_id": workspace_id, "model_id": "swatch", "prompt": "red", "batch_size": 1},
    )
    for tool, arguments, right in (
        ("get_forge_run", {"inference_id": flow["run_id"]}, "get_workflow_run"),
        ("cancel_inference", {"inference_id": flow["run_id"]}, "cancel_workflow_run"),
        ("get_workflow_run", {"run_id": forge["inference_id"]}, "get_forge_run"),
        ("cancel_workflow_run", {"run_id": forge["inference_id"]}, "cancel_inference"),
    ):
        answer = await client.call_tool(tool, arguments)
        assert answer.is_error
        assert answer.structured_content["code"] == "RUN_NOT_FOUND"
        assert right in answer.structured_content["remedy"]
    await poll(client, flow["run_id"])
    await finish(client, forge["inference_id"])


async def test_wrong_ids_and_inputs_are_explained(client: Any, workspace_id: str, workflow_id: str) -> None:
    unknown = "00000000-0000-4000-8000-000000000000"
    given = {"workspace_id": workspace_id, "workflow_id": workflow_id, "inputs": {"names": ["red"]}}
    for tool, arguments, code in (
        ("execute_workflow", given | {"workflow_id": unknown}, "WORKFLOW_NOT_FOUND"),
        ("estimate_workflow_price", given | {"workflow_id": unknown}, "WORKFLOW_NOT_FOUND"),
        ("execute_workflow", given | {"inputs": {}}, "INVALID_INPUTS"),
        ("execute_workflow", given | {"inputs": {"names": "red"}}, "INVALID_INPUTS"),
        ("execute_workflow", given | {"workspace_id": unknown}, "WORKSPACE_NOT_FOUND"),
        ("list_workflows", {"workspace_id": unknown}, "WORKSPACE_NOT_FOUND"),
        ("get_workflow_run", {"run_id": unknown}, "RUN_NOT_FOUND"),
        ("cancel_workflow_run", {"run_id": unknown}, "RUN_NOT_FOUND"),
    ):
        answer = await client.call_tool(tool, arguments)
        assert answer.is_error, tool
        assert answer.structured_content["code"] == code
