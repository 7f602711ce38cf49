"""The Python of docs/records.md runs as it stands, and its shell lines name commands and options that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from layer_mcp.cli.app import app

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "records.md").read_text(encoding="utf-8")


def test_the_snippets(layer: object, capsys: pytest.CaptureFixture[str]) -> None:
    for snippet in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL):
        exec(compile(snippet, "docs/records.md", "exec"), {})
        assert "True" in capsys.readouterr().out, "the same bytes"
    assert Path("runs.jsonl").is_file()


def test_the_commands() -> None:
    lines = re.findall(r"^\$ layer (\w+)(.*?)(?:#.*)?$", PAGE, re.MULTILINE)
    assert len(lines) >= 6
    for command, rest in lines:
        told = CliRunner().invoke(app, [command, "--help"]).output
        for option in re.findall(r"--[\w-]+", rest):
            assert option in told, (command, option)
