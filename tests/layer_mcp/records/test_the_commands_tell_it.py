"""``layer history``, ``show``, ``lineage``, ``spend`` and ``reproduce``: what they print, in words and as JSON."""

from __future__ import annotations

import csv
import io
import json
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layer_mcp import Layer

Command = Callable[..., Any]


@pytest.fixture
def command(server: Any) -> Command:
    """Runs ``layer`` in this process; gives exit code and output."""
    from typer.testing import CliRunner

    from layer_mcp.cli.app import app

    runner = CliRunner()
    return lambda *args, **more: runner.invoke(app, [str(arg) for arg in args], **more)


@pytest.fixture
def run(layer: Layer) -> Any:
    """A finished run with a word of its own for a prompt."""
    prompt = f"w{uuid.uuid4().hex[:10]}"
    return layer.forge(prompt, model="swatch", batch_size=2, seed=7, size=16, session_name=prompt).result()


def test_history_as_lines_json_and_file(command: Command, run: Any, tmp_path: Path) -> None:
    told = command("history", "--search", run.prompt)
    assert told.exit_code == 0
    (line,) = told.stdout.splitlines()
    assert line.split("\t")[:6] == [run.id[:8], "succeeded", "swatch", run.prompt, "7", "2 CU"]
    (body,) = json.loads(command("history", "--search", run.prompt, "--since", "1h", "--json").stdout)
    assert (body["run_id"], body["charged_creative_units"], len(body["assets"])) == (run.id, 2, 4)
    path = tmp_path / "x.csv"
    assert "1 records" in command("history", "--session", run.prompt, "--export", path).stderr
    (row,) = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
    assert row["run_id"] == run.id
    assert json.loads(command("history", "--session", run.prompt, "--export", path, "--json").stdout) == {
        "exported": 1,
        "path": str(path),
    }
    none = command("history", "--search", "xyzzy")
    assert (none.exit_code, none.stdout) == (0, "")
    wrong = command("history", "--state", "paused", "--json")
    assert wrong.exit_code == 1
    assert json.loads(wrong.stdout)["field"] == "state"


def test_show_and_lineage(command: Command, run: Any) -> None:
    told = command("show", run.id[:10]).stdout
    for words in (
        run.id,
        "swatch, version 1",
        "seed        7",
        "estimated 2 CU → reserved 2 CU → charged 2 CU",
    ):
        assert words in told
    assert told.count("with normal") == 2
    assert json.loads(command("show", run.id, "--json").stdout)["prompt"] == run.prompt
    missing = command("show", "ffffffffff")
    assert (missing.exit_code, missing.stderr.split(":")[0]) == (1, "RUN_NOT_FOUND")
    asset = run.assets[0].file_id
    assert run.prompt in command("lineage", asset).stdout
    assert json.loads(command("lineage", asset[:13], "--json").stdout)["run_id"] == run.id


def test_spend_as_lines_csv_and_json(command: Command, run: Any) -> None:
    only = ("--session", run.prompt)
    assert command("spend", *only).stdout.split("\t")[1:4] == ["1", "2 CU", "2 CU"]
    (row,) = csv.DictReader(io.StringIO(command("spend", "--by", "model", *only, "--csv").stdout, newline=""))
    assert (row["name"], row["charged_creative_units"]) == ("swatch", "2")
    (body,) = json.loads(command("spend", "--by", "session", *only, "--json").stdout)
    assert (body["name"], body["runs"]) == (run.prompt, 1)
    assert "Nothing was spent" in command("spend", "--session", "xyzzy").stderr


def test_reproduce_saves_the_same_files_and_says_so(command: Command, run: Any, tmp_path: Path) -> None:
    told = command("reproduce", run.id[:12], "--out", tmp_path / "again")
    assert told.exit_code == 0, told.output
    assert f"All 2 are byte for byte those of run {run.id[:8]}." in told.stderr
    saved = [Path(line) for line in told.stdout.splitlines()]
    assert saved[0].read_bytes() == run.assets[0].bytes()
    one = command("reproduce", run.id, "-b", 1, "--json")
    body = json.loads(one.stdout)
    assert (body["reproduces"], len(body["assets"]), body["notes"]) == (
        run.id,
        1,
        ["Asked for otherwise than then: batch_size."],
    )
    dry = command("reproduce", run.id, "--dry-run")
    assert dry.stdout.splitlines()[0] == "price      2 CU"
    dear = command("reproduce", run.id, "--max-cu", "1")
    assert dear.exit_code == 3


def test_a_journal_that_cannot_be_read_is_put_aside(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "own"
    home.mkdir()
    monkeypatch.setenv("LAYER_HOME", str(home))
    (home / "journal.db").write_bytes(b"no journal at all " * 50)
    moved = command("history", "--set-aside", "--json")
    (path,) = json.loads(moved.stdout)["set_aside"]
    assert Path(path).read_bytes().startswith(b"no journal")
    again = command("history", "--set-aside")
    assert again.exit_code == 1
    assert "can be read" in again.stderr
