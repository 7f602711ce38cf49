"""The MCP hosts that Layer's page names: what to write into their configuration, and where.

    layer hosts show cursor
    layer hosts add vscode --pat
    layer hosts check zed

``catalog`` knows each host, ``guide`` says what to do as text, ``install`` edits its file, ``check`` finds what is wrong.
"""
