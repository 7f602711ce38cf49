"""Progress: asked for, it is told until the run is over; not asked for, the answer comes at once."""

from __future__ import annotations

from typing import Any

import anyio
import pytest

from layer_server.tools import following


@pytest.fixture
def slow(workspace_id: str) -> dict[str, Any]:
    return {
        "workspace_id": workspace_id,
        "model_id": "swatch",
        "prompt": "red",
        "batch_size": 1,
        "duration_seconds": 0.6,
    }


# The official client asks for progress on a stream; in memory and in the newer era it has none.
@pytest.fixture
def era() -> str:
    return "legacy"


async def test_a_client_that_asks_is_told_every_step_and_answered_at_the_end(
    client: Any, slow: dict[str, Any]
) -> None:
    told: list[tuple[float, float | None, str | None]] = []

    async def hear(progress: float, total: float | None, message: str | None) -> None:
        told.append((progress, total, message))

    with anyio.fail_after(60):
        started = await client.call_tool("execute_forge", slow)
        run = await client.call_tool(
            "get_forge_run",
            {"inference_id": started.structured_content["inference_id"]},
            progress_callback=hear,
        )
    assert run.structured_content["status"] == "complete"
    shares = [progress for progress, _, _ in told]
    assert shares == sorted(set(shares)), "it may only grow"
    assert shares[-1] == 1.0
    assert {total for _, total, _ in told} == {1.0}
    assert "waiting" in {message for _, _, message in told}, "the stage of the generator"


async def test_a_client_that_does_not_ask_is_answered_at_once(client: Any, slow: dict[str, Any]) -> None:
    started = await client.call_tool("execute_forge", slow | {"duration_seconds": 600})
    inference_id = started.structured_content["inference_id"]
    run = await client.call_tool("get_forge_run", {"inference_id": inference_id})
    assert run.structured_content["status"] == "in_progress"
    await client.call_tool("cancel_inference", {"inference_id": inference_id})


async def test_it_does_not_wait_for_ever(
    client: Any, slow: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "FOLLOW_SECONDS", 0.2)

    async def hear(progress: float, total: float | None, message: str | None) -> None: ...

    started = await client.call_tool("execute_forge", slow | {"duration_seconds": 600})
    inference_id = started.structured_content["inference_id"]
    with anyio.fail_after(20):
        run = await client.call_tool("get_forge_run", {"inference_id": inference_id}, progress_callback=hear)
    assert run.structured_content["status"] == "in_progress"
    await client.call_tool("cancel_inference", {"inference_id": inference_id})


async def test_a_run_that_is_not_there_is_told_as_ever(client: Any) -> None:
    async def hear(progress: float, total: float | None, message: str | None) -> None: ...

    run = await client.call_tool("get_forge_run", {"inference_id": "0" * 32}, progress_callback=hear)
    assert run.structured_content["code"] == "RUN_NOT_FOUND"
