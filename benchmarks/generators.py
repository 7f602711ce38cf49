"""Seconds and peak memory of the generators at 1024 x 1024, each prompt in a fresh process.

``python -m benchmarks.generators`` prints a table and writes ``benchmarks/out/generators.json``.
"""

from __future__ import annotations

import json
import platform
import subprocess
import sys
from pathlib import Path
from statistics import median

OUT = Path(__file__).parent / "out" / "generators.json"
ROOT = Path(__file__).resolve().parent.parent

CASES = (
    ("icon", "crystal sword icon on a transparent background"),
    ("icon", "fire dragon"),
    ("icon", "treasure chest"),
    ("icon", "health potion"),
    ("icon", "cute penguin"),
    ("icon", "phoenix"),
    ("texture", "mossy cobblestone"),
    ("texture", "lava"),
    ("texture", "grass"),
    ("texture", "rusty metal plates"),
    ("texture", "gravel"),
)

_MEASURE = """
import json, resource, sys, time
slug, prompt, side = sys.argv[1], sys.argv[2], int(sys.argv[3])
start = time.perf_counter()
import numpy as np
from layer_server.generators.card import GenerationRequest
from layer_server.generators.registry import CARDS
generate = next(card for card in CARDS if card.slug == slug).load()
def run(seed):
    request = GenerationRequest(prompt, seed, 1, {"width": side, "height": side})
    begin = time.perf_counter()
    output = generate(request, np.random.default_rng(seed), lambda f, s: None, lambda: False)[0]
    return time.perf_counter() - begin, len(output.data) + sum(len(part.data) for part in output.parts)
first, size = run(0)
cold = time.perf_counter() - start
warm = [run(seed)[0] for seed in (1, 2, 3)]
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"cold_s": cold, "warm_s": warm, "peak_mib": peak, "bytes": size}))
"""


def measure(slug: str, prompt: str, side: int = 1024) -> dict[str, object]:
    """One prompt in a fresh process: the first run with imports, then three warm ones."""
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, slug, prompt, str(side)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    result = json.loads(done.stdout)
    return {"model": slug, "prompt": prompt, "side": side, **result}


def main() -> None:
    rows = [measure(slug, prompt) for slug, prompt in CASES]
    rows.append(measure("icon", "fire dragon", 2048))
    rows.append(measure("texture", "mossy cobblestone", 2048))
    print(f"{'model':8} {'prompt':48} {'side':>5} {'cold s':>7} {'warm s':>7} {'peak MiB':>9} {'MB':>6}")
    for row in rows:
        print(
            f"{row['model']:8} {row['prompt']:48} {row['side']:5} {row['cold_s']:7.2f} "
            f"{median(row['warm_s']):7.2f} {row['peak_mib']:9.0f} {row['bytes'] / 1e6:6.1f}"
        )
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(
        json.dumps({"python": platform.python_version(), "runs": rows}, indent=1), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
