"""Stand-ins for runs and assets, and a real kernel with the real local server behind it."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUN_ID = "7f3a91c2-0000-4000-8000-000000000000"


@dataclass
class StandInAsset:
    """What the display reads of an asset."""

    file_id: str
    picture: bytes | None
    kind: str = "image"
    mime: str = "image/png"
    name: str = "crystal_sword_icon.png"
    role: str = ""
    width: int = 1024
    height: int = 1024
    size_bytes: int = 81_234
    seed: int | None = 7
    has_alpha: bool = True
    parts: list[StandInAsset] = field(default_factory=list)
    attribution: list[Any] = field(default_factory=list)
    run_id: str = RUN_ID
    prompt: str = "crystal sword icon"
    model: Any = None
    metadata: dict[str, Any] = field(default_factory=dict)
    output: str = ""
    step: str = ""
    asked: list[int] = field(default_factory=list)

    def thumbnail(self, size: int = 320) -> bytes:
        self.asked.append(size)
        if self.picture is None:
            raise OSError("gone")
        return self.picture


@dataclass
class StandInRun:
    """What the display reads of a run."""

    status: Any
    assets: list[StandInAsset]
    model: Any
    id: str = RUN_ID
    prompt: str = "crystal sword icon"
    seed: int | None = 7
    progress: float | None = None
    stage: str | None = None
    reserved: Decimal | None = Decimal(0)
    cost: Decimal | None = Decimal(4)
    seconds: float | None = 1.4
    error: Any = None
    estimate: Any = None
    workspace_name: str = "Personal"
    kind: str = "forge"
    steps: list[Any] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.prompt

    @property
    def outputs(self) -> dict[str, list[StandInAsset]]:
        found: dict[str, list[StandInAsset]] = {}
        for each in self.assets:
            found.setdefault(each.output, []).append(each)
        return found


def webp(width: int = 64, height: int = 64, *, noisy: bool = False) -> bytes:
    from PIL import Image

    image = Image.new("RGBA", (width, height), (20, 120, 220, 160))
    if noisy:
        image = Image.frombytes("RGBA", (width, height), os.urandom(width * height * 4))
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=90)
    return buffer.getvalue()


@pytest.fixture
def picture() -> Callable[..., bytes]:
    """Makes a WebP picture."""
    return webp


@pytest.fixture
def asset() -> Callable[..., StandInAsset]:
    """Makes a stand-in asset."""

    def make(file_id: str = "a1", **fields: Any) -> StandInAsset:
        return StandInAsset(file_id, fields.pop("picture", webp()), **fields)

    return make


@pytest.fixture
def run(asset: Callable[..., StandInAsset]) -> Callable[..., StandInRun]:
    """Makes a stand-in run, finished with four pictures unless told otherwise."""
    from layer_mcp.contract.assets import AttributionInfo
    from layer_mcp.contract.local import RunModel
    from layer_mcp.contract.status import RunStatus

    credit = AttributionInfo(
        title="Broadsword", author="Lorc", source="https://game-icons.net", licence="CC BY 3.0"
    )

    def make(**fields: Any) -> StandInRun:
        assets = fields.pop("assets", None)
        if assets is None:
            assets = [asset(f"a{number}", attribution=[credit]) for number in range(4)]
        return StandInRun(
            fields.pop("status", RunStatus.SUCCEEDED),
            assets,
            fields.pop("model", RunModel(model_id="m1", slug="icon", name="Icon")),
            **fields,
        )

    return make


@dataclass
class Cell:
    """What a cell came to.

    Attributes:
        outputs: ``display_data``, ``execute_result``, ``stream`` and ``error`` in their final state.
        repainted: how many times an output was replaced.
    """

    status: str
    outputs: list[dict[str, Any]]
    repainted: int

    @property
    def shown(self) -> list[dict[str, Any]]:
        """The MIME bundles."""
        return [output["data"] for output in self.outputs if "data" in output]

    @property
    def text(self) -> str:
        """Everything that is text."""
        parts = [
            output["data"].get("text/plain", "")
            if "data" in output
            else output.get("text") or "\n".join(output.get("traceback", []))
            for output in self.outputs
        ]
        return "\n".join(parts)


class Kernel:
    """A real IPython kernel, driven as a front end does."""

    def __init__(self, folder: Path, home: Path) -> None:
        from jupyter_client.manager import KernelManager

        self.manager = KernelManager(kernel_name="python3")
        environment = {
            **os.environ,
            "LAYER_HOME": str(home),
            # Should the kernel have to start the server again, it offers the same quick models.
            "LAYER_CARDS": "plain_cards:CARDS",
            "LAYER_CODE_PATH": str(ROOT / "tests" / "cards"),
            "PYTHONPATH": str(ROOT),
            "IPYTHONDIR": str(folder / "ipython"),
            "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        }
        self.manager.start_kernel(env=environment, cwd=str(folder))
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)

    def cell(
        self,
        code: str,
        *,
        answer: str | None = None,
        interrupt_when: Callable[[list[dict[str, Any]]], bool] | None = None,
        timeout: float = 90,
    ) -> Cell:
        """Run a cell; ``answer`` goes to a question, an interrupt is sent once when the outputs say so."""
        request = self.client.execute(code, allow_stdin=answer is not None)
        outputs: list[dict[str, Any]] = []
        repainted = 0
        end = time.monotonic() + timeout
        while True:
            assert time.monotonic() < end, f"the cell hangs: {code!r}"
            if answer is not None and self.client.stdin_channel.msg_ready():
                self.client.get_stdin_msg(timeout=5)
                self.client.input(answer)
            if not self.client.iopub_channel.msg_ready():
                time.sleep(0.01)
                continue
            message = self.client.get_iopub_msg(timeout=5)
            if message["parent_header"].get("msg_id") != request:
                continue
            kind, content = message["msg_type"], message["content"]
            if kind == "status" and content["execution_state"] == "idle":
                break
            if kind == "update_display_data":
                repainted += 1
                for output in outputs:
                    if output.get("transient") == content["transient"]:
                        output["data"] = content["data"]
            elif kind in {"display_data", "execute_result", "stream", "error"}:
                outputs.append({"output_type": kind, **content})
            if interrupt_when is not None and interrupt_when(outputs):
                interrupt_when = None
                self.manager.interrupt_kernel()
        reply = self._reply(request)
        return Cell(reply["status"], outputs, repainted)

    def value(self, expression: str) -> str:
        """The text of an expression's value."""
        cell = self.cell(expression)
        assert cell.status == "ok", cell.text
        return str(cell.shown[-1]["text/plain"])

    def completions(self, line: str) -> list[str]:
        """What the kernel offers at the end of the line."""
        reply = self.client.complete(line, reply=True, timeout=30)
        return list(reply["content"]["matches"])

    def close(self) -> None:
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def _reply(self, request: str) -> dict[str, Any]:
        while True:
            reply = self.client.get_shell_msg(timeout=30)
            if reply["parent_header"].get("msg_id") == request:
                return dict(reply["content"])


