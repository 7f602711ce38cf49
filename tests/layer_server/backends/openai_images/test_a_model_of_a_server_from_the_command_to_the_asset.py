"""A user's whole way: add a model in a shell, forge with it, take it away."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

KEY = "sk-the-one-that-nobody-sees-0123456789"
OTHER_KEY = "sk-another-that-nobody-sees-9876543210"


@pytest.fixture
def layer(home: Path) -> Callable[..., Any]:
    """``layer …`` in this process, for the data folder of the test."""
    from typer.testing import CliRunner

    from layer_mcp.cli.app import app

    def run(*words: str, **more: Any) -> Any:
        return CliRunner().invoke(app, list(words), **more)

    return run


def _document(result: Any) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def _everything_written(home: Path) -> Iterator[tuple[str, bytes]]:
    for path in home.rglob("*"):
        if path.is_file() and path.name != "credentials.json":
            yield path.name, path.read_bytes()


def test_from_the_command_to_the_asset(
    layer: Any, images: Any, home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STUDIO_KEY", KEY)
    images.size = (64, 48)
    add = ("model", "add", "openai", images.origin, "--model", "toy", "--price", "0.5")
    # A wrong word, an address where nobody is, and a name that is taken: nothing is written.
    for words, says in (
        ((*add, "--name", "x", "--set", "steps=3"), "is not known"),
        (("model", "add", "openai", "http://127.0.0.1:9", "--model", "m", "--name", "x"), "does not answer"),
        ((*add, "--name", "Swatch"), "called 'swatch' already"),
        ((*add, "--name", "!!"), "cannot name a model"),
    ):
        refused = layer(*words)
        assert refused.exit_code == 1
        assert says in refused.output
    assert not (home / "models.toml").exists()

    added = _document(layer(*add, "--name", "My Toy", "--key-env", "STUDIO_KEY", "--json"))
    assert (added["slug"], added["restart_needed"], added["unset_variables"]) == ("my-toy", False, [])
    assert added["models"][0]["price_creative_units"] == 0.5
    taken = layer(*add, "--name", "My Toy")
    assert "already" in taken.output

    # The server that knew no such variable has left; the next one has it.
    made = _document(layer("forge", "a sword", "--model", "my-toy", "--json", "--batch", "2", "--yes"))
    assert [each["headers"]["authorization"] for each in images.asked] == [f"Bearer {KEY}"] * 2
    assert "my-toy" in json.dumps(made)
    listed = _document(layer("model", "list", "--json"))
    assert [each["slug"] for each in listed["models"]] == ["my-toy"]

    kept = _document(layer(*add, "--name", "kept", "--key", "--json", input=f"{OTHER_KEY}\n"))
    assert kept["key_kept_in"] == "file"

    argv = _command_lines(home)
    for key in (KEY, OTHER_KEY):
        assert key not in argv
        for name, data in _everything_written(home):
            assert key.encode() not in data, name
    assert (home / "credentials.json").stat().st_mode & 0o077 == 0

    # What is put in its place without a key has none.
    assert _document(layer(*add, "--name", "kept", "--replace", "--json"))["key_kept_in"] is None
    assert OTHER_KEY not in (home / "credentials.json").read_text()

    for name in ("kept", "my-toy"):
        assert _document(layer("model", "remove", name, "--json"))["removed"]
    gone = layer("forge", "a sword", "--model", "my-toy", "--yes")
    assert "MODEL_NOT_FOUND" in gone.output


def _command_lines(home: Path) -> str:
    from layer_mcp.connect import local

    server = local.alive(home)
    assert server is not None
    process = psutil.Process(server.endpoint.pid)
    return " ".join(" ".join(each.cmdline()) for each in [process, *process.children(recursive=True)])
