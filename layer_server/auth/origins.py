"""The addresses of the public listener: which Host may be asked, which Origin may ask, which resources are ours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from layer_mcp.contract.data_folder import MCP_PATH
from layer_mcp.contract.machine import LOOPBACK_HOSTS

SSE_PATH = "/sse"
_HOST = re.compile(r"([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?")
RESOURCE_PATHS = ("", MCP_PATH, SSE_PATH)


@dataclass(frozen=True)
class Origins:
    """Where the public listener is reached.

    Attributes:
        host: the address that it is bound to.
        public_url: the origin that clients use when a proxy stands in front; None when they come directly.
    """

    host: str
    port: int
    public_url: str | None = None

    @property
    def loopback(self) -> bool:
        return self.host in LOOPBACK_HOSTS

    @property
    def first(self) -> str:
        """The origin to tell people."""
        return self.public_url or f"http://{_bracketed(self.host)}:{self.port}"

    def of(self, host_header: str) -> str | None:
        """The origin that a request was sent to, by its Host header; None when it was not meant for us."""
        if not _HOST.fullmatch(host_header):
            return None
        origin = "http://" + host_header.lower()
        if self.public_url is not None:
            expected = urlsplit(self.public_url).netloc
            known = host_header.lower() == expected or self._direct(origin)
            return self.public_url if known else None
        return origin if self._direct(origin) else None

    def may_call(self, origin_header: str) -> bool:
        """Whether a web page of this origin may call MCP here: our own pages, and programs on this machine."""
        if self.public_url is not None and origin_header == self.public_url:
            return True
        host, _ = _host_and_port(origin_header)
        return (host in LOOPBACK_HOSTS) if self.loopback else self._direct(origin_header)

    def ours(self, resource: str) -> bool:
        """Whether an OAuth resource is one of ours, in any of our spellings."""
        if any(resource.rstrip("/") == f"{self.public_url}{path}" for path in RESOURCE_PATHS):
            return True
        try:
            parts = urlsplit(resource)
        except ValueError:
            return False
        plain = not (parts.query or parts.fragment) and parts.path.rstrip("/") in RESOURCE_PATHS
        return plain and self.public_url is None and self._direct(f"{parts.scheme}://{parts.netloc}")

    def _direct(self, origin: str) -> bool:
        host, port = _host_and_port(origin)
        return port == self.port and (host in LOOPBACK_HOSTS if self.loopback else host == self.host.lower())


def public_url_fault(url: str) -> str | None:
    """What is wrong with the origin that a proxy is to be reached at; None when nothing is."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return "is not a URL"
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        return "must begin with https:// and a host name"
    if parts.path or parts.query or parts.fragment or url != url.lower():
        return "must be an origin, in lower case and with nothing after the host, not even a slash"
    return None


def _host_and_port(origin: str) -> tuple[str, int | None]:
    try:
        parts = urlsplit(origin)
        port = parts.port
    except ValueError:
        return "", None
    return parts.hostname or "", port or (443 if parts.scheme == "https" else 80)


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