@pytest.fixture
def new_kernel(server_home: Path, tmp_path: Path) -> Iterator[Callable[[], Kernel]]:
    """Starts kernels that use the session's server, with the extension loaded or without."""
    started: list[Kernel] = []

    def start(*, loaded: bool = True) -> Kernel:
        folder = tmp_path / f"notebook{len(started)}"
        folder.mkdir()
        started.append(_loaded(folder, server_home) if loaded else Kernel(folder, server_home))
        return started[-1]

    yield start
    for kernel in started:
        kernel.close()


@pytest.fixture(scope="session")
def _shared_kernel(server_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kernel]:
    kernel = _loaded(tmp_path_factory.mktemp("notebook"), server_home)
    yield kernel
    kernel.close()


@pytest.fixture
def kernel(_shared_kernel: Kernel) -> Kernel:
    """One kernel for many tests, with a fresh namespace and enough credits."""
    cell = _shared_kernel.cell(
        "%reset -f\nimport layer_nb, layer_nb.api\n%config LayerMagics.confirm_above = 20\n"
        "if layer_nb.api.shared().workspace().available < 300:\n    layer_nb.grant(300);"
    )
    assert cell.status == "ok", cell.text
    return _shared_kernel


def _loaded(folder: Path, home: Path) -> Kernel:
    kernel = Kernel(folder, home)
    cell = kernel.cell("%load_ext layer_nb")
    assert cell.status == "ok", cell.text
    return kernel
