"""The local server: cold start to a first answer from the database, attaching to a running one, idle memory and CPU.

Every sample is a fresh client process that uses ``Layer`` as a notebook does. Goals: 1.5 s cold in an existing
folder, 4 s on the first run ever, attach 100 ms beyond importing the client, idle CPU at most 2 %.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil
from figures import write

from layer_mcp.connect import local

ROUNDS = int(os.environ.get("ROUNDS", "7"))
IDLE_SECONDS = 10.0

CLIENT = """
import json, sys, time
from pathlib import Path
from layer_mcp import Layer
at = {}
begun = time.perf_counter()
layer = Layer("embedded", home=Path(sys.argv[1]))
at["made"] = time.perf_counter() - begun
import mcp, httpx2  # what the client imports, whether or not it has by now
at["imported"] = time.perf_counter() - begun
layer.workspaces()
at["answered"] = time.perf_counter() - begun
at["process"] = time.time() - float(sys.argv[2])
print(json.dumps({name: round(seconds * 1e3, 1) for name, seconds in at.items()}))
layer.close()
"""


def client(home: Path) -> dict[str, float]:
    """Milliseconds until a fresh process has its first answer."""
    done = subprocess.run(
        [sys.executable, "-c", CLIENT, str(home), str(time.time())],
        capture_output=True,
        text=True,
        check=True,
    )
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def median(samples: list[dict[str, float]]) -> dict[str, Any]:
    figures: dict[str, Any] = {
        name: round(statistics.median(sample[name] for sample in samples), 1) for name in samples[0]
    }
    figures["attach_beyond_import"] = round(
        statistics.median(sample["answered"] - sample["imported"] for sample in samples), 1
    )
    figures["max_process"] = max(sample["process"] for sample in samples)
    return figures


def idle(home: Path) -> dict[str, Any]:
    server = psutil.Process(local.ensure(home).endpoint.pid)
    family = [server, *server.children(recursive=True)]

    def cpu() -> float:
        return sum(sum(process.cpu_times()[:2]) for process in family)

    time.sleep(2)
    before = cpu()
    time.sleep(IDLE_SECONDS)
    used = cpu() - before
    return {
        "cpu_percent": round(used / IDLE_SECONDS * 100, 2),
        "server_pss_mib": round(server.memory_full_info().pss / 2**20),
        "workers_pss_mib": [round(child.memory_full_info().pss / 2**20) for child in family[1:]],
        "threads": server.num_threads(),
    }


def main() -> None:
    root = Path(tempfile.mkdtemp(prefix="layer-bench-"))
    os.environ["LAYER_HOME"] = str(root / "unused")
    fresh, existing, attached = [], [], []
    try:
        first = root / "first"
        client(first)  # once for the page cache and the .pyc files
        attached = [client(first) for _ in range(ROUNDS)]
        at_rest = idle(first)
        local.stop(first)
        for number in range(ROUNDS):
            home = root / f"fresh{number}"
            fresh.append(client(home))
            local.stop(home)
            existing.append(client(first))
            local.stop(first)
    finally:
        for home in root.iterdir():
            local.stop(home)
        shutil.rmtree(root, ignore_errors=True)
    write(
        "local_server",
        {
            "rounds": ROUNDS,
            "load": [round(each, 1) for each in os.getloadavg()],
            "unit": "ms from the client process's start (process) or from `Layer()` (the others)",
            "fresh_folder": median(fresh),
            "existing_folder": median(existing),
            "attach": median(attached),
            "idle": at_rest,
        },
    )


if __name__ == "__main__":
    main()
