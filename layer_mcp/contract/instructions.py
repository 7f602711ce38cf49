"""The three instruction tools: no arguments, text for an agent, and the same facts as data."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from layer_mcp.contract.model import Request, Result


class GetInstructions(Request):
    """Arguments of ``get_instructions``: none."""


class GetForgeInstructions(Request):
    """Arguments of ``get_forge_instructions``: none."""


class GetWorkflowInstructions(Request):
    """Arguments of ``get_workflow_instructions``: none."""


class Instructions(Result):
    """Guidance for an agent.

    Attributes:
        text: Markdown, complete in itself.
        facts: the numbers and names of the text as data (prices, limits, error codes).
    """

    text: str
    facts: dict[str, Any] = Field(default_factory=dict)
