"""The suite's scenarios for a client, against ours: the connection, and the sign-in with a person who agrees.

Left out are those where a server puts a question to the person who uses the client (``client_asks_nobody``): our
connection says that it offers no such thing, and a server must not ask then. Questions about money are asked before
anything is sent.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
SCENARIOS = json.loads((HERE / "scenarios.json").read_text())
PROGRAM = HERE / "client_program"
SECONDS = 120
SCENARIO_MILLISECONDS = 60_000
STAMPED = re.compile(r"-\d{4}-\d\d-\d\dT[\d-]+Z")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The port of the program that plays the scenarios."""
    folder = tmp_path_factory.mktemp("client")
    port = folder / "port"
    environment = {**os.environ, "PYTHONPATH": str(HERE.parents[1]), "LAYER_HOME": str(folder / "home")}
    process = subprocess.Popen([sys.executable, str(PROGRAM), str(port)], env=environment, cwd=folder)
    try:
        deadline = time.monotonic() + SECONDS
        while not (port.exists() and port.read_text()):
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.02)
        yield port.read_text()
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def found(suite: Any, program: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Where the suite has put what it found, by revision; both are played at once."""
    command = f"{sys.executable} -I -S {PROGRAM / 'relay.py'} {program}"
    folders = {revision: tmp_path_factory.mktemp(revision) for revision in SCENARIOS["client"]}
    running = [
        suite.begin(
            "client", "--command", command, "--requirements", revision,
            "--timeout", str(SCENARIO_MILLISECONDS), "-o", str(folder),
        )
        for revision, folder in folders.items()
    ]  # fmt: skip
    for process in running:
        # What it prints is cut off where it ends, and it answers 1 where anything failed, required or not.
        process.communicate(timeout=SECONDS)
    return folders


@pytest.mark.parametrize(
    ("revision", "scenario"),
    [(revision, name) for revision, names in SCENARIOS["client"].items() for name in names],
)
def test_required(found: dict[str, Path], revision: str, scenario: str) -> None:
    folders = [
        folder
        for folder in (found[revision] / scenario).parent.glob(f"{Path(scenario).name}-20*")
        if STAMPED.fullmatch(folder.name.removeprefix(Path(scenario).name))
    ]
    assert len(folders) == 1, folders
    checks = json.loads((folders[0] / "checks.json").read_text())
    said = (folders[0] / "stderr.txt").read_text()
    wrong = [
        f"{check['id']}: {check.get('errorMessage') or check['description']}"
        for check in checks
        if check["status"] in {"FAILURE", "WARNING"}
    ]
    assert not wrong, said
    assert any(check["status"] == "SUCCESS" for check in checks), said


@pytest.mark.parametrize("revision", SCENARIOS["client"])
def test_no_required_scenario_is_left_out(suite: Any, revision: str) -> None:
    listed = suite.run("list", "--client", "--requirements", revision).partition("Client scenarios")[2]
    required = re.findall(r"^  - (\S+)$", listed.partition("Run and reported")[0], re.MULTILINE)
    ours = SCENARIOS["client"][revision] + SCENARIOS["client_asks_nobody"][revision]
    assert sorted(required) == sorted(ours)
