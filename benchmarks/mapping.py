"""A hundred quick prompts, five at a time, against the ideal: the sum of their work divided by five, in the same run.

The server has a worker for each of the five, whose model rests for a fixed time and asks nothing of the processor. So
what is above the ideal is what starting, ending and hearing of a run cost, the client's part and the server's together.
One run after the other is measured beside it: a map that hid nothing would have its ratio.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from figures import write

HERE = Path(__file__).resolve().parent
os.environ |= {"LAYER_CARDS": "rest_card:CARDS", "LAYER_CODE_PATH": str(HERE), "LAYER_WORKERS": "5"}
os.environ.pop("LAYER_MCP_URL", None)
sys.path.insert(0, str(HERE))

PROMPTS = 100
AT_ONCE = 5
ALONE = 10
"""How many are run one after the other, for one run's own overhead."""


def main() -> None:
    from rest_card import SECONDS

    from layer_mcp import Layer
    from layer_mcp.connect import local

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        local.ensure(home, timeout=60)
        try:
            with Layer("embedded", home=home) as layer:
                layer.grant(1000)
                work = {"model": "rest", "batch_size": 1}
                list(layer.map(["warm"] * AT_ONCE, **work))
                begun = time.perf_counter()
                for number in range(ALONE):
                    layer.forge(f"alone {number}", **work).result()
                alone = (time.perf_counter() - begun) / ALONE
                figures = {"alone_ms": round(1e3 * alone)}
                for name, more in (
                    ("map", {}),
                    ("map_with_resume_file", {"resume": Path(folder) / "r.jsonl"}),
                ):
                    begun = time.perf_counter()
                    made = list(layer.map([f"{name} {number}" for number in range(PROMPTS)], **more, **work))
                    wall = time.perf_counter() - begun
                    assert all(each.ok for each in made)
                    served = [each.run.seconds or SECONDS for each in made]
                    figures[name] = {
                        "wall_s": round(wall, 2),
                        "ideal_s": round(PROMPTS * SECONDS / AT_ONCE, 2),
                        "ratio": round(wall * AT_ONCE / (PROMPTS * SECONDS), 3),
                        "alone_ratio": round(alone / SECONDS, 3),
                        "served_ms": round(1e3 * sum(served) / PROMPTS),
                    }
        finally:
            local.stop(home)
    write(
        "mapping",
        {
            "prompts": PROMPTS,
            "at_once": AT_ONCE,
            "work_ms": 1e3 * SECONDS,
            "cores": len(os.sched_getaffinity(0)),
            "load": round(os.getloadavg()[0], 1),
            **figures,
        },
    )


if __name__ == "__main__":
    main()
