"""Whether an address is Layer's, exactly, or at least one that MCP can be spoken to."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from layer_mcp.auth.profiles import HOSTED_URL
from layer_mcp.contract.origins import in_clear_text
from layer_mcp.doctor.check import Check

LAYER_DOMAIN = "layer.ai"
_EXACTLY = f"Layer's is exactly {HOSTED_URL}"


def is_layers(url: str) -> bool:
    """Whether an address is of Layer's own domain."""
    host = _host(url)
    return host == LAYER_DOMAIN or host.endswith(f".{LAYER_DOMAIN}")


def address(url: str, *, name: str = "URL") -> Check:
    """An address as somebody has written it, blanks and all."""
    if url == HOSTED_URL:
        return Check(name, True, url)
    if url != url.strip() or re.search(r"\s", url):
        return Check(name, False, f"{url!r} has blanks in it", f"Remove them. {_EXACTLY}")
    if is_layers(url):
        return Check(name, False, f"it is {url!r}", _EXACTLY)
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not _host(url):
        return Check(name, False, f"{url!r} is not an http(s) URL", _EXACTLY)
    if not parts.path.endswith(("/mcp", "/sse")):
        return Check(name, False, f"{url!r} does not end in /mcp", "Add the path /mcp to it.")
    if in_clear_text(url):
        return Check(
            name, False, f"{url} is plain HTTP to another machine, and no token is sent there", "Use https."
        )
    return Check(name, True, url)


def _host(url: str) -> str:
    try:
        return (urlsplit(url.strip()).hostname or "").lower()
    except ValueError:
        return ""
