"""Runs every suite in a process of its own, three side by side, and ends with one line:
``N passed, N failed, N skipped``.

The suites cannot share a process: Playwright and Jupyter each bring an event loop, and the run engine is
one per process. Most wait more than they compute, so three of them fit on two cores; the browser's pages have
to keep up with a person's patience and get the machine for themselves. ``make test`` calls this; its exit code
is the truth.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass
class Suite:
    name: str
    arguments: list[str]
    alone: bool = False


SIDE_BY_SIDE = 3
RUNS = [f"tests/layer_server/{name}" for name in ("runs", "scale", "blueprints")]
SUITES = [
    # The longest first, so that nothing long is left for the end.
    Suite("client", ["tests/layer_mcp", "tests/hosted"]),
    Suite("server", ["tests/layer_server", *(f"--ignore={folder}" for folder in RUNS)]),
    Suite("generators", ["tests/generators"]),
    Suite("server runs", RUNS),
    Suite("house and contract", ["tests/house", "tests/contract", "tests/labextension"]),
    Suite("notebook", ["tests/layer_nb"]),
    Suite("conformance", ["tests/conformance"]),
    Suite("agents", ["tests/layer_agents"]),
    Suite(
        "quickstart",
        ["-p", "nbval", "--nbval-lax", "--nbval-current-env", "--nbval-cell-timeout=120", "notebooks"],
    ),
    Suite("browser", ["tests/browser"], alone=True),
]


@dataclass
class Count:
    passed: int = 0
    failed: int = 0
    skipped: int = 0


def run(suite: Suite, folder: Path) -> Count:
    """Run a suite; what it says is told when it is over, so that no two mix."""
    report, output = folder / f"{suite.name}.xml", folder / f"{suite.name}.txt"
    environment = _of_nobody(folder / suite.name)
    started = time.monotonic()
    with output.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}", *suite.arguments],
            cwd=ROOT,
            env=environment,
            stdout=file,
            stderr=subprocess.STDOUT,
        )
        # Not `wait`: what it and the processes that it waited for have computed is wanted, too.
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    # What the notebooks have started; the other suites end their own.
    subprocess.run(
        [sys.executable, "-m", "layer_mcp.cli", "server", "stop"],
        check=False,
        env=environment,
        capture_output=True,
    )
    count = _read(report) if report.exists() else Count()
    if process.returncode != 0 and count.failed == 0:
        count.failed += 1  # a suite that could not start, crashed, or found no test is a failure
    rule = "─" * (70 - len(suite.name))
    said = output.read_text(errors="replace")
    seconds, busy = time.monotonic() - started, used.ru_utime + used.ru_stime
    sys.stdout.write(
        f"\n── {suite.name} {rule}\n{said}{suite.name}: {seconds:.0f} s, of which {busy:.0f} s computing\n"
    )
    sys.stdout.flush()
    return count


def _of_nobody(home: Path) -> dict[str, str]:
    """The environment without what its owner has set or signed in to: a test spends practice credits only."""
    cleaned = {name: value for name, value in os.environ.items() if not name.startswith("LAYER_")}
    return {**cleaned, "LAYER_HOME": str(home), "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}


def run_all(suites: Iterable[Suite], folder: Path) -> Count:
    """Run suites, and sum up."""
    total = Count()
    with ThreadPoolExecutor(SIDE_BY_SIDE) as lanes:
        for done in as_completed([lanes.submit(run, suite, folder) for suite in suites]):
            count = done.result()
            total.passed += count.passed
            total.failed += count.failed
            total.skipped += count.skipped
    return total


def _read(report: Path) -> Count:
    count = Count()
    for suite in ET.parse(report).getroot().iter("testsuite"):
        broken = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped = int(suite.get("skipped", 0))
        count.failed += broken
        count.skipped += skipped
        count.passed += int(suite.get("tests", 0)) - broken - skipped
    return count


def main() -> int:
    wanted = sys.argv[1:]
    chosen = [suite for suite in SUITES if not wanted or suite.name.split()[0] in wanted]
    names = ", ".join(suite.name for suite in chosen)
    sys.stdout.write(f"{len(chosen)} suites, {SIDE_BY_SIDE} side by side: {names}\n")
    sys.stdout.flush()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        together = run_all((suite for suite in chosen if not suite.alone), folder)
        alone = [run(suite, folder) for suite in chosen if suite.alone]
    counts = [together, *alone]
    passed, failed, skipped = (
        sum(getattr(count, name) for count in counts) for name in ("passed", "failed", "skipped")
    )
    sys.stdout.write(f"\n{passed} passed, {failed} failed, {skipped} skipped\n")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
