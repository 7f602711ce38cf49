"""Whatever is lost on the way, and however often a run is begun: a prompt is in ComfyUI's queue at most once."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from PIL import Image

from layer_mcp.contract.errors import RunFailed


def colour(output: Any) -> tuple[int, ...]:
    pixel = Image.open(io.BytesIO(output.data)).convert("RGB").getpixel((0, 0))
    assert isinstance(pixel, tuple)
    return pixel


@pytest.mark.parametrize("old", [False, True], ids=["newer", "older"])
def test_output_i_of_a_batch_is_what_seed_plus_i_gives_first(
    run: Any, workflow: Any, comfy: Any, old: bool
) -> None:
    comfy.old = old
    made = run(workflow())(seed=7, batch_size=3, width=64, height=128)
    assert [each.seed for each in made] == [7, 8, 9]
    assert [colour(each) for each in made] == [(7, 40, 80), (8, 40, 80), (9, 40, 80)]
    assert [(each.width, each.height, each.has_alpha) for each in made] == [(64, 128, False)] * 3
    (again,) = run(workflow())(seed=8, width=64, height=128)
    assert again.data == made[1].data
    assert [body["prompt"]["5"]["inputs"]["batch_size"] for body in comfy.received] == [1] * 4


@pytest.mark.parametrize("old", [False, True], ids=["newer", "older"])
def test_a_lost_answer_is_looked_for_and_not_asked_for_again(
    run: Any, workflow: Any, comfy: Any, old: bool
) -> None:
    comfy.old, comfy.lose = old, 1
    (made,) = run(workflow())(seed=3)
    assert colour(made) == (3, 40, 80)
    assert len(comfy.received) == 1


def test_a_prompt_that_left_without_a_trace_is_not_sent_again(run: Any, workflow: Any, comfy: Any) -> None:
    comfy.swallow = 1
    with pytest.raises(RunFailed, match="not sent again"):
        run(workflow())()
    assert comfy.paths.count("/prompt") == 1


@pytest.mark.parametrize("old", [False, True], ids=["newer", "older"])
def test_a_second_attempt_takes_up_what_the_first_has_queued(
    run: Any, workflow: Any, comfy: Any, until: Callable[..., None], old: bool
) -> None:
    comfy.old, comfy.holding = old, True
    first = run(workflow())
    with ThreadPoolExecutor() as threads:
        given_up = threads.submit(first, batch_size=2)
        until(lambda: comfy.running)
        second = run(workflow())
        second.notes = first.notes
        taken_up = threads.submit(second, batch_size=2)
        until(lambda: any("at work" in stage for stage in second.stages))
        assert len(comfy.received) == 1
        comfy.holding = False
        assert [each.seed for each in taken_up.result()] == [7, 8]
        given_up.result()


def test_a_second_attempt_fetches_what_was_done_meanwhile(run: Any, workflow: Any, comfy: Any) -> None:
    first = run(workflow())
    made = first(batch_size=2)
    second = run(workflow())
    second.notes = first.notes
    assert [each.data for each in second(batch_size=2)] == [each.data for each in made]
    assert len(comfy.received) == 2


def test_a_second_attempt_of_a_prompt_that_nobody_knows_any_more_fails(
    run: Any, workflow: Any, comfy: Any
) -> None:
    first = run(workflow())
    first()
    comfy.restart()
    second = run(workflow())
    second.notes = first.notes
    with pytest.raises(RunFailed, match=r"interrupted.*not sent again"):
        second()
    assert len(comfy.received) == 1


def test_a_second_attempt_that_cannot_tell_what_was_sent_sends_nothing(
    run: Any, workflow: Any, comfy: Any
) -> None:
    begun = run(workflow())
    begun.notes.write({})
    with pytest.raises(RunFailed, match="nothing was sent again"):
        begun()
    assert comfy.received == []


def test_what_was_made_before_a_failure_is_kept(
    run: Any, workflow: Any, comfy: Any, until: Callable[..., None]
) -> None:
    comfy.lasting = 1
    made = run(workflow())(batch_size=3)
    assert [each.seed for each in made] == [7]
    assert made[0].metadata["note"].startswith("1 of 3: ComfyUI failed at node 3")
    assert len(comfy.received) == 2


def test_a_prompt_that_is_taken_out_of_the_queue_is_lost(
    run: Any, workflow: Any, comfy: Any, until: Callable[..., None]
) -> None:
    comfy.holding = True
    with ThreadPoolExecutor() as threads:
        made = threads.submit(run(workflow()))
        until(lambda: comfy.running)
        comfy.restart()
        with pytest.raises(RunFailed, match="lost the prompt"):
            made.result()
    assert len(comfy.received) == 1


def test_while_comfyui_is_away_it_is_waited_for(
    run: Any, workflow: Any, comfy: Any, until: Callable[..., None]
) -> None:
    comfy.holding = True
    begun = run(workflow())
    with ThreadPoolExecutor() as threads:
        made = threads.submit(begun)
        until(lambda: comfy.running)
        comfy.down = True
        until(lambda: "ComfyUI does not answer" in begun.stages)
        comfy.down = comfy.holding = False
        assert len(made.result()) == 1
    assert len(comfy.received) == 1


def test_its_place_in_the_queue_is_told(
    run: Any, workflow: Any, comfy: Any, until: Callable[..., None]
) -> None:
    comfy.holding = True
    for _ in range(3):
        comfy.queue({"prompt": workflow()})
    begun = run(workflow())
    with ThreadPoolExecutor() as threads:
        made = threads.submit(begun)
        until(lambda: "waiting in ComfyUI's queue, 3 before it" in begun.stages)
        comfy.holding = False
        made.result()


def test_a_stop_takes_a_waiting_prompt_out_of_the_queue(
    run: Any, workflow: Any, comfy: Any, until: Callable[..., None]
) -> None:
    comfy.holding = True
    comfy.queue({"prompt": workflow(), "prompt_id": "somebody-else"})
    stopped(run(workflow()), comfy, until, lambda: comfy.running and len(comfy.waiting) == 1)
    assert comfy.deleted == [comfy.received[1]["prompt_id"]]
    assert comfy.interrupts == []
    assert [item[1] for item in comfy.running] == ["somebody-else"]


@pytest.mark.parametrize("old", [False, True], ids=["newer", "older"])
def test_a_stop_interrupts_a_prompt_at_work(
    run: Any, workflow: Any, comfy: Any, until: Callable[..., None], old: bool
) -> None:
    comfy.holding, comfy.old = True, old
    stopped(run(workflow()), comfy, until, lambda: comfy.running)
    until(lambda: not comfy.running)
    assert len(comfy.interrupts) == 1
    (entry,) = comfy.history.values()
    assert entry["status"]["messages"][0][0] == "execution_interrupted"


def stopped(begun: Any, comfy: Any, until: Callable[..., None], when: Callable[[], object]) -> None:
    from layer_server.generators.card import Cancelled

    ended = threading.Event()

    def work() -> None:
        with pytest.raises(Cancelled):
            begun(batch_size=4)
        ended.set()

    threading.Thread(target=work, daemon=True).start()
    until(when)
    begun.stopped = True
    assert ended.wait(20)
