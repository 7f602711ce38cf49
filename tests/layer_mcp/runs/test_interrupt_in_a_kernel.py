"""A real kernel: Interrupt reaches a cell that waits for a run, blocking or awaited, and the kernel lives on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).parents[3]

START = """
from layer_mcp import Layer
layer = Layer("embedded")
run = layer.forge("in a kernel", model="swatch", batch_size=1, duration_seconds=60)
print(run.id)
"""


@pytest.fixture
def kernel(server: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    from jupyter_client.manager import start_new_kernel

    monkeypatch.setenv("PYTHONPATH", str(REPOSITORY))
    manager, client = start_new_kernel(env=dict(os.environ), cwd=str(REPOSITORY))
    yield manager, client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


@pytest.mark.parametrize("waiting", ["run.result()", "await run"])
def test_interrupt_cancels_the_run_and_spares_the_kernel(kernel: Any, layer: Any, waiting: str) -> None:
    manager, client = kernel
    said: list[str] = []

    def hear(message: dict[str, Any]) -> None:
        if message["msg_type"] == "stream":
            said.append(message["content"]["text"])

    client.execute_interactive(START, output_hook=hear, timeout=60)
    run_id = "".join(said).strip()
    say = "import threading; threading.Timer(0.5, print, ('waiting',)).start()"
    client.execute(f"{say}\n{waiting}", stop_on_error=False)
    while "waiting" not in "".join(said):
        hear(client.get_iopub_msg(timeout=30))
    manager.interrupt_kernel()
    while client.get_iopub_msg(timeout=30)["msg_type"] != "error":
        pass
    reply = client.execute_interactive("assert 1 + 1 == 2", timeout=30, output_hook=hear)
    assert reply["content"]["status"] == "ok"
    outcome = layer.run(run_id)
    for event in outcome.events():
        last = event.status.value
    assert last == "cancelled"
