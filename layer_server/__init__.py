"""The embedded Layer server: the same MCP tools as the hosted one, generating on this machine.

Started by whoever needs it first (``layer_mcp.connect.local``), or by hand with ``layer serve``.
Tests and embedders build one in their own process with ``layer_server.app.create_app(settings)``.
"""
