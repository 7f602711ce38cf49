"""``layer``: what it prints, what it exits with, and that ``--json`` is one document whatever happens."""

from __future__ import annotations

import json
import re
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.options import FORGE_OPTIONS

Command = Callable[..., Any]


def test_forge_saves_pictures_with_their_parts(server: Any, shell: Command, tmp_path: Path) -> None:
    out = tmp_path / "swords"
    process = shell("forge", "red square", "-m", "swatch", "--batch", 2, "--seed", 7, "--out", out)
    stdout, stderr = process.communicate(timeout=60)
    assert process.returncode == 0, stderr
    saved = [Path(line) for line in stdout.splitlines()]
    assert len(saved) == 4
    assert all(path.parent == out and path.stat().st_size for path in saved)
    assert sum("-normal" in path.name for path in saved) == 2
    assert "swatch: 2 CU of" in stderr
    assert "seed 7" in stderr
    assert len(stderr.splitlines()) == 2, "a log gets the start and the end"
    assert "\r" not in stderr


def test_forge_as_json_is_one_document(command: Command, tmp_path: Path) -> None:
    done = command(
        "forge", "x", "-m", "swatch", "-b", 1, "--out", tmp_path / "o", "--json", "-p", "duration_seconds=0.1"
    )
    body = json.loads(done.stdout)
    assert (done.exit_code, body["status"], body["charged_creative_units"]) == (0, "succeeded", 1)
    assert body["parameters"]["duration_seconds"] == 0.1
    assert len(body["saved"]) == 2
    assert "http" not in done.stdout


def test_prices_without_paying(command: Command, layer: Any) -> None:
    before = layer.workspace()
    plain = command("estimate", "x", "--model", "swatch", "--batch", 3, "--size", "32x16")
    assert plain.exit_code == 0
    assert re.search(r"price +3 CU", plain.stdout)
    dry = command("forge", "x", "-m", "swatch", "-b", 3, "--seed", 1, "--dry-run", "--json")
    assert json.loads(dry.stdout)["estimated_price_creative_units"] == 3
    assert layer.workspace() == before


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["forge", "x", "--modle", "swatch"], 2, "--model"),
        (["forge", "x", "--batch", "many"], 2, "--batch"),
        (["forge"], 2, "PROMPT"),
        (["forge", "x", "-m", "swathc"], 1, "Did you mean 'swatch'"),
        (["forge", "x", "-m", "swatch", "-p", "widht=3"], 1, "did you mean 'width'"),
        (["forge", "x", "-m", "swatch", "-p", "width"], 1, "NAME=VALUE"),
        (["forge", "x", "-m", "swatch", "--size", "wide"], 1, "768x512"),
        (["forge", "x", "-m", "swatch", "--batch", "17"], 1, "from 1 to 16"),
        (["forge", "x", "-m", "swatch", "--max-cu", "0.5"], 3, "BUDGET_EXCEEDED"),
        (["forge", "x", "-m", "dear", "--batch", "16", "--yes"], 3, "layer grant"),
        (["forge", "x", "-m", "dear", "--batch", "1"], 3, "--yes, or --max-cu"),
        (["run", "ffffffff"], 1, "RUN_NOT_FOUND"),
        (["run", "../etc/passwd"], 1, "INVALID_INPUTS"),
        (["forge", "-", "-m", "swatch"], 1, "The prompt is empty"),
        (["forge", "!?", "-m", "swatch"], 1, "no letter, digit or emoji"),
        (["forge", "x", "-m", "swatch", "-p", "foo=1"], 1, "does not honour 'foo'; it takes prompt, seed,"),
        (["forge", "walk cycle video"], 1, "asks for a video"),
        (["runs", "0"], 2, ""),
        (["runs", "--status", "asleep"], 1, "succeeded"),
        (["models", "smell"], 1, "three_d"),
        (["grant", "-5"], 2, ""),
    ],
)
def test_what_goes_wrong_is_told_with_the_next_step(
    command: Command, args: list[str], code: int, words: str
) -> None:
    done = command(*args)
    assert done.exit_code == code, done.output
    assert words in done.output
    assert "Traceback" not in done.output


def test_what_is_allowed_is_said_once(command: Command) -> None:
    told = command("forge", "x", "-m", "swatch", "--batch", "17").output
    assert told.count("a whole number from 1 to 16") == 1
    assert "estimate_forge_price" not in told


@pytest.fixture
def taken(tmp_path: Path) -> Path:
    """A file where a folder is wanted."""
    file = tmp_path / "README.md"
    file.write_text("mine")
    return file


@pytest.mark.parametrize("inside", [False, True])
def test_a_folder_that_cannot_be_is_refused_before_paying(
    command: Command, layer: Any, taken: Path, inside: bool
) -> None:
    before = layer.workspace()
    done = command("forge", "x", "-m", "swatch", "-b", 1, "--out", taken / "deeper" if inside else taken)
    assert (done.exit_code, layer.workspace()) == (1, before), done.output
    assert "README.md" in done.output
    assert "Nothing was started" in done.output
    assert taken.read_text() == "mine"


def test_a_file_is_for_one_asset(command: Command, layer: Any, tmp_path: Path) -> None:
    before = layer.workspace()
    several = command("forge", "x", "-m", "swatch", "--out", tmp_path / "x.png")
    assert (several.exit_code, layer.workspace()) == (1, before)
    assert "4 assets" in several.output
    assert not (tmp_path / "x.png").exists()
    one = command("forge", "x", "-m", "swatch", "-b", 1, "--out", tmp_path / "new" / "x.png")
    assert one.exit_code == 0, one.output
    assert one.stdout.splitlines() == [str(tmp_path / "new" / f"x{part}.png") for part in ("", "-normal")]
    assert (tmp_path / "new" / "x.png").read_bytes().startswith(b"\x89PNG")
    run_id = json.loads(command("forge", "x", "-m", "swatch", "-b", 2, "--json").stdout)["run_id"]
    again = command("run", run_id, "--out", tmp_path / "y.png")
    assert (again.exit_code, "2 assets" in again.output) == (1, True)


