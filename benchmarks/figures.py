"""Shared by the benchmarks: percentiles, and where the figures go."""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

OUT = Path(__file__).resolve().parent / "out"


def percentiles(seconds: Sequence[float]) -> dict[str, float]:
    """p50, p95 and the number of samples; milliseconds."""
    ordered = sorted(seconds)
    return {
        "p50_ms": round(statistics.median(ordered) * 1e3, 3),
        "p95_ms": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))] * 1e3, 3),
        "n": len(ordered),
    }


def write(name: str, figures: dict[str, Any]) -> None:
    """Keep the figures and show them."""
    OUT.mkdir(exist_ok=True)
    text = json.dumps(figures, indent=2)
    (OUT / f"{name}.json").write_text(text + "\n")
    sys.stdout.write(text + "\n")
