"""Models without a model, for tests of agents: both play a script of turns.

    from layer_agents.testing import ScriptedChatModel, StubModelServer

    model = ScriptedChatModel(turns=[[("generate_and_wait", {"prompt": "sword"})], "done"])   # LangChain
    with StubModelServer([[("list_models", {})], "done"]) as server:                          # OpenAI's API
        client = OpenAI(base_url=server.base_url, api_key="unused")

A turn is a text, a list of ``(tool, arguments)`` to call, or a function of the messages so far that gives one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["ScriptedChatModel", "StubModelServer", "Turn"]

if TYPE_CHECKING:
    from layer_agents.testing.chat_model import ScriptedChatModel
    from layer_agents.testing.model_server import StubModelServer, Turn

_HOMES = {
    "ScriptedChatModel": "layer_agents.testing.chat_model",
    "StubModelServer": "layer_agents.testing.model_server",
    "Turn": "layer_agents.testing.model_server",
}


def __getattr__(name: str) -> Any:
    """Import on first use: only one of the two needs LangChain."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
