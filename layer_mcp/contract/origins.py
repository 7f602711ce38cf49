"""Origins: the unit to which a credential belongs, and where it may be sent at all. Standard library only."""

from __future__ import annotations

from urllib.parse import urlsplit

from layer_mcp.contract.machine import LOOPBACK_HOSTS


def origin_of(url: str) -> str:
    """``https://host[:port]`` of a URL, lower case, without user, path or query."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    if ":" in host:
        host = f"[{host}]"
    default = {"http": 80, "https": 443}.get(parts.scheme)
    port = f":{parts.port}" if parts.port and parts.port != default else ""
    return f"{parts.scheme}://{host}{port}"


def in_clear_text(url: str) -> bool:
    """Whether it is plain HTTP beyond this machine: a token in clear text is a token given away."""
    parts = urlsplit(url)
    return parts.scheme != "https" and parts.hostname not in LOOPBACK_HOSTS
