"""Runs every suite in a process of its own, and ends with one line: ``N passed, N failed, N skipped``.

The suites cannot share a process: Playwright and Jupyter each bring an event loop, and the run engine is
one per process. ``make test`` calls this; its exit code is the truth.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass
class Suite:
    name: str
    arguments: list[str]


SUITES = [
    Suite("house and contract", ["tests/house", "tests/contract", "tests/labextension"]),
    Suite("client", ["tests/layer_mcp"]),
    Suite("server", ["tests/layer_server"]),
    Suite("conformance", ["tests/conformance"]),
    Suite("notebook", ["tests/layer_nb"]),
    Suite("agents", ["tests/layer_agents"]),
    Suite("quickstart", ["--nbval-lax", "--nbval-current-env", "--nbval-cell-timeout=120", "notebooks"]),
    Suite("browser", ["tests/browser"]),
]


@dataclass
class Count:
    passed: int = 0
    failed: int = 0
    skipped: int = 0


def run(suite: Suite, folder: Path) -> Count:
    report = folder / "report.xml"
    report.unlink(missing_ok=True)
    started = time.monotonic()
    sys.stdout.write(f"\n── {suite.name} " + "─" * (70 - len(suite.name)) + "\n")
    sys.stdout.flush()
    process = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}", *suite.arguments],
        cwd=ROOT,
        check=False,
    )
    count = _read(report) if report.exists() else Count()
    if process.returncode != 0 and count.failed == 0:
        count.failed += 1  # a suite that could not start, crashed, or found no test is a failure
    sys.stdout.write(f"{suite.name}: {time.monotonic() - started:.0f} s\n")
    return count


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
    total = Count()
    with tempfile.TemporaryDirectory() as temporary:
        for suite in SUITES:
            if wanted and suite.name.split()[0] not in wanted:
                continue
            count = run(suite, Path(temporary))
            total.passed += count.passed
            total.failed += count.failed
            total.skipped += count.skipped
    sys.stdout.write(f"\n{total.passed} passed, {total.failed} failed, {total.skipped} skipped\n")
    return 1 if total.failed or not total.passed else 0


if __name__ == "__main__":
    sys.exit(main())
