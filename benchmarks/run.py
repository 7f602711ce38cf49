"""Runs every benchmark, each in a process of its own, and gathers the figures in one table.

``make bench`` calls this. The figures land in ``benchmarks/out/*.json``.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
BENCHMARKS = [
    "imports",
    "call_overhead",
    "forge_overhead",
    "local_server",
    "server_call",
    "polling",
    "uploads",
    "transfers",
    "waiting",
    "workflow_overhead",
    "mapping",
    "journal",
    "postgres",
    "notebook_weight",
    "generators",
    "summary",
]


def main() -> int:
    failed = []
    for name in [name for name in BENCHMARKS if not sys.argv[1:] or name in sys.argv[1:]]:
        sys.stdout.write(f"\n── {name} " + "─" * (60 - len(name)) + "\n")
        sys.stdout.flush()
        if subprocess.run(
            [sys.executable, str(HERE / f"{name}.py")], cwd=HERE.parent, check=False
        ).returncode:
            failed.append(name)
    if failed:
        sys.stdout.write(f"\nfailed: {', '.join(failed)}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
