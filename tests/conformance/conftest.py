"""The official conformance suite: its Node program, our server in a process of its own, and what it found."""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
SUITE = HERE / "node_modules/@modelcontextprotocol/conformance/dist/index.js"
OLDEST_NODE = 22
REVISIONS = ("2025-11-25", "2026-07-28")
START_SECONDS = 60
SUITE_SECONDS = 180


@dataclass(frozen=True)
class Suite:
    """The suite's program.

    Attributes:
        node: of major version 22 or newer.
    """

    node: str

    def begin(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [self.node, str(SUITE), *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def run(self, *arguments: str) -> str:
        """What it prints."""
        return self.begin(*arguments).communicate(timeout=SUITE_SECONDS)[0]


@pytest.fixture(scope="session")
def suite() -> Suite:
    node = _node()
    if node is None or not SUITE.is_file():
        pytest.fail(
            f"The conformance suite is not installed, or there is no Node.js {OLDEST_NODE}: run "
            "`npm ci --ignore-scripts` in tests/conformance (`make test` does)."
        )
    return Suite(node)


def _node() -> str | None:
    beside = Path(sys.executable).parent / ("node.exe" if os.name == "nt" else "node")
    for node in (shutil.which("node"), str(beside)):
        if node is not None and Path(node).exists():
            version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
            if int(version.lstrip("v").split(".")[0]) >= OLDEST_NODE:
                return node
    return None


@pytest.fixture(scope="session")
def fixture_server(person: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of our server with the suite's fixtures."""
    yield from _serving(tmp_path_factory.mktemp("fixtures"), person, [])


@pytest.fixture(scope="session")
def person() -> dict[str, str]:
    """Who may sign in at the servers: ``name`` and ``password``."""
    return {"name": "someone", "password": secrets.token_urlsafe(12)}


@pytest.fixture(scope="session")
def bare_server(person: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of our server as it is."""
    yield from _serving(tmp_path_factory.mktemp("bare"), person, ["bare"])


def _serving(folder: Path, person: dict[str, str], more: Sequence[str]) -> Iterator[str]:
    (folder / "person.json").write_text(json.dumps(person))
    port = _free_port()
    log = folder / "log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, str(HERE / "fixture_server"), str(folder), str(port), *more],
            stdout=out,
            stderr=out,
            env={**os.environ, "PYTHONPATH": str(HERE.parents[1])},
        )
    try:
        _await_port(port, process, log)
        yield f"http://127.0.0.1:{port}/mcp"
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def free_port() -> int:
    return _free_port()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _await_port(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"The server for the suite did not start:\n{log.read_text()[-3000:]}")


Checks = dict[str, list[dict[str, Any]]]
"""By scenario, what the suite checked."""


class Results:
    """What the suite found of one server; it runs for all revisions at once, when the first test asks."""

    def __init__(self, suite: Suite, address: str, folder: Path) -> None:
        self._folder = folder
        self._running = {
            revision: suite.begin(
                "server", "--url", address, "--requirements", revision, "-o", str(folder / revision)
            )
            for revision in REVISIONS
        }
        self._found: dict[str, Checks] = {}

    def checks(self, revision: str, scenario: str) -> list[dict[str, Any]]:
        if revision not in self._found:
            # It answers 1 where anything failed; the tests look at that scenario by scenario.
            self._running[revision].communicate(timeout=SUITE_SECONDS)
            self._found[revision] = self._read(revision)
        found = self._found[revision]
        assert scenario in found, f"the suite did not run {scenario}; it ran {sorted(found)}"
        return found[scenario]

    def _read(self, revision: str) -> Checks:
        checks: Checks = {}
        for file in (self._folder / revision).glob("server-*/checks.json"):
            named = re.fullmatch(r"server-(.+?)-\d{4}-\d\d-\d\dT[\d-]+Z", file.parent.name)
            assert named is not None, file.parent.name
            checks[named[1]] = json.loads(file.read_text())
        return checks


@pytest.fixture(scope="session")
def results(suite: Suite, fixture_server: str, tmp_path_factory: pytest.TempPathFactory) -> Results:
    """What the suite found of our server with its fixtures."""
    return Results(suite, fixture_server, tmp_path_factory.mktemp("results"))


@pytest.fixture(scope="session")
def bare_results(suite: Suite, bare_server: str, tmp_path_factory: pytest.TempPathFactory) -> Results:
    """What the suite found of our server as it is."""
    return Results(suite, bare_server, tmp_path_factory.mktemp("bare-results"))
