"""``layer upload`` and ``layer download``: several at once, said plainly, and nothing moved twice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

Command = Callable[..., Result]


@pytest.fixture
def command(layer: Any) -> Command:
    from layer_mcp.cli.app import app

    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def pictures(tmp_path: Path) -> list[Path]:
    from PIL import Image

    made = [tmp_path / f"{name}.png" for name in ("one", "two")]
    for path in made:
        Image.new("RGB", (9, 9), tuple(os.urandom(3))).save(path)
    return made


def test_several_files_go_up_and_are_there_the_second_time(command: Command, pictures: list[Path]) -> None:
    first = command("upload", *pictures)
    ids = first.stdout.split()
    assert len(set(ids)) == 2
    assert "one.png  image/png\n" in first.stderr
    again = command("upload", *reversed(pictures))
    assert again.stdout.split() == ids[::-1]
    assert again.stderr.count("already there") == 2
    told = json.loads(command("upload", pictures[0], "--json").stdout)
    assert [(each["file_id"], each["reused"]) for each in told] == [(ids[0], True)]


def test_nothing_goes_up_when_one_of_them_cannot(command: Command, pictures: list[Path]) -> None:
    done = command("upload", *pictures, "none.png", "--json")
    assert (done.exit_code, json.loads(done.stdout)["code"]) == (1, "INVALID_INPUTS")
    assert not json.loads(command("upload", pictures[0], "--json").stdout)[0]["reused"]


def test_runs_and_assets_come_down_over_no_other_file(command: Command, layer: Any, tmp_path: Path) -> None:
    run = layer.forge("square", model="swatch", batch_size=2, size=16).result()
    out = tmp_path / "out"
    done = command("download", run.id[:8], "--out", out)
    saved = [Path(line) for line in done.stdout.splitlines()]
    assert [path.parent for path in saved] == [out] * 4
    assert {path.read_bytes() for path in saved} >= {asset.bytes() for asset in run.assets}
    assert command("download", run.id, "--out", out).stdout == done.stdout
    asset = run.assets[1]
    one = json.loads(command("download", asset.file_id, "--out", tmp_path / "it.png", "--json").stdout)
    assert Path(one[0]).read_bytes() == asset.bytes()
    missing = command("download", "00000000-0000-4000-8000-000000000000", "--out", out)
    assert missing.exit_code == 1
    assert "00000000" in missing.stderr


SLOW = """
import sys, time
from layer_mcp.cli import transfer
transfer.BAR_AFTER_SECONDS = transfer.LINE_EVERY_SECONDS = 0.01
with transfer.Transfers() as shown:
    tell = shown.of("[red]film\\x1b[31m.mp4")
    for done in range(0, 101, 25):
        tell(done * 10_000, 1_000_000)
        time.sleep(0.15)
"""


def test_a_log_has_lines_and_a_terminal_bars() -> None:
    piped = subprocess.run(
        [sys.executable, "-c", SLOW], capture_output=True, text=True, timeout=60, check=True
    )
    assert "[red]film\N{REPLACEMENT CHARACTER}[31m.mp4  50% of 1.0 MB\n" in piped.stderr
    assert "\r" not in piped.stderr
    pty = pytest.importorskip("pty")  # Windows has none
    shown, terminal = pty.openpty()
    environ = os.environ | {"TERM": "xterm", "COLUMNS": "120"}
    subprocess.run([sys.executable, "-c", SLOW], stderr=terminal, env=environ, timeout=60, check=True)
    os.close(terminal)
    drawn = os.read(shown, 100_000).decode()
    os.close(shown)
    assert "[red]film" in drawn
    assert "━" in drawn
    assert "\x1b[31m.mp4" not in drawn
