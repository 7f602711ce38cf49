"""The file tools: listed and checked, answered with FEATURE_DISABLED by this version."""

from __future__ import annotations

from typing import NoReturn

from layer_mcp.contract.errors import FeatureDisabled
from layer_mcp.contract.model import Request
from layer_server.tools.call import Call


def uploads(call: Call, request: Request) -> NoReturn:  # noqa: ARG001  a handler's signature
    """Both upload tools. Raises FeatureDisabled."""
    raise FeatureDisabled(
        "This embedded server takes no uploads yet, and none of its models takes guidance files; nothing was stored.",
        remedy="Describe what you want in the prompt and call execute_forge. "
        "For guidance files, point the client at the hosted server (LAYER_MCP_URL=hosted).",
    )
