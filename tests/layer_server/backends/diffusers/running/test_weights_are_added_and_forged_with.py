"""A stranger's way: ``layer model add diffusers``, a forge, another model, a stop in the middle. Through the real server."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
from PIL import Image

from layer_mcp import Layer
from layer_mcp.contract.data_folder import ENDPOINT_FILE
from layer_mcp.contract.errors import InvalidInputs

pytestmark = pytest.mark.diffusers
Command = Callable[..., dict[str, Any]]


@pytest.fixture
def model(home: Path) -> Command:
    """``model("add", "diffusers", …)``: the command, in a process of its own; what it prints as JSON."""

    def run(*words: str) -> dict[str, Any]:
        done = subprocess.run(
            [sys.executable, "-m", "layer_mcp.cli", "model", *words, "--json"],
            env={**os.environ, "LAYER_HOME": str(home), "OMP_NUM_THREADS": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        document: dict[str, Any] = json.loads(done.stdout)
        return document

    return run


def _workers(home: Path) -> dict[int, int]:
    """The processes of the server that have torch in memory, and their bytes."""
    server = psutil.Process(json.loads((home / ENDPOINT_FILE).read_text())["pid"])
    return {
        each.pid: each.memory_info().rss
        for each in server.children(recursive=True)
        if each.memory_info().rss > 250 << 20
    }


def test_weights_are_added_forged_with_stopped_and_removed(
    weights: Any, made: Any, pixels: Any, home: Path, model: Command, record_property: Callable[..., None]
) -> None:
    tiny = ("--set", "side=32", "--device", "cpu")
    lora = f"{weights.lora()}=0.5"
    net = f"canny={weights.controlnet()}"
    added = model("add", "diffusers", str(weights.sd()), "--name", "Tiny SD", *tiny, "--controlnet", net)
    assert added["slug"] == "tiny-sd"
    model(
        "add",
        "diffusers",
        str(weights.sd("other", 3)),
        "--name",
        "Other",
        *tiny,
        "--price",
        "2",
        "--lora",
        lora,
    )
    with Layer("embedded") as layer:
        small = {"width": 32, "height": 32, "num_inference_steps": 2, "batch_size": 2}
        run = layer.forge("a sword", model="tiny-sd", seed=5, **small).result()
        assert (run.status.value, run.cost, len(run.assets)) == ("succeeded", 0, 2)
        with Image.open(io.BytesIO(run.assets[0].bytes())) as image:
            assert image.size == (32, 32)
            assert image.info["Model"] == "tiny-sd@1"
        again = layer.forge("a sword", model="tiny-sd", seed=6, **{**small, "batch_size": 1}).result()
        assert again.assets[0].bytes() == run.assets[1].bytes()
        here = made(weights.sd(), "a sword", seed=6, table={"side": 32})[0]
        with Image.open(io.BytesIO(again.assets[0].bytes())) as there:
            assert (np.asarray(there) == pixels(here)).all()  # another process, the same picture
        first = _workers(home)
        assert len(first) == 1

        lines = np.zeros((32, 32, 3), np.uint8)
        lines[:, 15:17] = 255
        Image.fromarray(lines).save(home / "lines.png")
        canny = {"file_id": layer.upload(home / "lines.png").file_id, "type": "canny"}
        led = layer.forge("a sword", model="tiny-sd", guidance_files=[canny], **small).result()
        assert led.status.value == "succeeded"

        with pytest.raises(InvalidInputs, match="multiple"):
            layer.forge("a sword", model="tiny-sd", width=33)
        with pytest.raises(InvalidInputs, match="palette"):
            layer.forge("a sword", model="tiny-sd", palette=["#ff0000"])

        long = layer.forge(
            "a sword", model="tiny-sd", num_inference_steps=200, batch_size=16, width=256, height=256
        )
        for event in long.events():
            if event.progress and "step" in (event.stage or ""):
                break
        long.cancel()
        assert long.refresh().status.value == "cancelled"
        assert layer.workspace().reserved == 0
        other = layer.forge("a sword", model="other", seed=5, **small).result()
        assert (other.status.value, other.cost) == ("succeeded", 4)
        assert other.assets[0].bytes() != run.assets[0].bytes()
        # It stopped at its step: the process that has the weights is the one of before, and has not grown by a model.
        assert set(_workers(home)) == set(first)
        record_property("worker_mib", [rss >> 20 for rss in _workers(home).values()])

        model("remove", "tiny-sd")
        assert "tiny-sd" not in {each.slug for each in layer.models()}
