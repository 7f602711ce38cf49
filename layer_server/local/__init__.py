"""``/local/v1``: the local REST beside MCP, as ``layer_mcp.contract.local`` and ``administration`` describe it."""
