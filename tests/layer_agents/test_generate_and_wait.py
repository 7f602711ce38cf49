"""One tool from a prompt to assets, in bounded time."""

from __future__ import annotations

import asyncio

import pytest

from layer_agents import LayerKit
from layer_mcp import Run


def test_it_gives_handles_to_the_model_and_pictures_to_the_program(kit: LayerKit) -> None:
    result = kit.generate_and_wait("crystal sword", model_id="swatch", batch_size=2, seed=7)
    assert not result.is_error
    assert result.cost == 2
    assert f"Run {result.run_id}: succeeded." in result.text
    first, second = result.assets
    assert first.file_id in result.text
    assert second.file_id in result.text
    assert first.open().size == (64, 64)
    artifact = result.artifact()
    assert set(artifact) == {"structured_content", "assets", "cost", "run_id", "tool"}
    assert artifact["cost"] == 2
    assert artifact["assets"][0]["bytes"].startswith(b"\x89PNG\r\n")
    assert artifact["assets"][0]["parts"].keys() == {"normal"}


def test_without_a_model_one_is_chosen_for_the_prompt(kit: LayerKit) -> None:
    result = kit.call("generate_and_wait", {"prompt": "crystal sword", "batch_size": 1, "model_id": None})
    assert not result.is_error
    assert result.structured["model_id"] == kit.layer.choose_model("crystal sword").model_id


def test_when_the_time_is_over_the_answer_says_how_to_go_on(kit: LayerKit) -> None:
    result = kit.generate_and_wait(
        "sword", model_id="swatch", batch_size=1, duration_seconds=30, wait_seconds=0.3
    )
    assert not result.is_error
    assert "Still running after 0.3 s" in result.text
    assert "get_forge_run" in result.text
    assert result.run_id is not None
    assert result.run_id in result.text
    assert result.assets == []
    later = kit.call("get_forge_run", {"inference_id": result.run_id})
    assert later.run_id == result.run_id
    assert kit.call("cancel_inference", {"inference_id": result.run_id}).structured["status"] == "cancelled"


def test_a_run_that_is_cancelled_elsewhere_is_told(kit: LayerKit) -> None:
    started = kit.call(
        "execute_forge", {"prompt": "s", "model_id": "swatch", "batch_size": 1, "duration_seconds": 30}
    )
    assert started.run_id is not None
    kit.layer.cancel(started.run_id)
    again = kit.call("get_forge_run", {"inference_id": started.run_id})
    assert f"Run {started.run_id}: cancelled." in again.text


async def test_cancelling_the_wait_lets_the_run_go_on(kit: LayerKit) -> None:
    arguments = {"prompt": "kept", "model_id": "swatch", "batch_size": 1, "duration_seconds": 30}
    task = asyncio.create_task(kit.acall("generate_and_wait", arguments))
    live: list[Run] = []
    while not live:
        await asyncio.sleep(0.05)
        live = [run for run in kit.layer.runs(status="running") if run.prompt == "kept"]
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not live[0].refresh().done
    kit.layer.cancel(live[0].id)


async def test_awaited_calls_run_side_by_side_in_any_loop(kit: LayerKit) -> None:
    async with kit:
        results = await asyncio.gather(
            *(kit.acall("list_models", {"search": word}) for word in ("a", "b", "c"))
        )
    assert not any(result.is_error for result in results)
