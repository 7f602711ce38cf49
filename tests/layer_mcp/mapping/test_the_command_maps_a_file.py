"""``layer map``: a line per item in a pipe, JSON lines for programs, and the same command again goes on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from layer_mcp.cli.app import app

CHEAP = ["--model", "swatch", "--batch", "1"]


@pytest.fixture
def command(server: Any) -> Any:
    """Runs ``layer`` in this process against the session's server."""
    from layer_mcp import Layer

    with Layer("embedded") as layer:
        layer.grant(100)
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


def test_a_file_of_prompts(command: Any) -> None:
    Path("p.txt").write_text("a red potion\n\na blue potion\n")
    done = command("map", "p.txt", "--out", "made/", *CHEAP)
    assert done.exit_code == 0, done.stderr
    lines = sorted(line.split("\t") for line in done.stdout.splitlines())
    assert [line[0] for line in lines] == ["0", "1"]
    assert all(Path(path).is_file() for line in lines for path in line[1:])
    assert "2 runs, 2 CU of" in done.stderr
    assert "2/2 · 2 CU" in done.stderr
    assert Path("made.resume.jsonl").is_file()
    again = command("map", "p.txt", "--out", "made/", *CHEAP)
    assert "Nothing is left to start; 2 of 2 were started before, for 2 CU" in again.stderr
    assert sorted(again.stdout.splitlines()) == sorted(done.stdout.splitlines())
    assert len(list(Path("made").iterdir())) == 4


def test_a_line_of_json_per_item(command: Any) -> None:
    Path("p.jsonl").write_text('"a"\n{"prompt": "b", "model": "broken"}\n{"prompt": ""}\n')
    done = command("map", "p.jsonl", "--json", *CHEAP)
    assert done.exit_code == 1
    found = {line["index"]: line for line in map(json.loads, done.stdout.splitlines())}
    assert [found[index]["error"] and found[index]["error"]["code"] for index in range(3)] == [
        None,
        "RUN_FAILED",
        "INVALID_INPUTS",
    ]
    assert found[0]["run"]["assets"]


def test_a_dear_file_asks_first(command: Any) -> None:
    Path("p.csv").write_text("prompt,batch\n" + "sword,16\n" * 2)
    refused = command("map", "p.csv", "--model", "swatch")
    assert refused.exit_code == 3
    assert "2 runs, 32 CU of" in refused.stderr
    assert "--yes" in refused.stderr
    allowed = command("map", "p.csv", "--model", "swatch", "--max-cu", "32")
    assert (allowed.exit_code, "32 CU" in allowed.stderr) == (0, True), allowed.output
    priced = command("map", "p.csv", "--model", "swatch", "--dry-run", "--json")
    assert json.loads(priced.stdout)["estimated_price_creative_units"] == 32
    limited = command("map", "p.csv", "--model", "swatch", "--yes", "--max-cu", "31")
    assert (limited.exit_code, "at most 31 CU" in limited.stderr) == (3, True)


def test_what_is_refused_for_its_price_leaves_nothing_behind(command: Any) -> None:
    Path("p.csv").write_text("prompt,batch\n" + "sword,16\n" * 2)
    for words in (["--max-cu", "3"], [], ["--dry-run"]):
        command("map", "p.csv", "--model", "swatch", "--out", "made", *words)
        assert [path.name for path in Path().iterdir() if not path.name.endswith(".lock")] == ["p.csv"], words


def test_a_workflow_for_every_row(command: Any) -> None:
    squares = Path(__file__).parents[2] / "cards" / "squares.yaml"
    assert command("workflow", "add", squares).exit_code == 0
    Path("p.csv").write_text('names\n"a, b"\nc\n')
    Path("like.png").write_bytes(_png())
    done = command("map", "p.csv", "--workflow", "squares", "-p", "like=like.png", "--json")
    assert done.exit_code == 0, done.stdout + done.stderr
    made = {line["index"]: len(line["run"]["assets"]) for line in map(json.loads, done.stdout.splitlines())}
    assert made == {0: 4, 1: 3}
    wrong = command("map", "p.csv", "--workflow", "squares", "--seed", "3")
    assert (wrong.exit_code, "seed is for a forge" in wrong.stderr) == (1, True)


def _png() -> bytes:
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (24, 24), (200, 40, 40)).save(out, "PNG")
    return out.getvalue()
