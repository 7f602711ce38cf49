"""A user's whole way: add a workflow in a shell, forge with it, cancel, lose the server in between, take it away."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

LIVE = {"queued", "running"}


@pytest.fixture
def layer(home: Path) -> Callable[..., Any]:
    """``layer …`` in this process, for the data folder of the test: what it says as JSON."""
    from typer.testing import CliRunner

    from layer_mcp.cli.app import app

    def run(*words: str, fails: bool = False) -> Any:
        result = CliRunner().invoke(app, [*words, "--json"])
        assert (result.exit_code != 0) == fails, result.output
        return result.output if fails else json.loads(result.stdout)

    return run


def test_from_the_command_to_the_asset(
    layer: Any,
    comfy: Any,
    home: Path,
    workflow: Any,
    tmp_path: Path,
    until: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    mine, editor = tmp_path / "wf.json", tmp_path / "editor.json"
    mine.write_text(json.dumps(workflow()))
    editor.write_text(json.dumps({"nodes": [], "links": []}))
    add = ("model", "add", "comfyui")
    assert "Export (API)" in layer(*add, comfy.url, "--workflow", str(editor), "--name", "x", fails=True)
    assert "No ComfyUI" in layer(
        *add, "http://127.0.0.1:9", "--workflow", str(mine), "--name", "x", fails=True
    )
    added = layer(*add, comfy.url, "--workflow", str(mine), "--name", "My Comfy")
    assert added["slug"] == "my-comfy"
    # It is kept: the original may go.
    mine.unlink()

    forge = ("forge", "a red fox", "--model", "my-comfy", "--size", "64", "--yes", "--batch")
    made = layer(*forge, "2", "--seed", "7")
    assert [asset["seed"] for asset in made["assets"]] == [7, 8]
    assert [body["prompt"]["3"]["inputs"]["seed"] for body in comfy.received] == [7, 8]

    comfy.holding = True
    layer(*forge, "1", "--timeout", "0.01", fails=True)
    until(lambda: comfy.running)
    layer("cancel", live(layer))
    until(lambda: comfy.interrupts and not comfy.running)

    layer(*forge, "1", "--timeout", "0.01", fails=True)
    until(lambda: comfy.running)
    run = live(layer)
    kill(home)
    comfy.holding = False
    done = layer("run", run, "--wait")
    assert done["assets"], done
    assert len(comfy.received) == 4
    assert len({body["prompt_id"] for body in comfy.received}) == 4

    layer("model", "remove", "my-comfy")
    assert not list((home / "models").iterdir())


def live(layer: Any) -> str:
    (run,) = [each for each in layer("runs") if each["status"] in LIVE]
    return str(run["run_id"])


def kill(home: Path) -> None:
    """The folder's server and its workers, at once."""
    from layer_mcp.connect import local

    server = local.alive(home)
    assert server is not None
    process = psutil.Process(server.endpoint.pid)
    every = [process, *process.children(recursive=True)]
    for each in every:
        each.kill()
    psutil.wait_procs(every, 10)
