"""Ctrl-C while waiting: the run is cancelled, or let go, and the words say which."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).parents[3]

WAITER = textwrap.dedent(
    """
    import signal, threading
    # A test runner may have been started with interrupts ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    from layer_mcp import Layer
    from layer_mcp.runs.run import Interrupted
    layer = Layer("embedded")
    run = layer.forge("interrupt me", model="swatch", batch_size=1, duration_seconds=60)
    {prepare}
    # Said from another thread, a little later, so that the interrupt finds this one waiting.
    threading.Timer(0.3, print, (run.id,), {{"flush": True}}).start()
    try:
        run.result()
    except Interrupted as interrupt:
        print(interrupt, flush=True)
        assert interrupt.run is run and run.interrupted_outcome == str(interrupt)
        print(run.status.value, flush=True)
    """
)


@pytest.fixture
def waiter(server: Any) -> Iterator[Any]:
    children: list[subprocess.Popen[str]] = []

    def start(prepare: str = "pass") -> subprocess.Popen[str]:
        child = subprocess.Popen(
            [sys.executable, "-c", WAITER.format(prepare=prepare)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        )
        children.append(child)
        return child

    yield start
    for child in children:
        child.kill()
        child.communicate()


def test_one_interrupt_cancels(waiter: Any, layer: Any) -> None:
    child = waiter()
    run_id = child.stdout.readline().strip()
    child.send_signal(signal.SIGINT)
    out, _ = child.communicate(timeout=30)
    assert f"Cancelled run {run_id}; nothing was charged." in out
    assert out.strip().endswith("cancelled")
    assert layer.run(run_id).status.value == "cancelled"


def test_an_interrupt_of_a_detached_run_only_ends_the_waiting(waiter: Any, layer: Any) -> None:
    child = waiter("run.detach()")
    run_id = child.stdout.readline().strip()
    child.send_signal(signal.SIGINT)
    out, _ = child.communicate(timeout=30)
    assert f"Run {run_id} goes on." in out
    assert f"layer run {run_id}" in out
    assert not layer.run(run_id).done
    layer.cancel(run_id)


def test_a_second_interrupt_lets_go(waiter: Any, layer: Any) -> None:
    slow = "import asyncio; run._keeper.cancel_run = lambda run_id, kind: asyncio.sleep(60)"
    child = waiter(slow)
    run_id = child.stdout.readline().strip()
    child.send_signal(signal.SIGINT)
    with pytest.raises(subprocess.TimeoutExpired):
        child.wait(0.5)
    child.send_signal(signal.SIGINT)
    out, _ = child.communicate(timeout=30)
    assert f"Let go of run {run_id}" in out
    assert not layer.run(run_id).done
    layer.cancel(run_id)


async def test_a_task_that_is_cancelled_during_the_submit_leaves_no_run_behind(
    app: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import asyncio

    from layer_mcp import AsyncLayer
    from layer_mcp.connect.connection import Connection

    call = Connection.call
    submitting = asyncio.Event()
    loop = asyncio.get_running_loop()

    async def slow(self: Connection, tool: str, arguments: Any, **more: Any) -> Any:
        if tool == "execute_forge":
            loop.call_soon_threadsafe(submitting.set)
            await asyncio.sleep(0.3)
        return await call(self, tool, arguments, **more)

    monkeypatch.setattr(Connection, "call", slow)
    async with AsyncLayer(app, home=tmp_path) as layer:
        task = asyncio.create_task(layer.forge("given up", model="swatch", batch_size=1, duration_seconds=60))
        await submitting.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        async with asyncio.timeout(30):
            while [run.status.value for run in await layer.runs() if run.prompt == "given up"] != [  # noqa: ASYNC110  what is waited for is on the server
                "cancelled"
            ]:
                await asyncio.sleep(0.05)


def test_an_interrupt_during_the_submit_cancels_what_it_started(
    memory_layer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from layer_mcp.blocking import spending
    from layer_mcp.runs.run import Interrupted

    class Impatient:
        @staticmethod
        def wait(futures: Any) -> None:
            raise KeyboardInterrupt

    monkeypatch.setattr(spending, "concurrent", type("_", (), {"futures": Impatient}))
    with pytest.raises(Interrupted) as caught:
        memory_layer.forge("cut off", model="swatch", batch_size=1, duration_seconds=60)
    assert caught.value.run.status.value == "cancelled"
