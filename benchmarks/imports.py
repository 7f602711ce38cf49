"""What it costs to import each package in a fresh process, over a bare interpreter. Goal: 50 ms each."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from figures import write

ROUNDS = 15
GOAL_MS = 50


def one(statement: str) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return (time.perf_counter() - begun) * 1e3


def main() -> None:
    statements = {name: f"import {name}" for name in ("layer_mcp", "layer_nb", "layer_agents")}
    taken: dict[str, list[float]] = {name: [] for name in ("bare", *statements)}
    for statement in ("pass", *statements.values()):
        one(statement)  # once for the page cache and the .pyc files
    for _ in range(ROUNDS):  # in turn, so that a busy moment hits all of them
        taken["bare"].append(one("pass"))
        for name, statement in statements.items():
            taken[name].append(one(statement))
    bare = statistics.median(taken["bare"])
    figures: dict[str, object] = {"rounds": ROUNDS, "bare_ms": round(bare, 1), "goal_ms": GOAL_MS}
    for name in statements:
        figures[name] = {
            "process_ms": round(statistics.median(taken[name]), 1),
            "import_ms": round(statistics.median(taken[name]) - bare, 1),
        }
    write("imports", figures)


if __name__ == "__main__":
    main()
