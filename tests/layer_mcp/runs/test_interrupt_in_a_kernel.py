"""A real kernel: Interrupt reaches a cell wherever it is, says what became of the run, and the kernel lives on."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).parents[3]
SECONDS = 30


class Kernel:
    """One kernel, and what its last cell said."""

    def __init__(self, manager: Any, client: Any) -> None:
        self._manager = manager
        self._client = client
        self.said = ""

    def run(self, code: str) -> str:
        """Run a cell to its end; what it printed."""
        printed: list[str] = []

        def hear(message: dict[str, Any]) -> None:
            if message["msg_type"] == "stream":
                printed.append(message["content"]["text"])

        reply = self._client.execute_interactive(code, output_hook=hear, timeout=SECONDS)
        assert reply["content"]["status"] == "ok", reply["content"]
        return "".join(printed).strip()

    def interrupt(self, code: str) -> str:
        """Run a cell, interrupt it while it waits, and give what it says as its error."""
        signal = "import threading; threading.Timer(0.4, print, ('now',)).start()"
        self._client.execute(f"{signal}\n{code}", stop_on_error=False)
        heard = ""
        while "now" not in heard:
            message = self._client.get_iopub_msg(timeout=SECONDS)
            heard += message["content"].get("text", "") if message["msg_type"] == "stream" else ""
        self._manager.interrupt_kernel()
        while (message := self._client.get_iopub_msg(timeout=SECONDS))["msg_type"] != "error":
            pass
        text = "\n".join(message["content"]["traceback"])
        self.said = re.sub(r"\x1b\[[0-9;]*m", "", text)
        assert self.run("print(1 + 1)") == "2"
        return self.said


@pytest.fixture(scope="module")
def kernel(server_home: Path) -> Iterator[Kernel]:
    from jupyter_client.manager import start_new_kernel

    environ = {**os.environ, "PYTHONPATH": str(REPOSITORY), "LAYER_HOME": str(server_home)}
    manager, client = start_new_kernel(env=environ, cwd=str(REPOSITORY))
    yield Kernel(manager, client)
    client.stop_channels()
    manager.shutdown_kernel(now=True)


START = """
from layer_mcp import Layer
layer = Layer("embedded")
run = layer.forge("in a kernel", model="swatch", batch_size=1, duration_seconds=60)
print(run.id)
"""

FAR = """
import os
from pathlib import Path
os.environ |= {{"LAYER_MCP_URL": {url!r}, "LAYER_PAT": {token!r}}}
from layer_mcp import Layer
far = Layer(home=Path({home!r}))
far.workspace()
"""

WAITS = ("run.result()", "await run", "async for event in run: pass", "for event in run.events(): pass")


@pytest.mark.parametrize("waiting", WAITS)
def test_interrupt_cancels_the_run_and_spares_the_kernel(
    kernel: Kernel, server: Any, layer: Any, waiting: str
) -> None:
    run_id = kernel.run(START)
    said = kernel.interrupt(waiting)
    assert f"run {run_id}" in said
    assert "Cancel" in said
    assert said.startswith("Interrupted · "), "one line, and no traceback"
    assert [event.status.value for event in layer.run(run_id).events()][-1] == "cancelled"


@pytest.fixture
def far(kernel: Kernel, hosted: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    """``far(1)``: a stand-in for the hosted server, and ``far`` in the kernel as its client."""

    def far(generation: int, **quirks: Any) -> Any:
        server = hosted(generation, run_seconds=60.0, **quirks)
        kernel.run(FAR.format(url=server.url, token=server.token, home=str(tmp_path / "far")))
        return server

    return far


@pytest.mark.parametrize("waiting", WAITS)
def test_what_cannot_be_cancelled_is_let_go_and_named(
    kernel: Kernel, far: Callable[..., Any], waiting: str
) -> None:
    server = far(1)
    run_id = kernel.run('run = far.forge("in a kernel", batch_size=1); print(run.id)')
    said = kernel.interrupt(waiting)
    assert f"Run {run_id} goes on" in said
    assert "cannot cancel a forge" in said
    assert f"layer run {run_id} --wait" in said
    assert server.runs[run_id].state == "live"
    assert kernel.run("print([run.id for run in far.resume()])") == f"['{run_id}']"


@pytest.mark.parametrize("generation", [1, 2])
@pytest.mark.parametrize(
    "cell", ['run = far.forge("cut", batch_size=1)', "await afar.forge('cut', batch_size=1)"]
)
def test_during_the_submit(
    kernel: Kernel, far: Callable[..., Any], tmp_path: Path, generation: int, cell: str
) -> None:
    server = far(generation)
    kernel.run(f"from layer_mcp import AsyncLayer; afar = AsyncLayer(home=Path({str(tmp_path / 'afar')!r}))")
    server.delays["execute_forge"] = 1.0
    kernel.interrupt(cell)
    (started,) = server.books()
    assert len(server.submits) == 1
    client = "await afar" if "await" in cell else "far"
    while kernel.run(f"print([run.id for run in {client}.runs()])") != f"['{started.run_id}']":
        pass  # the submit goes on until its run is known
    if generation == 2:
        while server.runs[started.run_id].state != "cancelled":
            kernel.run("import time; time.sleep(0.02)")
    elif "await" not in cell:
        assert f"Run {started.run_id} goes on" in kernel.said


def test_during_a_download_nothing_half_is_left(
    kernel: Kernel, far: Callable[..., Any], tmp_path: Path
) -> None:
    server = far(1)
    run_id = kernel.run('run = far.forge("a picture", batch_size=1); print(run.id)')
    server.end(run_id)
    server.storage.media_pause = 2.0
    out = tmp_path / "out"
    said = kernel.interrupt(f"run.result().assets[0].save({str(out / 'picture.png')!r})")
    assert "KeyboardInterrupt" in said
    assert list(tmp_path.rglob("*.png")) == []
    server.storage.media_pause = 0.0
    kernel.run(f"run.assets[0].save({str(out / 'picture.png')!r})")
    assert (out / "picture.png").read_bytes() == server.storage.bytes_of(server.books()[0].files[0])
