"""Every Python snippet of docs/client.md and docs/map.md runs as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[3] / "docs"
SNIPPETS = [
    snippet
    for page in ("client.md", "map.md")
    for snippet in re.findall(r"```python\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)
]


@pytest.mark.parametrize("number", range(len(SNIPPETS)))
def test_snippet(layer: object, number: int, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(SNIPPETS[number], "docs", "exec"), {})
    assert capsys.readouterr().out
