"""Every Python snippet of docs/agents.md runs as it stands."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from layer_agents.testing import ScriptedChatModel, StubModelServer

PAGE = (Path(__file__).parents[2] / "docs" / "agents.md").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
TURNS: list[Any] = [[("generate_and_wait", {"prompt": "crystal sword icon", "batch_size": 1})], "Here it is."]


@pytest.mark.parametrize(
    "snippet", SNIPPETS, ids=[f"snippet {number}" for number in range(1, len(SNIPPETS) + 1)]
)
def test_snippet(
    snippet: str,
    server: object,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    with StubModelServer(TURNS) as stub:
        monkeypatch.setenv("OPENAI_BASE_URL", stub.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", "unused")
        names: dict[str, Any] = {"model": ScriptedChatModel(turns=TURNS)}
        exec(compile(snippet, "docs/agents.md", "exec"), names)
    if "done" in names:
        assert names["done"]["messages"][-1].content == "Here it is."
    if "outside" in names:
        assert not names["photo"].is_error
        assert names["outside"].text.startswith("INVALID_INPUTS")
        assert not names["made"].is_error, names["made"].text
    if "refused" in names:
        assert names["refused"].text.startswith("APPROVAL_DENIED")
        assert "<Budget 2 spent, 0 reserved, 18 of 20 CU left>" in capsys.readouterr().out
