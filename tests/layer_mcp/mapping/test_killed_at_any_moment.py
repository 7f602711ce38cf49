"""A map whose process is killed at random moments and started again: every item is run once, and the books are right."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

MAP = """
import os, random, signal, sys, time
import layer_mcp.client  # so that a fork has nothing left to import
import layer_mcp.blocking.mapping, layer_mcp.mapping.mapper, mcp, httpx2, filelock
from layer_mcp import Layer
from layer_mcp.connect import local, rest, transport
import mcp.client.streamable_http

count, kills, seed, long = map(int, sys.argv[1:])
prompts = [f"item {number}" for number in range(count)]
rng = random.Random(seed)

def work():
    with Layer("embedded") as layer:
        for made in layer.map(prompts, model="swatch", batch_size=1, size=8, duration_seconds=0.01 + 0.3 * long, resume="r.jsonl"):
            assert made.ok, made.error

killed = 0
while True:
    child = os.fork()
    if not child:
        work()
        os._exit(0)
    if killed < kills:
        time.sleep(rng.uniform(0.1, 0.6))
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    killed += os.WIFSIGNALED(status)
    if not os.WIFSIGNALED(status):
        assert status == 0, status
        break
print(killed)
"""


def _map(folder: Path, home: Path, *, count: int, kills: int, seed: int, long: bool = False) -> int:
    done = subprocess.run(
        [sys.executable, "-c", MAP, str(count), str(kills), str(seed), str(int(long))],
        cwd=folder,
        env={**os.environ, "LAYER_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return int(done.stdout)


def _check(home: Path, folder: Path, count: int) -> None:
    from layer_mcp import Layer

    with Layer("embedded", home=home) as layer:
        runs = layer.runs(10 * count)
        assert Counter(run.prompt for run in runs) == Counter(f"item {number}" for number in range(count))
        assert {run.status.value for run in runs} == {"succeeded"}
        assert layer.audit() == []
        workspace = layer.workspace()
        assert (workspace.balance, workspace.reserved) == (1000 - count, 0)
    ends = [json.loads(line) for line in (folder / "r.jsonl").read_text().splitlines()]
    assert Counter(line["item"] for line in ends if line.get("end") == "succeeded").keys() == {
        line["item"] for line in ends[1:]
    }


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forks of one process")
def test_every_item_is_run_once(
    tmp_path: Path, served_folder: Callable[[Path], AbstractContextManager[Path]]
) -> None:
    with served_folder(tmp_path / "home") as home:
        _map(tmp_path, home, count=12, kills=4, seed=1)
        _check(home, tmp_path, 12)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_every_item_is_run_once_however_often_it_is_killed(
    tmp_path: Path, served_folder: Callable[[Path], AbstractContextManager[Path]], seed: int
) -> None:
    with served_folder(tmp_path / "home") as home:
        _map(tmp_path, home, count=60, kills=50, seed=seed, long=True)
        _check(home, tmp_path, 60)
