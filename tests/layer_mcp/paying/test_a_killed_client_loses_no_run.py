"""Money: a client that is killed at any point of a submit leaves a row, and the row finds its run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

POINTS = ("intended", "sent", "answered")
_SCRIPT = Path(__file__).parent / "wires" / "killed_client.py"


def _kill_at_every_point(model: str, environ: Mapping[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, str(_SCRIPT), model, *POINTS],
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("known_by", ["url", "folder"])
def test_on_our_server_every_row_is_resolved(
    server: Any, server_home: Path, client: Callable[..., Any], started: Any, tmp_path: Path, known_by: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    if known_by == "url":
        monkeypatch.setenv("LAYER_MCP_URL", f"{server.endpoint.origin}/mcp")
        monkeypatch.setenv("LAYER_PAT", server.token.reveal())
        monkeypatch.setenv("LAYER_HOME", str(tmp_path / "far"))
    before = {point: len(started(f"killed when {point}")) for point in POINTS}
    _kill_at_every_point("swatch", {})
    runs = {point: started(f"killed when {point}") for point in POINTS}
    assert [len(runs[point]) - before[point] for point in POINTS] == [0, 1, 1]

    layer = client(home=tmp_path / "far" if known_by == "url" else server_home)
    mine = {f"killed when {point}" for point in POINTS}
    fates = {fate.prompt: fate for fate in layer.look_again() if fate.prompt in mine}
    assert {point: fates[f"killed when {point}"].outcome for point in POINTS} == {
        "intended": "unknown",  # its request may still be under way
        "sent": "started",
        "answered": "started",
    }
    for point in ("sent", "answered"):
        assert fates[f"killed when {point}"].run_id == runs[point][0].id
        assert layer.run(runs[point][0].id).result().cost == 1
    layer._layer._payments._unanswered.grace_seconds = 0.0
    (last,) = [fate for fate in layer.look_again() if fate.prompt in mine]
    assert (last.outcome, last.prompt) == ("never_started", "killed when intended")
    assert [fate for fate in layer.look_again() if fate.prompt in mine] == []


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_on_a_foreign_server_every_row_is_there(
    hosted: Callable[..., Any], client: Callable[..., Any], tmp_path: Path
) -> None:
    server = hosted(1, run_seconds=3600)
    layer = client(home=tmp_path / "far")
    model = layer.models()[0]
    _kill_at_every_point(model.model_id, {"LAYER_HOME": str(tmp_path / "far")})
    assert sorted(run.prompt for run in server.books()) == ["killed when answered", "killed when sent"]
    fates = layer.look_again()
    assert {fate.prompt for fate in fates} == {f"killed when {point}" for point in POINTS}
    assert {fate.outcome for fate in fates} == {"unknown"}
    assert all(fate.before is not None and fate.after is not None for fate in fates)
    assert {entry.state for entry in layer._layer._journal.unanswered()} == {"intent"}
    for fate in fates:
        run = next((run for run in server.books() if run.prompt == fate.prompt), None)
        layer.settle_uncertain(fate.key, run.run_id if run else False)
    assert layer.look_again() == []
    assert len(server.submits) == 2
