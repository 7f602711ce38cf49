"""One-click links: the two hosts that install a server from a link."""

from __future__ import annotations

import base64
import json
from urllib.parse import quote

from layer_mcp.hosts.catalog import Host
from layer_mcp.hosts.destination import Destination, Local


def links(host: Host, destination: Destination) -> list[str]:
    """The links that install the server in a host; none for a token, which has no business in a link."""
    if destination.way == "pat" or host.local is None:
        return []
    entry = host.local(destination) if isinstance(destination, Local) else host.remote(destination)
    if host.name == "cursor":
        config = base64.b64encode(_compact(entry).encode()).decode()
        query = f"name={quote(host.entry_name, safe='')}&config={quote(config, safe='')}"
        return [f"cursor://anysphere.cursor-deeplink/mcp/install?{query}"]
    if host.name == "vscode":
        document = quote(_compact({"name": host.entry_name, **entry}), safe="")
        return [f"{scheme}:mcp/install?{document}" for scheme in ("vscode", "vscode-insiders")]
    return []


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
