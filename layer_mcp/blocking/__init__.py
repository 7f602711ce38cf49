"""The verbs of ``layer_mcp.verbs``, blocking: one file for each there."""