def test_a_disk_that_refuses_afterwards_is_told_with_the_way_out(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from layer_mcp.library import saving

    async def full(*_: Any, **__: Any) -> list[Path]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(saving, "save_all", full)
    done = command("forge", "x", "-m", "swatch", "-b", 1, "--out", tmp_path / "o")
    assert done.exit_code == 1
    told = re.search(
        r"Run (\S+) succeeded, but .* cannot be written \(No space left on device\)", done.output
    )
    assert told
    assert f"`layer run {told[1]} --out ELSEWHERE`" in done.output


def test_the_prompt_needs_no_quotes_and_may_come_from_a_pipe(command: Command) -> None:
    done = command("forge", "gold", "coin", "-m", "swatch", "-b", 1, "--json")
    assert json.loads(done.stdout)["prompt"] == "gold coin"
    assert command("estimate", "crystal", "sword", "icon", "-m", "swatch").exit_code == 0
    piped = command("forge", "-", "-m", "swatch", "-b", 1, "--json", input="silver coin\n")
    assert json.loads(piped.stdout)["prompt"] == "silver coin"


def test_what_to_do_next_is_said_beside_the_result(command: Command) -> None:
    # The runs of other tests may be live on the session's server still.
    done = command("forge", "x", "-m", "swatch", "-b", 3, "--wait-for-slot")
    assert (done.exit_code, len(done.stdout.splitlines())) == (0, 3), done.output
    run_id = re.search(r", run ([0-9a-f-]{36})$", done.stderr, re.MULTILINE)[1]
    assert f"Save them: `layer run {run_id[:8]} --out DIR`" in done.stderr
    shown = command("run", run_id, "--json")
    assert shown.exit_code == 0, shown.output
    names = [asset["name"] for asset in json.loads(shown.stdout)["assets"]]
    assert len(set(names)) == 3


def test_nothing_there_is_said(command: Command) -> None:
    assert "No run is queued." in command("runs", "--status", "queued").stderr
    assert "No video models on this server" in command("models", "video").stderr
    assert "No models on this server for 'zzz'" in command("models", "--search", "zzz").stderr


def test_errors_as_json_have_the_shape_of_the_wire(command: Command) -> None:
    done = command("forge", "x", "-m", "swatch", "--max-cu", "0.5", "--json")
    body = json.loads(done.stdout)
    assert done.exit_code == 3
    assert (body["code"], body["status"], body["field"]) == ("BUDGET_EXCEEDED", 402, "max_cu")
    assert body["message"]
    assert body["remedy"]


def test_the_rest_of_the_commands(command: Command) -> None:
    run_id = json.loads(command("forge", "listed", "-m", "swatch", "-b", 1, "--json").stdout)["run_id"]
    assert run_id[:8] in command("runs").stdout
    assert [each["run_id"] for each in json.loads(command("runs", 1, "--json").stdout)] == [run_id]
    assert json.loads(command("runs", "--json", "-n", 1).stdout)[0]["run_id"] == run_id
    assert "listed" in command("run", run_id[:8]).stdout
    assert json.loads(command("run", run_id, "--json").stdout)["status"] == "succeeded"
    assert "succeeded" in command("cancel", run_id).stdout
    assert "swatch\tSwatch\timage" in command("models", "image").stdout
    assert [each["slug"] for each in json.loads(command("models", "audio", "--json").stdout)] == ["tone"]
    assert "duration_seconds" in command("model", "swatch").stdout
    assert json.loads(command("model", "swatch", "--json").stdout)["slug"] == "swatch"
    assert "CU available" in command("status").stdout
    status = json.loads(command("status", "--json").stdout)
    assert (status["target"], status["credential"]) == ("embedded", None)
    before = status["workspace"]["available_creative_units"]
    granted = json.loads(command("grant", 25, "--json").stdout)
    assert granted["available_creative_units"] == before + 25
    assert json.loads(command("server", "status", "--json").stdout)["running"] is True
    assert command("server", "logs").exit_code == 0
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", command("--version").stdout)


def test_the_doctor_finds_nothing_wrong(home: Path) -> None:
    """In a folder of its own: in the shared one another test may have left a submit without its answer."""
    from typer.testing import CliRunner

    from layer_mcp.cli.app import app

    doctor = CliRunner().invoke(app, ["doctor"])
    assert doctor.exit_code == 0, doctor.output
    assert "19 tools" in doctor.stdout
    assert "assets agree" in doctor.stdout


def test_the_options_are_those_of_the_table(command: Command) -> None:
    forge, estimate = command("forge", "--help").output, command("estimate", "--help").output
    for option in FORGE_OPTIONS:
        assert option.flag in forge
        assert (option.flag in estimate) != option.paid_only


def test_ctrl_c_cancels_the_run_and_exits_130(shell: Command, layer: Any) -> None:
    process = shell("forge", "interrupted", "-m", "swatch", "-b", 1, "-p", "duration_seconds=60")
    for line in process.stderr:
        if ", run " in line:
            break
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=30)
    assert process.returncode == 130, stderr
    assert "Cancelled run" in stderr
    assert "Traceback" not in stderr
    assert [run.status.value for run in layer.runs(5) if run.prompt == "interrupted"] == ["cancelled"]
