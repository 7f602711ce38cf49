"""What a warm embedded forge costs beyond its generator: price, submit, wait, result.

The generator sleeps for a fixed time, so that whatever else is measured is overhead. Goals: p50 40 ms,
p95 60 ms; and the server's idle CPU at most 2 %.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from figures import percentiles, write

HERE = Path(__file__).resolve().parent
os.environ |= {"LAYER_CARDS": "rest_card:CARDS", "LAYER_CODE_PATH": str(HERE)}
os.environ.pop("LAYER_MCP_URL", None)
sys.path.insert(0, str(HERE))

RUNS = 40
WARM_UP = 4
IDLE_SECONDS = 10.0


def bare() -> list[float]:
    """The generator, called directly."""
    import rest_card

    from layer_server.generators.card import GenerationRequest

    taken = []
    for seed in range(10):
        begun = time.perf_counter()
        request = GenerationRequest(prompt="rest", seed=seed, batch_size=1, parameters={})
        rest_card.rest(request, None, lambda share, stage: None, lambda: False)
        taken.append(time.perf_counter() - begun)
    return taken


def forged(layer: Any) -> tuple[list[float], list[float], list[float]]:
    whole: list[float] = []
    submit: list[float] = []
    known: list[float] = []
    for index in range(WARM_UP + RUNS):
        begun = time.perf_counter()
        run = layer.forge("rest", model="rest", batch_size=1, seed=index)
        submitted = time.perf_counter()
        run.result()
        ended, now = time.perf_counter(), time.time()
        if index >= WARM_UP:
            whole.append(ended - begun)
            submit.append(submitted - begun)
            known.append(now - run.finished_at.timestamp())  # one machine, one clock
    return whole, submit, known


def idle_share(pid: int) -> float:
    """CPU share of the server and its workers while nothing is asked, in percent of one core."""
    import psutil

    processes = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]

    def used() -> float:
        return sum(sum(process.cpu_times()[:2]) for process in processes)

    time.sleep(1)
    before = used()
    time.sleep(IDLE_SECONDS)
    return (used() - before) / IDLE_SECONDS * 100


def main() -> None:
    from layer_mcp import Layer
    from layer_mcp.connect import local

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        with Layer("embedded", home=home) as layer:
            whole, submit, known = forged(layer)
            pid = local.ensure(home).endpoint.pid
            direct = percentiles(bare())
            idle = idle_share(pid)
        local.stop(home)
    overhead = [each - direct["p50_ms"] / 1e3 for each in whole]
    write(
        "forge_overhead",
        {
            "generator_alone": direct,
            "price_and_submit": percentiles(submit),
            "call_to_result": percentiles(whole),
            "overhead": percentiles(overhead),
            "known_after_settling": percentiles(known),
            "server_idle_cpu_percent": round(idle, 2),
            "load_average_1min": round(os.getloadavg()[0], 2),
            "goals": {
                "overhead_p50_ms": 40,
                "overhead_p95_ms": 60,
                "known_p95_ms": 20,
                "idle_cpu_percent": 2,
            },
        },
    )


if __name__ == "__main__":
    main()
