"""Layer's tools for agents, whatever the framework.

    from layer_agents import Budget, LayerKit

    with LayerKit.embedded(budget=Budget(50)) as kit:   # or LayerKit.connect("https://…/mcp")
        tools = kit.langchain()                                  # LangChain tools, blocking and awaited
        tools = kit.openai_chat()                                # or tools for OpenAI's Chat Completions …
        messages = kit.handle_chat(response)                     # … and the answers to its tool calls
        result = kit.call("generate_and_wait", {"prompt": "crystal sword icon"})

The tools are discovered from the server, so whatever a server offers is there. A model sees short text and
opaque asset handles; bytes stay with the program. Nothing heavy is imported until a kit is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from layer_mcp.lazy import lazy

__all__ = [
    "ApprovalRequest",
    "Budget",
    "Deny",
    "LayerKit",
    "RejectedTool",
    "ToolResult",
    "ToolSpec",
]

if TYPE_CHECKING:
    from layer_agents.approval import ApprovalRequest, Deny
    from layer_agents.kit import LayerKit
    from layer_agents.results import ToolResult
    from layer_agents.spec import RejectedTool, ToolSpec

_HOMES = {
    "ApprovalRequest": "layer_agents.approval",
    "Budget": "layer_mcp.paying.budget",
    "Deny": "layer_agents.approval",
    "LayerKit": "layer_agents.kit",
    "RejectedTool": "layer_agents.spec",
    "ToolResult": "layer_agents.results",
    "ToolSpec": "layer_agents.spec",
}


__getattr__ = lazy(__name__, _HOMES)


def __dir__() -> list[str]:
    return sorted(__all__)
