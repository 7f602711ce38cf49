"""The MCP App: one self-contained page that shows a run's results inside hosts that can show pages.

Hosts that cannot see the tools' ordinary answers; nothing is said in the page only. It takes nothing from the
network: its pictures come in the tool's result, or are read as resources through the host.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from mcp import types

EXTENSION = "io.modelcontextprotocol/ui"
MIME_TYPE = "text/html;profile=mcp-app"
RUN_PAGE = "ui://layer/run"
TTL_MS = 3_600_000
"""The page changes with the version only."""

SHOWS_RUNS = frozenset({"get_forge_run", "get_workflow_run"})


def tool_meta(name: str) -> dict[str, Any] | None:
    """The ``_meta`` of a tool whose result the page shows."""
    return {"ui": {"resourceUri": RUN_PAGE}} if name in SHOWS_RUNS else None


def resource() -> types.Resource:
    """The page in a list of resources."""
    return types.Resource(
        uri=RUN_PAGE,
        name="run",
        title="A run's gallery",
        description="Shows the assets of get_forge_run and get_workflow_run.",
        mime_type=MIME_TYPE,
        _meta=_META,
    )


def contents() -> types.TextResourceContents:
    """The page."""
    return types.TextResourceContents(uri=RUN_PAGE, mime_type=MIME_TYPE, text=_page(), _meta=_META)


# No domains: a page that needs none is shown by every host, whatever the server's address is.
_META: dict[str, Any] = {"ui": {"csp": {}, "prefersBorder": True}}


@cache
def _page() -> str:
    return (files("layer_server.tools") / "page" / "run.html").read_text(encoding="utf-8")
