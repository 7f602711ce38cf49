"""A user's whole way: add a model in a shell, forge with it, stop the server in between, take the model away."""

from __future__ import annotations

import json
import time
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
    layer: Any, images: Any, home: Path, monkeypatch: pytest.MonkeyPatch, hang: Any, tmp_path: Path
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

    # With a key that is kept, beside a server that goes on.
    kept = _document(layer(*add, "--name", "kept", "--key", "--json", input=f"{OTHER_KEY}\n"))
    assert kept["key_kept_in"] == "file"
    _document(layer("forge", "a sword", "--model", "kept", "--json", "--batch", "1", "--yes"))
    assert images.asked[-1]["headers"]["authorization"] == f"Bearer {OTHER_KEY}"

    # The server dies while it waits: what was sent is not sent again.
    images.answers = [hang]
    layer("forge", "a bow", "--model", "my-toy", "--batch", "1", "--yes", "--timeout", "0.01")
    deadline = time.monotonic() + 30
    while not any(each["fields"]["prompt"] == "a bow" for each in images.asked):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    argv = _killed(home)
    images.let_go.set()
    runs = _over(layer)
    assert sum(each["fields"]["prompt"] == "a bow" for each in images.asked) == 1
    (lost,) = [each for each in runs if each["prompt"] == "a bow"]
    assert lost["status"] == "failed"
    assert "not asked again" in json.dumps(lost)

    for key in (KEY, OTHER_KEY):
        assert key not in argv
        for name, data in _everything_written(home):
            assert key.encode() not in data, name
    assert (home / "credentials.json").stat().st_mode & 0o077 == 0

    for name in ("kept", "my-toy"):
        assert _document(layer("model", "remove", name, "--json"))["removed"]
    assert OTHER_KEY not in (home / "credentials.json").read_text()
    gone = layer("forge", "a sword", "--model", "my-toy", "--yes")
    assert "MODEL_NOT_FOUND" in gone.output


def _killed(home: Path) -> str:
    """Kill the server of the folder and its workers; what their command lines said."""
    from layer_mcp.connect import local

    server = local.alive(home)
    assert server is not None
    process = psutil.Process(server.endpoint.pid)
    every = [process, *process.children(recursive=True)]
    argv = " ".join(" ".join(each.cmdline()) for each in every)
    for each in every:
        each.kill()
    psutil.wait_procs(every, 10)
    return argv


def _over(layer: Any) -> Any:
    deadline = time.monotonic() + 60
    while True:
        runs = _document(layer("runs", "--json"))
        if not {each["status"] for each in runs} & {"queued", "running"}:
            return runs
        assert time.monotonic() < deadline
        time.sleep(0.2)
