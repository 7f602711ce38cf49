"""Personal access tokens: where one comes from, and the one origin that it is meant for."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from layer_mcp.auth.credential import StaticToken
from layer_mcp.contract.machine import LOOPBACK_HOSTS
from layer_mcp.contract.redact import Secret

PAT_VARIABLE = "LAYER_PAT"


def origin_of(url: str) -> str:
    """``https://host[:port]`` of a URL, lower case, without user, path or query."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    if ":" in host:
        host = f"[{host}]"
    default = {"http": 80, "https": 443}.get(parts.scheme)
    port = f":{parts.port}" if parts.port and parts.port != default else ""
    return f"{parts.scheme}://{host}{port}"


def pat_for(url: str, meant_for: str, environ: Mapping[str, str]) -> StaticToken | None:
    """``LAYER_PAT`` if there is one and ``url`` is of the origin that it is meant for.

    Never for plain HTTP beyond this machine: a token in clear text is a token given away.

    Args:
        url: where it would be sent.
        meant_for: a URL of the origin that the token belongs to.
    """
    token = environ.get(PAT_VARIABLE, "").strip()
    if not token or origin_of(url) != origin_of(meant_for):
        return None
    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in LOOPBACK_HOSTS:
        return None
    return StaticToken(Secret(token), origin_of(url), PAT_VARIABLE)
