"""Without LangChain, ``kit.langchain()`` says what to install."""

from __future__ import annotations

import sys

import pytest


def test_the_extra_is_named(kit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "layer_agents.faces.langchain", raising=False)
    for name in [name for name in sys.modules if name.split(".")[0] == "langchain_core"]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, "langchain_core", None)
    with pytest.raises(ModuleNotFoundError, match=r'pip install "layer-nb\[agents\]"'):
        kit.langchain()
