"""Writes scores, and prints them for whoever ran the benchmark."""

from __future__ import annotations

import json
from collections.abc import Mapping

from benchmarks.quality.making import OUT


def write(name: str, groups: Mapping[str, Mapping[str, object]]) -> None:
    """``out/<name>.json``, and the same as text."""
    path = OUT / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(groups, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for group, scores in groups.items():
        print(f"\n{group}")
        for label, value in scores.items():
            print(f"  {label}: {value}")
